"""Scores: the method's vectors end to end, targets, series, what is current and what was before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from journeymap.analysis.results import Score, Verdict
from journeymap.analysis.scores import Scores, score_all
from journeymap.model import CustomMetric, Inputs, ScoreRecord, Touchpoint
from journeymap.model.words import Better, Evidence
from tests.analysis.builders import SPRING, SUMMER, Span, journey, nps, published, record

CES = dict(enumerate((80, 210, 140, 110, 160, 180, 120), 1))


def scored(*records: ScoreRecord, targets: Mapping[str, float] | None = None, **fields: Any) -> Scores:
    return score_all(journey({"t": Touchpoint(title="T", scores=records, targets=targets or {})}, **fields))


def one(item: ScoreRecord, target: float | None = None, **fields: Any) -> Score:
    targets = {} if target is None else {item.metric: target}
    return scored(item, targets=targets, **fields).every[0]


@pytest.mark.parametrize(
    ("item", "value", "low", "high"),
    [
        (nps(40, 40, 20), 20, 5.0, 33.9),
        (nps(12, 5, 3), 45, 8.4, 69.8),
        (nps(5, 0, 0), 100, 17.5, 100),
        (nps(200, 200, 100), 20, 13.3, 26.4),
        (record("csat", {5: 10, 4: 6, 1: 4}), 80, 58.4, 91.9),
        (record("csat", {7: 4, 6: 4, 1: 2}, scale=(1, 7)), 80, 49.0, 94.3),
        (record("resolution", {1: 160, 0: 40}), 80, 73.9, 85.0),
        (record("retention", {0: 5}), 0, 0, 43.4),
        (published("csat", 80, 200), 80, 73.9, 85.0),
        (record("ces", CES), 4.08, 3.96, 4.20),
        (record("ces", CES, formula="positive"), 46.0, 42.9, 49.1),
        (record("ces", CES, formula="index"), -13.0, -18.2, -7.7),
    ],
)
def test_vectors_of_the_method(item: ScoreRecord, value: float, low: float, high: float) -> None:
    score = one(item)
    assert (score.value, score.low, score.high) == (
        pytest.approx(value),
        pytest.approx(low, abs=0.05),
        pytest.approx(high, abs=0.05),
    )
    assert not score.widest_case


def test_only_nps_and_means_without_spread_are_a_widest_case() -> None:
    assert one(published("nps", 20, 100)).widest_case
    assert one(published("csat", 3.5, 100, formula="mean")).widest_case
    assert not one(published("csat", 3.5, 100, 0.9, formula="mean")).widest_case
    assert not one(published("csat", 71, 320)).widest_case


@pytest.mark.parametrize("item", [published("nps", 7.1, 7), published("nps", 16.5, 37), published("csat", 21, 333)])
def test_everybody_asked_and_the_target_met_exactly_is_certain(item: ScoreRecord) -> None:
    assert item.reported is not None
    score = one(item, item.reported.value, population=item.reported.n, minimum_answers=1)
    assert score.low == score.value == score.high == item.reported.value
    assert score.verdict is Verdict.NO_GAP


def test_a_published_figure_of_unknown_n_has_no_interval() -> None:
    score = one(published("csat", 71, None), 80)
    assert (score.value, score.low, score.n, score.verdict) == (71, None, 0, Verdict.NOT_ENOUGH_DATA)


def test_times_and_their_percentiles() -> None:
    waits = {60.0: 10, 120.0: 10, 600.0: 10}
    median, p90 = (one(record("waiting-time", waits, formula=formula)) for formula in ("median", "p90"))
    assert (median.value, median.low, median.high) == (120, 60, 600)
    assert p90.value == 600
    assert one(published("waiting-time", 90, 100)).low is None


def test_customer_value_is_never_settled() -> None:
    score = one(ScoreRecord(metric="clv", inputs=Inputs(margin=400000, retention=0.8, discount=0.1)), 1e6)
    assert score.value == pytest.approx(400000 * 0.8 / 0.3)
    assert score.verdict is Verdict.NOT_ENOUGH_DATA
    assert score.relative_gap == pytest.approx(score.value / 1e6 - 1)


def test_equal_answers_have_a_mean_without_an_interval() -> None:
    score = one(record("ces", {7: 50}), 5)
    assert (score.value, score.low, score.verdict) == (7, None, Verdict.NOT_ENOUGH_DATA)


@pytest.mark.parametrize(
    ("item", "target", "gap", "relative", "below"),
    [
        (nps(40, 40, 20), 30, -10, -10 / 200, 0.2),
        (published("nps", 20, 100), 30, -10, -10 / 200, 0.4),
        (record("csat", {5: 8, 3: 2}), 70, 10, 0.1, 0.2),
        (record("csat", {5: 8, 3: 2}, formula="mean"), 4, 0.6, 0.6 / 4, 0.2),
        (published("csat", 3.0, 50, formula="mean"), 4, -1, -1 / 4, None),
        (record("waiting-time", {100: 6, 400: 14}), 300, -100, -100 / 300, 0.7),
        (record("ces", CES, formula="index"), 0, -13, -13 / 200, 0.43),
    ],
)
def test_gap_range_and_who_fell_short(
    item: ScoreRecord, target: float, gap: float, relative: float, below: float | None
) -> None:
    score = one(item, target)
    assert score.gap == pytest.approx(gap)
    assert score.relative_gap == pytest.approx(relative)
    assert score.below_share == (None if below is None else pytest.approx(below))


@pytest.mark.parametrize(
    ("target", "verdict"),
    [
        (86, Verdict.GAP),
        (84, Verdict.LIKELY_GAP),
        (80, Verdict.LIKELY_NO_GAP),
        (74, Verdict.LIKELY_NO_GAP),
        (73, Verdict.NO_GAP),
        (None, Verdict.NO_TARGET),
    ],
)
def test_verdicts(target: float | None, verdict: Verdict) -> None:
    # 160 of 200 is 80 % [73.9, 85.0].
    assert one(record("csat", {5: 160, 1: 40}), target).verdict is verdict


def test_the_journey_says_how_sure_and_how_many() -> None:
    item = nps(40, 40, 20)
    wide, narrow = one(item, confidence=0.99), one(item, confidence=0.8)
    assert wide.low is not None
    assert narrow.low is not None
    assert wide.low < narrow.low
    assert one(item, 90, minimum_answers=101).verdict is Verdict.NOT_ENOUGH_DATA
    assert one(item, 90, minimum_answers=100).verdict is Verdict.GAP
    certain = one(item, 30, population=100)
    assert (certain.low, certain.high, certain.verdict) == (20, 20, Verdict.GAP)


def test_a_custom_metric_where_less_is_better() -> None:
    metrics = {"pain": CustomMetric(name="Pain", scale=(1, 10), better=Better.LOWER)}
    score = one(record("pain", {2: 20, 4: 20}), 2, metrics=metrics)
    assert (score.value, score.gap, score.below_share) == (3, -1, 0.5)
    assert score.verdict is Verdict.GAP


def test_a_custom_metric_of_top_boxes() -> None:
    metrics = {"taste": CustomMetric(name="Taste", scale=(1, 10), formula="top-3-box")}
    assert one(record("taste", {8: 30, 7: 70}), metrics=metrics).value == 30


@pytest.mark.parametrize(
    ("targets", "formulas", "expected"),
    [
        ({"ces": 5}, ["mean"], [5]),
        ({"ces": 20}, ["index"], [20]),
        ({"ces": 5}, ["index", "mean"], [None, 5]),
        ({"ces": 5}, ["index", "positive"], [None, None]),
        ({"ces": 5, "ces/index": 20}, ["index", "mean"], [20, 5]),
        ({"ces/index": 20}, ["mean"], [None]),
        ({"ces/index": 0}, ["index"], [0]),
        ({"csat": 80}, ["mean"], [None]),
    ],
)
def test_which_target_is_meant(targets: Mapping[str, float], formulas: list[str], expected: list[float | None]) -> None:
    found = scored(*(record("ces", CES, formula=formula) for formula in formulas), targets=targets)
    assert [score.target for score in found.every] == expected


def test_what_does_not_fit_is_a_problem_and_no_value() -> None:
    wrong = [
        record("nps", {3: 20}, scale=(1, 5)),
        record("taste", {1: 1}),
        published("csat", 120, 30),
        ScoreRecord(metric="clv", inputs=Inputs(margin=1, retention=1, discount=0)),
    ]
    found = scored(*wrong)
    assert sorted(problem.dotted for problem in found.problems) == [
        "touchpoints.t.scores.0.scale",
        "touchpoints.t.scores.1.metric",
        "touchpoints.t.scores.2.reported",
        "touchpoints.t.scores.3.inputs",
    ]
    assert [score.value for score in found.every] == [None, None, None]


def test_answers_off_the_scale_do_not_count() -> None:
    assert one(record("nps", {9: 10, 11: 5, -1: 5})).n == 10


def current(*records: ScoreRecord) -> Score:
    (score,) = scored(*records).current["t"]
    return score


def at(n: int, span: Span, **fields: Any) -> ScoreRecord:
    """Counts that show which record they come from."""
    return nps(n, 0, 0, span, **fields)


MARCH, NONE = date(2026, 3, 31), (None, None)


def test_current_is_the_latest_end_then_the_latest_beginning_then_the_last() -> None:
    assert current(at(11, SUMMER), at(12, SPRING)).n == 11
    assert current(at(11, (date(2026, 2, 1), MARCH)), at(12, (date(2026, 1, 1), MARCH))).n == 11
    assert current(at(11, SUMMER, source="x"), at(12, SUMMER, source="x")).n == 12
    assert current(at(11, SPRING), at(12, NONE)).n == 11


def test_counts_of_one_period_and_several_sources_add_up() -> None:
    score = current(
        at(11, SUMMER, source="a", evidence=Evidence.SURVEY),
        at(22, SUMMER, source="b", evidence=Evidence.OPINION),
        at(99, SPRING, source="b"),
    )
    assert (score.n, score.sources, score.evidence) == (33, ("a", "b"), Evidence.OPINION)
    assert current(at(11, SUMMER, source="a"), published("nps", 50, 7, source="b")).n == 7
    assert current(published("nps", 50, 7, source="b"), at(11, SUMMER, source="a")).n == 11


def test_every_record_that_counts_now_is_marked_current() -> None:
    found = scored(at(11, SUMMER, source="a"), at(12, SPRING), at(13, SUMMER, source="b"))
    assert [score.current for score in found.every] == [True, False, True]
    assert [score.n for score in found.every] == [11, 12, 13]


def test_an_empty_record_does_not_hide_an_older_one() -> None:
    assert current(at(11, SPRING), record("nps", {})).n == 11


def test_series_differ_by_formula_scale_and_segment() -> None:
    found = scored(
        record("csat", {5: 20}),
        record("csat", {5: 20}, scale=(1, 5)),
        record("csat", {5: 20}, scale=(1, 7)),
        record("csat", {5: 20}, formula="mean"),
        record("csat", {5: 20}, segment="young"),
    )
    assert len(found.current["t"]) == 4


def before(*records: ScoreRecord) -> list[int]:
    return [score.n for score in scored(*records).previous.values()]


def test_previous_ends_before_the_current_begins() -> None:
    winter = (date(2025, 10, 1), date(2025, 12, 31))
    assert before(at(11, winter), at(12, SPRING), at(13, SUMMER)) == [12]
    assert before(at(11, (SPRING[0], SUMMER[0])), at(13, SUMMER)) == []
    assert before(at(11, winter), at(12, (SPRING[0], SUMMER[0])), at(13, SUMMER)) == [11]
    assert before(at(11, NONE), at(13, SUMMER)) == []
    assert before(at(11, SPRING, source="a"), at(12, SPRING, source="b"), at(13, SUMMER)) == [23]
    assert before(at(11, SPRING), at(13, (None, SUMMER[1]))) == [11]
