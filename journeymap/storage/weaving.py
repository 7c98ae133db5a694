"""Puts what a reader kept unread back between the written pieces of the value it stood in.

`writing` stands before and after it: pieces of text go in, with their keys or places, and come out in file order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymap.model import Kept

Write = Callable[[Kept], str]


def key_of(kept: Kept) -> str:
    """The key that something unread stood under, as it was written."""
    step = kept.path[0]
    return step if isinstance(step, str) else str(step)


def own(kept: Sequence[Kept]) -> list[Kept]:
    """What stood directly in the value."""
    return [each for each in kept if len(each.path) == 1]


def within(kept: Sequence[Kept]) -> Mapping[str | int, list[Kept]]:
    """What stood deeper, by the first step, which is left out of the paths."""
    inner: dict[str | int, list[Kept]] = {}
    for each in kept:
        if len(each.path) > 1:
            inner.setdefault(each.path[0], []).append(Kept(each.path[1:], each.value, each.after))
    return inner


def into_mapping(
    keys: list[str], pieces: list[str], kept: Sequence[Kept], write: Write, order: Sequence[str] = ()
) -> list[str]:
    """The pieces of a mapping with what was kept put behind the key it stood behind.

    A key that is written already wins over what was kept. Where the key before is gone, the place is behind the
    nearest key that comes before it in `order`, else at the end.
    """
    keys, pieces = list(keys), list(pieces)
    for each in kept:
        if (name := key_of(each)) not in keys:
            place = _behind(keys, each.after, order)
            keys.insert(place, name)
            pieces.insert(place, write(each))
    return pieces


def _behind(keys: list[str], after: str | int | None, order: Sequence[str]) -> int:
    if after is None:
        return 0
    if after in keys:
        return keys.index(str(after)) + 1
    if after not in order:
        return len(keys)
    earlier = [key for key in order[: order.index(str(after))] if key in keys]
    return keys.index(earlier[-1]) + 1 if earlier else 0


def into_list(pieces: list[str], kept: Sequence[Kept], write: Write) -> list[str]:
    """The pieces of a list with what was kept at the places it had; what is in the list by now is not repeated."""
    pieces = list(pieces)
    for each in sorted(kept, key=_place):
        if (piece := write(each)) not in pieces:
            pieces.insert(_place(each), piece)
    return pieces


def _place(kept: Kept) -> int:
    place = kept.path[0]
    return place if isinstance(place, int) else 0
