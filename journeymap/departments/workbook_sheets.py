"""The table of a department's workbook: its sheets, their columns, and which cells are there to be filled in.

`workbook_rows` fills the columns from a journey, `workbook_writing` draws them, `workbook_tables` finds them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from journeymap.i18n import mark

Filled = Literal["always", "added", "never"]
"""When a cell may be typed in: in every row, only in the empty rows below those of the journey, or never."""

CODE = "journeymap:"
"""What the hidden names of columns begin with; they travel with their column, whatever it is called by then."""
KEY = "key"
"""The hidden column that says what a row is about."""
NOTE = "#"
"""What stands in the hidden column of a row that is only there to be read."""
PEN = "✎"
"""Marks what may be filled in, so that nobody needs to see its colour."""


class Column(msgspec.Struct, frozen=True):
    """One column: its hidden name, its heading, a few words below it, its width in characters.

    `choices` names the list its cells are chosen from; `kind` says how they are shown.
    """

    id: str
    heading: str
    width: float
    filled: Filled = "never"
    hint: str = ""
    choices: str = ""
    kind: Literal["text", "date", "number"] = "text"


class Sheet(msgspec.Struct, frozen=True):
    """One sheet: its name (31 characters at most), what it is for, its columns, how many empty rows it has.

    `more` stands between the rows of the journey and the empty ones.
    """

    id: str
    name: str
    purpose: str
    columns: tuple[Column, ...]
    empty_rows: int = 0
    more: str = ""
    nothing: str = ""

    def code(self, column: str) -> str:
        """The hidden name of a column."""
        return f"{CODE}{self.id}.{column}"


_CHOOSE = mark("choose from the list")
_DATE = mark("a date")
_TOUCHPOINT = mark("Touchpoint")

START = Sheet(
    "start",
    mark("Start here"),
    "",
    (Column("label", "", 34), Column("value", "", 70, "always")),
)

TOUCHPOINTS = Sheet(
    "touchpoints",
    mark("Your touchpoints"),
    mark("One row for each contact with our customers that you have a part in. Is it right?"),
    (
        Column("stage", mark("Stage"), 14),
        Column("touchpoint", _TOUCHPOINT, 24, "added"),
        Column("said", mark("How customers score it"), 34),
        Column("others", mark("Who else has a part"), 26),
        Column("roles", mark("Your part"), 20, "always", _CHOOSE, "roles"),
        Column("answer", mark("Do you accept it?"), 15, "always", _CHOOSE, "answers"),
        Column("note", mark("Why, or what should change"), 40, "always", mark("in your own words")),
    ),
    6,
    mark("You have a part in another touchpoint? Choose it in a row below."),
    mark("You have no part in any touchpoint yet."),
)

PROMISES = Sheet(
    "promises",
    mark("Promises"),
    mark("What customers are promised at your touchpoints, and where the promise is made."),
    (
        Column("touchpoint", _TOUCHPOINT, 28, "added"),
        Column("text", mark("Promise"), 56, "always", mark("what the customer may count on")),
        Column("made_at", mark("Promised at"), 28, "always", mark("choose; empty: at the same touchpoint")),
    ),
    12,
    mark("Another promise? Write it in a row below."),
    mark("No promises are noted at your touchpoints yet."),
)

TARGETS = Sheet(
    "targets",
    mark("Targets"),
    mark("What each score should be. Only what you can stand for."),
    (
        Column("touchpoint", _TOUCHPOINT, 28, "added"),
        Column("metric", mark("Measure"), 30, "added", choices="metrics"),
        Column("now", mark("Score today"), 36),
        Column("target", mark("Target"), 14, "always", mark("a number"), kind="number"),
        Column("unit", mark("Counted in"), 30),
    ),
    8,
    mark("Another target? Write it in a row below."),
    mark("Nothing is measured at your touchpoints yet."),
)

SCORES = Sheet(
    "scores",
    mark("Scores you know"),
    mark("Figures of your own that are not on the map yet: one row each."),
    (
        Column("touchpoint", _TOUCHPOINT, 28, "always", _CHOOSE),
        Column("metric", mark("Measure"), 28, "always", _CHOOSE, "metrics"),
        Column("value", mark("Value"), 11, "always", mark("a number"), kind="number"),
        Column("n", mark("Answers"), 11, "always", mark("how many"), kind="number"),
        Column("from", mark("From"), 14, "always", _DATE, kind="date"),
        Column("to", mark("To"), 14, "always", _DATE, kind="date"),
        Column("source", mark("Source"), 28, "always", mark("survey, system, report …")),
        Column("evidence", mark("How it is known"), 17, "always", _CHOOSE, "evidence"),
    ),
    25,
)

COMMENTS = Sheet(
    "comments",
    mark("Comments"),
    mark("Whatever else we should know. Without a touchpoint, it is about the journey as a whole."),
    (
        Column("touchpoint", _TOUCHPOINT, 32, "always", _CHOOSE),
        Column("text", mark("Comment"), 84, "always", mark("in your own words")),
    ),
    25,
)

MISSING = Sheet(
    "missing",
    mark("Missing touchpoints"),
    mark("Contacts with our customers that we forgot: one row each."),
    (
        Column("title", _TOUCHPOINT, 30, "always", mark("a short name")),
        Column("stage", mark("Stage"), 20, "always", _CHOOSE, "stages"),
        Column("after", mark("Comes after"), 28, "always", _CHOOSE),
        Column("roles", mark("Your part"), 20, "always", _CHOOSE, "roles"),
        Column("notes", mark("What happens there"), 44, "always", mark("in your own words")),
    ),
    15,
)

TABLES: tuple[Sheet, ...] = (TOUCHPOINTS, PROMISES, TARGETS, SCORES, COMMENTS, MISSING)
"""The sheets with a table, in the order people see them."""

SHEETS: tuple[Sheet, ...] = (START, *TABLES)

CHOICES_BY_COLUMN: Mapping[str, str] = dict.fromkeys(("touchpoint", "made_at", "after"), "touchpoints")
"""Columns of every sheet that name a touchpoint."""


def choices_of(column: Column) -> str:
    """The list a column's cells are chosen from; empty where people write themselves."""
    return column.choices or CHOICES_BY_COLUMN.get(column.id, "")
