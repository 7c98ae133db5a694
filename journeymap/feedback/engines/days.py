"""Cells of a date column with the time of day cut off inside an engine, so that groups of rows stay few.

A source's text stands before it, grouping after it. Only cells that `feedback.dates` reads as the same day with and
without their time are cut; all others travel as they are, and are judged there.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.,][0-9]+)?)?( ?[AaPp][.]?[Mm][.]?)?"
_ZONE = r"( ?(Z|GMT|UTC|WIB|WITA|WIT))?( ?[-+][0-9]{1,2}(:?[0-9]{2})?)?"
_DAYS = (
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}",
    r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}",
    r"([A-Za-z]{3,9},? )?[0-9]{1,2}[ -][A-Za-z]{3,9}[.]?,?[ -]([0-9]{4}|[0-9]{2})",
    r"([A-Za-z]{3,9},? )?[A-Za-z]{3,9}[.]? [0-9]{1,2}(st|nd|rd|th)?,? [0-9]{4}",
)
TIMED = rf"^({'|'.join(_DAYS)})[T ,]+{_CLOCK}{_ZONE}$"
"""A day with a time after it; the first group is the day."""

_SAFE_DAY = (
    r"((01|03|05|07|08|10|12)-(0[1-9]|[12][0-9]|3[01])|(04|06|09|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)
_ISO_TIME = r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[-+][0-9]{2}:?[0-9]{2})?"
SAFE_ISO = rf"^(19|20)[0-9]{{2}}-{_SAFE_DAY}({_ISO_TIME})?$"
"""A day that there is in every year, written as nearly all tools write it."""

PLAIN_ISO = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_ISO_TIME}$"
"""The same for any day, valid or not; looked for first because the pattern is quick."""

UNIX_SECONDS = r"^[1-9][0-9]{8,9}$"
_LEAST_UNIX = 10**8
_DAY_S = 86_400
_FOUR_DIGIT_YEARS = (datetime(1000, 1, 1), datetime(9999, 12, 31))
_SHORT = 10
"""Characters of a day without a time, or fewer: not worth a look."""


def cut(cell: Any, *, whole_months: bool) -> Any:
    """A text expression for the day of a cell: without its time, or, where whole months are asked for, the first."""
    import ibis

    found = cell.re_extract(TIMED, 1)
    timed = ibis.ifelse(found.isnull() | (found == ""), cell, found)
    iso = ibis.ifelse(cell.re_search(PLAIN_ISO), cell.substr(0, _SHORT), timed)
    day = ibis.ifelse(cell.length() <= _SHORT, _without_seconds(cell), iso)
    if not whole_months:
        return day
    return ibis.ifelse(cell.re_search(SAFE_ISO), cell.substr(0, 7).concat("-01"), day)


def with_moments(raw: Any, cell: Any) -> Any:
    """Columns and, in `on`, the day of each cell that is a moment just as the engine itself writes moments; all such
    cells are read as that day. Two casts cost less than a pattern, and days less than texts to group by."""
    import ibis

    read = raw.mutate(cell=cell).mutate(moment=lambda t: t.cell.try_cast("timestamp"))
    sure = read.mutate(sure=(read.moment.cast("string") == read.cell) & read.moment.between(*_FOUR_DIGIT_YEARS))
    return sure.mutate(on=ibis.ifelse(sure.sure, sure.moment.date(), ibis.null("date")))


def _without_seconds(cell: Any) -> Any:
    """Unix seconds as those at which their day begins, never before the first that are read as such."""
    import ibis

    is_unix = (cell.length() >= 9) & cell.re_search(UNIX_SECONDS)
    seconds = ibis.ifelse(is_unix, cell, "0").cast("int64")
    begin = seconds - seconds % _DAY_S
    return ibis.ifelse(is_unix, ibis.greatest(begin, _LEAST_UNIX).cast("string"), cell)
