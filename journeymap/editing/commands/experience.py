"""Verbs for what customers think and say at a touchpoint, and how much it matters to whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked, new
from journeymap.editing.commands import elements, entries
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Message, msg
from journeymap.model import Comment, Importance, Quote
from journeymap.model.words import Moment

TEXT_LISTS: frozenset[str] = frozenset({"pain_points", "ideas"})
"""The fields of a touchpoint that are lists of texts."""


def _change(document: Document, id: str) -> Message:
    return msg("Change {name}", name=elements.name_of(document, "touchpoints", id))


def set_importance(document: Document, id: str, **sides: float | None) -> None:
    """How much a touchpoint matters, 1 to 5: `customer`, `organisation`; None for not known."""
    old = elements.element(document, "touchpoints", id).importance or Importance()
    made: Importance | None = replace(old, **checked(Importance, sides))
    elements.change(document, "touchpoints", id, {"importance": None if made == Importance() else made})


def toggle_moment(document: Document, id: str, moment: Moment | str) -> None:
    """Makes a touchpoint a moment of truth or of delight, or no longer."""
    try:
        wanted = Moment(moment)
    except ValueError:
        raise refuse("There is no such kind of moment: “{word}”.", word=str(moment)) from None
    held = elements.element(document, "touchpoints", id).moments
    moments = tuple(one for one in Moment if (one in held) != (one is wanted))
    elements.change(document, "touchpoints", id, {"moments": moments})


def write_thoughts(document: Document, id: str, text: str) -> None:
    """What the customer thinks and feels; typing is one step."""
    key = elements.typing_key("touchpoints", id, "thoughts")
    elements.change(document, "touchpoints", id, {"thoughts": text}, merge_key=key)


def add_text(document: Document, id: str, field: str, text: str) -> None:
    """Adds a pain point (`pain_points`) or an idea (`ideas`)."""
    entries.append(document, id, _texts(field), text.strip(), _change(document, id))


def edit_text(document: Document, id: str, field: str, place: int, text: str) -> None:
    """Writes another text at this place of the list, counted from 0."""
    entries.put_at(document, id, _texts(field), place, text.strip(), _change(document, id))


def remove_text(document: Document, id: str, field: str, place: int) -> None:
    """Takes the text at this place out of the list."""
    entries.put_at(document, id, _texts(field), place, None, _change(document, id))


def _texts(field: str) -> str:
    if field not in TEXT_LISTS:
        raise refuse("There is no field “{field}”.", field=field)
    return field


def add_quote(document: Document, id: str, text: str, **fields: Any) -> None:
    """Adds a customer's own words; `date` and `source` as given."""
    made = new(Quote, {"text": text.strip(), **fields})
    label = msg("Add a quote at {name}", name=elements.name_of(document, "touchpoints", id))
    if any((made.text, made.date) == (quote.text, quote.date) for quote in entries.entries(document, id, "quotes")):
        raise refuse("This is written there already.")
    entries.append(document, id, "quotes", made, label)


def edit_quote(document: Document, id: str, place: int, **fields: Any) -> None:
    """Changes fields of the quote at this place, counted from 0."""
    _edit(document, id, "quotes", place, fields)


def remove_quote(document: Document, id: str, place: int) -> None:
    """Takes a quote away."""
    entries.put_at(document, id, "quotes", place, None, _change(document, id))


def add_comment(document: Document, id: str, by: str, text: str, day: date | None = None, department: str = "") -> None:
    """Adds a signed remark of somebody of the company."""
    made = new(Comment, {"by": by, "department": department, "date": day, "text": text.strip()})
    label = msg("Comment on {name}", name=elements.name_of(document, "touchpoints", id))
    entries.append(document, id, "comments", made, label)


def edit_comment(document: Document, id: str, place: int, **fields: Any) -> None:
    """Changes fields of the comment at this place, counted from 0."""
    _edit(document, id, "comments", place, fields)


def remove_comment(document: Document, id: str, place: int) -> None:
    """Takes a comment away."""
    entries.put_at(document, id, "comments", place, None, _change(document, id))


def _edit(document: Document, id: str, field: str, place: int, fields: dict[str, Any]) -> None:
    held = entries.entries(document, id, field)
    if not 0 <= place < len(held):
        raise refuse("There is no such entry any more.")
    made = replace(held[place], **checked(type(held[place]), fields))
    entries.put_at(document, id, field, place, made, _change(document, id))
