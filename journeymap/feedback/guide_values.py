"""What a guided import is told and tells: sources, what each column is used for, answers with their numbers.

The window's import shows these; `guide` makes them of what was read and chosen.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from pathlib import Path

import msgspec

from journeymap.feedback.plan import Measure
from journeymap.feedback.suggesting import Suggestion
from journeymap.feedback.table import AnswerTable, Column
from journeymap.i18n import Message


class Use(Enum):
    """What an import uses a column for. `PEOPLE` is never read; `TEXT` serves only for picking quotations."""

    ANSWERS = "answers"
    DATE = "date"
    ID = "id"
    TOUCHPOINT = "touchpoint"
    SEGMENT = "segment"
    TEXT = "text"
    NOTHING = "nothing"
    PEOPLE = "people"


SINGLE = (Use.DATE, Use.ID, Use.TOUCHPOINT, Use.SEGMENT)
"""What at most one column is used for."""


class Source(msgspec.Struct, frozen=True):
    """Answers put in: a file at `path` (with `sheet` where a person picked one) or pasted `text`.

    `format` is the format a person wishes, None where it is recognised. Of a `large` file, which an engine counts,
    `table` holds only the first answers.
    """

    name: str
    table: AnswerTable
    path: Path | None = None
    text: str | None = None
    sheet: str | None = None
    format: str | None = None
    large: bool = False


class ColumnUse(msgspec.Struct, frozen=True):
    """A column and what it is used for. `measure` is there for answers only; `samples` are up to three frequent cells,
    `answered` is how many cells hold an answer, `chosen` whether a person decided."""

    column: Column
    use: Use
    measure: Measure | None = None
    suggestion: Suggestion | None = None
    samples: tuple[str, ...] = ()
    answered: int = 0
    chosen: bool = False


class WordRow(msgspec.Struct, frozen=True):
    """A different answer of a column, how many gave it, and the number it counts as (times in seconds).

    Without a number, `why` says what is wrong; where that too is None it counts as no answer. `edited`: a person said
    so.
    """

    text: str
    count: int
    number: float | None
    why: Message | None = None
    edited: bool = False


class PlaceRow(msgspec.Struct, frozen=True):
    """A different cell of the touchpoint column, how many rows have it, and the touchpoint's id (empty: left out)."""

    value: str
    count: int
    touchpoint: str = ""


class Comment(msgspec.Struct, frozen=True):
    """A text that a person may pick as a quotation: its column and line, its day and touchpoint where known."""

    text: str
    column: str
    source: str
    line: int
    day: date | None = None
    touchpoint: str = ""


class GuideError(Exception):
    """What cannot be put into an import, in one sentence."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message.text)
