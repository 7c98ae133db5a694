"""What a gesture shows while it lasts: guides, rubber band, ghosts; above everything, and gone without a trace.

Tools tell it; the view draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from journeymap.gui.canvas.items import Dress
from journeymap.gui.painting import NO_BRUSH, NO_PEN

_GHOST_RADIUS_PT = 6.0


def cosmetic(colour: str, width_px: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen that is as wide at every zoom, in pixels."""
    pen = QPen(QColor(colour), width_px, style)
    pen.setCosmetic(True)
    return pen


def tint(colour: str, opacity: float) -> QBrush:
    """A see-through brush."""
    shade = QColor(colour)
    shade.setAlphaF(opacity)
    return QBrush(shade)


class Overlay:
    """Guides, rubber band and ghosts of the gesture that is going on."""

    def __init__(self, dress: Dress, changed: Callable[[], None]) -> None:
        self._dress = dress
        self._changed = changed
        self._draw: list[Callable[[QPainter], None]] = [
            self._draw_band,
            self._draw_guides,
            self._draw_card,
            self._draw_link,
            self._draw_rubber,
        ]
        self._empty()

    def _empty(self) -> None:
        self.guides: tuple[QLineF, ...] = ()
        self.rubber: QRectF | None = None
        self.ghost_link: QPainterPath | None = None
        self.ghost_card: QRectF | None = None
        self.drop_band: QRectF | None = None

    def set_guides(self, lines: Sequence[QLineF]) -> None:
        """Alignment guides, in map coordinates."""
        self.guides = tuple(lines)
        self._changed()

    def set_rubber(self, rect: QRectF | None) -> None:
        """The rubber band."""
        self.rubber = rect
        self._changed()

    def set_ghost_link(self, path: QPainterPath | None) -> None:
        """A link that is being pulled."""
        self.ghost_link = path
        self._changed()

    def set_ghost_card(self, rect: QRectF | None) -> None:
        """Where a card would come to stand."""
        self.ghost_card = rect
        self._changed()

    def set_drop_band(self, rect: QRectF | None) -> None:
        """The band into which something would be dropped."""
        self.drop_band = rect
        self._changed()

    def clear(self) -> None:
        """Shows nothing any more."""
        self._empty()
        self._changed()

    def draw(self, painter: QPainter) -> None:
        """Draws what is shown on a painter in map coordinates."""
        for draw in self._draw:
            draw(painter)

    def _draw_band(self, painter: QPainter) -> None:
        if self.drop_band is not None:
            painter.fillRect(self.drop_band, tint(self._dress.theme.accent, 0.07))

    def _draw_guides(self, painter: QPainter) -> None:
        painter.setPen(cosmetic(self._dress.theme.accent, 1.0, Qt.PenStyle.DashLine))
        for line in self.guides:
            painter.drawLine(line)

    def _draw_card(self, painter: QPainter) -> None:
        if self.ghost_card is not None:
            painter.setPen(cosmetic(self._dress.theme.accent, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(tint(self._dress.theme.accent, 0.08))
            painter.drawRoundedRect(self.ghost_card, _GHOST_RADIUS_PT, _GHOST_RADIUS_PT)

    def _draw_link(self, painter: QPainter) -> None:
        if self.ghost_link is None:
            return
        painter.setPen(cosmetic(self._dress.theme.accent, 2.0))
        painter.setBrush(NO_BRUSH)
        painter.drawPath(self.ghost_link)
        painter.setPen(NO_PEN)
        painter.setBrush(tint(self._dress.theme.accent, 1.0))
        painter.drawEllipse(self.ghost_link.currentPosition(), 3.5, 3.5)

    def _draw_rubber(self, painter: QPainter) -> None:
        if self.rubber is not None:
            painter.setPen(cosmetic(self._dress.theme.accent, 1.0))
            painter.setBrush(tint(self._dress.theme.accent, 0.10))
            painter.drawRect(self.rubber)
