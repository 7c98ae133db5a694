"""The whole map: journey, analysis and placement in, elements and then a display list out.

The one drawing that the canvas, the SVG export, the poster and the report replay.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.analysis.results import Analysis
from journeymap.drawing.bands import band_elements, draw_band, ground
from journeymap.drawing.cards import card_element, draw_card
from journeymap.drawing.display import DisplayList
from journeymap.drawing.elements import CardElement, LinkElement, MapElements
from journeymap.drawing.labels import Labels
from journeymap.drawing.links import draw_link, draw_words, link_element, link_label, link_text, lowest
from journeymap.drawing.placing import Placement, centres, heading_room, place
from journeymap.drawing.routing import Obstacles, route
from journeymap.drawing.theme import Theme
from journeymap.i18n import Translator

_BOTTOM_PT = 28.0
_EMPTY_PT = 120.0
_HANDOFF = "handoff"


def map_elements(analysis: Analysis, placement: Placement, translator: Translator) -> MapElements:
    """Everything on the map with its place; the same for every painter."""
    journey = analysis.journey
    places = centres(journey, placement)
    cards = tuple(card_element(id, analysis, places[id], translator) for id in journey.touchpoints)
    links = _links(analysis, {card.id: card for card in cards}, translator, heading_room(journey))
    height = max((*(card.rect.bottom for card in cards), *map(lowest, links)), default=_EMPTY_PT) + _BOTTOM_PT
    return MapElements(
        bands=band_elements(journey.stages, placement.band_widths, height, translator),
        links=links,
        cards=cards,
        width_pt=max(sum(placement.band_widths), 1.0),
        height_pt=height,
        label=translator.text("Map of the journey {title}", title=journey.title),
    )


def _links(
    analysis: Analysis, cards: Mapping[str, CardElement], translator: Translator, top_pt: float
) -> tuple[LinkElement, ...]:
    flagged = {id for finding in analysis.findings if finding.family == _HANDOFF for id in finding.links}
    rects = [card.rect for card in cards.values()]
    obstacles, labels = Obstacles(rects, top_pt), Labels(rects)
    touchpoints = analysis.journey.touchpoints
    elements = []
    for id, link in analysis.journey.links.items():
        way = route(cards[link.source].rect, cards[link.target].rect, obstacles)
        words = labels.place(link_text(link, translator), way.segments)
        titles = (touchpoints[link.source].title, touchpoints[link.target].title)
        label = link_label(link, titles, translator)
        elements.append(link_element(id, link, way, words, label, flagged=id in flagged))
    return tuple(elements)


def draw_map(elements: MapElements, theme: Theme) -> DisplayList:
    """The map as a display list: bands at the back, links over them, cards in front."""
    bands = [draw_band(band, theme) for band in elements.bands]
    links = [draw_link(link, theme) for link in elements.links]
    words = [
        shape
        for link in elements.links
        if link.text_rect is not None
        for shape in draw_words(link, theme, ground(elements.bands, link.text_rect, theme))
    ]
    cards = [draw_card(card, theme) for card in elements.cards]
    return DisplayList(elements.width_pt, elements.height_pt, elements.label, (*bands, *links, *words, *cards))


def build_map(analysis: Analysis, translator: Translator, theme: Theme) -> DisplayList:
    """The map of an analysed journey, laid out where nobody placed it, ready for a painter."""
    return draw_map(map_elements(analysis, place(analysis.journey), translator), theme)
