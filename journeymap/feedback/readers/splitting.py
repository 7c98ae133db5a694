"""Text to rows of cells: the separator told from the rows it makes, quotes that are never closed survived.

Decoding stands before it, recognising after it. Rows are logical ones: a header may hold line breaks.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from journeymap.feedback.readers.bounds import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, SAMPLE_CHARACTERS
from journeymap.feedback.recognising.grid import Grid
from journeymap.i18n import Message, Number, msg

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = (",", ";", "\t", "|")
_SEP = re.compile(r'"?sep=(.)"?[^\S\n]*(?:\r\n|\r|\n)', re.I)
_ROWS_A_STEP = 4096
_LEAST_SHARE = 0.3
_SAMPLE_ROWS = 400
_NO_QUOTES = msg("Quote marks are taken as ordinary characters, for one of them is never closed.")

_TOO_MANY_CELLS = msg(
    "There are more than {most} cells in this file. Export fewer columns or shorter periods, and count one after the "
    "other.",
    most=Number(MAX_CELLS),
)
_NEVER = "\U0010ffff"
"""The reader wants a separator; this one is no character."""

Step = Callable[[float], None]


class UnsplittableError(Exception):
    """Text that makes no table, in words."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


class _Dialect(msgspec.Struct, frozen=True):
    """How a text is split: an empty delimiter means one column, `plain` that quotes are ordinary characters."""

    delimiter: str
    plain: bool = False
    strict: bool = False

    def rows(self, lines: Iterable[str]) -> Reader:
        """A reader of the lines; its line number tells where a row ends."""
        delimiter = self.delimiter or _NEVER
        if self.plain:
            return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=delimiter, strict=self.strict)


def split(text: str, encoding: str = "", step: Step | None = None, *, cut: bool = False) -> Grid:
    """The rows of a text. `cut` says that it is the beginning of a longer one, so that its last row does not count.

    Raises `UnsplittableError`.
    """
    told = _SEP.match(text)
    skipped = 1 if told else 0
    body = text[told.end() :] if told else text
    delimiter = told[1] if told else sniffed(body)
    rows, lines, notes = _all_rows(body, delimiter, step)
    if cut and len(rows) > 1:
        rows, lines = rows[:-1], lines[:-1]
    if skipped:
        lines = [line + skipped for line in lines]
    return Grid(rows, lines, encoding, delimiter, wrapping=_wrapping(body, delimiter), notes=notes)


def sniffed(text: str) -> str:
    """The separator whose rows agree best on how many cells they have; empty where none makes columns."""
    sample = text[:SAMPLE_CHARACTERS]
    cut = len(sample) < len(text)
    found = {delimiter: _agreement(sample, delimiter, cut=cut) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: found[delimiter])
    return best if found[best][0] >= _LEAST_SHARE else ""


def _agreement(sample: str, delimiter: str, *, cut: bool) -> tuple[float, int]:
    """The share of rows that have the commonest number of cells (over one), and that number."""
    counts = [len(row) for row in _some_rows(sample, delimiter) if row]
    if cut and len(counts) > 1:
        counts.pop()
    several = Counter(count for count in counts if count > 1)
    if not several:
        return 0.0, 0
    width, rows = max(several.items(), key=lambda item: (item[1], item[0]))
    # A comma here and there in text agrees now and then; the header is part of a table or it is none.
    near = sum(n for count, n in several.items() if abs(count - width) <= 1)
    headed = 1.0 if counts[0] in (width, width + 1) else 0.5
    return round((rows + near) / (2 * len(counts)), 2) * headed, width


