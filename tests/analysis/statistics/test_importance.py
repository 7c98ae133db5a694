"""Importance, indices, customer value and sample sizes: the vectors of the method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.statistics.customer_value import churn, lifetime_value, retention_counts
from journeymap.analysis.statistics.importance import (
    Point,
    agreement_level,
    grand_means,
    opportunity,
    quadrant,
    satisfaction_band,
    satisfaction_index,
)
from journeymap.analysis.statistics.intervals import Estimate, proportion
from journeymap.analysis.statistics.sample_size import answers_needed
from journeymap.analysis.statistics.service_index import PRINTED_WEIGHT, grade, service_index

POINTS = [Point(4.5, 3.6), Point(4.2, 4.1), Point(3.8, 3.9), Point(4.0, 2.8)]


def test_satisfaction_index_vector() -> None:
    found = satisfaction_index(POINTS, 5)
    assert found.percent == pytest.approx(72.05, abs=0.005)
    assert found.band == "satisfied"
    assert [round(agreement_level(point), 1) for point in POINTS] == [80.0, 97.6, 102.6, 70.0]


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        (34, "not"),
        (34.01, "less"),
        (50, "less"),
        (65, "fairly"),
        (65.01, "satisfied"),
        (80, "satisfied"),
        (80.01, "very"),
    ],
)
def test_satisfaction_bands(percent: float, band: str) -> None:
    assert satisfaction_band(percent) == band


@pytest.mark.parametrize(("i", "s", "score"), [(9, 3, 15), (9, 9, 9), (4, 8, 4)])
def test_opportunity_vectors(i: float, s: float, score: float) -> None:
    assert opportunity(i, s) == score


def test_quadrants_and_their_lines() -> None:
    middle = grand_means(POINTS)
    assert middle == Point(pytest.approx(4.125), pytest.approx(3.6))
    assert [quadrant(p, middle) for p in POINTS] == ["keep-up", "keep-up", "overkill", "low-priority"]
    assert quadrant(Point(5, 1), middle) == "concentrate"
    assert quadrant(middle, middle) == "keep-up"


def test_impossible_importances_are_refused() -> None:
    for call in (
        lambda: grand_means([]),
        lambda: agreement_level(Point(0, 3)),
        lambda: satisfaction_index([], 5),
        lambda: satisfaction_index(POINTS, 0),
        lambda: opportunity(11, 3),
        lambda: opportunity(3, -1),
    ):
        with pytest.raises(ValueError, match=r"mportance|Grand"):
            call()


@pytest.mark.parametrize(
    ("value", "letter"),
    [(100, "A"), (88.31, "A"), (88.3, "B"), (76.61, "B"), (76.6, "C"), (65.0, "C"), (64.99, "D"), (25, "D")],
)
def test_service_grades(value: float, letter: str) -> None:
    assert grade(value) == letter


def test_service_index_weights() -> None:
    assert service_index([4.0] * 9).value == pytest.approx(100)
    assert service_index([4.0] * 9, PRINTED_WEIGHT).value == pytest.approx(99.9)
    assert service_index([1.0] * 9).value == pytest.approx(25)
    assert service_index([3.0, 4.0], [0.25, 0.75]).value == pytest.approx(93.75)
    assert service_index([2.6] * 9).grade == "C"


@pytest.mark.parametrize(("means", "weight"), [([], None), ([0.9], None), ([4.1], None), ([3, 3], [1.0]), ([3], -0.1)])
def test_impossible_service_indices_are_refused(means: list[float], weight: float | list[float] | None) -> None:
    with pytest.raises(ValueError, match="element"):
        service_index(means, weight)


@pytest.mark.parametrize(("margin", "n"), [(20, 51), (10, 213), (5, 858)])
def test_answers_needed_vectors(margin: float, n: int) -> None:
    assert answers_needed(margin) == n


@given(st.floats(1, 100), st.integers(1, 10_000))
def test_a_population_needs_fewer_answers_but_never_more_than_all(margin: float, population: int) -> None:
    assert 1 <= answers_needed(margin, population=population) <= min(answers_needed(margin), population)


@pytest.mark.parametrize("arguments", [(0, 0.5), (-5, 0.5), (5, -0.1)])
def test_impossible_margins_are_refused(arguments: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="margin"):
        answers_needed(*arguments)


def test_lifetime_value() -> None:
    assert lifetime_value(400_000, 0.8, 0.1) == pytest.approx(400_000 * 0.8 / 0.3)
    assert lifetime_value(100, 0, 0) == 0


@pytest.mark.parametrize("inputs", [(1, 1.2, 0.1), (1, -0.1, 0.1), (1, 0.5, -0.1), (1, 1, 0)])
def test_impossible_customer_values_are_refused(inputs: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="etention"):
        lifetime_value(*inputs)


def test_retention_and_churn() -> None:
    counts = retention_counts(200, 220, 60)
    assert counts == {1: 160, 0: 40}
    kept = proportion(counts[1], 200)
    lost = churn(kept)
    assert (lost.value, lost.n) == (pytest.approx(20), 200)
    assert (lost.low, lost.high) == (pytest.approx(15.0, abs=0.05), pytest.approx(26.1, abs=0.05))
    assert churn(Estimate(80, None, None, 3)) == Estimate(20, None, None, 3)


@pytest.mark.parametrize("numbers", [(0, 0, 0), (100, 120, 10), (100, 5, 10), (10, 5, -1)])
def test_impossible_retentions_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="stayed"):
        retention_counts(*numbers)
