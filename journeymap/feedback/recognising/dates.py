"""Whether cells are points in time; presets use it. Which days they are, `feedback.dates` reads later."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s?[AaPp]\.?[Mm]\.?)?"
_ZONE = r"\s?(?:Z|UTC|GMT|[A-Z]{3,4})?(?:[+-]\d{1,2}(?::?\d{2})?)?"
_TIME = re.compile(
    rf"(\d{{4}}|\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{1,2}})(?:(?:,?\s+|T)({_CLOCK}){_ZONE})?",
)


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
