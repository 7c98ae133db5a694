"""Trends and comparisons with a snapshot: the right test for each kind of score, corrected for how many there are."""

from __future__ import annotations

from datetime import date

import pytest
from statsmodels.stats.multitest import multipletests

from journeymap.analysis.analyse import analyse
from journeymap.analysis.compare import compare
from journeymap.analysis.results import Comparison
from journeymap.i18n import Translator
from journeymap.model import Action, ScoreRecord, Touchpoint
from journeymap.model.words import ActionStatus, Role
from tests.analysis.builders import SPRING, all_is_well, but, journey, nps, published, record, without


def trend(before: ScoreRecord, after: ScoreRecord) -> Comparison:
    (found,) = analyse(journey({"t": Touchpoint(title="T", scores=(before, after))})).trends
    return found


def test_the_vectors_of_the_method() -> None:
    few = trend(nps(50, 35, 15, SPRING), nps(40, 40, 20))
    many = trend(nps(250, 175, 75, SPRING), nps(200, 200, 100))
    assert few.statistic == pytest.approx(-1.42, abs=0.005)
    assert (few.real, few.better, few.difference) == (False, False, pytest.approx(-15))
    assert many.statistic == pytest.approx(-3.21, abs=0.005)
    assert many.real


@pytest.mark.parametrize(
    ("metric", "formula", "counts", "test"),
    [
        ("nps", "", {9: 20, 3: 20}, "adjusted-wald"),
        ("ces", "index", {7: 20, 2: 20}, "adjusted-wald"),
        ("csat", "", {5: 20, 3: 20}, "n-1-two-proportion"),
        ("resolution", "", {1: 20, 0: 20}, "n-1-two-proportion"),
        ("ces", "mean", {7: 20, 2: 20}, "welch"),
        ("waiting-time", "median", {60: 20, 90: 20}, "pooled-quantile"),
        ("waiting-time", "p90", {60: 20, 90: 20}, "pooled-quantile"),
    ],
)
def test_each_kind_of_score_has_its_test(metric: str, formula: str, counts: dict[float, int], test: str) -> None:
    found = trend(record(metric, counts, SPRING, formula=formula), record(metric, counts, formula=formula))
    assert (found.test, found.difference, found.real, found.refused) == (test, 0, False, None)


def test_longer_waits_are_not_better() -> None:
    found = trend(record("waiting-time", {60: 50}, SPRING), record("waiting-time", {90: 50}))
    assert (found.difference, found.better, found.real) == (30, False, True)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (nps(9, 0, 0, SPRING), nps(50, 0, 0), "9 answers are too few"),
        (record("waiting-time", {60: 20}, SPRING), published("waiting-time", 60, 20), "published"),
        (record("ces", {7: 20}, SPRING), record("ces", {7: 20}), "equal"),
    ],
)
def test_what_cannot_be_compared_says_why(before: ScoreRecord, after: ScoreRecord, reason: str) -> None:
    found = trend(before, after)
    assert found.refused is not None
    assert reason in Translator("en").render(found.refused)
    assert (found.p, found.real) == (None, False)


def test_many_are_corrected_together() -> None:
    touchpoints = {
        f"t{n}": Touchpoint(title="T", scores=(nps(60, 20, 20, SPRING), nps(60 - n, 20, 20 + n))) for n in range(16)
    }
    trends = analyse(journey(touchpoints)).trends
    raw = [found.p for found in trends]
    real, adjusted, _, _ = multipletests(raw, 0.05, "fdr_bh")
    assert [found.adjusted_p for found in trends] == pytest.approx(list(adjusted))
    assert [found.real for found in trends] == list(real)
    assert sum(real) < sum(p < 0.05 for p in raw if p is not None), "the correction tells some of them apart"


def test_a_snapshot_compared() -> None:
    before = but(all_is_well(), "use", scores=(nps(20, 40, 40, SPRING),))
    before = but(before, actions={"a": Action(title="A"), "b": Action(title="B", due=date(2026, 7, 1))})
    after = without(but(all_is_well(), "web", owners={"it": (Role.ACCOUNTABLE,)}), "ad")
    after = but(after, actions={"a": Action(title="A", status=ActionStatus.DONE), "b": before.actions["b"]})
    found = compare(before, after, taken=date(2026, 4, 1))
    (score,) = found.scores
    assert (score.after.touchpoint, score.real, score.better) == ("use", True, True)
    assert found.unchanged == 5
    assert (found.added, found.removed) == ((), ("ad",))
    assert [(c.touchpoint, c.before, c.after) for c in found.owners] == [("web", "ops", "it")]
    assert (found.done, found.dropped, found.overdue) == (("a",), (), ("b",))
    assert "experience.gap" in {finding.kind for finding in found.closed}
    assert {finding.kind for finding in found.opened} >= {"people.overdue", "coverage.missing-kind"}


def test_a_snapshot_compared_with_itself() -> None:
    found = compare(all_is_well(), all_is_well())
    assert found.scores == found.added == found.removed == found.owners == found.closed == found.opened == ()
