"""Overlapping cards: found after every layout and taken apart, so that no wheel has to be trusted with it."""

from collections.abc import Iterator, Sequence

import msgspec

from journeymap.analysis.layout.graph import Graph
from journeymap.analysis.layout.plan import Place

HAIR_PT = 1e-6


class Box(msgspec.Struct, frozen=True):
    """A card on the whole map: centre and size in points."""

    x: float
    y: float
    width_pt: float
    height_pt: float

    def meets(self, other: "Box") -> bool:
        """True where the two share more than an edge."""
        return (
            abs(self.x - other.x) < (self.width_pt + other.width_pt) / 2 - HAIR_PT
            and abs(self.y - other.y) < (self.height_pt + other.height_pt) / 2 - HAIR_PT
        )


def boxes_of(graph: Graph, places: dict[int, Place], band_widths: Sequence[float]) -> dict[int, Box]:
    """Every placed card as a box in the map's own coordinates."""
    lefts = [sum(band_widths[:band]) for band in range(len(band_widths))]
    return {
        card: Box(x + lefts[node.stage], y, node.width_pt, node.height_pt)
        for card, (x, y) in places.items()
        for node in (graph.nodes[card],)
    }


def overlapping(boxes: dict[int, Box]) -> Iterator[tuple[int, int]]:
    """The pairs of cards that overlap, by a sweep from left to right."""
    order = sorted(boxes, key=lambda card: (boxes[card].x - boxes[card].width_pt / 2, card))
    open_cards: list[int] = []
    for card in order:
        left = boxes[card].x - boxes[card].width_pt / 2
        open_cards = [c for c in open_cards if boxes[c].x + boxes[c].width_pt / 2 > left + HAIR_PT]
        yield from ((other, card) for other in open_cards if boxes[other].meets(boxes[card]))
        open_cards.append(card)


def free_heights(box: Box, others: Sequence[Box], gap_pt: float, lowest: float) -> list[float]:
    """The heights nearest to `box.y`, one per free stretch of its column, at which it stands clear of `others`
    by `gap_pt` and not above `lowest`; nearest first. There is always at least one."""
    blocked = sorted(
        (other.y - reach, other.y + reach)
        for other in others
        if abs(other.x - box.x) < (other.width_pt + box.width_pt) / 2 - HAIR_PT
        for reach in ((other.height_pt + box.height_pt) / 2 + gap_pt,)
    )
    found, floor = list[float](), lowest
    for start, end in blocked:
        if start >= floor:
            found.append(min(max(box.y, floor), start))
        floor = max(floor, end)
    found.append(max(box.y, floor))
    return sorted(found, key=lambda y: (abs(y - box.y), y))


def taken_apart(
    graph: Graph, places: dict[int, Place], band_widths: Sequence[float], kept: set[int]
) -> dict[int, Place]:
    """The places with every card that is not `kept` and overlaps another moved to the nearest free height."""
    boxes = boxes_of(graph, places, band_widths)
    moving = sorted({(a if b in kept else b) for a, b in overlapping(boxes) if not (a in kept and b in kept)})
    settled = {card: box for card, box in boxes.items() if card not in set(moving)}
    answer = dict(places)
    for card in moving:
        box = boxes[card]
        lowest = graph.gaps.top_margin_pt + box.height_pt / 2
        y = free_heights(box, list(settled.values()), graph.gaps.v_gap_pt, lowest)[0]
        settled[card] = Box(box.x, y, box.width_pt, box.height_pt)
        answer[card] = (places[card][0], y)
    return answer
