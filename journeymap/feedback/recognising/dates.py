"""Whether cells are points in time, and whether the day or the month comes first; presets and reasons use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"\s?(?:Z|UTC|GMT|[A-Z]{3,4})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
_TIME = re.compile(
    rf"(\d{{4}}|\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{1,2}})(?:(?:,?\s+|T)({_CLOCK}){_ZONE})?",
)


class DayOrder(Enum):
    """How the dates of a column are written; `OPEN` where either reading fits every one of them."""

    NONE = "none"
    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    OPEN = "open"
    MIXED = "mixed"


def is_time(cell: str) -> bool:
    """Whether a cell is written as a date, with or without a time of day."""
    return bool(cell[:1].isdigit() and len(cell) < 60 and _TIME.fullmatch(cell))


def has_clock(cell: str) -> bool:
    """Whether a cell is a date with a time of day."""
    found = _TIME.fullmatch(cell) if len(cell) < 60 else None
    return bool(found and found[5])


def share_of_times(cells: Sequence[str]) -> float:
    """How many of the cells (none of them empty) are dates, 0 to 1."""
    return sum(map(is_time, cells)) / len(cells) if cells else 0.0


def day_order(cells: Iterable[str]) -> DayOrder:
    """Which part of a column's dates is the day, told over the whole column; then by which reading is in order."""
    found = [match for match in map(_TIME.fullmatch, cells) if match]
    if not found:
        return DayOrder.NONE
    pairs = [(int(match[1]), int(match[3])) for match in found if len(match[1]) < 3]
    if not pairs:
        return DayOrder.YEAR_FIRST
    first, second = max(a for a, _ in pairs) > 12, max(b for _, b in pairs) > 12
    if first and second:
        return DayOrder.MIXED
    if first or second:
        return DayOrder.DAY_FIRST if first else DayOrder.MONTH_FIRST
    return _by_order([match for match in found if len(match[1]) < 3])


def _by_order(found: list[re.Match[str]]) -> DayOrder:
    """Answers are written one after another: where only one reading never goes back in time, it is that one."""
    days = [(int(m[4]), int(m[3]), int(m[1])) for m in found]
    months = [(year, first, second) for year, second, first in days]
    by_day, by_month = days == sorted(days), months == sorted(months)
    if by_day == by_month or len(set(days)) < 3:
        return DayOrder.OPEN
    return DayOrder.DAY_FIRST if by_day else DayOrder.MONTH_FIRST
