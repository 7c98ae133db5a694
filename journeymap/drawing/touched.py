"""What an edit touches: from a change set to the cards and links whose elements may look different.

After the change set, before the live map works those elements out again.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from journeymap.editing.changes import ORDER, SETTING, ChangeSet
from journeymap.model.journey import Journey


class Touched(msgspec.Struct, frozen=True):
    """Ids of touchpoints and links that came, changed or went; of cards that may say something else though their
    touchpoint is the same; and whether links came, went or changed places."""

    touchpoints: frozenset[str]
    links: frozenset[str]
    cards: frozenset[str]
    links_moved: bool


def touched(step: ChangeSet, before: Journey, after: Journey) -> Touched:
    """What a step touches that led from one journey to the other."""
    named: dict[str, set[str]] = {}
    for change in step.changes:
        named.setdefault(change.key[0], set()).add(change.key[1])
    links, order = named.get("links", set()), named.get(ORDER, set())
    came_or_went = any((id in before.links) != (id in after.links) for id in links)
    cards = _of_departments(named.get("departments", set()), before, after) if _departments(named) else set()
    if "currency" in named.get(SETTING, ()):
        cards |= after.touchpoints.keys()
    return Touched(
        frozenset(named.get("touchpoints", ())), frozenset(links), frozenset(cards), came_or_went or "links" in order
    )


def _departments(named: dict[str, set[str]]) -> bool:
    return "departments" in named or "departments" in named.get(ORDER, ())


def _of_departments(changed: Iterable[str], before: Journey, after: Journey) -> set[str]:
    """The touchpoints of departments that changed or, being numbered, changed places."""
    places = {id: number for number, id in enumerate(before.departments)}
    moved = {id for number, id in enumerate(after.departments) if places.get(id) != number}
    ids = moved.union(changed)
    return {id for id, touchpoint in after.touchpoints.items() if not ids.isdisjoint(touchpoint.owners)}
