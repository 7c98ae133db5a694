"""The scene: the map's elements in, items that mirror them out, and what part of the map a point is on.

`drawing.map` stands before it, `MapView` after it. The scene always equals one built from scratch from the same
elements; while a gesture goes on some items show other elements for the time being.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from journeymap.drawing.elements import CardElement, LinkElement, MapElements
from journeymap.drawing.theme import Theme, load
from journeymap.gui.canvas import picking
from journeymap.gui.canvas.comparing import Differences, ghost_cards
from journeymap.gui.canvas.items import CardItem, Dress, ElementItem, LinkItem
from journeymap.gui.canvas.layer import CardLayer, LinkLayer
from journeymap.gui.canvas.marks import Marked, Marks
from journeymap.gui.canvas.overlay import Overlay
from journeymap.gui.canvas.overview import Overview
from journeymap.gui.canvas.parts import Part, PartKind
from journeymap.gui.session.comparing import Compared

EMPTY = MapElements(bands=(), links=(), cards=(), width_pt=1.0, height_pt=1.0, label="")
_ROUGH_PT = 16_384.0
_MANY = 200


class MapScene(QGraphicsScene):
    """Cards, links and words as items, marks and overlay over them; bands are drawn by the view.

    `shown` is sent after `show` and `set_theme`; `spoilt` carries the parts of the map that look different now, or
    None where all of it does; `repainted` that marks, overlay or preview are others, the map itself is not.
    """

    shown = Signal()
    spoilt = Signal(object)
    repainted = Signal()

    def __init__(self, theme: Theme | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.elements = EMPTY
        self.dress = Dress(theme or load("light"))
        self._spoilt: list[QRectF] = []
        self._all_spoilt = False
        self._previews = 0
        self.cards = CardLayer(self, partial(CardItem, self.dress), self._spoil)
        self.links = LinkLayer(self, partial(LinkItem, self.dress), self._spoil)
        self.overview = Overview(self.dress, self.cards, self.links)
        self.marks = Marks(self.dress, self.cards.items.get, self.links.items.get, partial(picking.items_within, self))
        self.differences: Differences | None = None
        self.overlay = Overlay(self.dress, self.repainted.emit)
        self._grow()

    @property
    def theme(self) -> Theme:
        """The colours worn now."""
        return self.dress.theme

    def show(self, elements: MapElements) -> None:
        """Follows to another state of the map; only what differs is touched."""
        bands_differ = (elements.bands, elements.lanes) != (self.elements.bands, self.elements.lanes)
        self.elements = elements
        if bands_differ:
            self._set_bands()
        self.overview.follow(self.cards.show(elements.cards), self.links.show(elements.links))
        self._grow()
        self._tell_spoilt()
        self.shown.emit()

    def set_theme(self, theme: Theme) -> None:
        """Wears other colours."""
        self.dress.theme = theme
        for item in (*self.cards.items.values(), *self.links.items.values()):
            item.forget_ink()
        self.overview.forget()
        self._spoil(None)
        self._tell_spoilt()
        self.shown.emit()

    def mark_selected(
        self, cards: frozenset[str], links: frozenset[str], bands: frozenset[str], current: str | None
    ) -> None:
        """Outlines what is selected; a ring stands around the current one."""
        marked = self.marks.marked
        self._mark(msgspec.structs.replace(marked, cards=cards, links=links, bands=bands, current=current))

    def light_up(self, cards: frozenset[str], links: frozenset[str]) -> None:
        """Lets the cards and links that a gap is about glow; empty sets end it."""
        self._mark(msgspec.structs.replace(self.marks.marked, lit_cards=cards, lit_links=links))

    def compare(self, compared: Compared | None, *, ghosts: bool = True) -> None:
        """Shows a comparison by signs, with `ghosts` of removed cards where places mean something; None ends it."""
        made = None
        if compared is not None:
            stood = ghost_cards(compared, self.elements.bands) if ghosts else {}
            near = partial(picking.items_within, self)
            made = Differences(compared, stood, self.dress, self.cards.items.get, near)
        if made is not None or self.differences is not None:
            self.differences = made
            self.repainted.emit()

    def hover(self, card: str) -> None:
        """Shows the link handle of one card; an empty id hides it."""
        self._mark(msgspec.structs.replace(self.marks.marked, hovered=card))

    def draw_marks(self, painter: QPainter, exposed: QRectF) -> None:
        """Draws the outlines of what is marked in an exposed part of the map, in map coordinates."""
        if self.differences is not None:
            self.differences.draw(painter, exposed, (self.overview.version, self._previews))
        self.marks.draw(painter, exposed, (self.overview.version, self._previews))

    def preview(self, cards: Sequence[CardElement] = (), links: Sequence[LinkElement] = ()) -> None:
        """Lets items show other elements while a gesture goes on; each call replaces the one before it."""
        self._previews += 1
        self.cards.preview(cards)
        self.links.preview(links)
        self.overview.preview()
        self._tell_spoilt()
        self.repainted.emit()

    def end_preview(self) -> None:
        """Everything shows again what `elements` say."""
        self.preview((), ())

    def part_at(self, pos: QPointF, scale: float) -> Part:
        """The part of the map at a point in map coordinates; `scale` is pixels per point."""
        question = picking.ask(self, pos, scale)
        part = picking.part_of_elements(question, self.marks.marked.links)
        return part if part.kind is not PartKind.NOTHING else picking.part_of_ground(question, self.elements)

    def cards_in(self, rect: QRectF) -> list[str]:
        """Ids of the cards that a rectangle touches, from back to front."""
        return picking.cards_within(self, rect)

    def links_in(self, rect: QRectF) -> list[str]:
        """Ids of the links that lie wholly inside a rectangle, from back to front."""
        return picking.links_within(self, rect)

    def items_in(self, rect: QRectF) -> list[ElementItem]:
        """What a view draws of a part of the map at full detail, from back to front; no item that is previewed."""
        away = self.cards.previewed.keys() | self.links.previewed.keys()
        return [item for item in picking.items_within(self, rect) if item.element.id not in away]

    def moving(self) -> list[ElementItem]:
        """The items that are previewed, from back to front."""
        links = [self.links.items[id] for id in self.links.previewed]
        cards = [self.cards.items[id] for id in self.cards.previewed]
        return [*links, *(item.words for item in links if item.words is not None), *cards]

    def card(self, id: str) -> CardElement | None:
        """A card as `elements` have it, not as a preview shows it."""
        return self.cards.by_id.get(id)

    def link(self, id: str) -> LinkElement | None:
        """A link as `elements` have it."""
        return self.links.by_id.get(id)

    def content_rect(self) -> QRectF:
        """The whole map, in map coordinates."""
        return QRectF(0, 0, self.elements.width_pt, self.elements.height_pt)

    def contents(self) -> tuple[Any, ...]:
        """What is seen as plain values, from back to front: equal to those of a scene built from scratch."""
        return (
            self.elements.bands,
            self.elements.lanes,
            tuple((id, self.links.items[id].plain()) for id in self.links.rank_order()),
            tuple((id, self.cards.items[id].plain()) for id in self.cards.rank_order()),
        )

    def _mark(self, marked: Marked) -> None:
        if marked != self.marks.marked:
            self.marks.marked = marked
            self.repainted.emit()

    def _spoil(self, rect: QRectF | None) -> None:
        self._all_spoilt = self._all_spoilt or rect is None
        if rect is not None:
            self._spoilt.append(rect)

    def _tell_spoilt(self) -> None:
        spoilt, everything = self._spoilt, self._all_spoilt or len(self._spoilt) > _MANY
        self._spoilt, self._all_spoilt = [], False
        if spoilt or everything:
            self.spoilt.emit(None if everything else spoilt)

    def _set_bands(self) -> None:
        self.dress.bands = self.elements.bands
        for item in self.links.items.values():
            if item.words is not None:
                item.words.forget_ink()
        self.overview.forget()
        self._spoil(None)

    def _grow(self) -> None:
        """Keeps a generous rectangle, in rough steps: each change of it indexes all items anew."""
        width, height = (
            (int(side / _ROUGH_PT) + 1) * _ROUGH_PT for side in (self.elements.width_pt, self.elements.height_pt)
        )
        rect = QRectF(-_ROUGH_PT / 2, -_ROUGH_PT / 2, width + _ROUGH_PT, height + _ROUGH_PT)
        if not self.sceneRect().contains(rect):
            self.setSceneRect(self.sceneRect().united(rect))
