"""Cards without a place among cards that have one: each goes to the best free spot near its neighbours.

A few new cards follow the cards they are linked with, one after the other. Where most cards are new, the whole
map is laid out as if nothing were pinned and every new card goes as near to that place as the pinned ones allow.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from journeymap.analysis.layout.crossings import crossings_between
from journeymap.analysis.layout.graph import Graph, parts_of
from journeymap.analysis.layout.overlaps import HAIR_PT, Box, free_heights
from journeymap.analysis.layout.plan import Place

Whole = Callable[[Graph], dict[int, Place]]
SAME_COLUMN_PT = 12.0
LOOKED_AT = 12
CROSSING_PT = 120.0
WIDENING_PT = 60.0
AGAINST_PT = 150.0
CAREFUL_CARDS = 40


class Wish(msgspec.Struct, frozen=True):
    """Where a card would like to stand; `x` None for no opinion between the columns of its band."""

    x: float | None
    y: float


def inserted(graph: Graph, pinned: dict[int, Place], whole: Whole) -> dict[int, Place]:
    """Places for all cards: the pinned ones as they are, the others around them; `whole` lays out a free graph."""
    new = [card for card in range(len(graph.nodes)) if card not in pinned]
    if len(new) > len(pinned):
        return _fitted(graph, pinned, _aligned(pinned, whole(graph)), new)
    parts = parts_of(len(graph.nodes), graph.links)
    apart = [part for part in parts if len(part) > 1 and not any(card in pinned for card in part)]
    loose = {card for part in apart for card in part}
    places = _followed(graph, pinned, [card for card in new if card not in loose])
    for part in apart:
        free = whole(graph.part(part))
        wishes = _below(graph, places, {card: free[i] for i, card in enumerate(part)})
        places = _fitted(graph, places, wishes, part)
    return places


def _aligned(pinned: dict[int, Place], free: dict[int, Place]) -> dict[int, Place]:
    """The free layout moved up or down so that the pinned cards are at their own height on average."""
    shift = sum(place[1] - free[card][1] for card, place in pinned.items()) / len(pinned)
    return {card: (x, y + shift) for card, (x, y) in free.items()}


def _below(graph: Graph, places: dict[int, Place], free: dict[int, Place]) -> dict[int, Place]:
    """The free layout of a part moved below everything that stands in its bands."""
    bands = {graph.nodes[card].stage for card in free}
    bottoms = [
        y + graph.nodes[card].height_pt / 2 + graph.gaps.v_gap_pt
        for card, (_, y) in places.items()
        if graph.nodes[card].stage in bands
    ]
    shift = max(max(bottoms, default=0.0) - graph.gaps.top_margin_pt, 0.0)
    return {card: (x, y + shift) for card, (x, y) in free.items()}


def _fitted(graph: Graph, kept: dict[int, Place], wishes: dict[int, Place], cards: Iterable[int]) -> dict[int, Place]:
    """Every card at the free height nearest to its wish, without changing its column."""
    places = dict(kept)
    bands = _bands(graph, places)
    for card in sorted(cards, key=lambda card: (wishes[card][1], card)):
        node = graph.nodes[card]
        box = Box(*wishes[card], node.width_pt, node.height_pt)
        y = free_heights(box, bands[node.stage], graph.gaps.v_gap_pt, _lowest(graph, card))[0]
        places[card] = (box.x, y)
        bands[node.stage].append(Box(box.x, y, node.width_pt, node.height_pt))
    return places


def _followed(graph: Graph, pinned: dict[int, Place], new: list[int]) -> dict[int, Place]:
    """New cards one by one, always the one with most placed neighbours, into the best free spot."""
    near, places, bands = graph.neighbours(), dict(pinned), _bands(graph, pinned)
    careful = len(new) <= CAREFUL_CARDS
    waiting = dict.fromkeys(new)
    while waiting:
        card = max(waiting, key=lambda c: (sum(n in places for n in near[c]), -c)) if careful else next(iter(waiting))
        del waiting[card]
        node = graph.nodes[card]
        spots = _spots(graph, card, _wish(graph, card, near[card], places, bands[node.stage]), bands[node.stage])
        places[card] = _best(graph, card, spots, places, near[card] if careful else [])
        bands[node.stage].append(Box(*places[card], node.width_pt, node.height_pt))
    return places


def _bands(graph: Graph, places: dict[int, Place]) -> list[list[Box]]:
    bands: list[list[Box]] = [[] for _ in range(graph.bands)]
    for card, (x, y) in places.items():
        node = graph.nodes[card]
        bands[node.stage].append(Box(x, y, node.width_pt, node.height_pt))
    return bands


def _wish(graph: Graph, card: int, near: list[int], places: dict[int, Place], band: Sequence[Box]) -> Wish:
    """Below what leads here within the stage, above what follows, level with the neighbours in other stages,
    and below everything in the band where nothing is linked."""
    node, gap = graph.nodes[card], graph.gaps.v_gap_pt
    placed = [other for other in near if other in places]
    if not placed:
        bottoms = [box.y + box.height_pt / 2 + gap for box in band]
        return Wish(None, max(bottoms, default=graph.gaps.top_margin_pt) + node.height_pt / 2)
    within = [other for other in placed if graph.nodes[other].stage == node.stage]
    leading = {a for a, b in graph.forward if b == card}
    steps = {
        other: (1 if other in leading else -1) * ((node.height_pt + graph.nodes[other].height_pt) / 2 + gap)
        for other in within
    }
    height = sum(places[other][1] + steps.get(other, 0.0) for other in placed) / len(placed)
    return Wish(places[within[0]][0] if within else None, height)


def _spots(graph: Graph, card: int, wish: Wish, band: Sequence[Box]) -> list[tuple[float, Place]]:
    """Free spots in the band with their cost in points of distance, cheapest first."""
    node = graph.nodes[card]
    right = max((box.x + box.width_pt / 2 for box in band), default=0.0)
    spots = []
    for x in _columns(graph, card, band):
        aside = 0.0 if wish.x is None else abs(x - wish.x)
        wider = WIDENING_PT if band and x + node.width_pt / 2 > right + HAIR_PT else 0.0
        box = Box(x, wish.y, node.width_pt, node.height_pt)
        heights = free_heights(box, _padded(band, graph.gaps.h_gap_pt / 2), graph.gaps.v_gap_pt, _lowest(graph, card))
        spots += [(abs(y - wish.y) + aside + wider, (x, y)) for y in heights[:LOOKED_AT]]
    return sorted(spots)[:LOOKED_AT]


def _padded(band: Sequence[Box], aside_pt: float) -> list[Box]:
    return [Box(box.x, box.y, box.width_pt + 2 * aside_pt, box.height_pt) for box in band]


def _columns(graph: Graph, card: int, band: Sequence[Box]) -> list[float]:
    """The places of columns a card can use: the first, those of the band's cards and a new one on the right,
    as far as a fixed width has room for them."""
    gaps, half, fixed = graph.gaps, graph.nodes[card].width_pt / 2, graph.fixed[graph.nodes[card].stage]
    first = gaps.side_margin_pt + half
    if fixed is not None:
        first = max(min(first, fixed - half), min(half, fixed / 2)) if not band else first
    wanted = [first, *(box.x for box in band)]
    wanted.append(max((box.x + box.width_pt / 2 + gaps.h_gap_pt for box in band), default=0.0) + half)
    room = [x for x in sorted(wanted) if x >= half - HAIR_PT and (fixed is None or x + half <= fixed + HAIR_PT)]
    kept = list[float]()
    for x in room:
        if not kept or x - kept[-1] > SAME_COLUMN_PT:
            kept.append(x)
    return kept or [first if fixed is None else fixed / 2]


def _best(
    graph: Graph, card: int, spots: list[tuple[float, Place]], places: dict[int, Place], near: list[int]
) -> Place:
    """The spot with the least distance and crossings together; without neighbours the nearest."""
    ends = [places[other] for other in near if other in places]
    if not ends or len(spots) == 1:
        return spots[0][1]
    lines = [
        (_on_map(graph, a, places[a]), _on_map(graph, b, places[b]))
        for a, b in graph.links
        if a in places and b in places
    ]
    others = [_on_map(graph, other, places[other]) for other in near if other in places]
    costs = [
        (
            cost
            + AGAINST_PT * _against(graph, card, place, places)
            + CROSSING_PT * crossings_between([(_on_map(graph, card, place), there) for there in others], lines),
            i,
        )
        for i, (cost, place) in enumerate(spots)
    ]
    return spots[min(costs)[1]][1]


def _against(graph: Graph, card: int, place: Place, places: dict[int, Place]) -> int:
    """How many of the card's links in its own stage would run backwards or behind another card."""
    stage = graph.nodes[card].stage
    near = {a if b == card else b: b == card for a, b in graph.forward if card in (a, b)}
    within = {n: leads for n, leads in near.items() if n in places and graph.nodes[n].stage == stage}
    column = [y for n, (x, y) in places.items() if graph.nodes[n].stage == stage and abs(x - place[0]) < SAME_COLUMN_PT]
    count = 0
    for other, leads in within.items():
        x, y = places[other]
        if abs(x - place[0]) < SAME_COLUMN_PT:
            count += (y > place[1]) == leads or any(min(y, place[1]) < at < max(y, place[1]) for at in column)
        else:
            count += (x > place[0]) == leads
    return count


def _on_map(graph: Graph, card: int, place: Place) -> Place:
    """A place as if every band were a thousand cards away from the next: order is all that crossings need."""
    return (place[0] + graph.nodes[card].stage * 1e4, place[1])


def _lowest(graph: Graph, card: int) -> float:
    return graph.gaps.top_margin_pt + graph.nodes[card].height_pt / 2
