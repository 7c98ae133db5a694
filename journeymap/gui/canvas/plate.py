"""The plate of what floats above the map: a widget and a theme in, a rounded card under its content out."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.overlay import cosmetic
from journeymap.gui.painting import brush


def paint_plate(widget: QWidget, theme: Theme, radius_px: float) -> None:
    """Paints a card of the theme over the whole of a widget; called from its paint event."""
    painter = QPainter(widget)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(cosmetic(theme.card_border, 1.0))
        painter.setBrush(brush(theme.card))
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius_px, radius_px)
    finally:
        painter.end()
