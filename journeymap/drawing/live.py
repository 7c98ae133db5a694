"""The map of a journey that is being edited: change sets in, the elements of the whole map out, fast.

Before the canvas, which draws again only the elements that are other objects than before. What it says is at all
times what `map_elements` would say of the same journey, analysis and placement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from journeymap.analysis.results import Analysis
from journeymap.drawing.band_shift import shift
from journeymap.drawing.bands import band_at, band_elements
from journeymap.drawing.cards import card_element, placed_card
from journeymap.drawing.display import Point, Rect
from journeymap.drawing.elements import BandElement, CardElement, LinkElement, MapElements
from journeymap.drawing.links import flagged_links, link_element, lowest, rerouted, wire
from journeymap.drawing.map import height_of, map_label
from journeymap.drawing.placing import Placement, centre, heading_room, lefts
from journeymap.drawing.preview import preview
from journeymap.drawing.sticky import Place, StickyPlaces
from journeymap.drawing.touched import touched
from journeymap.drawing.ways import Ways
from journeymap.editing.changes import ChangeSet
from journeymap.i18n import Translator
from journeymap.model.journey import Journey

E = TypeVar("E", CardElement, LinkElement)
Shown = tuple[object, ...] | None


class Said(msgspec.Struct, frozen=True):
    """What the map says of an analysis: what cards take from their scores, and the links with a flag."""

    shown: Mapping[str, Shown]
    flagged: frozenset[str]


def said_of(analysis: Analysis) -> Said:
    """What the map will say of this analysis; may be worked out in any thread before the map takes it in."""
    return Said({id: _shown(analysis, id) for id in analysis.current}, flagged_links(analysis))


class LiveMap:
    """The elements of a journey's map, kept right through edits; elements that did not change stay the same objects.

    `places` are places given before to touchpoints that the journey gives none.
    """

    def __init__(self, analysis: Analysis, translator: Translator, places: Mapping[str, Place] | None = None) -> None:
        journey = analysis.journey
        self._analysis, self._translator = analysis, translator
        self._places = StickyPlaces(journey, places)
        self._flagged = flagged_links(analysis)
        self._ways = Ways()
        self._begins = self._band_lefts(journey)
        self._cards: dict[str, CardElement] = {}
        self._links: dict[str, LinkElement] = {}
        self._bottoms: dict[str, float] = {}
        self._lowest: dict[str, float] = {}
        self._stages: dict[str, str] = {}
        self._scores: dict[str, Shown] = {}
        self._bands: tuple[BandElement, ...] = ()
        self._elements: MapElements | None = None
        self._update(journey.touchpoints, journey.links, ordered=True)

    @property
    def elements(self) -> MapElements:
        """Everything on the map."""
        if self._elements is None:
            self._elements = self._composed()
        return self._elements

    @property
    def placement(self) -> Placement:
        """Where every card stands, and the widths of the bands."""
        return self._places.placement(self._analysis.journey)

    def change(self, change_set: ChangeSet, journey: Journey) -> None:
        """Takes a step of editing in; `journey` is the document's after it."""
        before = self._analysis.journey
        self._analysis = msgspec.structs.replace(self._analysis, journey=journey)
        found = touched(change_set, before, journey)
        self._places.follow(journey, found.touchpoints)
        moved = self._take_begins(self._band_lefts(journey))
        ends = [id for card in found.touchpoints for id in self._ways.at.get(card, ())]
        cards = {*found.touchpoints, *found.cards, *moved}
        self._update(cards, found.links, ends=ends, ordered=found.links_moved)

    def analysed(self, analysis: Analysis, said: Said | None = None) -> None:
        """Takes new scores and findings in; the journey stays the one of the last edit. `said` is what `said_of` gave
        for this analysis, where somebody asked before."""
        journey, said = self._analysis.journey, said or said_of(analysis)
        self._analysis = msgspec.structs.replace(analysis, journey=journey)
        before, self._flagged = self._flagged, said.flagged
        shown, known = said.shown.get, self._scores.get
        cards = [id for id in journey.touchpoints if shown(id) != known(id)]
        self._update(cards, (), ends=before ^ self._flagged)

    def speak(self, translator: Translator) -> None:
        """Says everything in another language."""
        self._translator = translator
        journey = self._analysis.journey
        self._update(journey.touchpoints, journey.links)

    def previewed(self, centres: Mapping[str, Point]) -> tuple[tuple[CardElement, ...], tuple[LinkElement, ...]]:
        """How these cards would look at these centres on the map, and the links at them; changes nothing."""
        cards = {id: placed_card(self._cards[id], point) for id, point in centres.items() if id in self._cards}
        ways = preview(self._ways, {id: card.rect for id, card in cards.items()})
        links = tuple(rerouted(self._links[id], way, words) for id, (way, words) in ways.items())
        return tuple(cards.values()), links

    def settled(self) -> Mapping[str, Place]:
        """The places of touchpoints that the journey itself gives no position to."""
        return self._places.settled(self._analysis.journey)

    def card_centre(self, id: str) -> Point:
        """The centre of a card on the map; KeyError where there is none."""
        rect = self._cards[id].rect
        return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)

    def band_at(self, x: float) -> str:
        """The stage whose band lies at this x, the nearest one outside the map; empty for the unnamed band."""
        return band_at(self.elements.bands, x)

    def _band_lefts(self, journey: Journey) -> dict[str, float]:
        """Where the band of each stage begins; the unnamed one last, whether it is there or not."""
        return dict(zip((*journey.stages, ""), lefts(self._places.widths(journey)), strict=False))

    def _take_begins(self, begins: dict[str, float]) -> Iterable[str]:
        """Moves what stands in bands that now begin elsewhere; the cards that could not simply be moved."""
        before, self._begins = self._begins, begins
        stages = [id for id in before if id in begins]
        if stages != [id for id in begins if id in before]:
            return tuple(self._cards)
        done = 0.0
        for number, stage in enumerate(stages):
            dx = begins[stage] - before[stage] - done
            if dx:
                self._shift(set(stages[number:]), dx, before[stage] + done)
                done += dx
        return ()

    def _shift(self, stages: set[str], dx: float, edge_x: float) -> None:
        cards = {id for id, stage in self._stages.items() if stage in stages}
        if not cards:
            return
        moved, changed = shift(self._ways, cards, dx, edge_x)
        for id in changed:
            self._put_link(id, self._rerouted(id))
        for id in moved:  # as low as before
            self._links[id] = self._rerouted(id)
        for id in cards:
            self._cards[id] = msgspec.structs.replace(self._cards[id], rect=self._ways.obstacles.cards.at(id))

    def _rerouted(self, id: str) -> LinkElement:
        return rerouted(self._links[id], self._ways.routes[id], self._ways.words[id])

    def _update(
        self, cards: Iterable[str], links: Iterable[str], *, ends: Iterable[str] = (), ordered: bool = False
    ) -> None:
        """Works these cards and links out anew, and what hangs on them; `ends` are links with other words only."""
        journey = self._analysis.journey
        rects = {id: self._card_rect(id, journey) for id in cards}
        wires = {id: wire(journey.links[id], self._translator) if id in journey.links else None for id in links}
        changed = self._ways.change(rects, wires, journey.links if ordered else None, heading_room(journey))
        for id in {*changed, *ends, *wires}:
            self._put_link(id, self._link(id, journey))
        self._elements = None

    def _card_rect(self, id: str, journey: Journey) -> Rect | None:
        """Works a card out anew and gives its place; None where its touchpoint is gone."""
        touchpoint = journey.touchpoints.get(id)
        if touchpoint is None:
            self._drop_card(id)
            return None
        at = centre(self._begins[touchpoint.stage], self._places.positions[id])
        card = card_element(id, self._analysis, at, self._translator)
        if card != self._cards.get(id):
            self._cards[id], self._bottoms[id] = card, card.rect.bottom
        self._stages[id] = touchpoint.stage
        self._scores[id] = _shown(self._analysis, id)
        return card.rect

    def _drop_card(self, id: str) -> None:
        self._cards.pop(id, None)
        self._bottoms.pop(id, None)
        self._stages.pop(id, None)
        self._scores.pop(id, None)

    def _link(self, id: str, journey: Journey) -> LinkElement | None:
        if id not in journey.links:
            return None
        return link_element(id, journey, self._ways, self._translator, flagged=id in self._flagged)

    def _put_link(self, id: str, link: LinkElement | None) -> None:
        if link is None:
            self._links.pop(id, None)
            self._lowest.pop(id, None)
        elif link != (before := self._links.get(id)):
            self._links[id] = link
            if before is None or (before.segments, before.text_rect) != (link.segments, link.text_rect):
                self._lowest[id] = lowest(link)

    def _composed(self) -> MapElements:
        journey = self._analysis.journey
        edges = lefts(self._places.widths(journey))
        ends = [max(held.values()) for held in (self._bottoms, self._lowest) if held]
        height = height_of(ends)
        bands = band_elements(journey.stages, edges, height, self._translator)
        self._bands = tuple(_kept(band, self._bands) for band in bands)
        self._cards = _in_order(self._cards, journey.touchpoints)
        self._links = _in_order(self._links, journey.links)
        return MapElements(
            bands=self._bands,
            links=tuple(self._links.values()),
            cards=tuple(self._cards.values()),
            width_pt=max(edges[-1], 1.0),
            height_pt=height,
            label=map_label(journey, self._translator),
        )


def _in_order(held: dict[str, E], order: Iterable[str]) -> dict[str, E]:
    """The same by id in this order; most edits leave it as it is, and comparing is much quicker than looking up."""
    wanted = [*order]
    return held if [*held] == wanted else {id: held[id] for id in wanted}


def _kept(band: BandElement, before: Iterable[BandElement]) -> BandElement:
    return next((other for other in before if other == band), band)


def _shown(analysis: Analysis, id: str) -> Shown:
    """What a card takes from its scores."""
    score, late = analysis.main_score(id), analysis.overdue.get(id)
    if score is None:
        return None
    return score.value, score.verdict, score.metric, score.formula, late and (late.age_days, late.every_days)
