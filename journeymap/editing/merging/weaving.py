"""Three values of one place to one: the three-way merge itself, field by field and entry by entry.

`plans` says how each field is merged, `merge` hands elements and settings in. Where both sides changed a value, a
choice decides, our side where there is none, and the conflict is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.editing.merging.outcome import Choices, Kind, Spot
from journeymap.editing.merging.plans import Plan, blank, by_identity, in_parts, is_blank, named, plans
from journeymap.editing.merging.sequences import together, united
from journeymap.model import Element

Noted = tuple[Any, Any, Any, Kind]
"""Base, ours, theirs, and who did what."""


class Weaver:
    """Merges values under choices; `conflicts` collects what had to be chosen, by place. Not `based` where the base
    is only what both sides agree on: then nobody can say what stood there before, or who changed an order."""

    def __init__(self, choices: Choices, *, based: bool = True) -> None:
        self._choices = choices
        self.based = based
        self.conflicts: dict[Spot, Noted] = {}

    def element(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        """An element that all three have, merged field by field; the very same where ours stays."""
        if base == ours:
            return theirs
        if base == theirs:
            return ours
        return self._parts(spot, base, ours, theirs)

    def field(self, spot: Spot, plan: Plan, base: Any, ours: Any, theirs: Any) -> Any:
        """One field of an element, or one setting."""
        if base == ours:
            return theirs
        if base == theirs:
            return ours
        return _WAYS[plan](self, spot, base, ours, theirs)

    def choose(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        """The side that was chosen for a value that both changed."""
        if ours == theirs:
            return ours
        if not self.based:
            base = None
        kind: Kind = "delete-edit" if ours is None else "edit-delete" if theirs is None else "edit-edit"
        self.conflicts[spot] = (base, ours, theirs, kind if base is not None else "edit-edit")
        return theirs if self._choices.get(spot) == "theirs" else ours

    def _parts(self, spot: Spot, base: Element, ours: Element, theirs: Element) -> Any:
        changed: dict[str, Any] = {}
        for name, plan in plans(type(base)).items():
            b, o, t = getattr(base, name), getattr(ours, name), getattr(theirs, name)
            if o is t and plan not in _ADDING:
                continue
            place = Spot(spot.key, f"{spot.field}.{name}" if spot.field else name, spot.entry)
            merged = self.field(place, plan, b, o, t)
            if merged is not o:
                changed[name] = merged
        return replace(ours, **changed) if changed else ours

    def _part(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        if ours is None or theirs is None:
            return self.choose(spot, base, ours, theirs)
        merged = self._parts(spot, blank(ours) if base is None else base, ours, theirs)
        return None if is_blank(merged) else merged

    def _keyed(self, spot: Spot, base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Any:
        names = {key: str(key) for key in (*base, *ours, *theirs)}
        return self._each(spot, base, ours, theirs, names)

    def _entries(self, spot: Spot, *sides: tuple[Any, ...]) -> tuple[Any, ...]:
        base, ours, theirs = (by_identity(side) for side in sides)
        names = {key: named(item, key[1]) for key, item in {**base, **ours, **theirs}.items()}
        return tuple(self._each(spot, base, ours, theirs, names).values())

    def _each(
        self,
        spot: Spot,
        base: Mapping[Any, Any],
        ours: Mapping[Any, Any],
        theirs: Mapping[Any, Any],
        names: Mapping[Any, str],
    ) -> dict[Any, Any]:
        """Entry by entry, None for those that are not there; in the order of both."""
        merged: dict[Any, Any] = {}
        for key, name in names.items():
            place = Spot(spot.key, spot.field, name)
            value = self._entry(place, base.get(key), ours.get(key), theirs.get(key))
            if value is not None:
                merged[key] = value
        return {key: merged[key] for key in together([*base], [*ours], [*theirs], merged)}

    def _entry(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        if base == ours:
            return theirs
        if base == theirs:
            return ours
        if ours is None or theirs is None or not in_parts(ours):
            return self.choose(spot, base, ours, theirs)
        start = blank(ours) if base is None else base
        return self.choose(spot, base, ours, theirs) if start is None else self._parts(spot, start, ours, theirs)


def _votes(weaver: Weaver, spot: Spot, base: int, ours: int, theirs: int) -> int:
    return max(0, ours + theirs - base)


def _tally(weaver: Weaver, spot: Spot, *sides: Mapping[int, int]) -> dict[int, int]:
    base, ours, theirs = sides
    marks = sorted({**base, **ours, **theirs})
    counts = {mark: ours.get(mark, 0) + theirs.get(mark, 0) - base.get(mark, 0) for mark in marks}
    return {mark: count for mark, count in counts.items() if count > 0}


_ADDING = frozenset({Plan.VOTES, Plan.TALLY, Plan.KEYED, Plan.ENTRIES})
"""Fields in which two sides may have done the same and yet both count: dots and marks, or what holds some."""

_WAYS: Mapping[Plan, Callable[..., Any]] = {
    Plan.VALUE: Weaver.choose,
    Plan.PARTS: Weaver._part,
    Plan.KEYED: Weaver._keyed,
    Plan.ENTRIES: Weaver._entries,
    Plan.TEXTS: lambda weaver, spot, base, ours, theirs: united(base, ours, theirs),
    Plan.VOTES: _votes,
    Plan.TALLY: _tally,
}
