"""Which row that came back is which row that was sent: by its hidden key, else by what it shows.

Rows as sent and rows as found stand before it; `workbook_edits` looks at what differs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from journeymap.departments.workbook_rows import Cell, Row
from journeymap.departments.workbook_sheets import KEY
from journeymap.departments.workbook_tables import Line, Table
from journeymap.feedback.readers.workbooks import text_of
from journeymap.i18n import Message, Number, msg

_ROUNDED = 1e-12
"""Workbooks hold fifteen or sixteen digits of a number."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Pair(msgspec.Struct, frozen=True):
    """A row as it was sent and as it came back.

    `whole` says that an empty cell was emptied; else the row was typed anew and an empty cell says nothing.
    """

    sent: Row
    line: Line
    whole: bool

    def changed(self, column: str) -> bool:
        """Whether a cell says something else than it did."""
        if column not in self.line.cells or (not self.whole and not self.line.text(column)):
            return False
        return not same(self.sent.cells.get(column), self.line.cells[column])


class Matched(msgspec.Struct, frozen=True):
    """Pairs in the order they were sent, rows that were added, and rows that say a second time what another says."""

    pairs: tuple[Pair, ...]
    added: tuple[Line, ...]
    problems: tuple[Message, ...]


def same(sent: Cell, found: Any) -> bool:
    """Whether a cell still says what was written into it; white space and line ends count for nothing, nor whether a
    program took a text like `_x0041_` for the letter it stands for in a workbook."""
    if isinstance(sent, float) and isinstance(found, float):
        return math.isclose(sent, found, rel_tol=_ROUNDED)
    return _words(text_of(sent)) == _words(found if isinstance(found, str) else text_of(found))


def _words(text: str) -> str:
    return " ".join(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).split())


def matched(table: Table, sent: Sequence[Row], meant: Callable[[Line], str | None]) -> Matched:
    """The rows of a table told apart; `meant` gives the key of a row that has none, by what it shows."""
    known = {row.key: row for row in sent}
    pairs: dict[str, Pair] = {}
    added: list[Line] = []
    problems: list[Message] = []
    # A row that still has its key comes before one that only looks like it.
    for line in sorted(table.lines, key=lambda line: line.key not in known):
        key = line.key if line.key in known else meant(line)
        if key not in known:
            added.append(line)
            continue
        pair = Pair(known[key], line, whole=bool(line.key) or KEY not in table.columns)
        first = pairs.setdefault(key, pair)
        if first is not pair and _differs(table, pair):
            if _differs(table, first):
                problems.append(_twice(table, first, pair))
            else:
                pairs[key] = pair
    ordered = tuple(pairs[row.key] for row in sent if row.key in pairs)
    return Matched(ordered, tuple(added), tuple(problems))


def _differs(table: Table, pair: Pair) -> bool:
    return any(pair.changed(column.id) for column in table.sheet.columns if column.filled == "always")


def _twice(table: Table, first: Pair, second: Pair) -> Message:
    problem = msg(
        "this row is about the same as row {row}, which was read; put what you mean into one of them",
        row=Number(first.line.number),
    )
    return table.at(second.line, _first_changed(table, second), problem)


def _first_changed(table: Table, pair: Pair) -> str:
    columns: Iterable[str] = (column.id for column in table.sheet.columns if column.filled == "always")
    return next((column for column in columns if pair.changed(column)), KEY)
