"""Cards that came in or were moved by a merge, and would lie on another: they go back, or their place is left out.

A merged journey in, the same out without these places; `placing` then puts a card without a place on the best free
spot near the cards it is linked with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import msgspec
from msgspec.structs import replace

from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint


def cleared(before: Journey, merged: Journey) -> Journey:
    """The merged journey, in which no card hides another that did not do so before; the very same where none does.
    Newcomers give way to cards that were only moved, and both to those that stand where they stood."""
    cards = {id: card for id, card in merged.touchpoints.items() if card.position is not None}
    had = {id: before.touchpoints[id].position for id in cards if id in before.touchpoints}
    moved = [id for id in cards if id not in had or had[id] != cards[id].position]
    if not moved:
        return merged
    stages = {cards[id].stage for id in moved}
    table = _Table(merged, [id for id, card in cards.items() if card.stage in stages])
    for id in table.heights.keys() - {*moved}:
        table.lay(id, cards[id])
    changed: dict[str, Touchpoint] = {}
    for id in sorted(moved, key=lambda id: id not in had):
        places = (cards[id], replace(cards[id], position=had.get(id)), replace(cards[id], position=None))
        chosen = next(each for each in places if table.has_room(id, each))
        table.lay(id, chosen)
        if chosen is not cards[id]:
            changed[id] = chosen
    return replace(merged, touchpoints={**merged.touchpoints, **changed}) if changed else merged


class _Card(msgspec.Struct, frozen=True):
    """A card's centre in its band, and its height, in points."""

    x: float
    y: float
    height: float

    def meets(self, other: _Card) -> bool:
        return abs(self.x - other.x) < WIDTH_PT and abs(self.y - other.y) < (self.height + other.height) / 2


class _Table:
    """Cards as they lie, found again by the square that their centre is in: none is wider or higher than a square."""

    def __init__(self, journey: Journey, ids: Iterable[str]) -> None:
        self.heights = {id: card_height(journey, journey.touchpoints[id]) for id in ids}
        self._side = max(WIDTH_PT, *self.heights.values())
        self._squares: dict[tuple[str, int, int], list[_Card]] = {}

    def lay(self, id: str, touchpoint: Touchpoint) -> None:
        """Lays a card down where its place is; one without a place nowhere."""
        if touchpoint.position is not None:
            card = _Card(*touchpoint.position, self.heights[id])
            self._squares.setdefault((touchpoint.stage, *self._square(card)), []).append(card)

    def has_room(self, id: str, touchpoint: Touchpoint) -> bool:
        """Whether a card would lie on no other; there is always room for one without a place."""
        if touchpoint.position is None:
            return True
        card = _Card(*touchpoint.position, self.heights[id])
        return not any(card.meets(other) for other in self._near(touchpoint.stage, card))

    def _near(self, stage: str, card: _Card) -> Iterator[_Card]:
        column, row = self._square(card)
        for across, down in product((-1, 0, 1), repeat=2):
            yield from self._squares.get((stage, column + across, row + down), ())

    def _square(self, card: _Card) -> tuple[int, int]:
        return int(card.x // self._side), int(card.y // self._side)
