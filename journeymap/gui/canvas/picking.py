"""What part of the map a point is on: the scene's items near it are asked, those in front first.

The items of the scene stand before it; the view asks through `MapScene.part_at`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from journeymap.drawing.bands import HEADING_LINE_PT, heading_height
from journeymap.drawing.elements import BandElement, MapElements
from journeymap.drawing.lane_places import GUTTER_PT
from journeymap.gui.canvas.items import CardItem, ElementItem, LinkItem, WordsItem
from journeymap.gui.canvas.parts import (
    BAND_EDGE_PX,
    HANDLE_PX,
    LINK_END_PX,
    LINK_PX,
    NOTHING,
    Part,
    PartKind,
    around,
    distance,
    near,
    on_edge,
)

_MODE = Qt.ItemSelectionMode.IntersectsItemBoundingRect
_REACH_PX = max(HANDLE_PX, LINK_END_PX, LINK_PX) + 2
_LEAST_LINK_SCALE = 0.1


def heading_depth(band: BandElement) -> float:
    """How far down from the top of the map a band's own heading reaches, in points."""
    return heading_height((), ()) + (max(len(band.title_lines), 1) - 1) * HEADING_LINE_PT


class Question(msgspec.Struct, frozen=True):
    """A point of the map, how many pixels a point is, and the items near it from front to back."""

    pos: QPointF
    scale: float
    near: Sequence[QGraphicsItem]


def ask(scene: QGraphicsScene, pos: QPointF, scale: float) -> Question:
    """The items near a point, by the scene's index."""
    rect = around(pos, _REACH_PX / scale)
    return Question(pos, scale, scene.items(rect, _MODE, Qt.SortOrder.DescendingOrder))


def part_of_elements(question: Question, selected_links: Set[str]) -> Part:
    """The card or link, or the part of one, at a point; the handles of selected links come first, but for a
    card's own."""
    card = _card(question)
    if card is not None and card.kind is PartKind.CARD_EDGE:
        return card
    return _link_end(question, selected_links) or card or _link(question) or NOTHING


def part_of_ground(question: Question, elements: MapElements) -> Part:
    """The lane's heading or the band, its border or its heading, at a point. Bands reach down and up without end."""
    for lane in elements.lanes:
        gutter = QRectF(lane.rect.x, lane.rect.y, GUTTER_PT, lane.rect.height)
        if gutter.contains(question.pos):
            return Part(PartKind.LANE_HEADING, lane.id)
    return _band(question, elements.bands)


def _band(question: Question, bands: Sequence[BandElement]) -> Part:
    reach = BAND_EDGE_PX / question.scale
    x, y = question.pos.x(), question.pos.y()
    for band in bands:
        if band.id and abs(band.rect.right - x) <= reach:
            return Part(PartKind.BAND_EDGE, band.id)
    for band in bands:
        if band.rect.x <= x < band.rect.right:
            named = band.id and 0 <= y <= heading_depth(band)
            return Part(PartKind.HEADING if named else PartKind.BAND, band.id)
    return NOTHING


def items_within(scene: QGraphicsScene, rect: QRectF) -> list[ElementItem]:
    """The items a rectangle touches, from back to front."""
    return [item for item in scene.items(rect, _MODE, Qt.SortOrder.AscendingOrder) if isinstance(item, ElementItem)]


def cards_within(scene: QGraphicsScene, rect: QRectF) -> list[str]:
    """Ids of the cards a rubber band touches, from back to front."""
    return [
        item.element.id
        for item in scene.items(rect, _MODE, Qt.SortOrder.AscendingOrder)
        if isinstance(item, CardItem) and item.rect.intersects(rect)
    ]


def links_within(scene: QGraphicsScene, rect: QRectF) -> list[str]:
    """Ids of the links that lie wholly inside a rubber band, from back to front."""
    return [
        item.element.id
        for item in scene.items(rect, _MODE, Qt.SortOrder.AscendingOrder)
        if isinstance(item, LinkItem) and all(rect.contains(*corner) for corner in item.corners)
    ]


def _link_end(question: Question, selected: Set[str]) -> Part | None:
    reach = LINK_END_PX / question.scale
    for item in question.near if selected else ():
        if not isinstance(item, LinkItem) or item.element.id not in selected:
            continue
        source, target = item.handles(question.scale)
        if near(target, question.pos, reach):
            return Part(PartKind.LINK_END, item.element.id, "target")
        if near(source, question.pos, reach):
            return Part(PartKind.LINK_END, item.element.id, "source")
    return None


def _card(question: Question) -> Part | None:
    for item in question.near:
        if not isinstance(item, CardItem):
            continue
        if on_edge(item.rect, question.pos, question.scale):
            return Part(PartKind.CARD_EDGE, item.element.id)
        if item.rect.contains(question.pos):
            return Part(PartKind.CARD, item.element.id)
    return None


def _link(question: Question) -> Part | None:
    if question.scale < _LEAST_LINK_SCALE:
        return None
    for item in question.near:
        if isinstance(item, WordsItem) and item.boundingRect().contains(question.pos):
            return Part(PartKind.LINK_WORDS, item.element.id)
    links = [item for item in question.near if isinstance(item, LinkItem)]
    gaps = [(distance(item.corners, question.pos), at) for at, item in enumerate(links)]
    gap, at = min(gaps, default=(float("inf"), 0))
    return Part(PartKind.LINK, links[at].element.id) if gap * question.scale <= LINK_PX else None
