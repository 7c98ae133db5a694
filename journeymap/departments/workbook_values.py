"""Cells of a returned workbook to days, numbers and words, however a spreadsheet or a person wrote them.

`workbook_tables` finds the cells; `workbook_edits` asks for their values and notes what cannot be understood.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from journeymap.feedback.dates import NoDay, Order, read_dates
from journeymap.feedback.durations import seconds_of
from journeymap.feedback.numerals import decimal_sign, is_number, read_number
from journeymap.feedback.readers.workbooks import text_of
from journeymap.i18n import Day, Message, msg
from journeymap.model.metrics import Unit

T = TypeVar("T")

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
"""Day numbers of the years 1954 to 2119: what a date becomes in a cell that was made a number."""
_ERROR = re.compile(r"#(NAME\?|VALUE!|REF!|DIV/0!|N/A|NULL!|NUM!)")
_CURRENCY = re.compile(r"^[^\d+\-−]{1,4}(?=[\d+\-−])|\s*[^\W\d_]{3}$")
_DECIMALS: Mapping[str, str] = {"en": ".", "id": ","}
_EXAMPLE = date(2026, 11, 3)


class CellError(Exception):
    """A cell that cannot be understood, in words."""

    def __init__(self, problem: Message) -> None:
        self.problem = problem
        super().__init__(problem)


def text(cell: Any) -> str:
    """What a person wrote into a cell, one way of ending lines. Raises `CellError` for a formula's error."""
    plain = (cell if isinstance(cell, str) else text_of(cell)).replace("\r\n", "\n").replace("\r", "\n").strip()
    if _ERROR.fullmatch(plain):
        raise CellError(msg("the spreadsheet took this for a formula; put an apostrophe before it: '= or '-"))
    return plain


def chosen(cell: Any, meaning: Callable[[str], T | None]) -> T | None:
    """What a word of a list means; None for an empty cell. Raises `CellError` for an unknown word."""
    word = text(cell)
    if not word:
        return None
    found = meaning(word)
    if found is None:
        raise CellError(msg("“{word}” is none of the choices; choose one from the list", word=word))
    return found


def order_of(cells: Iterable[Any]) -> Order:
    """Whether day or month comes first in a table's dates: as they say together, else the day, as we write it."""
    found = read_dates({text_of(cell) for cell in cells if isinstance(cell, str)}).order
    return Order.DAY_FIRST if found is Order.ASK else found


def day(cell: Any, order: Order) -> date | None:
    """The day of a cell; None for an empty one. Raises `CellError` for what is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and _EXCEL_DAYS[0] <= cell < _EXCEL_DAYS[1]:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    plain = text(cell)
    found = read_dates([plain], order).days[plain] if plain else None
    if isinstance(found, NoDay):
        raise CellError(msg("“{word}” is not a date; write it like {example}", word=plain, example=Day(_EXAMPLE)))
    return found


class Numbers:
    """How numbers written as text are read: by their own signs, else as the other cells of the table, else as the
    workbook's language writes them."""

    def __init__(self, cells: Iterable[Any], language: str) -> None:
        texts = [cell.strip() for cell in cells if isinstance(cell, str)]
        self.sign = decimal_sign(texts) or _DECIMALS.get(language, ".")

    def figure(self, cell: Any, unit: Unit) -> float | None:
        """A value in its unit; None for an empty cell. Raises `CellError`."""
        if unit == "seconds" and (known := _seconds(cell)) is not None:
            return known
        if isinstance(cell, float) and unit == "percent" and 0 < abs(cell) < 1:
            # What people type as 85 % is 0.85 in a workbook; whether they did, the cell does not say.
            raise CellError(msg("this may be a hundredth of what is meant; write 85 for 85 percent, without a sign"))
        return self._number(cell, unit)

    def count(self, cell: Any) -> int | None:
        """A whole number of answers; None for an empty cell. Raises `CellError`."""
        found = self._number(cell, "index")
        if found is not None and (found < 0 or found != int(found)):
            raise CellError(msg("“{word}” is not a number of answers; write a whole number", word=text(cell)))
        return None if found is None else int(found)

    def _number(self, cell: Any, unit: Unit) -> float | None:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and math.isfinite(cell):
            return float(cell)
        plain = text(cell)
        if not plain:
            return None
        bare = _bare(plain, unit)
        found = read_number(bare, self.sign) if is_number(bare) else None
        if found is None:
            raise CellError(msg("“{word}” is not a number; write only figures", word=plain))
        return found


def _bare(plain: str, unit: Unit) -> str:
    if unit == "percent":
        return plain.removesuffix("%").strip()
    return _CURRENCY.sub("", plain).strip() if unit == "money" else plain


def _seconds(cell: Any) -> float | None:
    """The seconds of a length of time that names its unit, or that the spreadsheet took for a time of day."""
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, time):
        return cell.hour * 3600.0 + cell.minute * 60.0 + cell.second
    return seconds_of(cell.strip()) if isinstance(cell, str) else None
