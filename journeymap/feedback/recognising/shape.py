"""What a preset says of a table: its header rows, its columns, and which answers do not count."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.leaving_out import LeavesOut
from journeymap.feedback.table import Part
from journeymap.i18n import Message


class Draft(msgspec.Struct, frozen=True):
    """A column before its name is made unique and its values were looked at."""

    name: str
    label: str
    part: Part = Part.QUESTION


class Shape(msgspec.Struct, frozen=True):
    """How a table is read: `leaves_out` says why an answer does not count, `cleans` mends a cell the tool altered."""

    header_rows: int
    columns: tuple[Draft, ...]
    leaves_out: LeavesOut | None = None
    cleans: Callable[[str], str] | None = None


class Format(msgspec.Struct, frozen=True):
    """A survey tool: the id that overrules recognising, and its name as people know it (a marked word where it is
    none); `sees` gives the reasons why a table is its own, none where it is not; `shapes` reads it."""

    id: str
    name: str
    sees: Callable[[Grid], tuple[Message, ...]]
    shapes: Callable[[Grid], Shape]
