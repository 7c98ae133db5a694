"""How far a column is settled: what is sure is quiet, what needs a look has a sign and words; one use of a column in.

`feedback.guide` stands before it; the table of columns and its filter show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import msgspec

from journeymap.feedback.dates import NoDay, Order, read_dates
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import ColumnUse, Use
from journeymap.feedback.suggesting import Certainty
from journeymap.i18n import Message, mark, msg


class Standing(Enum):
    """How far a column is settled."""

    SURE = "sure"
    CHOSEN = "chosen"
    LOOK = "look"
    OPEN = "open"
    UNUSED = "unused"
    NEVER = "never"


TO_LOOK_AT = frozenset({Standing.LOOK, Standing.OPEN})
LABELS: Mapping[Standing, str] = {
    Standing.SURE: mark("Certain"),
    Standing.CHOSEN: mark("Chosen by you"),
    Standing.LOOK: mark("Please look"),
    Standing.OPEN: mark("Not settled"),
    Standing.UNUSED: mark("Not used"),
    Standing.NEVER: mark("Never read"),
}
SIGNS: Mapping[Standing, tuple[str, str]] = {
    Standing.SURE: ("check", "muted"),
    Standing.CHOSEN: ("check", "accent"),
    Standing.LOOK: ("eye", "accent"),
    Standing.OPEN: ("warning", "alert"),
    Standing.UNUSED: ("", "muted"),
    Standing.NEVER: ("lock", "muted"),
}
"""The sign of each and its colour."""


class ColumnRow(msgspec.Struct, frozen=True):
    """A column with how far it is settled, and why where there is something to say."""

    use: ColumnUse
    standing: Standing
    reason: Message | None = None

    @property
    def name(self) -> str:
        """The column's short name, which the guide knows it by."""
        return self.use.column.name

    @property
    def words(self) -> str:
        """What people were asked; the short name where nothing else is known."""
        return self.use.column.label or self.use.column.name


def column_rows(guide: Guide) -> tuple[ColumnRow, ...]:
    """Every column of an import with how far it is settled."""
    return tuple(_row(use, guide) for use in guide.columns)


def _row(use: ColumnUse, guide: Guide) -> ColumnRow:
    if use.use is Use.PEOPLE:
        return ColumnRow(use, Standing.NEVER, msg("it tells who people are"))
    lack = _lacking(use, guide)
    if lack is not None:
        return ColumnRow(use, Standing.OPEN, lack)
    said = use.suggestion.reason if use.suggestion else None
    if use.chosen:
        return ColumnRow(use, Standing.UNUSED if use.use is Use.NOTHING else Standing.CHOSEN)
    if use.use in (Use.NOTHING, Use.TEXT):
        return ColumnRow(use, Standing.UNUSED, said)
    sure = use.suggestion is not None and use.suggestion.certainty is Certainty.CERTAIN
    return ColumnRow(use, Standing.SURE if sure else Standing.LOOK, said)


def _lacking(use: ColumnUse, guide: Guide) -> Message | None:
    """What a column lacks before it can be counted; None where nothing."""
    if use.use is Use.DATE and guide.date_order is Order.ASK and _unclear(use, guide):
        return msg("day or month may come first: say which")
    if use.use is not Use.ANSWERS:
        return None
    if use.measure is None or not use.measure.metric:
        return msg("choose what it measures")
    if not use.measure.touchpoint and not guide.by_column:
        return msg("choose its touchpoint")
    return None


def _unclear(use: ColumnUse, guide: Guide) -> bool:
    days = read_dates(guide.read.answers(use.column.name)).days
    return NoDay.UNCLEAR_ORDER in days.values()
