"""The trend of a touchpoint: each of its series over time, every step from one period to the next put to the test.

`scores` and `trends` stand before it; the drawing of trends, the inspector and the report come after it.

Which tests are corrected together. The method corrects where many are compared at once. The step to the current score
is the one that is compared over all touchpoints: its verdict is that of the analysis (`trends_of`), so that the finding
that a score fell, the report and the trend never say different things of it. The older steps, and the way from the
first period to the last, are looked at for one touchpoint: they are corrected together over its series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise

import msgspec

from journeymap.analysis.results import Analysis, Comparison, Score
from journeymap.analysis.samples import QUANTILES, Sample, Settings, estimate, sample_of
from journeymap.analysis.scores import History, history_of
from journeymap.analysis.statistics.changes import Range, change_of_estimates, change_of_means, change_of_net_scores
from journeymap.analysis.trends import NET_FORMULAS, compare_all
from journeymap.model.journey import Journey

_THREE = 3
Samples = Mapping[int, Sample | None]


class Reading(Enum):
    """What a change says."""

    BETTER = "better"
    WORSE = "worse"
    CHANCE = "chance"
    FEW = "few"
    UNTESTED = "untested"


class Change(msgspec.Struct, frozen=True):
    """From one period to a later one.

    `low` and `high` are how much less or more it is at least and at most, in the unit shown, None where that cannot be
    said; they are not corrected. `among` is how many changes were corrected together.
    """

    comparison: Comparison
    low: float | None
    high: float | None
    reading: Reading
    among: int

    @property
    def before(self) -> Score:
        """The earlier score."""
        return self.comparison.before

    @property
    def after(self) -> Score:
        """The later score."""
        return self.comparison.after

    @property
    def real(self) -> bool:
        """Whether it is more than chance."""
        return self.reading in (Reading.BETTER, Reading.WORSE)


class Trend(msgspec.Struct, frozen=True):
    """One series of a touchpoint from its earliest to its latest period.

    `steps` lead from each period to the next, `whole` from the first to the last where there are more than two.
    `beside` are the places in `scores` of periods that share days with a later one: they are no part of the steps.
    `empty` records had no value and `undated` ones no last day: both are left out.
    """

    scores: tuple[Score, ...]
    beside: frozenset[int]
    steps: tuple[Change, ...]
    whole: Change | None
    empty: int
    undated: int

    @property
    def latest(self) -> Change | None:
        """The step to the current score; None for a single period."""
        return self.steps[-1] if self.steps else None

    @property
    def first_told(self) -> Change | None:
        """What is said where there is room for one change: the latest step; the whole way where only that is more than
        chance, so that a slow fall is not hidden by small steps."""
        if self.whole is not None and self.whole.real and not (self.latest and self.latest.real):
            return self.whole
        return self.latest

    @property
    def ends(self) -> tuple[Change | None, Change | None]:
        """The step to the current score, and the whole way."""
        return self.latest, self.whole


def touchpoint_trends(journey: Journey, touchpoint: str, known: Iterable[Comparison] = ()) -> tuple[Trend, ...]:
    """Every series of a touchpoint that has a dated score, in file order.

    `known` are the comparisons of the analysis (`Analysis.trends`); a latest step that is not among them, because the
    journey is edited just now, is corrected with the older ones. KeyError where there is no such touchpoint.
    """
    held, samples = history_of(journey, touchpoint)
    everything = tuple(known)
    tests = sum(each.p is not None for each in everything)
    own = [each for each in everything if each.after.touchpoint == touchpoint]
    tester = _Tester(journey, samples, own, tests)
    return tuple(tester.trends([one for one in held.values() if one.scores]))


def changed_trends(analysis: Analysis) -> Iterator[Trend]:
    """The series of a whole journey that changed for more than chance, since the period before or since the first, in
    journey order. Touchpoints without an earlier period, or with only two that do not differ, are passed by."""
    known: dict[str, list[Comparison]] = {}
    for each in analysis.trends:
        known.setdefault(each.after.touchpoint, []).append(each)
    tests = sum(each.p is not None for each in analysis.trends)
    for id, own in known.items():
        if not any(each.real for each in own) and len(analysis.journey.touchpoints[id].scores) < _THREE * len(own):
            continue
        held, samples = history_of(analysis.journey, id, analysis.metrics)
        tester = _Tester(analysis.journey, samples, own, tests)
        trends = tester.trends([one for one in held.values() if one.scores])
        yield from (trend for trend in trends if any(each is not None and each.real for each in trend.ends))


class _Tester:
    """Tests all steps of one touchpoint at once."""

    def __init__(self, journey: Journey, samples: Samples, known: Sequence[Comparison], tests: int) -> None:
        self._journey, self._samples, self._known, self._tests = journey, samples, known, tests

    def trends(self, histories: Sequence[History]) -> Iterator[Trend]:
        ways = [list(_ways(history)) for history in histories]
        given = [self._given(history) for history in histories]
        open_ = [way for each, one in zip(ways, given, strict=True) for way in each if one is None or way != _last(one)]
        found = compare_all(open_, self._journey.confidence, self._journey.minimum_answers, self._samples)
        among = sum(each.p is not None for each in found)
        tested = iter(found)
        for history, each, one in zip(histories, ways, given, strict=True):
            changes = [
                self._change(one, self._tests) if one is not None and way == _last(one) else
                self._change(next(tested), among)
                for way in each
            ]  # fmt: skip
            yield _trend(history, changes)

    def _given(self, history: History) -> Comparison | None:
        """The analysis's comparison of the latest step, on these very scores."""
        if len(history.apart) < 2:
            return None
        before, after = (history.scores[at] for at in history.apart[-2:])
        same = (
            msgspec.structs.replace(each, before=before, after=after)
            for each in self._known
            if each.after.series == after.series
            and (each.before.record, each.after.record) == (before.record, after.record)
        )
        return next(same, None)

    def _change(self, comparison: Comparison, among: int) -> Change:
        low, high = self._range(comparison) or (None, None)
        return Change(comparison, low, high, self._reading(comparison), among)

    def _reading(self, of: Comparison) -> Reading:
        if of.p is not None:
            return (Reading.BETTER if of.better else Reading.WORSE) if of.real else Reading.CHANCE
        fewest = min(of.before.n, of.after.n)
        return Reading.FEW if 0 < fewest < self._journey.minimum_answers else Reading.UNTESTED

    def _range(self, of: Comparison) -> Range | None:
        if of.p is None:
            return None
        before, after = self._sample(of.before), self._sample(of.after)
        return change_range(after, before, of.after, self._journey.confidence) if before and after else None

    def _sample(self, score: Score) -> Sample | None:
        return self._samples.get(id(score.record)) or sample_of(score.record, score.formula, score.scale)


