"""Signs of verdicts as small pictures at the size they have on the screen, for the far views.

`overview` stamps them: stamping a picture takes a tenth of filling its outline.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from journeymap.drawing.display import Rect
from journeymap.drawing.icons import icon_path
from journeymap.gui.painting import NO_PEN, brush, path_f

_PLATE = 1.22
_HAIR = 0.01


@lru_cache(maxsize=256)
def sign(name: str, colour: str, plate: str, size_px: int, ratio: float) -> QPixmap:
    """An icon in one colour, on a round plate of another where `plate` names one; its middle is the picture's."""
    side = round(size_px * _PLATE) if plate else size_px
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(NO_PEN)
        if plate:
            painter.setBrush(brush(plate))
            painter.drawEllipse(QRectF(0, 0, side, side))
        edge = (side - size_px) / 2
        painter.fillPath(path_f(icon_path(name, Rect(edge, edge, size_px, size_px))), QColor(colour))
    finally:
        painter.end()
    return picture


def stamp(painter: QPainter, picture: QPixmap, middle: QPointF) -> None:
    """Draws a sign around a point, in pixels."""
    size = picture.deviceIndependentSize()
    # A hair to the right of halves, so that a picture stands on the same pixel wherever the view was scrolled from.
    x, y = middle.x() - size.width() / 2 + _HAIR, middle.y() - size.height() / 2 + _HAIR
    painter.drawPixmap(QPointF(round(x), round(y)), picture)
