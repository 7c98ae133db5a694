"""What lies under the cards: the bands of the stages (and lanes, where the view has rows), without end up and down.

The view draws with it at every zoom.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from journeymap.drawing.elements import MapElements
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.lane_headings import draw_lane_lines
from journeymap.gui.painting import brush


def draw_backdrop(painter: QPainter, elements: MapElements, exposed: QRectF, theme: Theme) -> None:
    """Fills an exposed part of the map, in map coordinates.

    Without smoothing: smoothed edges of two bands side by side let the ground show through between them, and whether a
    piece is drawn smoothed must not hang on what was drawn before it.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(exposed, brush(theme.background))
    for band in elements.bands:
        strip = QRectF(band.rect.x, exposed.y(), band.rect.width, exposed.height()).intersected(exposed)
        if not strip.isEmpty():
            painter.fillRect(strip, brush(theme.bands[band.index % len(theme.bands)]))
    draw_lane_lines(painter, elements.lanes, exposed, theme)
