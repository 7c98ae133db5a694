"""Blind scores: spread, order, and what is believed against what customers said."""

from __future__ import annotations

import pytest
from scipy import stats

from journeymap.analysis.analyse import analyse
from journeymap.analysis.blind import Blind, revealed
from journeymap.analysis.results import Verdict
from journeymap.model import Department, Importance, Journey, ScoreRecord, Touchpoint, View
from journeymap.model.words import Evidence
from tests.analysis.builders import published, record

DEPARTMENTS = {id: Department(name=id) for id in ("a", "b", "c")}


def seen(*touchpoints: Touchpoint) -> tuple[Blind, ...]:
    numbered = {f"t{n}": touchpoint for n, touchpoint in enumerate(touchpoints)}
    return revealed(analyse(Journey(title="J", departments=DEPARTMENTS, touchpoints=numbered)))


def marked(*scores: ScoreRecord, **satisfaction: dict[int, int]) -> Touchpoint:
    views = {id: View(satisfaction=counts) for id, counts in satisfaction.items()}
    return Touchpoint(title="T", views=views, scores=scores)


def test_what_disagrees_most_comes_first_and_one_department_alone_last() -> None:
    near, far, alone = marked(a={3: 2}, b={4: 1}), marked(a={1: 1}, c={5: 1, 4: 1}), marked(b={1: 9})
    unmarked, agree = Touchpoint(title="T"), marked(a={3: 1}, b={3: 5})
    found = seen(near, alone, unmarked, agree, far)
    assert [(blind.touchpoint, blind.spread) for blind in found] == [
        ("t4", 3.5),
        ("t0", 1.0),
        ("t3", 0.0),
        ("t1", None),
    ]
    assert [(m.department, m.mean, m.n) for m in found[0].satisfaction.marks] == [("a", 1.0, 1), ("c", 4.5, 2)]
    assert found[0].satisfaction.n == 3
    assert found[0].satisfaction.mean == pytest.approx(10 / 3)


def test_importance_counts_for_the_spread_and_stands_beside_what_customers_say() -> None:
    views = {"a": View(importance={5: 1}), "b": View(importance={2: 1, 3: 1})}
    (blind,) = seen(Touchpoint(title="T", views=views, importance=Importance(customer=4.6, organisation=2)))
    assert (blind.spread, blind.customers, blind.satisfaction.n) == (2.5, 4.6, 0)


@pytest.mark.parametrize(
    ("believed", "verdict"),
    [(5, Verdict.GAP), (4, Verdict.LIKELY_GAP), (3, Verdict.NO_GAP)],
)
def test_the_verdict_is_that_of_a_score_aimed_at_what_is_believed(believed: int, verdict: Verdict) -> None:
    counts = {5: 8, 4: 9, 3: 5, 1: 2}
    (blind,) = seen(marked(record("csat", counts), a={believed: 3}))
    belief = blind.belief
    assert belief is not None
    answers = [answer for answer, n in counts.items() for _ in range(n)]
    low, high = stats.t.interval(0.95, len(answers) - 1, stats.tmean(answers), stats.sem(answers))
    assert (belief.said, belief.low, belief.high) == pytest.approx((stats.tmean(answers), low, high))
    assert belief.gap == pytest.approx(stats.tmean(answers) - believed)
    assert (belief.n, belief.marks, belief.verdict) == (24, 3, verdict)


def test_few_answers_are_too_few_and_only_customers_count() -> None:
    few = marked(record("csat", {2: 5, 3: 4}), a={5: 3})
    ours = marked(record("csat", {2: 50}, evidence=Evidence.OPINION), a={5: 3})
    wide = marked(record("csat", {2: 50}, scale=(1, 7)), a={5: 3})
    share = marked(published("csat", 40, 100), a={5: 3})
    mean = marked(published("csat", 2.0, 100, 1.0, formula="mean"), a={5: 3})
    verdicts = [blind.belief and blind.belief.verdict for blind in seen(few, ours, wide, share, mean)]
    assert verdicts == [Verdict.NOT_ENOUGH_DATA, None, None, None, Verdict.GAP]
