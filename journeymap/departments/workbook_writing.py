"""A department's part of a journey as a workbook that people fill in with any spreadsheet program.

`workbook_rows` and `workbook_start` say what stands in it, `workbook_parcel` what it was made from; `workbook_reading`
reads it when it comes back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from journeymap.departments.sending import base_for_sending, known_department
from journeymap.departments.workbook_looks import LOOKS
from journeymap.departments.workbook_parcel import Parcel, packed
from journeymap.departments.workbook_rows import Brief, Cell, Row, rows_of
from journeymap.departments.workbook_sheets import (
    KEY,
    NOTE,
    PEN,
    START,
    TABLES,
    Column,
    Sheet,
    choices_of,
)
from journeymap.departments.workbook_start import Line, lines_above, lines_below
from journeymap.departments.workbook_words import Words, cell_text, one_line
from journeymap.exchange.xlsx import FIRST_DAY, OPTIONS
from journeymap.model import Journey
from journeymap.replacing import replace_bytes

HEADING_ROW, HINT_ROW, FIRST_ROW = 3, 4, 5
"""Rows of a table's sheet, from 0; above them are the hidden names, the sheet's title and what it is for."""

_LISTS = ("touchpoints", "metrics", "stages", "roles", "answers", "evidence")
_LINE_CHARS = 104
"""Characters of a line of the first page."""
_LINE_PT = 15.5
_A4 = 9


def write_workbook(journey: Journey, department: str, out: Path, *, language: str, day: date) -> None:
    """Writes the workbook of one department to a file, whole or not at all.

    Raises `EditError` where the journey has no such department, `OSError` where the file cannot be written.
    """
    replace_bytes(out, workbook_bytes(journey, department, language=language, day=day))


def workbook_bytes(journey: Journey, department: str, *, language: str, day: date) -> bytes:
    """The workbook's content. Raises `EditError` where the journey has no such department."""
    from xlsxwriter import Workbook

    from journeymap.analysis.analyse import analyse

    known_department(journey, department)
    base = base_for_sending(journey)
    words = Words(base, department, language)
    brief = Brief(words, analyse(base, base.as_of or day), day)
    content = BytesIO()
    book = Workbook(content, OPTIONS)
    book.set_properties({"title": one_line(journey.title), "created": datetime.combine(day, time())})
    _Writing(book, brief).write(Parcel(base, department, day, words.translator.language))
    book.close()
    return content.getvalue()