def change_range(a: Sample, b: Sample, score: Score, confidence: float) -> Range | None:
    """How much a sample of a score's kind is over another (a minus b), at least and at most; None where that cannot be
    had. As the tests do, it takes no account of the size of the customer base."""
    if a.moments and b.moments and score.formula.id not in QUANTILES:
        return change_of_means(a.moments, b.moments, confidence)
    if a.tally and b.tally and score.formula.id in NET_FORMULAS:
        return change_of_net_scores(a.tally, b.tally, confidence)
    settings = Settings(confidence)
    one, other = (estimate(each, score.formula, score.scale, settings) for each in (a, b))
    return change_of_estimates(one, other)


def _ways(history: History) -> Iterator[tuple[Score, Score]]:
    """Each step, then the whole way where it is another."""
    scores = [history.scores[at] for at in history.apart]
    yield from pairwise(scores)
    if len(scores) > 2:
        yield scores[0], scores[-1]


def _last(comparison: Comparison) -> tuple[Score, Score]:
    return comparison.before, comparison.after


def _trend(history: History, changes: Sequence[Change]) -> Trend:
    steps = max(len(history.apart) - 1, 0)
    beside = frozenset(range(len(history.scores))).difference(history.apart)
    whole = changes[steps] if len(changes) > steps else None
    return Trend(history.scores, beside, tuple(changes[:steps]), whole, history.empty, history.undated)
