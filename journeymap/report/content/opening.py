"""What the head of the report says: which journey, on what it rests, as of when.

The analysis stands before it, `pages.verdict` after it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from journeymap.i18n import Day, Message, Period, msg, msg_count
from journeymap.report.content.scores import current_scores
from journeymap.report.context import Context


class Opening(msgspec.Struct, frozen=True):
    """The journey's title, the organisation (may be empty), and a sentence on period, answers and touchpoints."""

    title: str
    organisation: str
    basis: Message


def opening(context: Context) -> Opening:
    """The head of the report."""
    journey = context.journey
    return Opening(journey.title, journey.organisation, _basis(context))


def _basis(context: Context) -> Message:
    count, day = len(context.journey.touchpoints), Day(context.analysis.as_of)
    touchpoints = msg_count("{count} touchpoint", "{count} touchpoints", count)
    scores = current_scores(context)
    if not scores:
        return msg("{touchpoints}, no scores yet. As of {day}.", touchpoints=touchpoints, day=day)
    answers = sum(score.n for score in scores)
    return msg(
        "{period}, {answers}, {touchpoints}. As of {day}.",
        period=period([score.from_ for score in scores], [score.to for score in scores]),
        answers=msg_count("{count} answer", "{count} answers", answers),
        touchpoints=touchpoints,
        day=day,
    )


def period(starts: list[date | None], ends: list[date | None]) -> Period:
    """From the first day of all to the last."""
    known_starts, known_ends = [day for day in starts if day], [day for day in ends if day]
    return Period(min(known_starts, default=None), max(known_ends, default=None))
