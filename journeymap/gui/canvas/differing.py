"""What came, went and changed between two states of one layer of the map, by identity first, then by equality.

Elements of a state before and after in, the few that differ out; `MapScene.show` stands after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count, islice
from operator import attrgetter, is_not, lt
from typing import Generic, TypeVar

import msgspec

from journeymap.drawing.elements import CardElement, LinkElement

E = TypeVar("E", bound=CardElement | LinkElement)
_ID = attrgetter("id")


class Difference(msgspec.Struct, Generic[E], frozen=True):
    """Elements that changed or came, ids that went, and whether the order of those that stay is another one."""

    changed: tuple[E, ...] = ()
    added: tuple[E, ...] = ()
    removed: tuple[str, ...] = ()
    moved_in_order: bool = False


def difference(before: Sequence[E], after: Sequence[E]) -> Difference[E]:
    """From one state of a layer to the next; ids are unique in both."""
    return _in_place(before, after) or _anywhere(before, after)


def _in_place(before: Sequence[E], after: Sequence[E]) -> Difference[E] | None:
    """What an ordinary edit does: some are others at the same places, some came at the end; None for anything else."""
    places = tuple(compress(count(), map(is_not, before, after)))
    if len(after) < len(before) or any(before[at].id != after[at].id for at in places):
        return None
    changed = tuple(after[at] for at in places if before[at] != after[at])
    return Difference(changed=changed, added=tuple(after[len(before) :]))


def _anywhere(before: Sequence[E], after: Sequence[E]) -> Difference[E]:
    head = _same(before, after)
    tail = _same(before[: head - 1 if head else None : -1], after[: head - 1 if head else None : -1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if not old and not new:
        return Difference()
    known, wanted = {element.id: element for element in old}, {element.id for element in new}
    common = [element for element in new if element.id in known]
    return Difference(
        changed=tuple(e for e in common if known[e.id] is not e and known[e.id] != e),
        added=tuple(e for e in new if e.id not in known),
        removed=tuple(id for id in known if id not in wanted),
        moved_in_order=_reordered(old, new, appended=not tail),
    )


def _same(one: Sequence[E], other: Sequence[E]) -> int:
    """How many elements from the start on are the very same."""
    return next(compress(count(), map(is_not, one, other)), min(len(one), len(other)))


def _reordered(old: Sequence[E], new: Sequence[E], *, appended: bool) -> bool:
    """Whether any element needs another rank than it had: ranks may have holes, but never run backwards."""
    known = dict(zip(map(_ID, old), count(), strict=False))
    ranks = [known.get(id, len(known)) for id in map(_ID, new)]
    if not appended and len(known) in ranks:
        return True
    return any(map(lt, islice(ranks, 1, None), ranks))
