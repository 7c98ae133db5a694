"""Excel workbooks to rows of text; its size is measured before the reader opens it, for that one trusts its input."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from journeymap.feedback.readers.bounds import MAX_SHEETS
from journeymap.feedback.readers.measuring import measure
from journeymap.feedback.readers.refusing import NO_TABLE
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.feedback.recognising.grid import Grid
from journeymap.i18n import Listing, Message, msg

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


_BROKEN = msg("This workbook cannot be opened; it may be cut short. Save it again, or export the answers as CSV.")


def sheets_of(data: bytes) -> tuple[str, ...]:
    """The names of the visible sheets that hold a table, in order. Raises `UnsplittableError`."""
    workbook = open_workbook(data)
    names = _visible(workbook)
    return tuple(name for name in names if len(names) == 1 or cells_of(workbook, name)[1])


def read_workbook(data: bytes, sheet: str | None = None, step: Callable[[float], None] | None = None) -> Grid:
    """The rows of a sheet, by default of the first that holds a table. Raises `UnsplittableError`, `KeyError`."""
    workbook = open_workbook(data)
    names = _visible(workbook)
    if step:
        step(0.2)
    if sheet is not None and sheet not in names:
        raise KeyError(sheet)
    for name in names if sheet is None else [sheet]:
        (first, _), cells = cells_of(workbook, name)
        if step:
            step(0.8)
        if cells:
            notes = (_several(names, name),) if len(names) > 1 and sheet is None else ()
            return _grid(first + 1, cells, name, notes)
    raise UnsplittableError(NO_TABLE)


def _several(names: Sequence[str], chosen: str) -> Message:
    return msg("The workbook holds the sheets {names}; {sheet} is read.", names=Listing(tuple(names), 8), sheet=chosen)


def open_workbook(data: bytes) -> CalamineWorkbook:
    """The workbook, measured before it is opened. Raises `UnsplittableError`: no workbook, damaged, too large."""
    from python_calamine import CalamineWorkbook

    measure(data)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        raise _worded(error) from error


def _worded(error: BaseException) -> BaseException:
    """The library has an error for each thing that can be wrong, no common one, and panics that are no `Exception`."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return UnsplittableError(_BROKEN)
    return error


def _visible(workbook: CalamineWorkbook) -> list[str]:
    sheets = [meta for meta in workbook.sheets_metadata if "WorkSheet" in str(meta.typ)]
    shown = [meta.name for meta in sheets if str(meta.visible).endswith(".Visible")]
    return (shown or [meta.name for meta in sheets])[:MAX_SHEETS]


def cells_of(workbook: CalamineWorkbook, name: str) -> tuple[tuple[int, int], list[list[Any]]]:
    """A sheet's first row and column in use (from 0) and its values. Raises `UnsplittableError`."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        return sheet.start or (0, 0), sheet.to_python(skip_empty_area=True)
    except BaseException as error:
        raise _worded(error) from error


def _grid(first: int, cells: list[list[Any]], name: str, notes: tuple[Message, ...]) -> Grid:
    rows = [[value if type(value) is str else text_of(value) for value in row] for row in cells]
    kept = [(line, row) for line, row in enumerate(rows, first) if any(row)]
    return Grid([row for _, row in kept], [line for line, _ in kept], sheet=name, notes=notes)


def text_of(value: Any) -> str:
    """A value as a CSV file would hold it: whole numbers without a fraction, dates as ISO 8601."""
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
