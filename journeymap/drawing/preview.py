"""What a drag would lead to: some cards elsewhere and the links at them led anew, while the map itself stays.

Between a drag on the canvas and the live map, whose ways it borrows and gives back as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from journeymap.drawing.display import Rect
from journeymap.drawing.grid import Grid
from journeymap.drawing.labels import Words
from journeymap.drawing.routing import Route, route
from journeymap.drawing.ways import Ways


def preview(ways: Ways, rects: Mapping[str, Rect]) -> dict[str, tuple[Route, Words]]:
    """Ways and words of the links at these cards, were the cards there; in the order of the links."""
    ids = {id for card in rects for id in ways.at.get(card, ())}
    grids = ((ways.obstacles.cards, rects), (ways.obstacles.lanes, ids), (ways.labels.words, ids))
    found: dict[str, tuple[Route, Words]] = {}
    with _given_back(grids):
        for card, rect in rects.items():
            ways.obstacles.cards.put(card, rect)
        for id in sorted(ids, key=ways.numbers.__getitem__):
            found[id] = _led(ways, id)
    return found


def _led(ways: Ways, id: str) -> tuple[Route, Words]:
    wire, number, cards = ways.wires[id], ways.numbers[id], ways.obstacles.cards
    way = route(cards.at(wire.source), cards.at(wire.target), ways.obstacles, number)
    if way.lane is not None:
        ways.obstacles.lanes.put(id, way.lane)
    words = ways.labels.place(wire.text, way.segments, number)
    if words.rect is not None:
        ways.labels.words.put(id, words.rect)
    return way, words


@contextmanager
def _given_back(grids: Iterable[tuple[Grid, Iterable[str]]]) -> Iterator[None]:
    """Takes these rectangles out of their grids, and puts them back at the end."""
    held = [(grid, id, grid.remove(id)) for grid, ids in grids for id in ids]
    try:
        yield
    finally:
        for grid, id, rect in held:
            grid.remove(id)
            if rect is not None:
                grid.put(id, rect)
