"""What two states of one journey agree on: the base of a merge where nobody knows the real one.

Before `weaving`: what both sides say alike is settled by it, what one side lacks comes in, two values are a conflict.
Nothing in it says that a side deleted anything, for nobody can know. `one_journey` tells whether two are states of one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from journeymap.editing.changes import SETTING_FIELDS
from journeymap.editing.merging.plans import Plan, by_identity, in_parts, plans
from journeymap.editing.merging.sequences import numbered
from journeymap.model import MAPPINGS, Element, Journey
from journeymap.model.words import Role

_ALIKE = 0.5


def one_journey(one: Journey, other: Journey) -> bool:
    """Whether both are states of one journey: the same title and a touchpoint in common, or, as all that was begun
    with one template shares its ids, half of the larger one's touchpoints alike wherever they stand on the map."""
    if one.title == other.title and not (one.touchpoints and other.touchpoints):
        return True
    common = one.touchpoints.keys() & other.touchpoints.keys()
    if one.title == other.title:
        return bool(common)
    alike = sum(_placeless(one, id) == _placeless(other, id) for id in common)
    return bool(common) and alike >= _ALIKE * max(len(one.touchpoints), len(other.touchpoints))


def _placeless(journey: Journey, id: str) -> Element:
    return replace(journey.touchpoints[id], position=None)


def agreed(ours: Journey, theirs: Journey) -> Journey:
    """What both say alike; where they differ, nothing. In their order, so that ours is the one that stands."""
    fields: dict[str, Any] = {name: _elements(getattr(ours, name), getattr(theirs, name)) for name in MAPPINGS}
    for name in SETTING_FIELDS:
        fields[name] = _field(Journey, name, getattr(ours, name), getattr(theirs, name))
    return Journey(**fields)


def _elements(ours: Mapping[str, Element], theirs: Mapping[str, Element]) -> dict[str, Any]:
    return {id: _shared(ours[id], element) for id, element in theirs.items() if id in ours}


def _shared(ours: Element, theirs: Element) -> Element:
    if ours == theirs:
        return theirs
    kind = type(ours)
    return kind(**{name: _field(kind, name, getattr(ours, name), getattr(theirs, name)) for name in plans(kind)})


def _field(kind: type[Element], name: str, ours: Any, theirs: Any) -> Any:
    if ours == theirs:
        return theirs
    plan = plans(kind)[name]
    if name == "owners":
        return _owners(ours, theirs)
    return _empty(kind, name) if plan is Plan.VALUE else _WAYS[plan](ours, theirs)


def _empty(kind: type[Element], name: str) -> Any:
    """What stands in a field that says nothing, and a text where the model wants one. A number or a word that stands
    there by itself may as well be meant, so nothing is agreed upon and people are asked."""
    info = next(each for each in msgspec.structs.fields(kind) if each.name == name)
    if info.required:
        return ""
    default = info.default if info.default_factory is msgspec.NODEFAULT else info.default_factory()
    return default if default is None or default in ("", (), {}) else None


def _owners(ours: Mapping[str, tuple[Role, ...]], theirs: Mapping[str, tuple[Role, ...]]) -> dict[str, Any]:
    """Where each side holds another department accountable, people choose: both would be nobody."""
    shared = _keyed(ours, theirs)
    one, other = _accountable(ours), _accountable(theirs)
    if one and other and one != other:
        shared |= {id: () for id in (*ours, *theirs) if id in one ^ other and not (id in ours and id in theirs)}
    return shared


def _accountable(owners: Mapping[str, tuple[Role, ...]]) -> set[str]:
    return {id for id, parts in owners.items() if Role.ACCOUNTABLE in parts}


def _part(ours: Any, theirs: Any) -> Any:
    return None if ours is None or theirs is None else _shared(ours, theirs)


def _keyed(ours: Mapping[Any, Any], theirs: Mapping[Any, Any]) -> dict[Any, Any]:
    """Entry by entry; what is one value and differs is left out."""
    both = {key: (ours[key], entry) for key, entry in theirs.items() if key in ours}
    return {key: _shared(o, t) if in_parts(t) else t for key, (o, t) in both.items() if o == t or in_parts(t)}


def _entries(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    """Of several entries with one identity those behind one that is left out are left out too: they are counted."""
    shared = _keyed(by_identity(ours), by_identity(theirs))
    return tuple(entry for (key, place), entry in shared.items() if all((key, n) in shared for n in range(place)))


def _texts(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> tuple[Any, ...]:
    there = {*numbered(ours)}
    return tuple(each[0] for each in numbered(theirs) if each in there)


def _tally(ours: Mapping[Any, int], theirs: Mapping[Any, int]) -> dict[Any, int]:
    """So the larger count of each mark stands: the marks of the smaller one are among them."""
    return {mark: min(ours[mark], count) for mark, count in theirs.items() if mark in ours}


_WAYS: Mapping[Plan, Callable[[Any, Any], Any]] = {
    Plan.PARTS: _part,
    Plan.KEYED: _keyed,
    Plan.ENTRIES: _entries,
    Plan.TEXTS: _texts,
    Plan.VOTES: min,
    Plan.TALLY: _tally,
}
