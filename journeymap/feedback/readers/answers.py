"""The way in for answers: a file or pasted text goes in, a table of answers comes out.

Unpacking, decoding, splitting and recognising stand before it; suggesting and counting after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec

from journeymap.feedback.readers.bounds import HEAD_BYTES, MAX_BYTES
from journeymap.feedback.readers.decoding import decode, is_text
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.readers.records import read_records
from journeymap.feedback.readers.refusing import EMPTY, NO_TABLE, NOT_TEXT, TOO_LARGE, by_bytes, by_words
from journeymap.feedback.readers.splitting import UnsplittableError, split
from journeymap.feedback.readers.unpacking import Unpacked, members, unpack
from journeymap.feedback.recognising.building import build_table
from journeymap.feedback.recognising.grid import Grid
from journeymap.feedback.recognising.recognising import recognise, what_it_is_instead
from journeymap.feedback.recognising.shape import Shape
from journeymap.feedback.table import AnswerTable
from journeymap.i18n import Message, msg
from journeymap.reasons import reason_of

Progress = Callable[[float], None]


class Start(msgspec.Struct, frozen=True):
    """The beginning of a large source: its first answers as a table, and the shape by which all rows are read.

    `width` is how many cells the widest row has, `first_line` where the first row below the header begins (0: none).
    """

    table: AnswerTable
    shape: Shape
    width: int
    first_line: int


def read_answers(
    path: Path, *, format: str | None = None, sheet: str | None = None, progress: Progress | None = None
) -> AnswerTable:
    """The answers in a file. `format` (an id of `FORMATS`) overrules what would be recognised, `sheet` (a name of
    `answers_in`) picks a table, `progress` hears the share done (0 to 1) and may raise to stop.

    Raises `AnswersError`; `KeyError` for a format or sheet that is not there.
    """
    data = _bytes(path)
    step = _parts(progress)
    with _worded(path):
        grid = _grid(data, sheet, step(0.05, 0.6)).without_titles()
        _check(grid, format)
        chosen, reasons = recognise(grid, format)
        table = build_table(grid, chosen, reasons, path.name, hashlib.sha256(data).hexdigest(), step(0.6, 1.0))
    if progress:
        progress(1.0)
    return table


def read_head(path: Path, *, rows: int = 1000, format: str | None = None, sheet: str | None = None) -> AnswerTable:
    """Like `read_answers` with at most `rows` answers and no hash, from the beginning of the file however large it is:
    for files that the counting engine reads itself."""
    return read_start(path, rows=rows, format=format, sheet=sheet).table


def read_start(path: Path, *, rows: int = 1000, format: str | None = None, sheet: str | None = None) -> Start:
    """The beginning of a file however large it is: what a counting engine must know to read the rest itself."""
    with _worded(path):
        return start_of(_head(path, sheet).without_titles(), path.name, rows=rows, format=format)


def start_of(grid: Grid, source: str, *, rows: int = 1000, format: str | None = None) -> Start:
    """The table that the first rows of a grid make, and how it is read. Raises `UnsplittableError`."""
    head = msgspec.structs.replace(grid, rows=grid.rows[: rows + 3], lines=grid.lines[: rows + 3])
    _check(head, format)
    chosen, reasons = recognise(head, format)
    shape = chosen.shapes(head)
    width = max((len(row) for row in head.rows), default=0)
    first = head.lines[shape.header_rows] if len(head.lines) > shape.header_rows else 0
    return Start(build_table(head, chosen, reasons, source), shape, width, first)


def answers_in(path: Path) -> tuple[str, ...]:
    """The names of the tables inside: sheets of a workbook, files of a zip, else the file's own name.

    Raises `AnswersError`.
    """
    if not _begins_wrapped(path):
        return (path.name,)
    data = _bytes(path)
    with _worded(path):
        if inside := members(data):
            return inside
        unpacked = unpack(data)
        if not unpacked.is_workbook:
            return (path.name,)
        from journeymap.feedback.readers.workbooks import sheets_of

        return sheets_of(unpacked.data)


def read_text(text: str, source: str, *, format: str | None = None) -> AnswerTable:
    """The answers in text pasted from a spreadsheet (tabs) or a CSV file; `source` is what to call it, `format`
    overrules what would be recognised.

    Raises `AnswersError`.
    """
    data = text.encode("utf-8", errors="replace")
    with _worded(Path(source)):
        grid = _grid_of_text(text, "", None).without_titles()
        _check(grid, format)
        chosen, reasons = recognise(grid, format)
        return build_table(grid, chosen, reasons, source, hashlib.sha256(data).hexdigest())


class _worded:  # noqa: N801
    """Puts the file's name to whatever is wrong with it."""

    def __init__(self, path: Path) -> None:
        self._name = path.name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, UnsplittableError):
            raise AnswersError(self._name, error.message) from error


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise AnswersError(path.name, TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise AnswersError(path.name, _unreadable(path, error)) from error


def _begins_wrapped(path: Path) -> bool:
    """Whether it is worth a look inside: other files are one table however large they are."""
    try:
        with path.open("rb") as file:
            return file.read(2) in (b"PK", b"\x1f\x8b")
    except OSError as error:
        raise AnswersError(path.name, _unreadable(path, error)) from error


def _unreadable(path: Path, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return msg("There is no such file.")
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return msg("This is a folder. Choose the file of answers inside it.")
    return msg("The file cannot be opened: {why}.", why=reason_of(error))


def _grid(data: bytes, sheet: str | None, step: Progress | None) -> Grid:
    unpacked = unpack(data, sheet if members(data) else None)
    if unpacked.is_workbook:
        return _grid_of_workbook(unpacked, None if unpacked.name else sheet, step)
    grid = _grid_of_bytes(unpacked.data, step)
    return msgspec.structs.replace(grid, sheet=unpacked.name)


def _grid_of_workbook(unpacked: Unpacked, sheet: str | None, step: Progress | None) -> Grid:
    from journeymap.feedback.readers.workbooks import read_workbook

    return read_workbook(unpacked.data, sheet, step)


def _grid_of_bytes(data: bytes, step: Progress | None, *, cut: bool = False) -> Grid:
    if not data.strip():
        raise UnsplittableError(EMPTY)
    if instead := by_bytes(data[:4096]):
        raise UnsplittableError(instead)
    if not is_text(data):
        raise UnsplittableError(NOT_TEXT)
    text, encoding = decode(data)
    return _grid_of_text(text, encoding, step, cut=cut)


def _grid_of_text(text: str, encoding: str, step: Progress | None, *, cut: bool = False) -> Grid:
    if instead := by_words(text):
        raise UnsplittableError(instead)
    first = text[:200].lstrip("\ufeff \t\r\n")[:1]
    if first in ("[", "{") and not cut and _is_json(text):
        return read_records(text, encoding, step)
    return split(text, encoding, step, cut=cut)


def _is_json(text: str) -> bool:
    """A CSV header may begin with a bracket too, but no key or value follows it then."""
    head = "".join(text[:4000].split())[:2].lstrip("\ufeff")
    return head[:1] + head[1:2] in ("[{", '{"', "[]", "{}", "[[")


def _head(path: Path, sheet: str | None) -> Grid:
    """The grid of a file's beginning. Workbooks, JSON and archives other than gzip have none but the whole."""
    try:
        with path.open("rb") as file:
            data = file.read(HEAD_BYTES)
            whole = not file.read(1)
    except OSError as error:
        raise AnswersError(path.name, _unreadable(path, error)) from error
    if whole or data.startswith(b"PK") or data.lstrip()[:1] in (b"[", b"{"):
        return _grid(_bytes(path), sheet, None)
    return _grid_of_bytes(unpack(data, most=HEAD_BYTES, cut=True).data, None, cut=True)


def _check(grid: Grid, format: str | None) -> None:
    if not grid.rows or not any(cell.strip() for cell in grid.rows[0] + grid.row(1)):
        raise UnsplittableError(NO_TABLE)
    if format is None and (instead := what_it_is_instead(grid)):
        raise UnsplittableError(instead)


def _parts(progress: Progress | None) -> Callable[[float, float], Progress | None]:
    """Steps of a part of the work as shares of the whole."""
    if progress is None:
        return lambda start, end: None

    def part(start: float, end: float) -> Progress:
        return lambda share: progress(start + (end - start) * share)

    return part
