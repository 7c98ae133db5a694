from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from journeymap.gui.canvas.buffer import Buffer, Sight

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = QSize(900, 700)


def sight(zoom: float = 1.0, x: int = 0, y: int = 0) -> Sight:
    return Sight(zoom, QPoint(x, y), SIZE, 1.0)


class Drawn:
    """Fills what it is asked for with the colour of the day and remembers it."""

    def __init__(self) -> None:
        self.colour = Qt.GlobalColor.red
        self.asked: list[QRectF] = []
        self.buffer = Buffer(self.render, self.blank)

    def render(self, painter: QPainter, rect: QRectF) -> None:
        self.asked.append(rect)
        painter.fillRect(rect, self.colour)

    def blank(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, Qt.GlobalColor.white)

    def paint(self, budget_s: float = 10.0) -> tuple[bool, QImage]:
        self.asked.clear()
        image = QImage(SIZE, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        complete = self.buffer.paint(painter, budget_s)
        painter.end()
        return complete, image


def area(rects: list[QRectF]) -> float:
    return sum(rect.width() * rect.height() for rect in rects)


def test_a_second_frame_draws_nothing_and_a_pan_only_what_comes_in() -> None:
    drawn = Drawn()
    drawn.buffer.look(sight())
    assert drawn.paint()[0]
    assert area(drawn.asked) >= 900 * 700
    drawn.paint()
    assert drawn.asked == []
    drawn.buffer.look(sight(x=20, y=-10))
    drawn.colour = Qt.GlobalColor.blue
    _, image = drawn.paint()
    assert area(drawn.asked) < 900 * 14 + 700 * 26
    assert image.pixelColor(890, 300).blue() == 255
    assert image.pixelColor(300, 4).blue() == 255
    assert image.pixelColor(300, 300).red() == 255


def test_what_is_spoilt_is_drawn_again() -> None:
    drawn = Drawn()
    drawn.buffer.look(sight(2.0))
    drawn.paint()
    drawn.colour = Qt.GlobalColor.blue
    drawn.buffer.spoil(QRectF(100, 100, 50, 20))
    _, image = drawn.paint()
    assert image.pixelColor(250, 220).blue() == 255
    assert image.pixelColor(150, 150).red() == 255


def test_after_a_zoom_the_old_picture_stands_in_until_the_new_one_is_there() -> None:
    drawn = Drawn()
    drawn.buffer.look(sight())
    drawn.paint()
    drawn.colour = Qt.GlobalColor.blue
    drawn.buffer.look(sight(1.1, 45, 35))
    complete, image = drawn.paint(budget_s=0.0)
    assert not complete
    assert len(drawn.asked) == 1
    assert image.pixelColor(450, 350).blue() == 255
    assert image.pixelColor(5, 5).red() == 255
    frames = 1
    while not complete:
        complete, image = drawn.paint(budget_s=0.0)
        frames += 1
    assert frames > 3
    assert image.pixelColor(5, 5).blue() == 255


def test_a_render_that_fails_leaves_the_picture_free() -> None:
    drawn = Drawn()

    def fail(painter: QPainter, rect: QRectF) -> None:
        raise ValueError

    drawn.buffer = Buffer(fail, drawn.blank)
    drawn.buffer.look(sight())
    with pytest.raises(ValueError):  # noqa: PT011
        drawn.buffer.refresh()
    drawn.buffer._render = drawn.render
    assert drawn.paint()[0]
