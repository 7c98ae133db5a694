"""Where the points of the experience curve stand across: journey, journey order and the cards' centres in, the x of
each point and whether the line runs through it out.

Before `curve_elements`. Cards that stand above one another share a column. Steps of one chain in it are all on the
line, side by side in journey order; of alternatives, which no customer comes to one after the other, the line takes
the one most customers come to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from journeymap.drawing.cards import WIDTH_PT
from journeymap.model import Journey

_SAME_COLUMN_PT = WIDTH_PT / 2
_STEP_PT = 36.0
_SPREAD = 0.8
"""The part of a column that the steps of a chain may take, so that they stay nearer to their cards than to others."""


class Place(msgspec.Struct, frozen=True):
    """The x of a point, in points of the map, and whether the line runs through it."""

    x: float
    main: bool


def places(
    ids: Sequence[str],
    centres_x: Mapping[str, float],
    journey: Journey,
    order: Sequence[str],
    visits: Mapping[str, float],
) -> dict[str, Place]:
    """The places of the touchpoints `ids`, from left to right. `order` is the journey order, `visits` how many
    customers come to each; links that lead back in that order make no chain."""
    number = {id: at for at, id in enumerate(order)}
    columns = list(_columns(sorted(ids, key=lambda id: (centres_x[id], number[id])), centres_x))
    shared = any(len(column) > 1 for column in columns)
    reached = _reached(journey, number) if shared else {}
    found: dict[str, Place] = {}
    for at, column in enumerate(columns):
        chain = sorted(_chain(column, visits, reached, number), key=number.__getitem__)
        found |= {id: Place(centres_x[id], main=False) for id in column if id not in chain}
        middles = _spread(chain, centres_x, _room(columns, at, centres_x))
        found |= {id: Place(x, main=True) for id, x in zip(chain, middles, strict=True)}
    return dict(sorted(found.items(), key=lambda item: item[1].x))


def _columns(ids: Sequence[str], centres_x: Mapping[str, float]) -> Iterator[list[str]]:
    column: list[str] = []
    for id in ids:
        if column and centres_x[id] - centres_x[column[0]] >= _SAME_COLUMN_PT:
            yield column
            column = []
        column.append(id)
    if column:
        yield column


def _reached(journey: Journey, number: Mapping[str, int]) -> dict[str, int]:
    """What can be come to from each touchpoint on the way forward, as a set of bits by journey order."""
    onward: dict[str, list[str]] = {id: [] for id in number}
    for link in journey.links.values():
        if number.get(link.source, len(number)) < number.get(link.target, -1):
            onward[link.source].append(link.target)
    reached: dict[str, int] = {}
    for id in sorted(number, key=number.__getitem__, reverse=True):
        reached[id] = 1 << number[id]
        for target in onward[id]:
            reached[id] |= reached[target]
    return reached


def _chain(
    column: Sequence[str], visits: Mapping[str, float], reached: Mapping[str, int], number: Mapping[str, int]
) -> list[str]:
    """Those of a column that the line runs through: the one most customers come to, and whatever they come to before or
    after it; of equals the first."""
    taken: list[str] = []
    for id in sorted(column, key=lambda id: (-visits.get(id, 0.0), number[id])):
        if all(_one_way(id, other, reached, number) for other in taken):
            taken.append(id)
    return taken


def _one_way(one: str, other: str, reached: Mapping[str, int], number: Mapping[str, int]) -> bool:
    """Whether customers come to both, one after the other."""
    first, second = sorted((one, other), key=number.__getitem__)
    return bool(reached[first] >> number[second] & 1)


def _room(columns: Sequence[Sequence[str]], at: int, centres_x: Mapping[str, float]) -> float:
    """How wide a chain may stand, in points, so that it reaches into no other column."""
    left, right = centres_x[columns[at][0]], centres_x[columns[at][-1]]
    gaps = [WIDTH_PT]
    if at > 0:
        gaps.append(left - centres_x[columns[at - 1][-1]])
    if at + 1 < len(columns):
        gaps.append(centres_x[columns[at + 1][0]] - right)
    return _SPREAD * min(gaps)


def _spread(chain: Sequence[str], centres_x: Mapping[str, float], room_pt: float) -> list[float]:
    """The x of the steps of a chain, side by side about the middle of their cards."""
    middle = sum(centres_x[id] for id in chain) / len(chain)
    last = len(chain) - 1
    step = min(_STEP_PT, room_pt / last) if last else 0.0
    return [middle + (at - last / 2) * step for at in range(len(chain))]
