"""References inside elements, read and rewritten by the model's table; consequences and pasting stand on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from journeymap.model import REFERENCES, Element, Reference

E = TypeVar("E", bound=Element)
Rewrite = Callable[[str], str]
"""From an id to the id that takes its place; the empty text where nothing does."""


def held_by(mapping: str) -> tuple[Reference, ...]:
    """The references that elements of a mapping hold."""
    return tuple(reference for reference in REFERENCES if reference.holder == mapping)


def ids_in(element: Element, reference: Reference) -> tuple[str, ...]:
    """Every id that the element names through this reference; empty texts are none."""
    value = getattr(element, reference.field)
    if not value:
        return ()
    if reference.shape in ("one", "required"):
        return (value,)
    if reference.shape in ("many", "keys"):
        return tuple(value)
    return tuple(id for item in value if (id := getattr(item, reference.shape)))


def rewritten(element: E, reference: Reference, rewrite: Rewrite) -> E:
    """The element with other ids in this reference; the very same element where nothing changes."""
    if all(rewrite(id) == id for id in ids_in(element, reference)):
        return element
    value = getattr(element, reference.field)
    write = _WRITERS.get(reference.shape)
    after = write(value, rewrite) if write else _items(value, reference.shape, rewrite)
    return replace(element, **{reference.field: after})


def _many(value: Iterable[str], rewrite: Rewrite) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for id in value if (new := rewrite(id))))


def _keys(value: Mapping[str, Any], rewrite: Rewrite) -> dict[str, Any]:
    """Where two keys become one, the first keeps its place and value."""
    result: dict[str, Any] = {}
    for id, item in value.items():
        if new := rewrite(id):
            result.setdefault(new, item)
    return result


def _items(value: Iterable[Element], field: str, rewrite: Rewrite) -> tuple[Element, ...]:
    """Items stay when what they name goes: a promise is still a promise, a comment still a comment."""
    changed = (_item(item, field, rewrite) for item in value)
    result: list[Element] = []
    for item in changed:
        if item not in result:
            result.append(item)
    return tuple(result)


def _item(item: Element, field: str, rewrite: Rewrite) -> Element:
    id = getattr(item, field)
    return replace(item, **{field: rewrite(id)}) if id else item


_WRITERS: Mapping[str, Callable[[Any, Rewrite], Any]] = {
    "one": lambda value, rewrite: rewrite(value),
    "required": lambda value, rewrite: rewrite(value),
    "many": _many,
    "keys": _keys,
}
