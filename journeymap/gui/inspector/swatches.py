"""The small square in a department's colour that stands beside its name: a colour in, an icon out."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SIDE_PX = 12
_PIXELS = 3


@lru_cache(maxsize=256)
def swatch(colour: str) -> QIcon:
    """A rounded square in the colour; an empty icon for an empty text."""
    if not colour:
        return QIcon()
    side = SIDE_PX * _PIXELS
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(
            QRectF(_PIXELS, _PIXELS, side - 2 * _PIXELS, side - 2 * _PIXELS), 2 * _PIXELS, 2 * _PIXELS
        )
    finally:
        painter.end()
    return QIcon(picture)
