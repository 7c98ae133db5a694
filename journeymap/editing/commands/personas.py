"""Verbs for personas: the kinds of customers the journey is drawn for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.i18n import msg


def add_persona(document: Document, name: str, **fields: Any) -> str:
    """Adds a persona; its new id."""
    return elements.add(document, "personas", name, fields)


def set_persona(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a persona other values: name, goal, needs, quote, share."""
    elements.change(document, "personas", id, fields, merge_key=merge_key)


def reorder_personas(document: Document, ids: Iterable[str]) -> None:
    """Puts these personas first, in this order; the others follow."""
    elements.reorder(document, "personas", ids, msg("Change the order of personas"))


def remove_persona(document: Document, id: str) -> None:
    """Deletes a persona; touchpoints that were for it alone are for all from now on."""
    elements.remove(document, "personas", id)
