"""Verbs for touchpoints: add, name, change one or many, delete with their links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.editing.commands import elements, links
from journeymap.editing.document import Document
from journeymap.i18n import msg


def add_touchpoint(document: Document, title: str, **fields: Any) -> str:
    """Adds a touchpoint; its new id."""
    return elements.add(document, "touchpoints", title, fields)


def add_after(document: Document, source: str, title: str, **fields: Any) -> str:
    """Adds a touchpoint behind another one, in the same stage unless told otherwise, linked; its new id."""
    before = elements.element(document, "touchpoints", source)
    with document.edit(msg("Add touchpoint {name}", name=title.strip())):
        id = add_touchpoint(document, title, **{"stage": before.stage, **fields})
        links.connect(document, source, id)
    return id


def rename_touchpoint(document: Document, id: str, title: str) -> None:
    """Gives a touchpoint another title; its id stays. Typing is one step."""
    label = msg("Rename {name}", name=elements.name_of(document, "touchpoints", id))
    key = elements.typing_key("touchpoints", id, "title")
    elements.change(document, "touchpoints", id, {"title": title.strip()}, label, key)


def set_touchpoint(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives any fields of a touchpoint other values."""
    elements.change(document, "touchpoints", id, fields, merge_key=merge_key)


def set_touchpoints(document: Document, ids: Iterable[str], **fields: Any) -> None:
    """Gives fields of many touchpoints the same value, in one step."""
    elements.change(document, "touchpoints", tuple(ids), fields)


def delete_touchpoints(document: Document, ids: str | Iterable[str]) -> None:
    """Deletes touchpoints with their links and warning rules; actions and promises no longer name them."""
    elements.remove(document, "touchpoints", ids)
