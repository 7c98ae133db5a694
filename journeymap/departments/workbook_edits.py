"""What a department changed in its workbook, done to a copy of what it was sent: one verb after another.

Tables and rows found again stand before it; a module for each group of sheets does the edits through it. What cannot
be understood or makes no sense is left out and told; all the rest is done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from journeymap.departments.workbook_matching import Matched, matched
from journeymap.departments.workbook_rows import Brief, rows_of
from journeymap.departments.workbook_tables import Line, Table
from journeymap.departments.workbook_values import CellError, chosen
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.i18n import Message, msg
from journeymap.model import Journey

T = TypeVar("T")

WHICH_TOUCHPOINT = msg("it is not told which touchpoint this is about; choose one from the list")


class Edits:
    """The edits of one returned workbook; `journey` is what was sent with all that was changed.

    `left_out` says, cell by cell, what could not be taken; `day` is the day it was filled in, where that is said.
    """

    def __init__(self, base: Journey, brief: Brief) -> None:
        self.brief = brief
        self.words = brief.words
        self.department = brief.words.department
        self.document = Document(base)
        self.left_out: list[Message] = []
        self.by = ""
        self.day: date | None = None

    @property
    def journey(self) -> Journey:
        """What was sent, with what was changed."""
        return self.document.journey

    # --- what every sheet needs

    def matched(self, table: Table, meant: Callable[[Line], str | None] = lambda line: None) -> Matched:
        """The rows of a table told apart; what stands twice is told."""
        found = matched(table, rows_of(table.sheet.id, self.brief), meant)
        self.left_out += found.problems
        return found

    def value(self, table: Table, line: Line, column: str, read: Callable[[Any], T], default: T) -> T:
        """What a cell means; the default where there is no such cell or, told, where it cannot be understood."""
        if column not in line.cells:
            return default
        try:
            return read(line.cells[column])
        except CellError as error:
            self.left_out.append(table.at(line, column, error.problem))
            return default

    def needed(
        self, table: Table, line: Line, column: str, read: Callable[[Any], T | None], missing: Message
    ) -> T | None:
        """The same for a cell without which the row says nothing: None, told, where it is empty."""
        before = len(self.left_out)
        found = self.value(table, line, column, read, None)
        if found is None and len(self.left_out) == before:
            self.left_out.append(table.at(line, column, missing))
        return found

    def touchpoint(self, table: Table, line: Line, column: str = "touchpoint") -> str | None:
        """The touchpoint a row names, told where it names none."""
        return self.needed(table, line, column, lambda cell: chosen(cell, self.words.touchpoint_of), WHICH_TOUCHPOINT)

    def do(self, table: Table, line: Line, column: str, edit: Callable[..., object], *args: Any, **fields: Any) -> None:
        """An edit; what the verb says against it is told with the cell."""
        try:
            edit(self.document, *args, **fields)
        except EditError as error:
            self.left_out.append(table.at(line, column, error.message))
