"""What a merge gives: the journey, what came in, and the conflicts, each with its place in words.

`merge` makes it; the dialog that asks, and `resolve`, read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from journeymap.editing.changes import ElementKey
from journeymap.editing.difference import FieldChange
from journeymap.i18n import Message
from journeymap.model import Journey

Side = Literal["ours", "theirs"]
Basis = Literal["known", "shared", "apart"]
"""What a merge was made over: the journey both grew out of; where nobody knew that, what two states of one journey
agree on; nothing, where they are two journeys and each keeps its elements."""
Kind = Literal["edit-edit", "delete-edit", "edit-delete"]
"""Who did what, ours first: `delete-edit` is what we deleted and they changed or used."""


class Spot(msgspec.Struct, frozen=True):
    """Where something was decided: the key of a change, the field (empty for the whole element; dotted inside an
    entry), and the entry of a field that is merged entry by entry."""

    key: ElementKey
    field: str = ""
    entry: str = ""


class Conflict(msgspec.Struct, frozen=True):
    """A place that both sides changed, each in its way; None for a value that is absent there.

    `title` says in words where it is. Two conflicts are of the same place when `spot` agrees.
    """

    key: ElementKey
    field: str
    entry: str
    base: Any
    ours: Any
    theirs: Any
    kind: Kind
    title: Message

    @property
    def spot(self) -> Spot:
        """Its place, by which a choice is kept."""
        return Spot(self.key, self.field, self.entry)

    @property
    def path(self) -> str:
        """The path as people write it: `touchpoints.check-in.owners.it`."""
        field, _, inner = self.field.partition(".")
        name = self.key if self.key[0] != "journey" else self.key[1:]
        return ".".join(part for part in (*name, field, self.entry, inner) if part)

    def __hash__(self) -> int:
        return hash(self.spot)


Choice = Conflict | int
"""A conflict, or its place in the list."""

Choices = Mapping[Spot, Side]


class Merge(msgspec.Struct, frozen=True):
    """A merge: its `journey` is valid, and in each conflict holds our side. `taken` are the changes that came in from
    their side. The three it was made from stay, so that `resolve` can decide otherwise."""

    journey: Journey
    conflicts: tuple[Conflict, ...]
    taken: tuple[FieldChange, ...]
    base: Journey
    ours: Journey
    theirs: Journey
    basis: Basis = "known"
