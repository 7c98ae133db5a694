"""The journey's tables as an Excel workbook, a sheet a table. After `exchange.tables`."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from journeymap.exchange.format import ExportOptions
from journeymap.exchange.tables import TABLES, Cell, Table
from journeymap.i18n import Translator
from journeymap.model.journey import Journey
from journeymap.replacing import replace_bytes

FIRST_DAY = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike; before it Excel has no dates, or a 29 February that never was."""

_WIDEST_CHARS = 60
_MOST_CHARS = 32_767
"""Characters of a cell; Excel takes no more."""

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""How every workbook is made: what is text stays text, whatever it looks like."""


def write_xlsx(journey: Journey, out: Path, options: ExportOptions) -> None:
    """Writes the workbook. Text is written as text, whatever it looks like; numbers as numbers, dates as dates.

    Days before March 1900, which Excel cannot count, are text; texts are cut at Excel's 32,767 characters.
    """
    from xlsxwriter import Workbook

    from journeymap.analysis.analyse import analyse

    analysis = analyse(journey, options.as_of)
    translator = Translator(options.language)
    packed = BytesIO()
    book = Workbook(packed, OPTIONS)
    book.set_properties({"title": journey.title, "created": datetime.combine(analysis.as_of, time())})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "number": book.add_format({"num_format": "General", "valign": "top"}),
    }
    for make in TABLES:
        _sheet(book, make(analysis, translator), styles)
    book.close()
    replace_bytes(out, packed.getvalue())


def _sheet(book: Any, table: Table, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(table.name[:31])
    sheet.freeze_panes(1, 2)
    for column, heading in enumerate(table.columns):
        sheet.write_string(0, column, heading, styles["head"])
        sheet.set_column(column, column, _width(table, column))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, number, column, cell, styles)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, styles: dict[str, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, date) and cell < FIRST_DAY:
        cell = cell.isoformat()
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime.combine(cell, time()), styles["date"])
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell[:_MOST_CHARS], styles["text"])
    else:
        sheet.write_number(row, column, cell, styles["number"])


def _width(table: Table, column: int) -> int:
    longest = max((len(str(row[column])) for row in table.rows if row[column] is not None), default=0)
    return min(max(longest, len(table.columns[column]), 6) + 2, _WIDEST_CHARS)
