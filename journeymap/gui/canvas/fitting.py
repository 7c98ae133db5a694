"""Which part of the view headings and floating widgets leave free, and the camera that shows the whole map there.

Headings take more of the view, in points of the map, the farther away it is seen: all is worked out at the zoom that
is looked for. The elements of the map stand before it; `Lens` flies to what it says.
"""

from __future__ import annotations

import math

import msgspec
from PySide6.QtCore import QMargins, QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from journeymap.drawing.elements import MapElements
from journeymap.drawing.lane_places import GUTTER_PT
from journeymap.gui.canvas import flight
from journeymap.gui.canvas.flight import Camera
from journeymap.gui.canvas.headings import depth, own_depth
from journeymap.gui.canvas.lane_headings import width_px
from journeymap.gui.canvas.marks import Marked
from journeymap.gui.canvas.parts import around
from journeymap.gui.painting import rect_f

MARGIN_PX = 28.0
_AIR_PX = 4.0
_TRIES = 12
_TIP_PT = 24.0


def _away(spot: QRectF, camera: Camera) -> float:
    return math.hypot(spot.center().x() - camera.x, spot.center().y() - camera.y)


class Cover(msgspec.Struct, frozen=True):
    """What covers a view: the headings of these elements, and floating widgets from above and below, in pixels."""

    elements: MapElements
    floating: QMargins

    def at(self, zoom: float) -> QMarginsF:
        """How much of each side of the view is covered at a zoom, with a little air, in pixels."""
        top = max(float(self.floating.top()), depth(self.elements.bands, QTransform.fromScale(zoom, zoom)))
        left = width_px(zoom) if self.elements.lanes else 0.0
        return QMarginsF(left + MARGIN_PX, top + MARGIN_PX / 2, MARGIN_PX, self.floating.bottom() + MARGIN_PX / 2)

    def kept(self, marked: Marked, camera: Camera) -> QRectF | None:
        """What stays in sight when the zoom changes: the current card, one that is selected, the tip of a selected
        link, else the card nearest to where the camera looks; None where there are no cards."""
        cards, links = self.elements.cards, self.elements.links if marked.links else ()
        spots = (
            [rect_f(card.rect) for card in cards if card.id == marked.current]
            or [rect_f(card.rect) for card in cards if card.id in marked.cards]
            or [around(QPointF(link.tip.x, link.tip.y), _TIP_PT) for link in links if link.id in marked.links]
            or [rect_f(card.rect) for card in cards]
        )
        return min(spots, key=lambda spot: _away(spot, camera), default=None)

    def beyond(self, zoom: float) -> QMarginsF:
        """How much of each side of the view has to lie beyond the map, so that headings cover none of its cards."""
        tall = depth(self.elements.bands, QTransform.fromScale(zoom, zoom))
        top = tall + _AIR_PX - own_depth(self.elements.bands) * zoom if tall else 0.0
        left = width_px(zoom) - GUTTER_PT * zoom if self.elements.lanes else 0.0
        bottom = self.floating.bottom() + MARGIN_PX / 2
        return QMarginsF(max(left, 0.0) + MARGIN_PX, max(top, self.floating.top(), 0.0), MARGIN_PX, bottom)

    def whole(self, rect: QRectF, room: QSizeF, most: float) -> Camera:
        """The camera that shows all of a map in a view, no nearer than `most`, headings at the top."""
        zoom, found = most, flight.around(rect, room, self.beyond(most), most)
        for _ in range(_TRIES):
            if found.zoom > zoom * 0.999:
                break
            zoom = found.zoom
            found = flight.around(rect, room, self.beyond(zoom), zoom)
        zoom = found.zoom
        return Camera(zoom, found.x, rect.top() + (room.height() / 2 - self.beyond(zoom).top()) / zoom)
