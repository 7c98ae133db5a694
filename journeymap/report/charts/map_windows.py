"""How a map too large for one page is parted into windows: card rectangles and a page's room in, windows out.

A window's border runs between cards, at a stage's border where it can. Where cards stand so that no straight border
passes between them, windows overlap, so that every card stands whole in one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeymap.drawing.display import Rect

_LEAST_FULL = 0.45
_PAD_PT = 8.0
_AROUND_PT = 20.0
_STEPS = 10

Span = tuple[float, float]


class Window(msgspec.Struct, frozen=True):
    """A part of the map, numbered from 1 in reading order, and the ids of the cards that stand whole in it."""

    number: int
    rect: Rect
    cards: tuple[str, ...]


def windows(
    cards: Sequence[tuple[str, Rect]],
    whole: Span,
    room: tuple[float, float],
    borders: Sequence[float] = (),
    words: Sequence[Rect] = (),
) -> tuple[Window, ...]:
    """Windows no larger than `room` that hold every card once, from left to right and then downward.

    `whole` is the map from left to right; `borders` are places on it where a window should end if it can. A window is
    no higher than its cards and the words on links (`words`) beside them need.
    """
    found: list[Window] = []
    left = dict(cards)
    for start, end in parts([(rect.x, rect.right) for _, rect in cards], whole, room[0], borders):
        column = {id: rect for id, rect in left.items() if rect.x >= start and rect.right <= end}
        left = {id: rect for id, rect in left.items() if id not in column}
        beside = [rect for rect in words if start <= rect.x + rect.width / 2 < end]
        for top, bottom in _rows(list(column.values()), beside, room[1]):
            inside = [id for id, rect in column.items() if rect.y >= top and rect.bottom <= bottom]
            column = {id: rect for id, rect in column.items() if id not in inside}
            if inside:
                found.append(Window(len(found) + 1, Rect(start, top, end - start, bottom - top), tuple(inside)))
    return tuple(found)


def _rows(cards: Sequence[Rect], words: Sequence[Rect], room: float) -> list[Span]:
    if not cards:
        return []
    top = min(rect.y for rect in (*cards, *words)) - _AROUND_PT
    bottom = max(rect.bottom for rect in (*cards, *words)) + _AROUND_PT
    return parts([(rect.y, rect.bottom) for rect in cards], (top, bottom), room)


def parts(taken: Sequence[Span], whole: Span, room: float, borders: Sequence[float] = ()) -> list[Span]:
    """Parts of a line no longer than `room`, as few as can be and then as even; none parts a taken stretch.

    Where that cannot be, the next part begins before the stretch that is parted.
    """
    fewest = _greedy(taken, whole, room, borders)
    for step in range(_STEPS):
        even = (whole[1] - whole[0]) / len(fewest)
        found = _greedy(taken, whole, even + (room - even) * step / _STEPS, borders)
        if len(found) == len(fewest):
            return found
    return fewest


def _greedy(taken: Sequence[Span], whole: Span, room: float, borders: Sequence[float]) -> list[Span]:
    found, start = [], whole[0]
    while whole[1] - start > room:
        limit = start + room
        wanted = [at for at in borders if start + room * _LEAST_FULL < at <= limit and not _parted(taken, at)]
        cut = max(wanted, default=None) or _between(taken, limit, start + room * _LEAST_FULL)
        if cut is None:
            found.append((start, limit))
            start = max(min(low for low, _ in _parted(taken, limit)) - _PAD_PT, start + _PAD_PT)
        else:
            found.append((start, cut))
            start = cut
    return [*found, (start, whole[1])]


def _parted(taken: Sequence[Span], at: float) -> list[Span]:
    return [(low, high) for low, high in taken if low < at < high]


def _between(taken: Sequence[Span], limit: float, least: float) -> float | None:
    """The last place up to `limit` that lies in no taken stretch; None where there is none after `least`."""
    at = limit
    while parted := _parted(taken, at):
        at = min(low for low, _ in parted) - _PAD_PT
        if at < least:
            return None
    return at
