"""What changed over time, in sentences: the comparisons of the analysis and the trends that are more than chance.

Before the table of trends in the part about scores. What can be chance is counted, not shown as news.
"""

from __future__ import annotations

from journeymap.analysis.trend import Change, Trend, changed_trends
from journeymap.analysis.trend_words import change_words
from journeymap.i18n import Message, Period, msg, msg_count
from journeymap.report.context import Context

MOST_ROWS = 12


def balance(context: Context) -> Message | None:
    """How many scores were measured before, and how many of them changed for more than chance; None without any."""
    compared = context.analysis.trends
    if not compared:
        return None
    real = [each for each in compared if each.real]
    return msg_count(
        "{count} score was measured in an earlier period too; {real} changed for more than chance since: {better} for "
        "the better, {worse} for the worse. What can be chance is not shown as a change.",
        "{count} scores were measured in an earlier period too; {real} changed for more than chance since: {better} "
        "for the better, {worse} for the worse. What can be chance is not shown as a change.",
        len(compared),
        real=len(real),
        better=sum(each.better for each in real),
        worse=sum(not each.better for each in real),
    )


def listed(context: Context) -> tuple[list[Trend], int]:
    """The trends that get a row, what got worse before what got better, and how many more there are."""
    found = sorted(changed_trends(context.analysis), key=_order)
    return found[:MOST_ROWS], max(len(found) - MOST_ROWS, 0)


def _order(trend: Trend) -> tuple[bool, bool]:
    """What changed just now first, and what got worse before what got better."""
    change = trend.first_told
    return change is not trend.latest, bool(change and change.comparison.better)


def since(change: Change | None, currency: str) -> tuple[Message, Message] | None:
    """What a change says, and since when; None where there is no such change."""
    if change is None:
        return None
    period = Period(change.before.from_, change.before.to)
    return change_words(change, currency), msg("since {period}", period=period)
