"""Orders of two sides put together: of a mapping's ids, a list's entries, a set of texts.

Below `weaving`, which merges what stands in these orders. Everything here is linear in time.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

K = TypeVar("K")


def numbered(items: Iterable[K]) -> Iterator[tuple[K, int]]:
    """Each item with how often it came before: equal items of a list are told apart by that."""
    seen: dict[K, int] = {}
    for item in items:
        seen[item] = place = seen.get(item, -1) + 1
        yield item, place


def rearranged(base: Sequence[K], side: Sequence[K], both: Container[K]) -> bool:
    """Whether a side changed the order of what is there in all three."""
    return [each for each in base if each in both] != [each for each in side if each in both]


def together(base: Sequence[K], ours: Sequence[K], theirs: Sequence[K], keep: Container[K]) -> list[K]:
    """What is in `keep`, in our order or, where only they changed it, in theirs; the other side's own behind what
    they stood behind."""
    both = {*base} & {*ours} & {*theirs}
    if rearranged(base, theirs, both) and not rearranged(base, ours, both):
        return inserted(theirs, ours, keep)
    return inserted(ours, theirs, keep)


def inserted(main: Sequence[K], other: Sequence[K], keep: Container[K]) -> list[K]:
    """`main`, with what only `other` has behind what it stood behind there, and behind what main added there too."""
    behind = _by_anchor({*main}, other)
    others, result = {*other}, []
    waiting = behind.get(None, [])
    for each in main:
        if each in others:
            result += waiting
            waiting = []
        result.append(each)
        waiting = waiting + behind[each] if each in behind else waiting
    return [each for each in (*result, *waiting) if each in keep]


def _by_anchor(main: Container[K], other: Sequence[K]) -> Mapping[K | None, list[K]]:
    """What only `other` has, by what of main stands before it; None where nothing does."""
    behind: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for each in other:
        if each in main:
            anchor = each
        else:
            behind.setdefault(anchor, []).append(each)
    return behind


def united(base: tuple[Any, ...], ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """An ordered set of both: what either added, without what either took away."""
    b, o, t = (list(numbered(side)) for side in (base, ours, theirs))
    before, here, there = {*b}, {*o}, {*t}
    keep = {each for each in {*o, *t} if (each in here and each in there) or each not in before}
    return tuple(item for item, _ in together(b, o, t, keep))
