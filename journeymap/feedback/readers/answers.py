"""The way in for answers: a file or pasted text goes in, a table of answers comes out.

Unpacking, decoding, splitting and recognising stand before it; suggesting and counting after it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journeymap.feedback.table import AnswerTable


def read_answers(
    path: Path,
    *,
    format: str | None = None,
    sheet: str | None = None,
    progress: Callable[[float], None] | None = None,
) -> AnswerTable:
    """The answers in a file. `format` (an id of `FORMATS`) overrules what would be recognised, `sheet` (a name of
    `answers_in`) picks a table, `progress` hears the share done (0 to 1) and may raise to stop. Raises `AnswersError`.
    """
    raise NotImplementedError


def read_head(path: Path, *, rows: int = 1000, format: str | None = None, sheet: str | None = None) -> AnswerTable:
    """Like `read_answers` with the first rows only, and no hash: for files that the counting engine reads itself."""
    raise NotImplementedError


def answers_in(path: Path) -> tuple[str, ...]:
    """The names of the tables inside: sheets of a workbook, files of a zip, else the file itself. `AnswersError`."""
    raise NotImplementedError


def read_text(text: str, source: str) -> AnswerTable:
    """The answers in text pasted from a spreadsheet (tabs) or a CSV file; `source` is what to call it."""
    raise NotImplementedError
