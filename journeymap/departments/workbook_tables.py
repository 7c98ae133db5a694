"""The sheets and columns of a returned workbook found again, whatever became of their names, places and order.

Cells as the library reads them stand before it; `workbook_matching` tells which row is which.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from journeymap.departments.workbook_sheets import CODE, KEY, NOTE, PEN, SHEETS, Sheet
from journeymap.feedback.folding import folded
from journeymap.feedback.readers.workbooks import text_of
from journeymap.i18n import LANGUAGES, Message, Number, Translator, msg

Grid = Sequence[Sequence[Any]]

_LEAST_HEADINGS = 2
MOST_LINES = 6_000
"""Rows of a sheet that are read: each is an edit of the whole journey, and no department has as many touchpoints."""


class Page(msgspec.Struct, frozen=True):
    """One sheet as it was read: its name, the place of its first cell (row and column from 0), its cells."""

    name: str
    corner: tuple[int, int]
    cells: Grid


class Line(msgspec.Struct, frozen=True):
    """One row that came back: its number from 1, its cells by column; a column that is gone is not in it."""

    number: int
    cells: Mapping[str, Any]

    @property
    def key(self) -> str:
        """What the hidden column says that the row is about; empty where it says nothing."""
        return self.text(KEY)

    def text(self, column: str) -> str:
        """A cell as text, without white space around it; empty where there is no such column."""
        cell = self.cells.get(column)
        return cell.strip() if isinstance(cell, str) else text_of(cell).strip()

    def is_empty(self, columns: Iterable[str]) -> bool:
        """Whether nothing stands in these columns."""
        return not any(self.text(column) for column in columns)


class Table(msgspec.Struct, frozen=True):
    """One of our sheets found in a workbook: its name there, its columns (from 0), its rows."""

    sheet: Sheet
    name: str
    columns: Mapping[str, int]
    lines: tuple[Line, ...]

    def at(self, line: Line, column: str, problem: Message) -> Message:
        """A problem with the place it is at."""
        letters = column_letters(self.columns.get(column, 0))
        return msg("“{sheet}”, {cell}: {problem}", sheet=self.name, cell=f"{letters}{line.number}", problem=problem)


def column_letters(place: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tables_in(pages: Iterable[Page]) -> tuple[dict[str, Table], tuple[Message, ...]]:
    """Our sheets by their id, and sentences about what could not be read of them."""
    found: dict[str, Table] = {}
    notes: list[Message] = []
    # Where somebody kept a copy of a sheet, the one that is still called as we called it counts.
    for page in sorted(pages, key=lambda page: page.name not in _names()):
        sheet = _sheet_of(page)
        if sheet is None:
            continue
        if sheet.id in found:
            notes.append(_copied(page.name, found[sheet.id].name))
        else:
            found[sheet.id] = table = _table(page, sheet)
            if len(table.lines) > MOST_LINES:
                found[sheet.id] = msgspec.structs.replace(table, lines=table.lines[:MOST_LINES])
                notes.append(_too_long(table))
    notes += [
        msg("There is no sheet “{sheet}” any more: nothing was taken from it.", sheet=_told(each))
        for each in SHEETS
        if each.id not in found
    ]
    return found, tuple(notes)


def _told(sheet: Sheet) -> Message:
    return msg(sheet.name)


def _copied(name: str, original: str) -> Message:
    return msg("“{copy}” is a copy of “{sheet}”: only “{sheet}” was read.", copy=name, sheet=original)


def _too_long(table: Table) -> Message:
    most, last = Number(MOST_LINES), Number(table.lines[MOST_LINES - 1].number)
    return msg(
        "“{sheet}” has more than {most} rows; nothing after row {row} was read.", sheet=table.name, most=most, row=last
    )


def _sheet_of(page: Page) -> Sheet | None:
    """Which of our sheets this is: by its hidden names, else by its headings."""
    for row in page.cells:
        for cell in row:
            if isinstance(cell, str) and cell.startswith(CODE):
                id = cell.removeprefix(CODE).partition(".")[0]
                return next((sheet for sheet in SHEETS if sheet.id == id), None)
    likeness = {sheet.id: _likeness(page, sheet) for sheet in SHEETS}
    best = max(SHEETS, key=lambda sheet: likeness[sheet.id])
    return best if likeness[best.id] else None


def _likeness(page: Page, sheet: Sheet) -> float:
    """The share of a sheet's headings that stand in one row of the page; 0 where there are hardly any."""
    best = max((_headed(row, sheet) for row in page.cells), default=0)
    return best / len(sheet.columns) if best >= _LEAST_HEADINGS else 0.0


def _headed(row: Sequence[Any], sheet: Sheet) -> int:
    """How many of a sheet's headings stand in a row."""
    words = {_plain(cell) for cell in row}
    return sum(not words.isdisjoint(headings) for headings in _headings(sheet).values())


def _table(page: Page, sheet: Sheet) -> Table:
    columns = _columns(page, sheet)
    top, left = page.corner
    lines = (
        Line(number, {id: row[place] for id, place in columns.items() if place < len(row)})
        for number, row in enumerate(page.cells, top + 1)
        if not _furniture(row, columns, sheet)
    )
    shown = tuple(line for line in lines if not line.is_empty(columns))
    return Table(sheet, page.name, {id: place + left for id, place in columns.items()}, shown)


def _columns(page: Page, sheet: Sheet) -> dict[str, int]:
    """The place of each column: by its hidden name, else by its heading."""
    codes = {sheet.code(id): id for id in (KEY, *(column.id for column in sheet.columns))}
    columns: dict[str, int] = {}
    for row in page.cells:
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell in codes:
                columns.setdefault(codes[cell], place)
    headed = max(page.cells, key=lambda row: _headed(row, sheet), default=())
    plain = [_plain(cell) for cell in headed]
    for id, headings in _headings(sheet).items():
        at = next((at for at, word in enumerate(plain) if word in headings), None)
        if id not in columns and at is not None and at not in columns.values():
            columns[id] = at
    return columns


def _furniture(row: Sequence[Any], columns: Mapping[str, int], sheet: Sheet) -> bool:
    """Whether a row is one of ours that is only there to be read: headings, hints, notes, hidden names."""
    key = columns.get(KEY)
    if key is not None and key < len(row) and row[key] == NOTE:
        return True
    words = [_plain(cell) for cell in row if cell not in ("", None)]
    return bool(words) and all(word in _own_words(sheet) or word.startswith(CODE) for word in words)


@cache
def _names() -> Collection[str]:
    return {Translator(language).text(sheet.name) for language in LANGUAGES for sheet in SHEETS}


@cache
def _headings(sheet: Sheet) -> Mapping[str, set[str]]:
    """The headings of each column in every language, folded."""
    translators = [Translator(language) for language in LANGUAGES]
    return {
        column.id: {_plain(translator.text(column.heading)) for translator in translators}
        for column in sheet.columns
        if column.heading
    }


@cache
def _own_words(sheet: Sheet) -> Collection[str]:
    """All that we write on a sheet that is no row of it, in every language, folded."""
    texts = [sheet.name, sheet.purpose, sheet.more, sheet.nothing, *(column.hint for column in sheet.columns)]
    words = {_plain(Translator(language).text(text)) for language in LANGUAGES for text in texts if text}
    return words.union(*_headings(sheet).values())


def _plain(cell: Any) -> str:
    return folded(cell.replace(PEN, "")) if isinstance(cell, str) else ""
