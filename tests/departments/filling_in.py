"""A department's workbook filled in by somebody with another program: cells set by what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from journeymap.departments.returns import Return
from journeymap.departments.workbook_reading import read_workbook
from journeymap.departments.workbook_writing import workbook_bytes
from journeymap.i18n import Translator
from journeymap.model import Journey
from journeymap.storage.files import load

SENT = date(2026, 11, 3)
HOTEL = Path(__file__).resolve().parent.parent.parent / "sample_journeys" / "hotel-stay.journey"


def hotel() -> Journey:
    """The sample journey of a hotel."""
    return load(HOTEL).journey


class FilledIn:
    """One workbook, opened again with an independent program."""

    def __init__(self, journey: Journey, department: str, language: str = "en") -> None:
        self.book: Workbook = load_workbook(BytesIO(workbook_bytes(journey, department, language=language, day=SENT)))
        self.pages: dict[str, Worksheet] = {}
        for page in self.book.worksheets:
            code = page.cell(1, 1).value
            if isinstance(code, str) and code.startswith("journeymap:"):
                self.pages[code.removeprefix("journeymap:").partition(".")[0]] = page

    def column(self, sheet: str, column: str) -> int:
        """The place of a column, from 1."""
        return next(cell.column for cell in self.pages[sheet][1] if cell.value == f"journeymap:{sheet}.{column}")

    def row(self, sheet: str, key: str) -> int:
        """The number of the row with this key."""
        return next(cell.row for cell in self.pages[sheet]["A"] if cell.value == key)

    def empty_rows(self, sheet: str) -> Iterator[int]:
        """The rows that may be added to, from the top."""
        last = max(cell.row for cell in self.pages[sheet]["A"] if cell.value)
        return iter(range(last + 1, self.pages[sheet].max_row + 1))

    def cell(self, sheet: str, key: str | int, column: str) -> Cell:
        """A cell of a row with this key, or of the row of this number."""
        row = key if isinstance(key, int) else self.row(sheet, key)
        found = self.pages[sheet].cell(row, self.column(sheet, column))
        assert isinstance(found, Cell)
        return found

    def put(self, sheet: str, key: str | int, /, **cells: Any) -> None:
        """Types into cells of a row; text stays text, None empties a cell."""
        for column, value in cells.items():
            cell = self.cell(sheet, key, column)
            cell.value = value if value != "" else None
            if isinstance(value, str) and value:
                cell.data_type = "s"

    def add(self, sheet: str, /, **cells: Any) -> int:
        """Types into the first row that is empty; its number."""
        row = next(row for row in self.empty_rows(sheet) if not self._filled(sheet, row))
        self.put(sheet, row, **cells)
        return row

    def _filled(self, sheet: str, row: int) -> bool:
        return any(cell.value is not None for cell in self.pages[sheet][row])

    def bytes(self) -> bytes:
        """The saved workbook."""
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()

    def back(self) -> Return:
        """The workbook read back."""
        return read_workbook(self.bytes(), "back.xlsx")


def said(found: Return) -> list[str]:
    """What was left out, in English."""
    return [Translator("en").render(message) for message in found.left_out]
