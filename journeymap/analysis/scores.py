"""Every score of a journey with interval, target, gap and verdict; which are current, and which were before.

`samples` and `series` stand before it; trends, charts, findings and every table of scores come after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Score, Verdict
from journeymap.analysis.samples import Sample, Scale, Settings, below_share, estimate, sample_of
from journeymap.analysis.series import Standing, apart, current, periods, previous
from journeymap.analysis.statistics.intervals import Estimate
from journeymap.analysis.statistics.verdicts import verdict
from journeymap.i18n import Message, Word, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import Formula, Metric, metric_table, scale_of
from journeymap.model.problems import Problem
from journeymap.model.scores import ScoreRecord
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Better

Series = tuple[str, str, Scale, str]
_RANGES: Mapping[str, float] = {"index": 200.0, "percent": 100.0}


class Kinds(msgspec.Struct, frozen=True):
    """What a record is a record of."""

    metric: Metric
    formula: Formula
    scale: Scale

    def series(self, record: ScoreRecord) -> Series:
        """The series that the record belongs to at its touchpoint."""
        return (self.metric.id, self.formula.id, self.scale, record.segment)


class Scores(msgspec.Struct, frozen=True):
    """All records' scores in file order; the current score of each series by touchpoint; the one before it by
    touchpoint and series; and what could not be used. `samples` has the sample of each score, by the identity of its
    record, so that comparing need not make it again."""

    every: tuple[Score, ...]
    current: Mapping[str, tuple[Score, ...]]
    previous: Mapping[tuple[str, Series], Score]
    problems: tuple[Problem, ...]
    samples: Mapping[int, Sample | None]


class History(msgspec.Struct, frozen=True):
    """All periods of one series, from early to late, each with its score; `apart` are the places of those that follow
    one another without sharing days. `empty` records had no value, `undated` ones no last day: both are left out."""

    scores: tuple[Score, ...]
    apart: tuple[int, ...]
    empty: int
    undated: int


class _Bench:
    """Scores one touchpoint after the other with the journey's settings."""

    def __init__(self, journey: Journey, metrics: Mapping[str, Metric]) -> None:
        self.metrics = metrics
        self.settings = Settings(journey.confidence, journey.population or None)
        self.minimum = journey.minimum_answers
        self.every: list[Score] = []
        self.current: dict[str, tuple[Score, ...]] = {}
        self.previous: dict[tuple[str, Series], Score] = {}
        self.problems: list[Problem] = []
        self.samples: dict[int, Sample | None] = {}

    def touchpoint(self, id: str, touchpoint: Touchpoint) -> None:
        """Score every record of a touchpoint, and find its current and previous scores."""
        scored, series = self._records(id, touchpoint)
        now = [self._series(id, places, scored) for places in series.values()]
        self.current[id] = tuple(now)
        self.every += scored.values()

    def history(self, id: str, touchpoint: Touchpoint) -> dict[Series, History]:
        """Each series of a touchpoint with all its periods."""
        scored, series = self._records(id, touchpoint)
        return {name: self._history(places, scored) for name, places in series.items()}

    def _history(self, places: Sequence[int], scored: Mapping[int, Score]) -> History:
        useful = [at for at in places if scored[at].value is not None]
        records = [scored[at].record for at in useful]
        standings = periods(records)
        scores = tuple(self._standing(one, records, scored[useful[one.places[0]]]) for one in standings)
        return History(scores, apart(standings), len(places) - len(useful), sum(not each.to for each in records))

    def _records(self, id: str, touchpoint: Touchpoint) -> tuple[dict[int, Score], dict[Series, list[int]]]:
        """The score of every record by its place, and the places of each series."""
        kinds = [self._kinds(id, at, record) for at, record in enumerate(touchpoint.scores)]
        present = _formulas_present(kinds)
        targets = {(k.metric.id, k.formula.id): target_of(touchpoint, k, present) for k in kinds if k}
        scored: dict[int, Score] = {}
        series: dict[Series, list[int]] = {}
        for at, (record, kind) in enumerate(zip(touchpoint.scores, kinds, strict=True)):
            if kind is not None:
                target = targets[kind.metric.id, kind.formula.id]
                scored[at] = self._score(id, at, record, kind, target)
                series.setdefault(kind.series(record), []).append(at)
        return scored, series

    def _kinds(self, id: str, at: int, record: ScoreRecord) -> Kinds | None:
        metric = self.metrics.get(record.metric)
        if metric is None:
            if record.metric:
                message = msg("There is no metric {metric}; the score is left out.", metric=record.metric)
                self._problem(id, at, "metric", message)
            return None
        return Kinds(metric, metric.formula(record.formula) or metric.formulas[0], scale_of(record, metric))

    def _problem(self, id: str, at: int, key: str, message: Message) -> None:
        self.problems.append(Problem(("touchpoints", id, "scores", at, key), message))

    def _score(self, id: str, at: int, record: ScoreRecord, kind: Kinds, target: float | None) -> Score:
        try:
            sample = sample_of(record, kind.formula, kind.scale)
        except ValueError:
            sample = None
            key = "scale" if record.counts else "reported" if record.reported else "inputs"
            self._problem(id, at, key, _unusable(kind))
        return self._valued(id, record, kind, target, sample)

    def _valued(
        self, touchpoint: str, record: ScoreRecord, kind: Kinds, target: float | None, sample: Sample | None
    ) -> Score:
        self.samples[id(record)] = sample
        known = estimate(sample, kind.formula, kind.scale, self.settings) if sample else None
        return _judged(touchpoint, record, kind, target, sample, known, self.minimum)

    def _series(self, id: str, places: Sequence[int], scored: dict[int, Score]) -> Score:
        """The current score of one series; what it was before goes into `previous`."""
        if len(places) == 1:
            scored[places[0]] = only = msgspec.structs.replace(scored[places[0]], current=True)
            return only
        useful = [at for at in places if scored[at].value is not None] or list(places)
        records = [scored[at].record for at in useful]
        now = current(records)
        for at in now.places:
            scored[useful[at]] = msgspec.structs.replace(scored[useful[at]], current=True)
        before = previous(records, now)
        if before is not None:
            score = self._standing(before, records, scored[useful[before.places[0]]])
            self.previous[id, score.series] = score
        return self._standing(now, records, scored[useful[now.places[0]]])

    def _standing(self, standing: Standing, records: Sequence[ScoreRecord], one: Score) -> Score:
        """The score of the records of one period added up; `one` is that of the first of them."""
        if len(standing.places) == 1:
            return one
        kind = Kinds(one.metric, one.formula, one.scale)
        sample = sample_of(standing.record, kind.formula, kind.scale)
        total = self._valued(one.touchpoint, standing.record, kind, one.target, sample)
        sources = tuple(records[at].source for at in standing.places if records[at].source)
        return msgspec.structs.replace(total, current=one.current, sources=sources)


