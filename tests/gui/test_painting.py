"""Letters on the screen: large ones are there, on plain and on fine screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymap.analysis.analyse import analyse
from journeymap.drawing.display import DisplayList, Point, TextRun
from journeymap.drawing.slide import HEIGHT, WIDTH, slide
from journeymap.drawing.theme import load as load_theme
from journeymap.gui.painting import replay
from journeymap.i18n import Translator
from journeymap.storage.files import load
from tests.gui.conftest import DAY, SAMPLES


def painted(drawing: DisplayList, scale: float, ratio: float = 1.0) -> QImage:
    size = QSize(round(drawing.width_pt * scale * ratio), round(drawing.height_pt * scale * ratio))
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    replay(painter, drawing)
    painter.end()
    return picture


def ink(picture: QImage, least: int = 1) -> int:
    """How many of every ninth pixel are covered."""
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
    return sum(picture.pixelColor(x, y).alpha() >= least for x in across for y in down)


def word(size_pt: float) -> DisplayList:
    return DisplayList(
        size_pt * 5, size_pt * 2, "", (TextRun(Point(4, size_pt), "Hello", size_pt, "#102030", "semibold"),)
    )


@pytest.mark.parametrize(("size_pt", "scale", "ratio"), [(60.0, 1.2, 1.0), (40.0, 1.0, 2.0), (12.0, 4.0, 2.0)])
def test_large_letters_cover_as_much_as_small_ones(
    qapp: QApplication, size_pt: float, scale: float, ratio: float
) -> None:
    large, small = painted(word(size_pt), scale, ratio), painted(word(50.0), 1.0)
    share = ink(large, 128) / (large.width() * large.height())
    assert share == pytest.approx(ink(small, 128) / (small.width() * small.height()), rel=0.2)


def test_the_title_of_a_slide_is_there_on_a_large_screen(qapp: QApplication) -> None:
    analysis = analyse(load(SAMPLES / "hotel-stay.journey").journey, DAY)
    made = slide(analysis, analysis.order, "payment", Translator("en"), load_theme())
    titles = [shape for shape in made.drawing.shapes if isinstance(shape, TextRun) and shape.text == "Payment"]
    assert len(titles) == 1
    alone = DisplayList(WIDTH, HEIGHT, "", tuple(titles))
    assert ink(painted(alone, min(1440 / WIDTH, 900 / HEIGHT), 2.0)) > 100
