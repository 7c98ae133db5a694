"""Changes in words: `up by 12 (4 to 20): more than chance`, and a whole trend in sentences.

`trend` stands before it; the inspector, the drawing of trends and the report say changes by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.results import Score
from journeymap.analysis.trend import Change, Reading, Trend
from journeymap.analysis.wording import amount, answers, interval, score_value
from journeymap.i18n import Message, Number, Period, Value, msg, msg_count
from journeymap.model.words import Better

_FINE = 1.0
"""Under so much, in points of a net score or a percentage, a decimal place is shown."""


def change_words(change: Change, currency: str = "") -> Message:
    """What a change says, with how large it is at least and at most where that tells the same as the test."""
    if change.reading is Reading.FEW:
        return msg("too few answers to say")
    if change.reading is Reading.UNTESTED:
        return _untested(change)
    if change.reading is Reading.CHANCE:
        return _chance(change, currency)
    return _real(change, _sized(change, currency))


def change_figure(change: Change, currency: str = "") -> Value:
    """A change with its sign, `+12`, in the unit shown; percentages differ by points."""
    difference = change.comparison.difference
    if difference is None:
        return "–"
    size = _size(abs(difference), change.after, currency, unit=True)
    if not difference:
        return size
    return msg("+{size}", size=size) if difference > 0 else msg("-{size}", size=size)


def period_words(score: Score, currency: str = "") -> Message:
    """One period: `June 2026: -12 (-21 to -3), 214 answers`."""
    known = interval(score, currency)
    value = score_value(score, currency)
    asked: Value = answers(score.n) if score.n else msg("number of answers not known")
    period = Period(score.from_, score.to)
    if known is None:
        return msg("{period}: {value}, {answers}", period=period, value=value, answers=asked)
    return msg("{period}: {value} ({interval}), {answers}", period=period, value=value, interval=known, answers=asked)


def trend_words(trend: Trend, currency: str = "") -> Iterator[Message]:
    """A trend in sentences: how many periods, the latest, what changed since the one before and since the first."""
    count = len(trend.scores)
    latest = period_words(trend.scores[-1], currency)
    yield msg_count("{count} period. {latest}.", "{count} periods. The latest is {latest}.", count, latest=latest)
    if trend.latest is not None:
        yield since_words(trend.latest, currency)
    if trend.whole is not None:
        yield since_words(trend.whole, currency)


def since_words(change: Change, currency: str = "") -> Message:
    """What changed since which period: `Since May 2026: up by 12 (4 to 20): more than chance.`"""
    before = change.before
    return msg(
        "Since {period}: {change}.",
        period=Period(before.from_, before.to),
        change=change_words(change, currency),
    )


def left_out(trend: Trend) -> Iterator[Message]:
    """What of the series is not in the trend, and why."""
    if trend.beside:
        yield msg_count(
            "{count} period shares days with a later one: it is shown, but not compared.",
            "{count} periods share days with later ones: they are shown, but not compared.",
            len(trend.beside),
        )
    if trend.undated:
        yield msg_count(
            "{count} score without a period is left out.",
            "{count} scores without a period are left out.",
            trend.undated,
        )
    if trend.empty:
        yield msg_count(
            "{count} score without a value is left out.", "{count} scores without a value are left out.", trend.empty
        )


def _untested(change: Change) -> Message:
    if change.after.formula.unit == "money":
        return msg("worked out and not counted, so nobody can say")
    if not (change.before.n and change.after.n):
        return msg("how many answered is not known, so nobody can say")
    if change.comparison.refused is not None and change.after.record.counts and change.before.record.counts:
        return msg("all answers are equal, which allows no test")
    return msg("only a published figure is known, which allows no test")


def _chance(change: Change, currency: str) -> Message:
    if change.low is None or change.high is None:
        return msg("no change that can be told from chance")
    if change.low * change.high > 0.0:
        return msg_count(
            "{change}, but that can be chance",
            "{change}, but among {count} comparisons that can be chance",
            change.among,
            change=_moved(change, _sized(change, currency)),
        )
    low, high = (_signed(end, change.after, currency) for end in (change.low, change.high))
    return msg("no change that can be told from chance ({low} to {high})", low=low, high=high)


def _moved(change: Change, size: Value) -> Message:
    up = (change.comparison.difference or 0.0) > 0.0
    return msg("up by {size}", size=size) if up else msg("down by {size}", size=size)


def _real(change: Change, size: Value) -> Message:
    """Where less is better, it is said whether that is good news."""
    up = (change.comparison.difference or 0.0) > 0.0
    if change.after.metric.better is not Better.LOWER:
        return msg("up by {size}: more than chance", size=size) if up else msg(
            "down by {size}: more than chance", size=size
        )  # fmt: skip
    if up:
        return msg("up by {size}: more than chance, and worse", size=size)
    return msg("down by {size}: more than chance, and better", size=size)


def _sized(change: Change, currency: str) -> Value:
    """How far it moved, and the range of that; no range where it says otherwise than the test, which rests on other
    assumptions for percentages and times."""
    score, moved = change.after, abs(change.comparison.difference or 0.0)
    size = _size(moved, score, currency, unit=True)
    if change.low is None or change.high is None or not change.low * change.high > 0.0:
        return size
    ends = sorted((abs(change.low), abs(change.high)))
    if ends[0] == ends[1] or not ends[0] <= moved <= ends[1]:
        return size
    low, high = (_size(end, score, currency, unit=False) for end in ends)
    return msg("{size} ({low} to {high})", size=size, low=low, high=high)


def _size(value: float, score: Score, currency: str, *, unit: bool) -> Value:
    """A length on the score's scale; percentages differ by points, which `unit` names."""
    kind = score.formula.unit
    if kind in ("seconds", "money"):
        return amount(value, score.formula, currency)
    if kind == "scale":
        return Number(value, 2 if value < 0.1 else 1, fixed=True)
    plain = Number(value, 1 if value < _FINE and value != round(value) else 0)
    if kind != "percent" or not unit:
        return plain
    return msg_count("{points} point", "{points} points", 1 if value == 1.0 else 2, points=plain)


def _signed(value: float, score: Score, currency: str) -> Value:
    size = _size(abs(value), score, currency, unit=False)
    if not value:
        return size
    return msg("+{size}", size=size) if value > 0 else msg("-{size}", size=size)
