"""Icons are made once for each colour and then only placed, on whatever page they stand."""

from __future__ import annotations

from unittest.mock import patch

import pikepdf
import pytest

from journeymap.drawing.display import DisplayList, Icon, Rect
from journeymap.drawing.icons import icon_shapes
from journeymap.report.pdf import story as s
from journeymap.report.pdf.style import ACCENT, RED, sheet
from tests.report.pdf.reading import failures, made, open_pdf

PAGE = sheet()


def drawing(*icons: Icon) -> DisplayList:
    return DisplayList(100, 100, "Icons", icons)


def placed(data: bytes) -> list[list[float]]:
    """Scale and place of everything that is moved to where it stands."""
    pages = (pikepdf.parse_content_stream(page) for page in open_pdf(data).pages)
    moves = (operands for page in pages for operands, operator in page if str(operator) == "cm")
    return [[float(number) for number in operands] for operands in moves]


def test_an_icon_is_made_once_for_each_colour() -> None:
    icons = [Icon("warning", Rect(10 * at, 0, 10, 10), colour) for at in range(4) for colour in (RED, ACCENT)]
    with patch("journeymap.report.pdf.painter.icon_shapes", wraps=icon_shapes) as shapes:
        made([s.figure(drawing(*icons)), s.page_break(), s.figure(drawing(*icons))])
    assert shapes.call_count == 2


def test_icons_stand_where_the_drawing_has_them() -> None:
    data = made([s.figure(drawing(Icon("warning", Rect(40, 20, 12, 12), RED)), width_pt=100)])
    ((a, b, c, d, x, y),) = [move for move in placed(data) if move[0] == 0.5]
    assert (a, b, c, d) == (0.5, 0, 0, 0.5)
    assert x == pytest.approx(PAGE.left_pt + 40, abs=0.01)
    assert y == pytest.approx(PAGE.height_pt - PAGE.top_pt - 20, abs=0.01)


def test_icons_stand_in_the_middle_of_a_box_that_is_no_square() -> None:
    data = made([s.figure(drawing(Icon("warning", Rect(40, 20, 24, 12), RED)), width_pt=100)])
    ((*_, x, y),) = [move for move in placed(data) if move[0] == 0.5]
    assert x == pytest.approx(PAGE.left_pt + 46, abs=0.01)
    assert y == pytest.approx(PAGE.height_pt - PAGE.top_pt - 20, abs=0.01)


def test_a_file_with_icons_conforms() -> None:
    story = [s.heading("Icons", 1), s.figure(drawing(Icon("warning", Rect(0, 0, 9, 9), RED)))]
    assert failures(made(story)) == []
