"""The whole map: journey, analysis and placement in, elements and then a display list out.

The one drawing that the canvas, the SVG export, the poster and the report replay.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.results import Analysis
from journeymap.drawing.bands import band_elements, draw_band, ground
from journeymap.drawing.cards import card_element, draw_card
from journeymap.drawing.display import DisplayList, Shape
from journeymap.drawing.elements import CardElement, LinkElement, MapElements
from journeymap.drawing.lane_drawing import draw_gutter, draw_lane
from journeymap.drawing.links import draw_link, draw_words, flagged_links, link_element, lowest, wire
from journeymap.drawing.placing import Placement, centres, heading_room, lefts, place
from journeymap.drawing.theme import Theme
from journeymap.drawing.ways import Ways
from journeymap.i18n import Translator
from journeymap.model.journey import Journey

_BOTTOM_PT = 28.0
_EMPTY_PT = 120.0


def map_elements(analysis: Analysis, placement: Placement, translator: Translator) -> MapElements:
    """Everything on the map with its place; the same for every painter."""
    journey = analysis.journey
    places = centres(journey, placement)
    cards = tuple(card_element(id, analysis, places[id], translator) for id in journey.touchpoints)
    links = link_elements(analysis, cards, translator, heading_room(journey))
    height = map_height(cards, links)
    return MapElements(
        bands=band_elements(journey.stages, lefts(placement.band_widths), height, translator),
        links=links,
        cards=cards,
        width_pt=max(lefts(placement.band_widths)[-1], 1.0),
        height_pt=height,
        label=map_label(journey, translator),
    )


def map_label(journey: Journey, translator: Translator) -> str:
    """The whole map in words."""
    return translator.text("Map of the journey {title}", title=journey.title)


def map_height(cards: Iterable[CardElement], links: Iterable[LinkElement]) -> float:
    """How far down the map goes: to its lowest card, way or words, and some air."""
    return height_of((*(card.rect.bottom for card in cards), *map(lowest, links)))


def height_of(bottoms: Iterable[float]) -> float:
    """How far down a map goes that holds things that end at these heights, in points."""
    return max(bottoms, default=_EMPTY_PT) + _BOTTOM_PT


def link_elements(
    analysis: Analysis, cards: Iterable[CardElement], translator: Translator, top_pt: float
) -> tuple[LinkElement, ...]:
    """All links, led around these cards, none of them along a lane above `top_pt`."""
    journey, ways, flagged = analysis.journey, Ways(), flagged_links(analysis)
    wires = {id: wire(link, translator) for id, link in journey.links.items()}
    ways.change({card.id: card.rect for card in cards}, wires, journey.links, top_pt)
    return tuple(link_element(id, journey, ways, translator, flagged=id in flagged) for id in journey.links)


def draw_map(elements: MapElements, theme: Theme) -> DisplayList:
    """The map as a display list: bands and lanes at the back, links over them, cards in front."""
    bands = [draw_band(band, theme) for band in elements.bands]
    gutter = [draw_gutter(elements.height_pt, theme)] if elements.lanes else []
    lanes: list[Shape] = [*gutter, *(draw_lane(lane, theme) for lane in elements.lanes)]
    links = [draw_link(link, theme) for link in elements.links]
    words = [
        shape
        for link in elements.links
        if link.text_rect is not None
        for shape in draw_words(link, theme, ground(elements.bands, link.text_rect, theme))
    ]
    cards = [draw_card(card, theme) for card in elements.cards]
    return DisplayList(elements.width_pt, elements.height_pt, elements.label, (*bands, *lanes, *links, *words, *cards))


def build_map(analysis: Analysis, translator: Translator, theme: Theme) -> DisplayList:
    """The map of an analysed journey, laid out where nobody placed it, ready for a painter."""
    return draw_map(map_elements(analysis, place(analysis.journey), translator), theme)