class _Writing:
    """One workbook being written."""

    def __init__(self, book: Any, brief: Brief) -> None:
        self.book = book
        self.brief = brief
        self.text = brief.words.translator.text
        self.looks = {name: book.add_format(properties) for name, properties in LOOKS.items()}
        self.ranges: dict[str, str] = {}

    def write(self, parcel: Parcel) -> None:
        """All its sheets, in the order people see them."""
        sheets = {sheet.id: self.book.add_worksheet(self.text(sheet.name)[:31]) for sheet in (START, *TABLES)}
        self._lists(self.book.add_worksheet("Lists"))
        self._start(sheets[START.id])
        for sheet in TABLES:
            self._table(sheets[sheet.id], sheet)
        self._parcel(self.book.add_worksheet("journeymap"), parcel)

    def _lists(self, page: Any) -> None:
        """What the drop-downs offer, on a sheet of its own."""
        for column, name in enumerate(_LISTS):
            choices = self.brief.words.choices(name)
            page.write_column(0, column, choices)
            if choices:
                letter = chr(ord("A") + column)
                self.ranges[name] = f"=Lists!${letter}$1:${letter}${len(choices)}"
        page.hide()
        page.protect()

    def _parcel(self, page: Any, parcel: Parcel) -> None:
        for row, text in enumerate(packed(parcel)):
            page.write_string(row, 0, text)
        page.very_hidden()
        page.protect()

    # --- the first page

    def _start(self, page: Any) -> None:
        page.hide_gridlines(2)
        self._codes(page, START)
        row = self._lines(page, 1, lines_above(self.brief)) + 1
        for each in rows_of(START.id, self.brief):
            page.write_string(row, 0, each.key)
            page.write_string(row, 1, str(each.cells["label"]), self.looks["label"])
            self._put(page, row, 2, each.cells["value"], "open date" if each.key == "day" else "open text")
            if each.key == "duty":
                page.set_row(row, 3 * _LINE_PT)
            row += 1
        self._lines(page, row + 1, lines_below())
        self._finish(page, START)

    def _lines(self, page: Any, row: int, lines: Iterable[Line]) -> int:
        """Sentences over the page's whole width; the next free row."""
        for line in lines:
            text = cell_text(self.brief.words.translator.render(line.message))
            page.write_string(row, 0, NOTE)
            page.merge_range(row, 1, row, 2, "", self.looks[line.look])
            page.write_string(row, 1, text, self.looks[line.look])
            # A spreadsheet does not fit the height of joined cells by itself.
            page.set_row(row, _HEIGHTS_PT.get(line.look) or _LINE_PT * math.ceil(len(text) / _LINE_CHARS) + 3)
            row += 1
        return row

    # --- a sheet with a table

    def _table(self, page: Any, sheet: Sheet) -> None:
        self._codes(page, sheet)
        self._head(page, sheet)
        rows = rows_of(sheet.id, self.brief)
        for place, row in enumerate(rows, FIRST_ROW):
            self._row(page, place, sheet, row)
        last = FIRST_ROW + len(rows)
        for note in (*(() if rows else (sheet.nothing,)), sheet.more):
            if note:
                self._note(page, last, self.text(note))
                last += 1
        for place in range(last, last + sheet.empty_rows):
            self._row(page, place, sheet, None)
        self._drop_downs(page, sheet, len(rows), last)
        page.freeze_panes(FIRST_ROW, 1 + _frozen(sheet))
        page.repeat_rows(HEADING_ROW, HINT_ROW)
        self._finish(page, sheet)

    def _codes(self, page: Any, sheet: Sheet) -> None:
        """The hidden names of the columns, in a hidden row; rows are named in a hidden column."""
        page.write_string(0, 0, sheet.code(KEY))
        page.set_row(0, None, None, {"hidden": True})
        page.set_column(0, 0, 4, None, {"hidden": True})
        for place, column in enumerate(sheet.columns, 1):
            page.write_string(0, place, sheet.code(column.id))
            page.set_column(place, place, column.width)

    def _head(self, page: Any, sheet: Sheet) -> None:
        for row in range(1, FIRST_ROW):
            page.write_string(row, 0, NOTE)
        page.write_string(1, 1, self.text(sheet.name), self.looks["heading"])
        page.write_string(2, 1, self.text(sheet.purpose), self.looks["small"])
        page.set_row(1, 24)
        page.set_row(2, 22)
        for place, column in enumerate(sheet.columns, 1):
            mine = column.filled == "always"
            heading = f"{PEN} {self.text(column.heading)}" if mine else self.text(column.heading)
            page.write_string(HEADING_ROW, place, heading, self.looks["open column" if mine else "column"])
            page.write_string(HINT_ROW, place, self.text(column.hint), self.looks["hint"])
        headings = ((f"{PEN} {self.text(column.heading)}", column.width * _BOLD) for column in sheet.columns)
        self._fit(page, HEADING_ROW, headings)
        self._fit(page, HINT_ROW, ((self.text(column.hint), column.width / _BOLD) for column in sheet.columns))

    def _note(self, page: Any, row: int, text: str) -> None:
        page.write_string(row, 0, NOTE)
        page.write_string(row, 1, text, self.looks["note"])
        page.set_row(row, 24)

    def _row(self, page: Any, place: int, sheet: Sheet, row: Row | None) -> None:
        """A row of the journey, or an empty one."""
        if row is not None:
            page.write_string(place, 0, row.key)
        texts = []
        for at, column in enumerate(sheet.columns, 1):
            cell = row.cells.get(column.id) if row else None
            self._put(page, place, at, cell, _look(column, added=row is None))
            texts.append((cell if isinstance(cell, str) else "", column.width))
        self._fit(page, place, texts)

    def _fit(self, page: Any, row: int, texts: Iterable[tuple[str, float]]) -> None:
        """As high as its texts need in columns of these widths; not every program fits rows when it opens a file."""
        lines = max((_lines_of(text, width) for text, width in texts), default=1)
        if lines > 1:
            page.set_row(row, min(lines * _LINE_PT + 2, _HIGHEST_PT))

    def _put(self, page: Any, row: int, column: int, cell: Cell, look: str) -> None:
        """Text is written as text, whatever it looks like."""
        style = self.looks[look]
        if isinstance(cell, date) and cell >= FIRST_DAY:
            page.write_datetime(row, column, datetime.combine(cell, time()), style)
        elif isinstance(cell, (int, float)):
            page.write_number(row, column, cell, style)
        elif cell:
            page.write_string(row, column, str(cell), style)
        else:
            page.write_blank(row, column, None, style)

    def _drop_downs(self, page: Any, sheet: Sheet, rows: int, added: int) -> None:
        """Lists to choose from, in the rows of the journey where they may be filled in and in the empty ones."""
        for place, column in enumerate(sheet.columns, 1):
            source = self.ranges.get(choices_of(column))
            if source is None or column.filled == "never":
                continue
            if column.filled == "always" and rows:
                self._drop_down(page, (FIRST_ROW, place, FIRST_ROW + rows - 1, place), source)
            self._drop_down(page, (added, place, added + sheet.empty_rows - 1, place), source)

    def _drop_down(self, page: Any, cells: tuple[int, int, int, int], source: str) -> None:
        asked = {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True}
        title, message = self.text("Not in the list"), self.text("Please choose a word from the list, if you can.")
        page.data_validation(*cells, {**asked, "error_title": title[:32], "error_message": message[:255]})

    def _finish(self, page: Any, sheet: Sheet) -> None:
        """Locked without a password, and ready to print."""
        may = ("format_columns", "format_rows", "insert_rows", "sort", "autofilter")
        page.protect("", dict.fromkeys(may, True))
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        title = one_line(self.brief.words.journey.title).replace("&", "&&")[:100]
        page.set_footer(f"&L&9{title}&C&9{self.text(sheet.name)}&R&9&P / &N")


_HIGHEST_PT = 400.0
_BOLD = 0.85
"""How much less of a bold text fits on a line; and the other way round for a small one."""


def _lines_of(text: str, width: float) -> int:
    """Lines of a text in a column of so many characters."""
    return sum(max(1, math.ceil(len(line) / (width * _FILLED))) for line in text.split("\n"))


_FILLED = 1.02
"""How much of a line words fill before the next one has to go below."""

_HEIGHTS_PT = {"title": 30.0, "small": 22.0, "head": 30.0}


def _look(column: Column, *, added: bool) -> str:
    if column.filled == "always" or (added and column.filled == "added"):
        return f"open {column.kind}"
    return "strong" if column.id == "touchpoint" else column.kind


def _frozen(sheet: Sheet) -> int:
    """How many columns stay in sight: up to the touchpoint's."""
    return next((at for at, column in enumerate(sheet.columns, 1) if column.id == "touchpoint"), 1)
