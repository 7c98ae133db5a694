"""What can be asked of a report and what comes back; the command line and the window fill them in for `build`."""

from __future__ import annotations

from datetime import date

import msgspec


class ReportOptions(msgspec.Struct, frozen=True):
    """How a report is wanted.

    `language` is `en` or `id`; `paper` `a4` or `letter`; `department` the id of the one department whose pages are
    wanted, empty for the whole report; `against` the id of the snapshot to compare with, empty for the last one;
    `as_of` the day from which *stale* and *overdue* are measured, None for the journey's own, else today.
    """

    language: str = "en"
    paper: str = "a4"
    department: str = ""
    against: str = ""
    as_of: date | None = None


class ReportResult(msgspec.Struct, frozen=True):
    """What was written: the number of pages."""

    pages: int