def score_all(journey: Journey) -> Scores:
    """Every score of the journey, its records in file order."""
    bench = _Bench(journey, metric_table(journey.metrics))
    for id, touchpoint in journey.touchpoints.items():
        if touchpoint.scores:
            bench.touchpoint(id, touchpoint)
    return Scores(tuple(bench.every), bench.current, bench.previous, tuple(bench.problems), bench.samples)


def history_of(
    journey: Journey, touchpoint: str, metrics: Mapping[str, Metric] | None = None
) -> tuple[Mapping[Series, History], Mapping[int, Sample | None]]:
    """All series of one touchpoint with all their periods, and the samples of their scores by the identity of their
    records. KeyError where there is no such touchpoint."""
    bench = _Bench(journey, metrics or metric_table(journey.metrics))
    return bench.history(touchpoint, journey.touchpoints[touchpoint]), bench.samples


def _unusable(kind: Kinds) -> Message:
    name = kind.metric.name if kind.metric.custom else Word(kind.metric.name)
    return msg("This {metric} score does not fit its formula or its scale; it is shown without a value.", metric=name)


def _formulas_present(kinds: Sequence[Kinds | None]) -> dict[str, list[str]]:
    present: dict[str, list[str]] = {}
    for kind in kinds:
        if kind is not None and kind.formula.id not in present.setdefault(kind.metric.id, []):
            present[kind.metric.id].append(kind.formula.id)
    return present


def target_of(touchpoint: Touchpoint, kind: Kinds, present: Mapping[str, Sequence[str]]) -> float | None:
    """The target of a metric and formula: `metric/formula`, else plain `metric` where that means this formula.

    Plain means the only formula present at the touchpoint (`present`, by metric), else the metric's default.
    """
    metric, formula = kind.metric, kind.formula
    exact = touchpoint.targets.get(f"{metric.id}/{formula.id}")
    if exact is not None:
        return exact
    meant = present[metric.id][0] if len(present[metric.id]) == 1 else metric.formulas[0].id
    return touchpoint.targets.get(metric.id) if meant == formula.id else None


def _judged(
    id: str,
    record: ScoreRecord,
    kind: Kinds,
    target: float | None,
    sample: Sample | None,
    known: Estimate | None,
    minimum: int,
) -> Score:
    value, low, high = (known.value, known.low, known.high) if known else (None, None, None)
    n = sample.n if sample else 0
    better = kind.metric.better
    gap = _gap(value, target, better)
    return Score(
        touchpoint=id,
        metric=kind.metric,
        formula=kind.formula,
        scale=kind.scale,
        record=record,
        value=value,
        low=low,
        high=high,
        n=n,
        target=target,
        gap=gap,
        relative_gap=_relative(gap, kind, target),
        below_share=below_share(sample, value, kind.formula, target, better) if sample and value is not None else None,
        verdict=Verdict(verdict(value, low, high, n, target, better.value, minimum)),
        current=False,
        widest_case=known.widest_case if known else False,
        sources=(record.source,) if record.source else (),
    )


def _gap(value: float | None, target: float | None, better: Better) -> float | None:
    if value is None or target is None:
        return None
    return target - value if better is Better.LOWER else value - target


def _relative(gap: float | None, kind: Kinds, target: float | None) -> float | None:
    """The gap as a part of its range: 200 for net scores, 100 for percentages, the scale's length for means, the
    target for times and customer value."""
    if gap is None:
        return None
    length = kind.scale[1] - kind.scale[0] if kind.formula.unit == "scale" and kind.scale else abs(target or 0.0)
    length = _RANGES.get(kind.formula.unit, length)
    return gap / length if length > 0.0 else None
