"""Tests between two scores, against the vectors of the method and independent implementations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from journeymap.analysis.statistics.comparisons import (
    compare_means,
    compare_net_scores,
    compare_proportions,
    compare_quantiles,
)
from journeymap.analysis.statistics.counts import Moments, moments
from journeymap.analysis.statistics.multiple import benjamini_hochberg
from journeymap.analysis.statistics.tallies import Tally

ANSWERS = st.dictionaries(st.integers(1, 7), st.integers(1, 200), min_size=2)
P_VALUES = st.lists(st.floats(0, 1), min_size=1, max_size=40)


def test_nps_vectors() -> None:
    few = compare_net_scores(Tally(40, 40, 20), Tally(50, 35, 15))
    many = compare_net_scores(Tally(200, 200, 100), Tally(250, 175, 75))
    assert few.statistic == pytest.approx(-1.42, abs=0.005)
    assert many.statistic == pytest.approx(-3.21, abs=0.005)
    assert few.difference == many.difference == pytest.approx(-15)
    assert (many.p or 1) < 0.05 < (few.p or 0)


@pytest.mark.parametrize(("a", "b"), [((16, 20), (12, 21)), ((0, 5), (4, 6)), ((160, 200), (900, 1000))])
def test_proportions_by_the_n_1_chi_square(a: tuple[int, int], b: tuple[int, int]) -> None:
    table = np.array([[a[0], a[1] - a[0]], [b[0], b[1] - b[0]]], dtype=float)
    expected = np.outer(table.sum(1), table.sum(0)) / table.sum()
    chi_square = ((table - expected) ** 2 / expected).sum() * (table.sum() - 1) / table.sum()
    found = compare_proportions(*a, *b)
    assert found.statistic is not None
    assert found.statistic**2 == pytest.approx(float(chi_square))
    assert found.p == pytest.approx(float(stats.chi2.sf(chi_square, 1)))
    assert found.difference == pytest.approx(100 * (a[0] / a[1] - b[0] / b[1]))


def test_two_full_shares_do_not_differ() -> None:
    assert compare_proportions(5, 5, 900, 900).p == 1
    assert compare_proportions(0, 1, 0, 1).p == 1


@given(ANSWERS, ANSWERS)
def test_means_by_welch(one: dict[float, int], other: dict[float, int]) -> None:
    a, b = moments(one), moments(other)
    found = compare_means(a, b)
    expected = stats.ttest_ind_from_stats(a.mean, a.variance**0.5, a.n, b.mean, b.variance**0.5, b.n, equal_var=False)
    assert found.statistic == pytest.approx(float(expected.statistic), abs=1e-9)
    assert found.p == pytest.approx(float(expected.pvalue), rel=1e-7, abs=1e-12)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Moments(1, 3, 0), Moments(9, 4, 1)),
        (Moments(9, 4, 1), Moments(1, 3, 0)),
        (Moments(5, 3, 0), Moments(5, 4, 0)),
    ],
)
def test_means_that_allow_no_test(a: Moments, b: Moments) -> None:
    found = compare_means(a, b)
    assert (found.statistic, found.p, found.df) == (None, None, None)
    assert found.difference == a.mean - b.mean


def test_a_side_that_does_not_vary_leaves_the_other_sides_freedom() -> None:
    assert compare_means(Moments(5, 3, 0), Moments(12, 4, 2)).df == pytest.approx(11)


@given(ANSWERS, ANSWERS)
def test_medians_by_mood(one: dict[float, int], other: dict[float, int]) -> None:
    """Mood's table of `scipy.stats.median_test`, ties to the evener side; its chi-square with N - 1 instead of N."""
    a, b = (np.repeat(list(c), list(c.values())) for c in (one, other))
    together = np.concatenate([a, b])
    n, middle = len(together), np.median(together)
    found = compare_quantiles(one, other, 0.5)
    uneven = {"below": abs((together > middle).sum() - n / 2), "above": abs((together >= middle).sum() - n / 2)}
    ties = min(uneven, key=lambda side: uneven[side])
    chi_square = stats.median_test(a, b, correction=False, ties=ties).statistic * (n - 1) / n
    assert found.p == pytest.approx(float(stats.chi2.sf(chi_square, 1)), rel=1e-9)
    assert found.difference == pytest.approx(np.median(a) - np.median(b))


def test_a_slower_ninetieth_percentile_is_found() -> None:
    before = {60: 500, 120: 400, 300: 100}
    now = {60: 500, 120: 300, 300: 200}
    found = compare_quantiles(now, before, 0.9)
    assert found.difference == 180
    assert (found.p or 1) < 0.001
    assert (compare_quantiles(now, before, 0.5).p or 0) > 0.05


@given(st.tuples(*[st.integers(1, 500)] * 6))
def test_swapped_sides_swap_the_sign(six: tuple[int, ...]) -> None:
    a, b = Tally(*six[:3]), Tally(*six[3:])
    there, back = compare_net_scores(a, b), compare_net_scores(b, a)
    assert there.statistic == pytest.approx(-(back.statistic or 0), abs=1e-12)
    assert there.difference == pytest.approx(-back.difference)
    assert there.p == pytest.approx(back.p)


@pytest.mark.parametrize("arguments", [(6, 5, 1, 2), (1, 2, -1, 5), (0, 0, 1, 2)])
def test_impossible_shares_are_refused(arguments: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="Successes"):
        compare_proportions(*arguments)


@given(P_VALUES)
def test_benjamini_hochberg_agrees_with_both(p_values: list[float]) -> None:
    found = benjamini_hochberg(p_values)
    assert found == pytest.approx(list(multipletests(p_values, method="fdr_bh")[1]))
    assert found == pytest.approx(list(stats.false_discovery_control(p_values)))


def test_comparisons_that_could_not_be_made_are_passed_through() -> None:
    assert benjamini_hochberg([0.04, None, 0.01]) == (0.04, None, 0.02)
    assert benjamini_hochberg([]) == ()
    assert benjamini_hochberg([None]) == (None,)


def test_no_p_value_outside_0_to_1() -> None:
    with pytest.raises(ValueError, match="p-value"):
        benjamini_hochberg([0.5, 1.5])
