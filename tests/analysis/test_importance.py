"""The importance-performance chart: axis, crosshair, quadrants, level of agreement and satisfaction index."""

from __future__ import annotations

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import ImportancePerformance, Quadrant
from journeymap.i18n import Translator
from journeymap.model import Importance, ScoreRecord, Touchpoint
from journeymap.model.words import Crosshair
from tests.analysis.builders import journey, nps, published, record

VECTOR = ((4.5, 3.6), (4.2, 4.1), (3.8, 3.9), (4.0, 2.8))


def chart(
    *rows: tuple[float, ScoreRecord, float | None], crosshair: Crosshair = Crosshair.MEANS
) -> ImportancePerformance:
    """The chart of touchpoints of so much importance, with a score and perhaps a target for it."""
    touchpoints = {
        f"t{at}": Touchpoint(
            title="T",
            importance=Importance(customer=importance),
            scores=(score,),
            targets={} if target is None else {score.metric: target},
        )
        for at, (importance, score, target) in enumerate(rows)
    }
    return analyse(journey(touchpoints, crosshair=crosshair)).importance


def mean(value: float, scale: tuple[float, float] = (1, 5)) -> ScoreRecord:
    return published("csat", value, 100, formula="mean", scale=scale)


def test_the_vector_of_the_method() -> None:
    found = chart(*((importance, mean(value), None) for importance, value in VECTOR))
    assert found.csi == pytest.approx(72.05, abs=0.005)
    assert found.band == "satisfied"
    assert [point.fit for point in found.points] == pytest.approx([80.0, 97.6, 102.6, 70.0], abs=0.05)
    assert found.crosshair == pytest.approx((4.125, 3.6))
    assert [point.quadrant for point in found.points] == [
        Quadrant.KEEP_UP,
        Quadrant.KEEP_UP,
        Quadrant.OVERKILL,
        Quadrant.LOW_PRIORITY,
    ]
    assert found.performance_range == (1, 5)


def test_alike_scores_are_shown_as_they_are() -> None:
    found = chart((5, nps(50, 0, 50), 20), (1, nps(80, 0, 20), 30))
    assert [point.performance for point in found.points] == [0, 60]
    assert [point.quadrant for point in found.points] == [Quadrant.CONCENTRATE, Quadrant.OVERKILL]
    assert (found.performance_range, found.refused) == ((-100, 100), ())
    assert Translator().render(found.axis) == "NPS"


def test_unlike_scores_share_the_axis_of_gap_over_range() -> None:
    found = chart((5, nps(50, 0, 50), 20), (1, record("csat", {5: 80, 3: 20}), 70), (3, mean(3), None))
    assert [point.performance for point in found.points] == pytest.approx([-0.1, 0.1])
    assert found.performance_range == (-1, 1)
    assert len(found.refused) == 1, "the one without a target is left out, and said so"


def test_unlike_scores_without_targets_are_not_mixed() -> None:
    found = chart((5, nps(50, 0, 50), None), (1, nps(80, 0, 20), None), (3, mean(3), None))
    assert [point.touchpoint for point in found.points] == ["t0", "t1"]
    assert len(found.refused) == 1


def test_one_metric_in_two_formulas_is_unlike() -> None:
    counts = {5: 60, 3: 40}
    found = chart((5, record("csat", counts), 80), (4, record("csat", counts, formula="mean"), 4))
    assert [point.performance for point in found.points] == pytest.approx([-0.2, 0.05])


def test_times_and_resolution_stay_out() -> None:
    assert chart((5, record("waiting-time", {60: 50}), 30), (4, record("resolution", {1: 9, 0: 9}), 80)).points == ()


def test_crosshairs() -> None:
    rows = ((5, nps(50, 0, 50), 20.0), (2, nps(80, 0, 20), 20.0))
    assert chart(*rows).crosshair == (3.5, 30)
    assert chart(*rows, crosshair=Crosshair.MIDDLE).crosshair == (3, 0)
    assert chart(*rows, crosshair=Crosshair.TARGETS).crosshair == (3, 20)


def test_crosshair_at_different_targets_takes_gap_over_range() -> None:
    found = chart((5, nps(50, 0, 50), 20), (2, nps(80, 0, 20), 70), crosshair=Crosshair.TARGETS)
    assert found.crosshair == (3, 0)
    assert [point.performance for point in found.points] == pytest.approx([-0.1, -0.05])


def test_unlike_scales_of_satisfaction_are_refused() -> None:
    found = chart((5, mean(3), None), (5, mean(7, (1, 7)), None))
    assert found.csi == pytest.approx(60)
    assert [point.fit for point in found.points] == [60]
    assert any("scales" in Translator().render(message) for message in found.refused)


def test_importance_of_the_company_stands_in_for_customers() -> None:
    touchpoint = Touchpoint(title="T", importance=Importance(organisation=4), scores=(nps(9, 9, 9),))
    (point,) = analyse(journey({"t": touchpoint, "u": Touchpoint(title="U", scores=(nps(9, 9, 9),))})).importance.points
    assert (point.touchpoint, point.importance) == ("t", 4)


def test_no_importance_no_chart() -> None:
    found = analyse(journey("a b", "a>b")).importance
    assert (found.points, found.csi, found.band) == ((), None, "")
