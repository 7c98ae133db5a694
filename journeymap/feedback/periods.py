"""Periods that answers are counted by: months, quarters, or the whole time.

A day stands before it, the period of a score record after it.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum


class Grain(Enum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    WHOLE = "whole"


def period_of(day: date, grain: Grain) -> tuple[date, date]:
    """First and last day of the month or quarter that a day lies in; of the whole, the day itself."""
    if grain is Grain.WHOLE:
        return day, day
    months = 1 if grain is Grain.MONTH else 3
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, _months_later(first, months) - timedelta(days=1)


def _months_later(first: date, months: int) -> date:
    at = first.month - 1 + months
    return date(first.year + at // 12, at % 12 + 1, 1)
