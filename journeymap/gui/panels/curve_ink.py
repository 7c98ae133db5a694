"""Draws the experience curve fast enough to follow a map that is moved: a display list in, few cheap calls to Qt out.

`drawing.curve` stands before it, the plot after it. Points that look alike are painted once and stamped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.display import Box, DisplayList, Group, Shape
from journeymap.gui.painting import Ink, Step, brush, rect_f

_AROUND_PT = 4.0
_THIN_PT = 3.0
"""A bar under this width is drawn without its round ends, which nobody sees."""
_MOST_STAMPS = 200
StampKey = tuple[object, ...]


class CurveInk:
    """One drawing of the curve made ready to be painted; `stamps` are those painted so far, for the next drawing."""

    def __init__(self, drawing: DisplayList, stamps: Stamps) -> None:
        self._steps = list(_steps(drawing.shapes, stamps))

    def play(self, painter: QPainter) -> None:
        """Paints it, its top left corner at the painter's origin."""
        for step in self._steps:
            step(painter)


class Stamps:
    """Signs of points as pictures, by how they look; forgotten when the scale changes."""

    def __init__(self) -> None:
        self._made: dict[StampKey, QPixmap] = {}
        self._scale = (1.0, 1.0)

    def fit(self, scale: float, pixel_ratio: float) -> None:
        """Pictures of points at this scale, on a screen with so many pixels to a unit."""
        if (scale, pixel_ratio) != self._scale or len(self._made) > _MOST_STAMPS:
            self._scale = (scale, pixel_ratio)
            self._made.clear()

    def of(self, group: Group) -> QPixmap:
        """The picture of a point with the room around it."""
        key = _look(group)
        if key not in self._made:
            self._made[key] = self._paint(group)
        return self._made[key]

    def _paint(self, group: Group) -> QPixmap:
        scale, ratio = self._scale
        side = group.rect.width + 2 * _AROUND_PT
        picture = QPixmap(ceil(side * scale * ratio), ceil(side * scale * ratio))
        picture.setDevicePixelRatio(scale * ratio)  # its size is in points then, as all around it
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(_AROUND_PT - group.rect.x, _AROUND_PT - group.rect.y)
            Ink(group.shapes).play(painter)
        finally:
            painter.end()
        return picture


def _look(group: Group) -> StampKey:
    """What a point looks like, wherever it stands: its size, its ring and its sign."""
    ground, sign = group.shapes[0], group.shapes[-1]
    return (
        round(group.rect.width, 2),
        getattr(ground, "fill", None),
        getattr(ground, "stroke", None),
        getattr(sign, "name", ""),
        getattr(sign, "colour", ""),
    )


def _steps(shapes: Sequence[Shape], stamps: Stamps) -> Iterator[Step]:
    for kind, run in groupby(shapes, _kind):
        if kind == "point":
            yield from (partial(_stamp, _corner(shape), stamps.of(shape)) for shape in run if isinstance(shape, Group))
        elif kind == "bar":
            yield from (partial(_bar, rect_f(shape.rect), shape.fill or "") for shape in run if isinstance(shape, Box))
        else:
            yield Ink(tuple(run)).play


def _kind(shape: Shape) -> str:
    if isinstance(shape, Group):
        return "point"
    return "bar" if isinstance(shape, Box) and shape.stroke is None and shape.rect.width < _THIN_PT else ""


def _corner(group: Group) -> QPointF:
    return QPointF(group.rect.x - _AROUND_PT, group.rect.y - _AROUND_PT)


def _stamp(at: QPointF, picture: QPixmap, painter: QPainter) -> None:
    painter.drawPixmap(at, picture)


def _bar(rect: QRectF, colour: str, painter: QPainter) -> None:
    painter.fillRect(rect, brush(colour))
