"""The thin signs of controls (arrows, check, search, close, …) as lines on a square of 12 units.

`icons` and `signs` paint them; the pictures of the journey itself are the bundled outlines of `drawing.icons`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

SIDE = 12.0
_PEN = 1.4
_Line = tuple[tuple[float, float], ...]

_LINES: Mapping[str, tuple[_Line, ...]] = {
    "check": (((2.2, 6.3), (4.9, 9.0), (9.8, 3.4)),),
    "dash": (((2.5, 6.0), (9.5, 6.0)),),
    "down": (((2.5, 4.5), (6.0, 8.0), (9.5, 4.5)),),
    "up": (((2.5, 7.5), (6.0, 4.0), (9.5, 7.5)),),
    "right": (((4.5, 2.5), (8.0, 6.0), (4.5, 9.5)),),
    "left": (((7.5, 2.5), (4.0, 6.0), (7.5, 9.5)),),
    "close": (((2.8, 2.8), (9.2, 9.2)), ((9.2, 2.8), (2.8, 9.2))),
    "plus": (((6.0, 2.0), (6.0, 10.0)), ((2.0, 6.0), (10.0, 6.0))),
    "search": (((7.6, 7.6), (10.6, 10.6)),),
    "calendar": (
        ((1.5, 2.5), (10.5, 2.5), (10.5, 10.5), (1.5, 10.5), (1.5, 2.5)),
        ((1.5, 5.2), (10.5, 5.2)),
        ((4.0, 1.2), (4.0, 3.2)),
        ((8.0, 1.2), (8.0, 3.2)),
    ),
}
_CIRCLES: Mapping[str, tuple[float, float, float]] = {"search": (5.0, 5.0, 3.6)}
GLYPHS = tuple(_LINES)


def paint_glyph(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draws a sign in the largest square in the middle of `rect`; KeyError for an unknown name."""
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / SIDE, side / SIDE)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(QColor(colour), _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(_path(name))
    painter.restore()


def _path(name: str) -> QPainterPath:
    path = QPainterPath()
    for line in _LINES[name]:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))
    if name in _CIRCLES:
        x, y, radius = _CIRCLES[name]
        path.addEllipse(QPointF(x, y), radius, radius)
    return path
