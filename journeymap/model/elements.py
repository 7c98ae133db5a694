"""The table of a journey's mappings: where each kind of element lies and what refers to it.

Editing, comparing and reading walk this table instead of knowing every field.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.model.journey import (
    Action,
    Department,
    Journey,
    Persona,
    Snapshot,
    Stage,
    WarningRule,
)
from journeymap.model.kept import Element
from journeymap.model.scores import CustomMetric
from journeymap.model.touchpoints import Link, Touchpoint

MAPPINGS: Mapping[str, type[Element]] = {
    "departments": Department,
    "personas": Persona,
    "stages": Stage,
    "touchpoints": Touchpoint,
    "links": Link,
    "actions": Action,
    "metrics": CustomMetric,
    "warnings": WarningRule,
    "snapshots": Snapshot,
}
"""Each mapping of a journey, in file order, with the type of its elements."""

SETTINGS: tuple[str, ...] = tuple(
    field.name for field in msgspec.structs.fields(Journey) if field.name not in MAPPINGS and field.name != "kept"
)
"""The fields of a journey that are not mappings; each is changed as one value."""


class Reference(msgspec.Struct, frozen=True):
    """A field that names elements of another mapping.

    `holder` is the mapping whose elements hold the reference, `field` the field, `target` the mapping it names.
    `shape` tells how: `one` a text, `required` a text without which the holder cannot be, `many` a tuple of texts,
    `keys` the keys of a mapping; any other shape is the name of the field inside the items of a tuple.
    """

    holder: str
    field: str
    target: str
    shape: str


REFERENCES: tuple[Reference, ...] = (
    Reference("touchpoints", "stage", "stages", "one"),
    Reference("touchpoints", "personas", "personas", "many"),
    Reference("touchpoints", "promises", "touchpoints", "made_at"),
    Reference("touchpoints", "owners", "departments", "keys"),
    Reference("touchpoints", "responses", "departments", "keys"),
    Reference("touchpoints", "views", "departments", "keys"),
    Reference("touchpoints", "comments", "departments", "department"),
    Reference("links", "source", "touchpoints", "required"),
    Reference("links", "target", "touchpoints", "required"),
    Reference("links", "handoff_owner", "departments", "one"),
    Reference("actions", "touchpoints", "touchpoints", "many"),
    Reference("actions", "department", "departments", "one"),
    Reference("warnings", "touchpoint", "touchpoints", "one"),
    Reference("warnings", "owner", "departments", "one"),
)
"""Every reference inside a journey (snapshots and a copy's base are journeys of their own)."""
