"""Excel workbooks to rows of text; its size is measured before the reader opens it, for that one trusts its input."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from journeymap.feedback.readers.bounds import MAX_BYTES, MAX_COLUMNS, MAX_SHEET_CELLS, MAX_SHEETS
from journeymap.feedback.readers.refusing import NO_TABLE, NOT_TEXT
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.feedback.readers.unpacking import inflated
from journeymap.feedback.recognising.grid import Grid
from journeymap.i18n import Listing, Message, Number, msg

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,400}?\br=[\"'](\d{1,9})")
_ROW_ONLY = re.compile(rb"<(?:\w+:)?row\b")
_WIDE = re.compile(rb"\br=[\"']([A-Z]{2,3})(\d{1,9})")
_FAR = re.compile(rb"\br=[\"'][A-Z]{1,3}(\d{6,9})")
_TOO_MANY_CELLS = msg(
    "A sheet of this workbook reaches over more than {most} cells. Delete the empty rows and columns after the table, "
    "or save it as CSV.",
    most=Number(MAX_SHEET_CELLS),
)


def sheets_of(data: bytes) -> tuple[str, ...]:
    """The names of the visible sheets that hold a table, in order. Raises `UnsplittableError`."""
    return tuple(name for name, filled in _sheets(_opened(data)) if filled)


def read_workbook(data: bytes, sheet: str | None = None, step: Callable[[float], None] | None = None) -> Grid:
    """The rows of a sheet, by default of the first that holds a table. Raises `UnsplittableError`, `KeyError`."""
    workbook = _opened(data)
    names = [name for name, filled in _sheets(workbook) if filled]
    if not names:
        raise UnsplittableError(NO_TABLE)
    chosen = sheet if sheet is not None else names[0]
    if chosen not in names:
        raise KeyError(chosen)
    if step:
        step(0.3)
    notes = (_several(names, chosen),) if len(names) > 1 and sheet is None else ()
    return _grid(workbook, chosen, notes)


def _several(names: Sequence[str], chosen: str) -> Message:
    return msg("The workbook holds the sheets {names}; {sheet} is read.", names=Listing(tuple(names), 8), sheet=chosen)


def _opened(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    _measure(data)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise UnsplittableError(_broken()) from error


def _broken() -> Message:
    return msg("This workbook cannot be opened; it may be cut short. Save it again, or export the answers as CSV.")


def _sheets(workbook: CalamineWorkbook) -> list[tuple[str, bool]]:
    visible = [meta.name for meta in workbook.sheets_metadata if "WorkSheet" in str(meta.typ)][:MAX_SHEETS]
    return [(name, _filled(workbook, name)) for name in visible]


def _filled(workbook: CalamineWorkbook, name: str) -> bool:
    return bool(_cells(workbook, name, 1))


def _cells(workbook: CalamineWorkbook, name: str, rows: int | None = None) -> list[list[Any]]:
    try:
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=True, nrows=rows)
    except Exception as error:
        # The library has an error for each thing that can be wrong inside, and no common one.
        raise UnsplittableError(_broken()) from error


def _grid(workbook: CalamineWorkbook, name: str, notes: tuple[Message, ...]) -> Grid:
    start = workbook.get_sheet_by_name(name).start or (0, 0)
    found = [(start[0] + at + 1, [_text(value) for value in row]) for at, row in enumerate(_cells(workbook, name))]
    kept = [(line, row) for line, row in found if any(row)]
    return Grid([row for _, row in kept], [line for line, _ in kept], sheet=name, notes=notes)


def _text(value: Any) -> str:
    """A value as a CSV file would hold it: whole numbers without a fraction, dates as ISO 8601."""
    if type(value) is str:
        return value
    if type(value) is float:
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return _WRITTEN.get(type(value), str)(value)


def _moment(value: datetime) -> str:
    return value.isoformat(" ", "milliseconds" if value.microsecond else "seconds")


_WRITTEN: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
    type(None): lambda _: "",
}


def _measure(data: bytes) -> None:
    """Unpack every part once, counting: the library would reserve a cell for each of a sheet's corners' rectangle."""
    left = MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                part = inflated(package, entry, left)
                left -= len(part)
                if re.search(r"worksheets/[^/]+\.xml$", entry.filename, re.I):
                    _measure_sheet(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UnsplittableError(NOT_TEXT) from error


def _measure_sheet(part: bytes) -> None:
    rows = max((int(row) for row in _ROW.findall(part)), default=0)
    rows = max(rows, len(_ROW_ONLY.findall(part)), max((int(row) for row in _FAR.findall(part)), default=0))
    wide = set(_WIDE.findall(part)) if rows else set()
    columns = max((_number(letters) for letters, _ in wide), default=26)
    if columns > MAX_COLUMNS or rows * columns > MAX_SHEET_CELLS:
        raise UnsplittableError(_TOO_MANY_CELLS)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
