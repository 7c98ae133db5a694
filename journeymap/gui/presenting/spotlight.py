"""The spotlight: the map around one card, large, all else in shade; drawn from the same elements as the canvas.

The presentation paints it instead of the slide.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from journeymap.drawing.cards import SMALL_PT
from journeymap.drawing.display import Group
from journeymap.drawing.elements import MapElements
from journeymap.drawing.map import draw_map
from journeymap.drawing.slide import LEAST
from journeymap.drawing.theme import Theme
from journeymap.gui.painting import Ink, rect_f

SCALE = LEAST / SMALL_PT
"""How large the map is drawn, so that the smallest words of a card are as large as the smallest of a slide."""
_SHADE = 0.62


class Spotlight:
    """The drawing of a map, made once, with a light that moves from card to card."""

    def __init__(self, elements: MapElements, theme: Theme) -> None:
        self._theme = theme
        self._groups = [
            (rect_f(shape.rect), Ink((shape,))) if isinstance(shape, Group) else (None, Ink((shape,)))
            for shape in draw_map(elements, theme).shapes
        ]
        self._cards = {card.id: rect_f(card.rect) for card in elements.cards}

    def paint(self, painter: QPainter, room: QRectF, id: str, unit: float) -> None:
        """Draws into `room`, device pixels; `unit` is the size of one unit of a slide there."""
        card = self._cards[id]
        scale = SCALE * unit
        seen = QRectF(0, 0, room.width() / scale, room.height() / scale)
        seen.moveCenter(card.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(self._theme.background))
        painter.setClipRect(room)
        painter.translate(room.center())
        painter.scale(scale, scale)
        painter.translate(-card.center())
        for rect, ink in self._groups:
            if rect is None or rect.intersects(seen):
                ink.play(painter)
        self._shade(painter, seen, card)
        painter.restore()

    def _shade(self, painter: QPainter, seen: QRectF, card: QRectF) -> None:
        shade = QPainterPath()
        shade.addRect(seen.adjusted(-2, -2, 2, 2))
        hole = QPainterPath()
        hole.addRoundedRect(card.adjusted(-7, -7, 7, 7), 10, 10)
        dark = QColor(self._theme.ink)
        dark.setAlphaF(_SHADE)
        painter.fillPath(shade.subtracted(hole), dark)
