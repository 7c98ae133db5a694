"""What of a journey's structure differs between two states: elements added, removed, described otherwise.

Two journeys stand before it; the report's page of changes and the window's comparison come after it. What has a part
of its own there (owners, scores, actions) and what a snapshot does not hold (places, notes, comments) is no structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from journeymap.model import Element, Journey

Key = tuple[str, str]
"""A mapping of the journey and the id of an element in it."""
STRUCTURE = ("stages", "touchpoints", "links", "departments", "personas")
"""The mappings that make up the structure, in the order they are told."""
_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "touchpoints": frozenset(
        {"position", "notes", "comments", "scores", "quotes", "owners", "responses", "views", "votes"}
    ),
    "stages": frozenset({"width"}),
    "departments": frozenset({"colour"}),
}


class ElementChange(msgspec.Struct, frozen=True):
    """An element that both states have, and the names of its fields that differ."""

    key: Key
    fields: tuple[str, ...]


class Structure(msgspec.Struct, frozen=True):
    """What was added, removed and described otherwise, by mapping in the order of `STRUCTURE`, then in file order."""

    added: tuple[Key, ...] = ()
    removed: tuple[Key, ...] = ()
    changed: tuple[ElementChange, ...] = ()

    def ids(self, mapping: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The ids of one mapping that were added, removed and changed."""
        added, removed = (tuple(id for of, id in keys if of == mapping) for keys in (self.added, self.removed))
        return added, removed, tuple(change.key[1] for change in self.changed if change.key[0] == mapping)


def structure_between(before: Journey, after: Journey) -> Structure:
    """What became of the structure from one state to another."""
    added: list[Key] = []
    removed: list[Key] = []
    changed: list[ElementChange] = []
    for mapping in STRUCTURE:
        then, now = getattr(before, mapping), getattr(after, mapping)
        added += ((mapping, id) for id in now if id not in then)
        removed += ((mapping, id) for id in then if id not in now)
        changed += _changes(mapping, then, now)
    return Structure(tuple(added), tuple(removed), tuple(changed))


def _changes(mapping: str, then: Mapping[str, Element], now: Mapping[str, Element]) -> Iterator[ElementChange]:
    ignored = _ELSEWHERE.get(mapping, frozenset())
    for id, element in now.items():
        earlier = then.get(id)
        if earlier is None or earlier is element:
            continue
        names = [name for name in type(element).__struct_fields__ if name not in ignored and name != "kept"]
        fields = tuple(name for name in names if getattr(earlier, name) != getattr(element, name))
        if fields:
            yield ElementChange((mapping, id), fields)
