"""A column of dates to days: one format for the whole column, decided over all its cells, never guessed.

The different cells of a date column stand before it; periods and counting after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from itertools import compress

import msgspec

from journeymap.feedback.folding import bare, folded
from journeymap.feedback.words import MISSING


class NoDay(Enum):
    """Why a cell gives no day."""

    MISSING = "missing"
    NOT_A_DATE = "not-a-date"
    UNCLEAR_ORDER = "unclear-order"


class Order(Enum):
    """Which comes first in `05/10/2026`, where a person declared it; `ASK` lets the whole column decide."""

    ASK = ""
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class Dates(msgspec.Struct, frozen=True):
    """The different cells of a column with their days, and the order of day and month that they were read by.

    `order` is `ASK` where nothing depends on it or nothing decides it.
    """

    days: Mapping[str, date | NoDay]
    order: Order = Order.ASK


_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[AP]\.?M\.?)?"
_ZONE = r"(?:Z|GMT|UTC|WIB|WITA|WIT)?\s*(?:[-+]\d{1,2}:?(?:\d{2})?)?"
_TIME = rf"(?:[T ,]+{_CLOCK}\s*(?:{_ZONE})?)?"
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[-+]\d\d:?\d\d)?)?")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})")
_DAY_NAME = r"(?:[^\W\d_]{3,9},?\s+)?"
_NAMED_DAY_FIRST = re.compile(rf"{_DAY_NAME}(\d{{1,2}})[ -]+([^\W\d_]{{3,9}})\.?,?[ -]+(\d{{4}}|\d{{2}}){_TIME}", re.I)
_NAMED_MONTH_FIRST = re.compile(
    rf"{_DAY_NAME}([^\W\d_]{{3,9}})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}}){_TIME}", re.I
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_MONTHS = (
    *("jan january januari", "feb february februari pebruari", "mar march maret", "apr april", "may mei"),
    *("jun june juni", "jul july juli", "aug august agu agustus agt", "sep sept september", "oct october okt oktober"),
    *("nov november nop nopember", "dec december des desember"),
)
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
_UNIX_SECONDS = (10**8, 10**10)
_UNIX_MILLISECONDS = (10**11, 10**13)


def read_dates(cells: Collection[str], order: Order = Order.ASK) -> Dates:
    """The day of every different cell of a column, or the reason why it has none.

    Days are those written in the file, whatever zone they name; unix times are taken in UTC.
    """
    days = _plain_iso(cells)
    texts = {cell: bare(" ".join(cell.split())) for cell in cells if cell not in days}
    numbers = {text for text in texts.values() if _DIGITS.fullmatch(text)}
    reader = _number_reader(numbers)
    used = _told(orders_said(texts.values())) if order is Order.ASK else order
    for cell, text in texts.items():
        found = _written(text, used) if text not in numbers else reader(text) if reader else NoDay.NOT_A_DATE
        if found is NoDay.NOT_A_DATE and folded(text) in MISSING:
            found = NoDay.MISSING
        days[cell] = found
    return Dates(days, used)


def _plain_iso(cells: Collection[str]) -> dict[str, date | NoDay]:
    """The cells written as nearly all tools write them, each different day read only once."""
    matches = [found for cell in cells if (found := _ISO.fullmatch(cell))]
    heads = {head: _day(int(head[:4]), int(head[5:7]), int(head[8:])) for head in {found[1] for found in matches}}
    return {found[0]: heads[found[1]] for found in matches}


def _written(text: str, order: Order) -> date | NoDay:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.fullmatch(text):
        return _numbered(found, order)
    if found := _NAMED_DAY_FIRST.fullmatch(text):
        return _day(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _NAMED_MONTH_FIRST.fullmatch(text):
        return _day(int(found[3]), _month(found[1]), int(found[2]))
    if found := _MONTH_ONLY.fullmatch(text):
        return _day(int(found[1]), int(found[2]), 1)
    return NoDay.NOT_A_DATE


def _numbered(found: re.Match[str], order: Order) -> date | NoDay:
    """`05/10/2026`; the same numbers twice are the same day in either order, and dots part days from months."""
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == "." or first == second or order is Order.DAY_FIRST:
        return _day(year, second, first)
    return _day(year, first, second) if order is Order.MONTH_FIRST else NoDay.UNCLEAR_ORDER


def orders_said(texts: Iterable[str]) -> frozenset[Order] | None:
    """The orders by which alone some date of a column can be read, for a number above 12 is no month.

    One decides, both contradict, none leaves it open; None where no date of the column has two readings.
    """
    found = [match for text in texts if (match := _YEAR_LAST.fullmatch(text)) and match[2] != "."]
    if not found:
        return None
    day_first = any(int(match[1]) > 12 for match in found)
    month_first = any(int(match[3]) > 12 for match in found)
    return frozenset(compress((Order.DAY_FIRST, Order.MONTH_FIRST), (day_first, month_first)))


def _told(said: frozenset[Order] | None) -> Order:
    """What a column says of its order; `ASK` where it says nothing or contradicts itself."""
    return next(iter(said)) if said is not None and len(said) == 1 else Order.ASK


def _day(year: int, month: int, day: int) -> date | NoDay:
    try:
        return date(year, month, day)
    except ValueError:
        return NoDay.NOT_A_DATE


def _year(text: str) -> int:
    """Two digits are of the years 1970 to 2069."""
    year = int(text)
    return year if len(text) == 4 else 1900 + year if year >= 70 else 2000 + year


def _month(word: str) -> int:
    wanted = word.casefold()
    return next((at for at, names in enumerate(_MONTHS, 1) if wanted in names.split()), 0)


def _number_reader(texts: Collection[str]) -> Callable[[str], date | NoDay] | None:
    """How a column of bare numbers is read as days: the one way that fits all of them."""
    if not texts:
        return None
    numbers = [float(text.replace(",", ".")) for text in texts]
    for (low, high), reader in _NUMBER_READERS.items():
        if all(low <= number < high for number in numbers):
            return reader
    return None


def _from_excel(text: str) -> date | NoDay:
    return _EXCEL_EPOCH + timedelta(days=int(float(text.replace(",", "."))))


def _from_unix(text: str) -> date | NoDay:
    return datetime.fromtimestamp(float(text.replace(",", ".")), UTC).date()


def _from_unix_milliseconds(text: str) -> date | NoDay:
    return datetime.fromtimestamp(int(float(text)) / 1000, UTC).date()


def _from_digits(text: str) -> date | NoDay:
    return _day(int(text[:4]), int(text[4:6]), int(text[6:8]))


_NUMBER_READERS: Mapping[tuple[int, int], Callable[[str], date | NoDay]] = {
    _EXCEL_DAYS: _from_excel,
    (19_000_101, 21_001_232): _from_digits,
    _UNIX_SECONDS: _from_unix,
    _UNIX_MILLISECONDS: _from_unix_milliseconds,
}
