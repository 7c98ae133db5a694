"""What must hold for every journey that verbs made; property tests ask here after every step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from journeymap.editing.changes import ChangeSet
from journeymap.editing.references import ids_in
from journeymap.model import REFERENCES, Element, Journey
from journeymap.model.converting import convert


def violations(journey: Journey) -> tuple[str, ...]:
    """Every dangling reference and every value of a wrong type, one line each, for programmers."""
    return (*_dangling(journey), *_mistyped(journey, "journey"))


def _dangling(journey: Journey) -> Iterator[str]:
    for reference in REFERENCES:
        known = getattr(journey, reference.target)
        for id, element in getattr(journey, reference.holder).items():
            for name in ids_in(element, reference):
                if name not in known:
                    yield f"{reference.holder}.{id}.{reference.field} names {name}, not among {reference.target}"


def _mistyped(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Element):
        hints = _hints(type(value))
        for name in value.__struct_fields__:
            yield from _field(getattr(value, name), hints[name], f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _mistyped(item, f"{path}.{key}")
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _mistyped(item, f"{path}.{place}")


@cache
def _hints(kind: type[Element]) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _field(value: Any, hint: Any, path: str) -> Iterator[str]:
    try:
        if convert(value, hint) != value or isinstance(value, list | set):
            yield f"{path} is not stored as its type wants it"
    except msgspec.ValidationError as error:
        yield f"{path}: {error}"
    yield from _mistyped(value, path)


def flaws_of_step(step: ChangeSet) -> tuple[str, ...]:
    """What is wrong with a change set by itself: a key twice, a change that changes nothing."""
    keys = [change.key for change in step.changes]
    doubled = [f"{key} is changed twice" for key in set(keys) if keys.count(key) > 1]
    return (*doubled, *(f"{c.key} changes nothing" for c in step.changes if c.before == c.after))
