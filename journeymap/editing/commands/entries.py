"""What verbs on lists inside a touchpoint have in common: add, replace or remove one entry by its place.

Scores, promises, quotes, comments, thoughts and ideas stand on this.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Message


def entries(document: Document, id: str, field: str) -> tuple[Any, ...]:
    """The entries of a list of a touchpoint, as the running step sees them."""
    return getattr(elements.element(document, "touchpoints", id), field)  # type: ignore[no-any-return]


def append(document: Document, id: str, field: str, entry: Any, label: Message) -> None:
    """Adds an entry behind the others; `EditError` where there is the same one already."""
    held = entries(document, id, field)
    if entry in held:
        raise refuse("This is written there already.")
    put_all(document, id, field, (*held, entry), label)


def put_at(document: Document, id: str, field: str, place: int, entry: Any, label: Message) -> None:
    """Puts an entry in the place of another one; None takes that one away. Places count from 0."""
    held = entries(document, id, field)
    if not 0 <= place < len(held):
        raise refuse("There is no such entry any more.")
    middle = () if entry is None else (entry,)
    put_all(document, id, field, (*held[:place], *middle, *held[place + 1 :]), label)


def put_all(document: Document, id: str, field: str, entries: tuple[Any, ...], label: Message) -> None:
    """Gives the list other entries."""
    touchpoint = elements.element(document, "touchpoints", id)
    elements.put(document, "touchpoints", id, replace(touchpoint, **{field: entries}), label)
