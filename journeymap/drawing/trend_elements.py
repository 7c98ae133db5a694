"""What stands on the chart of a trend, worked out but not yet drawn: its periods in time, its steps, its words.

After `analysis.trend`, before `drawing.trend`. Periods stand at the middle of their days, so that unequal ones and
those that are missing show as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median_low

import msgspec

from journeymap.analysis.results import LABELS, Score, Verdict
from journeymap.analysis.trend import Change, Reading, Trend
from journeymap.analysis.trend_words import (
    change_figure,
    left_out,
    period_words,
    since_words,
    trend_words,
)
from journeymap.analysis.wording import amount, measure, score_value
from journeymap.drawing.score_axis import bar_ends
from journeymap.drawing.ticks import round_steps
from journeymap.i18n import Message, Period, Translator, Word, msg

_LEAST_SPAN = 0.1
_ROOM = 0.08
_MOST_TICKS = 4
_UNEQUAL = 1.5
_RHYTHM = 3
_MISSING = 1.7
_TIMES: tuple[float, ...] = (1.0, 60.0, 3600.0, 86400.0)


class TrendPoint(msgspec.Struct, frozen=True):
    """A period: the middle, first and last of its days as numbers, and what was found.

    `beside`: it shares days with a later one and is no part of the line. `label` is everything, for a screen reader.
    """

    at: float
    first: float
    last: float
    value: float
    low: float | None
    high: float | None
    verdict: Verdict
    beside: bool
    value_text: str
    n_text: str
    period_text: str
    label: str


class TrendStep(msgspec.Struct, frozen=True):
    """From one point to another (their places); `up` where the figure rose, None where it stayed.

    `after_gap`: they are further apart than usual, a period or more is missing. `figure_text` is `+12`, `words`
    what the test says.
    """

    start: int
    end: int
    reading: Reading
    up: bool | None
    after_gap: bool
    figure_text: str
    words: str

    @property
    def real(self) -> bool:
        """Whether it is more than chance."""
        return self.reading in (Reading.BETTER, Reading.WORSE)


class TrendElements(msgspec.Struct, frozen=True):
    """The whole chart, from early to late.

    `extent` is what of the axis is drawn; `ticks` places on it with their words. `unequal`: periods differ in length
    or share days, so that each shows how long it is. `title` names what was measured; `latest_text` says the latest
    step, `whole_text` the way from the first period, empty where there is none; `notes` what was left out. `label` is
    the chart in words.
    """

    points: tuple[TrendPoint, ...]
    steps: tuple[TrendStep, ...]
    extent: tuple[float, float]
    target: float | None
    target_text: str
    ticks: tuple[tuple[float, str], ...]
    unequal: bool
    title: str
    latest_text: str
    whole_text: str
    notes: tuple[str, ...]
    label: str


def trend_elements(trend: Trend, currency: str, translator: Translator) -> TrendElements:
    """The chart of a trend, which has at least one period."""
    say, last = translator.render, trend.scores[-1]
    shown = [at for at in range(len(trend.scores)) if at not in trend.beside]
    extent = _extent(trend.scores)
    target = last.target
    title = say(series_name(last))
    return TrendElements(
        points=tuple(_point(score, at in trend.beside, currency, translator) for at, score in enumerate(trend.scores)),
        steps=tuple(
            _step(change, shown[at], shown[at + 1], _usual(trend.steps), currency, translator)
            for at, change in enumerate(trend.steps)
        ),
        extent=extent,
        target=target,
        target_text="" if target is None else say(msg("Target {value}", value=amount(target, last.formula, currency))),
        ticks=tuple((at, say(amount(at, last.formula, currency, short=True))) for at in _ticks(last, extent)),
        unequal=bool(trend.beside) or _unequal(trend.scores),
        title=title,
        latest_text=say(since_words(trend.latest, currency)) if trend.latest else "",
        whole_text=say(since_words(trend.whole, currency)) if trend.whole else "",
        notes=tuple(say(note) for note in left_out(trend)),
        label=" ".join((f"{title}.", *(say(sentence) for sentence in trend_words(trend, currency)))),
    )


def series_name(score: Score) -> Message:
    """What was measured, with who was asked where that was not everybody."""
    name = measure(score.metric, score.formula)
    if not score.record.segment:
        return name
    return msg("{measure}, {segment}", measure=name, segment=score.record.segment)


def _point(score: Score, beside: bool, currency: str, translator: Translator) -> TrendPoint:
    first, last = days_of(score)
    verdict = Word(LABELS[score.verdict])
    return TrendPoint(
        at=(first + last) / 2,
        first=first,
        last=last,
        value=score.value or 0.0,
        low=score.low,
        high=score.high,
        verdict=score.verdict,
        beside=beside,
        value_text=translator.render(score_value(score, currency, short=True)),
        n_text=translator.number(score.n) if score.n else "–",
        period_text=translator.render(Period(score.from_ or score.to, score.to)),
        label=translator.text("{period}; {verdict}.", period=period_words(score, currency), verdict=verdict),
    )


def days_of(score: Score) -> tuple[float, float]:
    """The beginning of the first and the end of the last day of a score's period, as days of the calendar."""
    last = score.to or date.min
    first = min(score.from_ or last, last)
    return float(first.toordinal()), float(last.toordinal() + 1)


def _usual(steps: Sequence[Change]) -> float:
    """How many days apart two periods usually are; of few steps, as many as the longest of them lasts."""
    if len(steps) >= _RHYTHM:
        return median_low(_distance(change) for change in steps)
    return max((_length(score) for change in steps for score in (change.before, change.after)), default=1.0)


def _distance(change: Change) -> float:
    return (sum(days_of(change.after)) - sum(days_of(change.before))) / 2


def _step(change: Change, start: int, end: int, usual_days: float, currency: str, translator: Translator) -> TrendStep:
    difference = change.comparison.difference or 0.0
    return TrendStep(
        start=start,
        end=end,
        reading=change.reading,
        up=None if not difference else difference > 0.0,
        after_gap=_distance(change) > _MISSING * usual_days,
        figure_text=translator.render(change_figure(change, currency)),
        words=translator.render(since_words(change, currency)),
    )


def _length(score: Score) -> float:
    first, last = days_of(score)
    return last - first


def _unequal(scores: Sequence[Score]) -> bool:
    lengths = [_length(score) for score in scores]
    return max(lengths) > _UNEQUAL * min(lengths)


def _extent(scores: Sequence[Score]) -> tuple[float, float]:
    """From a little below the least to a little above the most there is, never a hair's breadth magnified."""
    shown = [end for s in scores for end in (s.value, s.low, s.high) if end is not None]
    if scores[-1].target is not None:
        shown.append(scores[-1].target)
    low, high = min(shown), max(shown)
    length = bar_ends(scores[-1])[1] - bar_ends(scores[-1])[0]
    missing = max(_LEAST_SPAN * length - (high - low), 0.0)
    room = missing / 2 + _ROOM * (high - low + missing)
    return low - room, high + room


def _ticks(score: Score, extent: tuple[float, float]) -> Iterator[float]:
    """Round values in the unit that is shown: of times, round seconds, minutes, hours or days."""
    ends = bar_ends(score) if score.formula.unit in ("index", "percent", "scale") else (0.0, extent[1])
    unit = 1.0
    if score.formula.unit == "seconds":
        unit = max(size for size in _TIMES if size == 1.0 or (extent[1] - extent[0]) >= 2 * size)
    scaled = (extent[0] / unit, extent[1] / unit), (ends[0] / unit, ends[1] / unit)
    yield from (at * unit for at in round_steps(*scaled, _MOST_TICKS))
