"""Tests of the printed sheet: everything a department is asked, in a PDF that everybody can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.departments.packing import pack
from journeymap.departments.sheet_pdf import write_sheet
from journeymap.departments.sheet_pdf_boxes import boxes
from journeymap.drawing.display import Path as Drawn
from journeymap.drawing.display import TextRun
from journeymap.drawing.theme import load
from journeymap.editing.errors import EditError
from journeymap.model import Department, Journey
from tests.departments.filling_in import SENT, hotel
from tests.report.pdf.reading import failures, texts


def test_each_touchpoint_stands_on_it_with_boxes_and_lines(tmp_path: Path) -> None:
    out = tmp_path / "operations.pdf"
    assert write_sheet(hotel(), "operations", out, language="en", day=SENT) == len(texts(out.read_bytes()))
    said = "".join(texts(out.read_bytes()))
    for words in (
        "Operations",
        "3 Nov 2026",
        "Check-in",
        "214 answers",
        "Promised at Instagram ad",
        "5 min",
        "Laundry",
    ):
        assert words in said
    assert "Reservation call" not in said
    assert failures(out.read_bytes()) == []


def test_a_department_without_touchpoints_gets_lines_to_write_on(tmp_path: Path) -> None:
    journey = Journey(title="Empty", departments={"it": Department()})
    pack(journey, "it", tmp_path / "it.pdf", language="id", day=SENT)
    assert len(texts((tmp_path / "it.pdf").read_bytes())) == 1
    with pytest.raises(EditError, match="no department “sales”"):
        write_sheet(journey, "sales", tmp_path / "sales.pdf", language="en", day=SENT)


def test_boxes_that_hold_are_crossed_and_no_line_is_too_long() -> None:
    drawn = boxes(load("paper"), "Your part", ["Accountable", "Responsible", "No part"], ["Responsible"], 190.0)
    assert drawn.label == "Your part: [ ] Accountable, [x] Responsible, [ ] No part"
    assert len([shape for shape in drawn.shapes if isinstance(shape, Drawn)]) == 2
    rows = {round(shape.at.y) for shape in drawn.shapes if isinstance(shape, TextRun)}
    assert len(rows) == 3
