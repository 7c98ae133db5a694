"""Ranges of changes: against the tests they stand beside, and against statsmodels and scipy."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from journeymap.analysis.statistics.changes import change_of_estimates, change_of_means, change_of_net_scores
from journeymap.analysis.statistics.comparisons import compare_net_scores
from journeymap.analysis.statistics.counts import moments
from journeymap.analysis.statistics.intervals import Estimate, proportion
from journeymap.analysis.statistics.tallies import Tally

COUNTS = st.integers(0, 300)


def test_the_vectors_of_the_method() -> None:
    """z = -1.42 straddles 0; z = -3.21 does not. The middle over the half is z over its multiplier."""
    for times, z in ((1, -1.42), (5, -3.21)):
        low, high = change_of_net_scores(
            Tally(40 * times, 40 * times, 20 * times), Tally(50 * times, 35 * times, 15 * times)
        )
        assert (low + high) / (high - low) * stats.norm.ppf(0.975) == pytest.approx(z, abs=0.005)
        assert (high < 0) == (times == 5)


@given(st.lists(COUNTS, min_size=6, max_size=6))
@settings(max_examples=25)
def test_a_net_change_leaves_out_nothing_where_the_test_finds_one(counts: list[int]) -> None:
    a, b = Tally(*counts[:3]), Tally(*counts[3:])
    if not (a.n and b.n):
        return
    low, high = change_of_net_scores(a, b)
    found = compare_net_scores(a, b)
    assert found.p is not None
    assert (low > 0 or high < 0) == (found.p < 0.05) or found.p == pytest.approx(0.05, abs=1e-9)


@given(st.integers(0, 80), st.integers(1, 80), st.integers(0, 80), st.integers(1, 80))
@settings(max_examples=25)
def test_shares_as_newcombe_has_them(yes: int, no: int, yes_before: int, no_before: int) -> None:
    n, n_before = yes + no, yes_before + no_before
    low, high = confint_proportions_2indep(yes, n, yes_before, n_before, method="newcomb", compare="diff")
    found = change_of_estimates(proportion(yes, n), proportion(yes_before, n_before))
    assert found == (pytest.approx(100 * low, abs=1e-6), pytest.approx(100 * high, abs=1e-6))


@given(*[st.dictionaries(st.integers(1, 7), st.integers(1, 40), min_size=2)] * 2)
@settings(max_examples=25)
def test_means_as_statsmodels_has_them(a: dict[float, int], b: dict[float, int]) -> None:
    one, other = ([answer for answer, n in counts.items() for _ in range(n)] for counts in (a, b))
    expected = CompareMeans(DescrStatsW(one), DescrStatsW(other)).tconfint_diff(usevar="unequal")
    assert change_of_means(moments(a), moments(b)) == (pytest.approx(expected[0]), pytest.approx(expected[1]))


def test_answers_that_are_all_equal_give_no_range() -> None:
    assert change_of_means(moments({5: 20}), moments({4: 20})) is None
    assert change_of_means(moments({5: 1}), moments({4: 20, 3: 5})) is None


def test_medians_by_the_ends_of_their_own_intervals() -> None:
    found = change_of_estimates(Estimate(90, 80, 100, 50), Estimate(60, 50, 75, 40))
    assert found == (pytest.approx(30 - sqrt(100 + 225)), pytest.approx(30 + sqrt(100 + 100)))
    assert change_of_estimates(Estimate(90, None, None, 50), Estimate(60, 50, 75, 40)) is None
