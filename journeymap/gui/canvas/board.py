"""What gestures and keys of the canvas act on: the session, the view of its map, and the field for typing names.

The canvas makes one; tools ask it where things are and show through it what would happen.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF

from journeymap.analysis.ordering import journey_order
from journeymap.drawing.display import Point
from journeymap.drawing.elements import BandElement
from journeymap.gui.canvas.naming import Naming
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.view import MapView
from journeymap.gui.painting import rect_f
from journeymap.gui.session.session import Session
from journeymap.model import Journey

_QUICK = 500
"""Up to so many touchpoints their order is worked out at once."""


class Board:
    """One canvas as its gestures see it; `snapping` says whether dragged cards snap."""

    def __init__(self, session: Session, view: MapView, naming: Naming) -> None:
        self.session, self.view, self.naming = session, view, naming
        self.scene: MapScene = view.map
        self.snapping = True

    @property
    def journey(self) -> Journey:
        """The journey after the last finished step."""
        return self.session.journey

    @property
    def on_graph(self) -> bool:
        """Whether the graph is shown, where people give cards their places; lanes work their places out."""
        return self.session.arrangement.kind == "graph"

    def order(self) -> tuple[str, ...]:
        """Touchpoints in journey order; on a large map, new ones stand last until the next analysis."""
        known, journey = self.session.analysis.order, self.journey
        if self.session.fresh:
            return known
        if len(journey.touchpoints) <= _QUICK:
            return journey_order(journey)
        return tuple(id for id in dict.fromkeys((*known, *journey.touchpoints)) if id in journey.touchpoints)

    def card_rect(self, id: str) -> QRectF:
        """A card on the map, an empty rectangle where there is none."""
        card = self.scene.card(id)
        return QRectF() if card is None else rect_f(card.rect)

    def card_rects(self) -> dict[str, QRectF]:
        """Every card on the map."""
        return {card.id: rect_f(card.rect) for card in self.scene.elements.cards}

    def band(self, id: str) -> BandElement | None:
        """The band of a stage; the unnamed one has an empty id."""
        return next((band for band in self.scene.elements.bands if band.id == id), None)

    def band_at(self, x: float) -> BandElement | None:
        """The band at an x of the map, the nearest one outside it."""
        return self.band(self.session.arrangement.shown.band_at(x))

    def preview(self, centres: Mapping[str, QPointF]) -> None:
        """Shows cards elsewhere, with their links, until told otherwise."""
        points = {id: Point(at.x(), at.y()) for id, at in centres.items()}
        self.scene.preview(*self.session.arrangement.shown.previewed(points))

    def clear(self) -> None:
        """Ends every preview."""
        self.scene.end_preview()
        self.scene.overlay.clear()

    def screen_rect(self, rect: QRectF) -> QRect:
        """A rectangle of the map in pixels of the viewport."""
        return QRectF(
            QPointF(self.view.mapFromScene(rect.topLeft())), QPointF(self.view.mapFromScene(rect.bottomRight()))
        ).toRect()

    def show_selection(self) -> None:
        """Marks on the map what is selected in the session."""
        selection = self.session.selection
        ids = {name: frozenset(selection.of(name)) for name in ("touchpoints", "links", "stages")}
        mapping, current = selection.current
        self.scene.mark_selected(
            ids["touchpoints"], ids["links"], ids["stages"], current if mapping in ids and current else None
        )
