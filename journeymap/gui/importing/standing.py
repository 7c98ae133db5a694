"""How far a column is settled: what is sure is quiet, what needs a look has a sign and words; one use of a column in.

`feedback.guide` stands before it; the table of columns and its filter show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import msgspec

from journeymap.feedback.dates import Order
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import ColumnUse, Use
from journeymap.feedback.suggesting import Certainty
from journeymap.i18n import Message, mark, msg, msg_count


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

_SLIPS = 0.05
"""The part of the answers up to which those that cannot be read are slips that are only told."""
_WRONG = 0.25
"""The part from which on an import does not pass over its columns, however plain their headers are."""
_MOST_DIFFERENT = 2_000
"""Columns of more different answers are told in the preview alone: reading all of them takes long."""


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
    if use.chosen:
        return ColumnRow(use, Standing.UNUSED if use.use is Use.NOTHING else Standing.CHOSEN, _unread(use, guide)[0])
    said = use.suggestion.reason if use.suggestion else None
    if asks_for_a_place(use):
        return ColumnRow(use, Standing.LOOK, said)
    if use.use in (Use.NOTHING, Use.TEXT):
        return ColumnRow(use, Standing.UNUSED, said)
    unread, many = _unread(use, guide)
    sure = use.suggestion is not None and use.suggestion.certainty is Certainty.CERTAIN and not many
    return ColumnRow(use, Standing.SURE if sure else Standing.LOOK, unread if many or (sure and unread) else said)


def asks_for_a_place(use: ColumnUse) -> bool:
    """Whether a column is not used only because nothing says which touchpoint it is about."""
    known = use.suggestion.measure if use.suggestion else None
    return use.use is Use.NOTHING and not use.chosen and known is not None and not known.touchpoint


def many_unread(guide: Guide) -> bool:
    """Whether some column has so many answers that give no number that what was suggested for it is hardly right."""
    return any(_unread_count(use, guide) > _WRONG * max(use.answered, 1) for use in guide.columns)


def _unread_count(use: ColumnUse, guide: Guide) -> int:
    if use.use is not Use.ANSWERS or len(guide.read.held.answers(use.column.name)) > _MOST_DIFFERENT:
        return 0
    return sum(row.count for row in guide.words(use.column.name) if row.why is not None)


def _unread(use: ColumnUse, guide: Guide) -> tuple[Message | None, bool]:
    """How many answers of a column give no number, and whether they are too many to be slips."""
    count = _unread_count(use, guide)
    if not count:
        return None, False
    told = msg_count("{count} answer gives no number", "{count} answers give no number", count)
    return told, count > _SLIPS * max(use.answered, 1)


def _lacking(use: ColumnUse, guide: Guide) -> Message | None:
    """What a column lacks before it can be counted; None where nothing."""
    if use.use is Use.DATE and guide.date_order is Order.ASK and guide.read.held.is_unclear(use.column.name):
        return msg("day or month may come first: say which")
    if use.use is not Use.ANSWERS:
        return None
    if use.measure is None or not use.measure.metric:
        return msg("choose what it measures")
    if use.measure.touchpoint not in guide.journey.touchpoints and not guide.by_column:
        return msg("choose its touchpoint")
    return None
