"""Reports that are written only to be looked at lie in a private folder, and not for long."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.gui.documents.preview_sheet import PreviewSheet
from journeymap.gui.documents.previews import clear_previews, preview_folder, previews_dir
from journeymap.gui.documents.report_preview import Preview, pages
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.model import Journey
from journeymap.model.problems import Problem
from journeymap.report.options import ReportOptions


def test_a_preview_is_written_in_the_private_folder_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def write(journey: Journey, out: Path, options: ReportOptions, problems: tuple[Problem, ...], step: object) -> None:
        out.write_bytes(b"what managers are to read")
        written.append(out)
        if os.name == "posix":
            assert stat.S_IMODE(previews_dir().stat().st_mode) == 0o700
        raise RuntimeError("stopped half-way")

    monkeypatch.setattr("journeymap.report.write_report", write)
    with pytest.raises(RuntimeError, match="half-way"):
        pages(Journey(), ReportOptions(), (), lambda _: None)
    assert previews_dir() in written[0].parents
    assert list(previews_dir().iterdir()) == []


def test_what_a_crash_left_is_cleared_and_what_is_in_use_stays() -> None:
    clear_previews()  # no folder yet
    with preview_folder() as used:
        left = previews_dir() / "left"
        left.mkdir()
        (left / "report.pdf").write_bytes(b"old")
        os.utime(left, (0, 0))
        clear_previews()
        assert list(previews_dir().iterdir()) == [used]


@pytest.fixture
def sheet(speech: Speech) -> Iterator[PreviewSheet]:
    window = QWidget()
    yield PreviewSheet(speech, window)
    window.close()
    window.deleteLater()


def _preview(*parts: str) -> Preview:
    return Preview("Gap analysis", "Hotel", "as of today", ("All is well.",), "Decisions asked", (), "Contents", parts)


def test_pages_are_said_of_the_parts_that_stand_there_now(sheet: PreviewSheet, qtbot: QtBot) -> None:
    """A report of one department has fewer parts than the whole one that was looked at before."""
    sheet.show_preview(_preview("Verdict", "Map", "Gaps"))
    before = sheet.widget()
    sheet.show_preview(_preview("Map"))
    qtbot.waitUntil(lambda: not isValid(before))
    sheet.show_pages({"": 3, "Map": 2, "Gaps": 3})
    assert [label.text() for label in sheet.findChildren(PlainLabel)][-2:] == ["Map", "2"]
