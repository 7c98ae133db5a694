"""A change as data: by key, with one inverse. Drafts make change sets, documents apply them, views follow them.

Three kinds of key: `(mapping, id)` for an element of one of the journey's mappings (None means absent);
`("journey", field)` for a setting, which always exists; `("order", mapping)` for the order of a mapping's ids, a
tuple, where adding behind and taking away do not give it by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from journeymap.i18n import Message
from journeymap.model import MAPPINGS, SETTINGS, Element, Journey

ElementKey = tuple[str, str]
SETTING = "journey"
ORDER = "order"
SETTING_FIELDS: tuple[str, ...] = (*SETTINGS, "kept")
"""Every field of a journey that is changed as one value; what the file held unread is one of them."""


class StaleChange(Exception):  # noqa: N818 - the word of this room; it is no error of the user's
    """A change set met a journey it was not made for; nothing was changed."""


class Change(msgspec.Struct, frozen=True):
    """What one key held before and holds after; None where an element is absent."""

    key: ElementKey
    before: Any
    after: Any

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.key, self.after, self.before)


class ChangeSet(msgspec.Struct, frozen=True):
    """One step of editing: a label for people and at most one change per key.

    Steps with the same `merge_key` that follow one another become one step of the history.
    """

    label: Message
    changes: tuple[Change, ...]
    merge_key: str | None = None

    @property
    def inverse(self) -> ChangeSet:
        """The step that takes this one back; label and merge key stay."""
        return ChangeSet(self.label, tuple(change.inverse for change in reversed(self.changes)), self.merge_key)

    @property
    def keys(self) -> frozenset[ElementKey]:
        """Every key this step touches."""
        return frozenset(change.key for change in self.changes)

    def touches(self, kind: str) -> bool:
        """Whether an element of this mapping (or a setting: `journey`; an order: `order`) is changed."""
        return any(change.key[0] == kind for change in self.changes)


def same(one: object, other: object) -> bool:
    """Whether two values are equal; quick where they are the very same."""
    return one is other or one == other


def apply(journey: Journey, step: ChangeSet) -> Journey:
    """The journey after the step; only touched mappings are copied.

    Raises `StaleChange` where a key does not hold what the step says it held before.
    """
    fields: dict[str, Any] = {}
    orders: list[Change] = []
    for change in step.changes:
        kind, name = change.key
        if kind == ORDER:
            _demand(tuple(getattr(journey, name)), change)
            orders.append(change)
        elif kind == SETTING:
            _demand(getattr(journey, name), change)
            fields[name] = change.after
        else:
            if kind not in fields:
                fields[kind] = {**getattr(journey, kind)}
            _put(fields[kind], change)
    for change in orders:
        _reorder(fields, journey, change)
    return msgspec.structs.replace(journey, **fields)


def _demand(found: object, change: Change) -> None:
    if not same(found, change.before):
        raise StaleChange(".".join(change.key))


def _put(mapping: dict[str, Element], change: Change) -> None:
    _demand(mapping.get(change.key[1]), change)
    if change.after is None:
        del mapping[change.key[1]]
    else:
        mapping[change.key[1]] = change.after


def _reorder(fields: dict[str, Any], journey: Journey, change: Change) -> None:
    name = change.key[1]
    mapping = fields.get(name, getattr(journey, name))
    if len(change.after) != len(mapping) or any(id not in mapping for id in change.after):
        raise StaleChange(".".join(change.key))
    fields[name] = {id: mapping[id] for id in change.after}


def between(start: Journey, end: Journey, keys: Iterable[ElementKey]) -> tuple[Change, ...]:
    """The fewest changes among these keys that lead from one journey to the other, orders included.

    `keys` name every element and setting that may differ, and `("order", mapping)` for each reordered mapping;
    first elements in the order given, then settings, then orders.
    """
    found: dict[str, dict[str, Change]] = {}
    for kind, name in keys:
        changes = found.setdefault(name if kind == ORDER else kind, {})
        if kind != ORDER and (change := _change(start, end, kind, name)) is not None:
            changes[name] = change
    settings = tuple(found.pop(SETTING, {}).values())
    orders = [_order(start, end, name, tuple(changes.values())) for name, changes in found.items()]
    elements = tuple(change for changes in found.values() for change in changes.values())
    return (*elements, *settings, *(order for order in orders if order is not None))


def all_keys(start: Journey, end: Journey) -> tuple[ElementKey, ...]:
    """Every key in which two journeys may differ; mappings that are the very same are passed over."""
    keys: list[ElementKey] = [(SETTING, field) for field in SETTING_FIELDS]
    for name in MAPPINGS:
        one, other = getattr(start, name), getattr(end, name)
        if one is not other:
            keys += [(name, id) for id in {**one, **other}]
            keys.append((ORDER, name))
    return tuple(keys)


def _change(start: Journey, end: Journey, kind: str, name: str) -> Change | None:
    before, after = _value(start, kind, name), _value(end, kind, name)
    return None if same(before, after) else Change((kind, name), before, after)


def _value(journey: Journey, kind: str, name: str) -> Any:
    return getattr(journey, name) if kind == SETTING else getattr(journey, kind).get(name)


def _order(start: Journey, end: Journey, name: str, changes: tuple[Change, ...]) -> Change | None:
    """The order change of a mapping; None where its element changes give the right order both ways."""
    before, after = tuple(getattr(start, name)), tuple(getattr(end, name))
    if before == after and not any(change.before is None or change.after is None for change in changes):
        return None
    if before + tuple(change.key[1] for change in changes if change.before is None) == after:
        return None
    back = tuple(change.inverse for change in reversed(changes))
    if _by_itself(before, changes) == after and _by_itself(after, back) == before:
        return None
    return Change((ORDER, name), before, after)


def _by_itself(ids: tuple[str, ...], changes: tuple[Change, ...]) -> tuple[str, ...]:
    if all(change.before is not None and change.after is not None for change in changes):
        return ids
    order = dict.fromkeys(ids)
    for change in changes:
        if change.after is None:
            order.pop(change.key[1], None)
        else:
            order.setdefault(change.key[1])
    return tuple(order)
