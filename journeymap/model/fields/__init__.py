"""The field table: every field people fill in, with its words, kind, bounds and place in a form.

After the types of `model`, whose fields it lists completely; before every form made of it: inspector, settings,
spreadsheets.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from journeymap.model.elements import MAPPINGS
from journeymap.model.fields import following_up, frame, settings, touchpoints
from journeymap.model.fields.row import Field, FieldKind, Section
from journeymap.model.fields.sections import SECTIONS
from journeymap.model.journey import Journey, ParkedIdea
from journeymap.model.kept import Element

__all__ = [
    "EXCLUDED",
    "FIELDS",
    "SECTIONS",
    "TYPES",
    "Field",
    "FieldKind",
    "Section",
    "field",
    "fields_of",
    "sections_of",
    "value_of",
]

TYPES: Mapping[str, type[Element]] = {
    **{name: kind for name, kind in MAPPINGS.items() if name != "snapshots"},
    "parking_lot": ParkedIdea,
    "journey": Journey,
}
"""What can be edited in a form, by the mapping its rows name; a snapshot stays as it was taken."""

FIELDS: tuple[Field, ...] = (*settings.ROWS, *touchpoints.ROWS, *frame.ROWS, *following_up.ROWS)

_VOTES = "given as dots, one by one, never typed"
_PANEL = "a list of its own, with a panel of its own"

EXCLUDED: Mapping[tuple[str, str], str] = {
    **{(mapping, "kept"): "what the file held unread is carried along untouched" for mapping in TYPES},
    **{("journey", mapping): _PANEL for mapping in (*MAPPINGS, "parking_lot")},
    ("journey", "imports"): "written when feedback is counted",
    ("journey", "sent"): "written when a copy is made for a department",
    ("touchpoints", "position"): "set by dragging the card",
    ("touchpoints", "views"): "collected by blind scoring, where nobody sees the others' marks",
    ("touchpoints", "votes"): _VOTES,
    ("actions", "votes"): _VOTES,
    ("parking_lot", "votes"): _VOTES,
}
"""The fields that no form shows, by mapping and name, and why."""


@cache
def fields_of(mapping: str) -> tuple[Field, ...]:
    """The rows of a mapping (or `journey`, or `parking_lot`) in the order of its form; empty where it has none."""
    order = [section.id for section in sections_of(mapping)]
    rows = [row for row in FIELDS if row.mapping == mapping]
    return tuple(sorted(rows, key=lambda row: order.index(row.section)))


@cache
def sections_of(mapping: str) -> tuple[Section, ...]:
    """The sections of a mapping's form, in order; empty where it has none."""
    return tuple(section for section in SECTIONS if section.mapping == mapping)


def field(mapping: str, name: str) -> Field:
    """The row of one field, dotted as in the table; KeyError where there is none."""
    return _by_name()[mapping, name]


@cache
def _by_name() -> Mapping[tuple[str, str], Field]:
    return {(row.mapping, row.name): row for row in FIELDS}


def value_of(element: Element, name: str) -> Any:
    """The value of a field by its name in the table; None where the part it lies in is not there."""
    value: Any = element
    for part in name.split("."):
        value = getattr(value, part) if value is not None else None
    return value
