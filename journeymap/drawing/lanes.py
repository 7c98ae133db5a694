"""Swimlanes: lanes are departments, channels or sides, columns are stages, and links across lanes are hand-offs.

Beside the map, from the same analysis and with the same cards; before the canvas and every painter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from journeymap.analysis.results import Analysis
from journeymap.drawing.bands import band_at, band_elements
from journeymap.drawing.cards import card_element, placed_card
from journeymap.drawing.display import Point, Rect
from journeymap.drawing.elements import BandElement, CardElement, LaneElement, LinkElement, MapElements
from journeymap.drawing.hand_offs import leaving
from journeymap.drawing.lane_drawing import heading_height, heading_lines
from journeymap.drawing.lane_places import LanePlaces, lane_places
from journeymap.drawing.lane_rows import DISPUTED_LANE, NOBODY, LaneBy, LaneRow, lane_label, lane_of, lane_rows
from journeymap.drawing.links import flagged_links, link_element, rerouted, wire
from journeymap.drawing.map import map_height
from journeymap.drawing.placing import heading_room
from journeymap.drawing.preview import preview
from journeymap.drawing.ways import Ways
from journeymap.editing.changes import ChangeSet
from journeymap.i18n import Translator
from journeymap.model.journey import Journey

__all__ = ["DISPUTED_LANE", "NOBODY", "LaneBy", "LiveLanes", "lane_elements"]

_BOTTOM_PT = 12.0

E = TypeVar("E", BandElement, CardElement, LinkElement, LaneElement)


def lane_elements(analysis: Analysis, by: LaneBy, translator: Translator) -> MapElements:
    """Everything on the swimlanes with its place."""
    return _composed(analysis, by, translator)[0]


def _composed(analysis: Analysis, by: LaneBy, translator: Translator) -> tuple[MapElements, Ways]:
    journey = analysis.journey
    home = {id: lane_of(touchpoint, by) for id, touchpoint in journey.touchpoints.items()}
    rows = lane_rows(journey, by, translator)
    headings = [heading_lines(row.title) for row in rows]
    places = lane_places(journey, home, [row.id for row in rows], [*map(heading_height, headings)])
    lanes = tuple(
        _lane(row, number, lines, places, translator)
        for number, (row, lines) in enumerate(zip(rows, headings, strict=True))
    )
    cards = tuple(card_element(id, analysis, places.centres[id], translator) for id in journey.touchpoints)
    links, ways = _links(analysis, cards, home, {lane.id: lane.rect for lane in lanes}, translator)
    height = max((map_height(cards, links), *(lane.rect.bottom + _BOTTOM_PT for lane in lanes)))
    elements = MapElements(
        bands=band_elements(journey.stages, places.edges, height, translator),
        links=links,
        cards=cards,
        width_pt=places.edges[-1],
        height_pt=height,
        label=translator.text("Swimlanes of the journey {title}", title=journey.title),
        lanes=lanes,
    )
    return elements, ways


def _lane(row: LaneRow, number: int, lines: tuple[str, ...], places: LanePlaces, translator: Translator) -> LaneElement:
    label = lane_label(row, translator)
    return LaneElement(row.id, number, places.lanes[number], lines, row.colour, label, row.owner_index)


def _links(
    analysis: Analysis,
    cards: Iterable[CardElement],
    home: Mapping[str, str],
    lanes: Mapping[str, Rect],
    translator: Translator,
) -> tuple[tuple[LinkElement, ...], Ways]:
    journey, ways, flagged = analysis.journey, Ways(), flagged_links(analysis)
    wires = {id: wire(link, translator) for id, link in journey.links.items()}
    ways.change({card.id: card.rect for card in cards}, wires, journey.links, heading_room(journey))
    found = []
    for id, link in journey.links.items():
        plain = link_element(id, journey, ways, translator, flagged=id in flagged)
        lane = lanes[home[link.source]]
        found.append(plain if home[link.source] == home[link.target] else _crossing(plain, lane))
    return tuple(found), ways


def _crossing(link: LinkElement, lane: Rect) -> LinkElement:
    return msgspec.structs.replace(link, crossing=True, leaves_at=leaving(link.segments, lane))


class LiveLanes:
    """The swimlanes of a journey that is being edited; elements that did not change stay the same objects."""

    def __init__(self, analysis: Analysis, by: LaneBy, translator: Translator) -> None:
        self._analysis, self._by, self._translator = analysis, by, translator
        self._elements, self._ways = _composed(analysis, by, translator)

    @property
    def elements(self) -> MapElements:
        """Everything on the swimlanes."""
        return self._elements

    @property
    def by(self) -> LaneBy:
        """What the lanes stand for."""
        return self._by

    def change(self, change_set: ChangeSet, journey: Journey) -> None:
        """Takes a step of editing in; `journey` is the document's after it."""
        self._analysis = msgspec.structs.replace(self._analysis, journey=journey)
        self._compose()

    def analysed(self, analysis: Analysis) -> None:
        """Takes new scores and findings in; the journey stays the one of the last edit."""
        self._analysis = msgspec.structs.replace(analysis, journey=self._analysis.journey)
        self._compose()

    def speak(self, translator: Translator) -> None:
        """Says everything in another language."""
        self._translator = translator
        self._compose()

    def previewed(self, centres: Mapping[str, Point]) -> tuple[tuple[CardElement, ...], tuple[LinkElement, ...]]:
        """How these cards would look at these centres, and the links at them; changes nothing.

        What a drop would make of a link's crossing is not foretold: it looks as it does now, without its mark.
        """
        held = {card.id: card for card in self._elements.cards}
        cards = {id: placed_card(held[id], point) for id, point in centres.items() if id in held}
        ways = preview(self._ways, {id: card.rect for id, card in cards.items()})
        links = {
            link.id: msgspec.structs.replace(link, leaves_at=None) for link in self._elements.links if link.id in ways
        }
        return tuple(cards.values()), tuple(rerouted(links[id], way, words) for id, (way, words) in ways.items())

    def settled(self) -> Mapping[str, tuple[float, float]]:
        """Nothing: places in lanes follow from the journey."""
        return {}

    def card_centre(self, id: str) -> Point:
        """The centre of a card; KeyError where there is none."""
        rect = self._ways.obstacles.cards.at(id)
        return Point(rect.x + rect.width / 2, rect.y + rect.height / 2)

    def band_at(self, x: float) -> str:
        """The stage whose column lies at this x, the nearest one outside; empty for what has no stage."""
        return band_at(self._elements.bands, x)

    def lane_at(self, y: float) -> str:
        """The lane at this height, the nearest one outside; empty for nobody's, and where there is none."""
        lanes = self._elements.lanes
        return next((lane.id for lane in lanes if y < lane.rect.bottom), lanes[-1].id if lanes else NOBODY)

    def _compose(self) -> None:
        before = self._elements
        now, self._ways = _composed(self._analysis, self._by, self._translator)
        self._elements = msgspec.structs.replace(
            now,
            bands=_kept(now.bands, before.bands),
            links=_kept(now.links, before.links),
            cards=_kept(now.cards, before.cards),
            lanes=_kept(now.lanes, before.lanes),
        )


def _kept(now: tuple[E, ...], before: tuple[E, ...]) -> tuple[E, ...]:
    """The elements of now, as the objects of before where they are equal."""
    held = {element.id: element for element in before}
    return tuple(held[new.id] if held.get(new.id) == new else new for new in now)