def _some_rows(sample: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in _Dialect(delimiter).rows(io.StringIO(sample, newline="")):
            rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        pass  # the rows before the one that cannot be split tell enough
    return rows


def _all_rows(body: str, delimiter: str, step: Step | None) -> tuple[list[list[str]], list[int], tuple[Message, ...]]:
    total = body.count("\n") or body.count("\r") or 1
    if total + (body.count(delimiter) if delimiter else 0) > MAX_CELLS:
        raise UnsplittableError(_TOO_MANY_CELLS)
    try:
        return *_rows(_Dialect(delimiter, strict=True), body, total, step), ()
    except csv.Error:
        return _forgiving(body, delimiter, total, step)


def _forgiving(
    body: str, delimiter: str, total: int, step: Step | None
) -> tuple[list[list[str]], list[int], tuple[Message, ...]]:
    """Quotes are not as they should be: leniently where every one closes and no row swallows others, else as
    ordinary characters."""
    try:
        rows, lines = _rows(_Dialect(delimiter), body, total, step)
        closed = _closed(body, delimiter, lines)
    except csv.Error:
        rows, lines, closed = [], [], False
    plain, plain_lines = _plain_rows(body, delimiter, total, step)
    if closed and not (len(plain) > len(rows) and _even(plain) == len(plain)):
        return rows, lines, ()
    if _even(plain) > _even(rows):
        return [[_unquoted(cell) for cell in row] for row in plain], plain_lines, (_NO_QUOTES,)
    raise UnsplittableError(
        msg("A quote mark in line {line} is opened and never closed.", line=str(lines[-1] if lines else 1))
    )


def _unquoted(cell: str) -> str:
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _plain_rows(body: str, delimiter: str, total: int, step: Step | None) -> tuple[list[list[str]], list[int]]:
    try:
        return _rows(_Dialect(delimiter, plain=True), body, total, step)
    except csv.Error as error:
        longest = msg("A cell holds more than {most} characters.", most=Number(MAX_CELL))
        raise UnsplittableError(longest) from error


def _closed(body: str, delimiter: str, lines: Sequence[int]) -> bool:
    """Whether the last row ends with its quotes closed."""
    last = list(io.StringIO(body, newline=""))[lines[-1] - 1 :] if lines else []
    try:
        list(_Dialect(delimiter, strict=True).rows(last))
    except csv.Error as error:
        return "end of data" not in str(error)
    return True


def _even(rows: Sequence[list[str]]) -> int:
    """How many rows are as wide as the header: the measure of a text split rightly."""
    return sum(len(row) == len(rows[0]) for row in rows)


def _rows(dialect: _Dialect, body: str, total: int, step: Step | None) -> tuple[list[list[str]], list[int]]:
    """Every row that is not blank and the line it begins at."""
    reader = dialect.rows(io.StringIO(body, newline=""))
    rows: list[list[str]] = []
    lines: list[int] = []
    before = 0
    for row in reader:
        if row:
            rows.append(row)
            lines.append(before + 1)
            if len(rows) % _ROWS_A_STEP == 1:
                _bounded(rows)
                if step:
                    step(min(reader.line_num / total, 1.0))
        before = reader.line_num
    _bounded(rows)
    return rows, lines


def _bounded(rows: Sequence[list[str]]) -> None:
    width = len(rows[0]) if rows else 0
    if width > MAX_COLUMNS:
        raise UnsplittableError(_too_many_columns(width))
    if len(rows) > MAX_ROWS or len(rows) * width > MAX_CELLS:
        raise UnsplittableError(too_many_answers(min(MAX_ROWS, MAX_CELLS // max(width, 1))))


def too_many_answers(most: int) -> Message:
    """That a file holds more answers than we read, and what to do about it."""
    return msg(
        "There are more than {most} answers in this file. Export shorter periods, and count one after the other.",
        most=Number(most),
    )


def _too_many_columns(width: int) -> Message:
    return msg(
        "The first row has {count} columns; up to {most} are read. The separator or the line ends may be wrong.",
        count=Number(width),
        most=Number(MAX_COLUMNS),
    )


def _wrapping(body: str, delimiter: str) -> str:
    """`all-quoted` where the text is exactly what a writer makes that quotes every cell and ends no last line."""
    if not (body.startswith('"') and body.endswith('"')) or "\r" in body:
        return ""
    sample = body[:SAMPLE_CHARACTERS]
    rows = _some_rows(sample, delimiter)[: _SAMPLE_ROWS if len(sample) == len(body) else -1]
    return "all-quoted" if body.startswith("\n".join(_quoted(rows, delimiter))) else ""


def _quoted(rows: Iterable[list[str]], delimiter: str) -> Iterator[str]:
    for row in rows:
        yield delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row)
