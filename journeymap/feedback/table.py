"""Answers as a table: what a reader made of a file, before anything is mapped or counted.

`readers` and `recognising` stand before it; suggestions, values and counting after it. Cells are text as it stood in
the file, so that 0012 and a bad date stay visible.
"""

from __future__ import annotations

from enum import Enum

import msgspec

from journeymap.i18n import Message


class Part(Enum):
    """What a column is for in the tool that made the file; everything that is no metadata is a question."""

    ID = "id"
    TIME = "time"
    START = "start"
    STATUS = "status"
    FINISHED = "finished"
    PERSON = "person"
    META = "meta"
    QUESTION = "question"
    CHOICE = "choice"
    TEXT = "text"


class Column(msgspec.Struct, frozen=True):
    """A column: its place from 0, its short name (unique in the table), the words people were asked, and its part.

    `PERSON` columns (names, addresses, phones, places) are never read beyond their header.
    """

    place: int
    name: str
    label: str
    part: Part = Part.QUESTION


class Recognised(msgspec.Struct, frozen=True):
    """Which tool's file it is and why: `format` is a preset's id (`generic` where none fits), `reasons` in words."""

    format: str
    reasons: tuple[Message, ...]
    header_rows: int = 1
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


class LeftOut(msgspec.Struct, frozen=True):
    """A row that is not counted: its line in the file (from 1, the header is line 1) and why."""

    line: int
    reason: Message


class AnswerTable(msgspec.Struct, frozen=True):
    """A file of answers: columns, rows of text cells (one per column), the line each row stands at, what was left out
    while reading (previews, test answers, unfinished ones where the tool says so), and the bytes' hash."""

    source: str
    recognised: Recognised
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    left_out: tuple[LeftOut, ...] = ()
    sha256: str = ""

    def cells(self, column: Column) -> tuple[str, ...]:
        """Every cell of a column, in row order."""
        place = column.place
        return tuple([row[place] for row in self.rows])
