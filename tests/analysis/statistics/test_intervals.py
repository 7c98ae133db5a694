"""Intervals against the vectors of the method, statsmodels and scipy, and the finite population correction."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from journeymap.analysis.statistics.counts import moments, moments_reported
from journeymap.analysis.statistics.intervals import (
    Estimate,
    mean,
    net_score,
    net_score_reported,
    proportion,
    proportion_reported,
)
from journeymap.analysis.statistics.population import effective_n, shrinkage
from journeymap.analysis.statistics.tallies import Tally, tally

GROUPS = st.tuples(*[st.integers(0, 3000)] * 3).filter(lambda t: sum(t) > 0)
CONFIDENCE = st.floats(0.5, 0.999)


def bounds(estimate: Estimate) -> tuple[float, float]:
    assert estimate.low is not None
    assert estimate.high is not None
    return estimate.low, estimate.high


def published(value: float, n: int, s: float | None, population: int | None = None) -> Estimate:
    return mean(moments_reported(value, n, s, (1, 5)), (1, 5), population=population)


@pytest.mark.parametrize(
    ("groups", "value", "low", "high"),
    [
        ((40, 40, 20), 20, 5.0, 33.9),
        ((12, 5, 3), 45, 8.4, 69.8),
        ((5, 0, 0), 100, 17.5, 100),
        ((200, 200, 100), 20, 13.3, 26.4),
    ],
)
def test_nps_vectors(groups: tuple[int, int, int], value: float, low: float, high: float) -> None:
    found = net_score(Tally(*groups))
    assert found.value == pytest.approx(value)
    assert bounds(found) == pytest.approx((low, high), abs=0.05)
    assert found.n == sum(groups)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(16, 20, 58.4, 91.9), (8, 10, 49.0, 94.3), (160, 200, 73.9, 85.0), (0, 5, 0, 43.4)],
)
def test_wilson_vectors(successes: int, n: int, low: float, high: float) -> None:
    found = proportion(successes, n)
    assert found.value == pytest.approx(100 * successes / n)
    assert bounds(found) == pytest.approx((low, high), abs=0.05)


@given(st.integers(1, 10**7), st.floats(0, 1), CONFIDENCE)
def test_wilson_agrees_with_statsmodels(n: int, share: float, confidence: float) -> None:
    expected = proportion_confint(share * n, n, alpha=1 - confidence, method="wilson")
    found = proportion(share * n, n, confidence)
    assert bounds(found) == pytest.approx([100 * bound for bound in expected], abs=1e-8)


@given(st.integers(1, 10**7), st.data(), CONFIDENCE)
def test_wilson_holds_its_value_and_stays_on_the_scale(n: int, data: st.DataObject, confidence: float) -> None:
    found = proportion(data.draw(st.integers(0, n)), n, confidence)
    low, high = bounds(found)
    assert 0 <= low <= found.value <= high <= 100


def test_all_or_nothing_is_exact_at_its_end() -> None:
    assert proportion(0, 7).low == 0.0
    assert proportion(7, 7).high == 100.0


@given(GROUPS, CONFIDENCE)
def test_net_scores_mirror(groups: tuple[int, int, int], confidence: float) -> None:
    top, middle, low = groups
    there, back = net_score(Tally(top, middle, low), confidence), net_score(Tally(low, middle, top), confidence)
    assert back.value == pytest.approx(-there.value)
    assert bounds(back) == pytest.approx((-bounds(there)[1], -bounds(there)[0]))
    assert -100 <= bounds(there)[0] < bounds(there)[1] <= 100


@given(GROUPS.filter(lambda t: sum(t) > 1))
def test_net_scores_of_two_answers_or_more_lie_in_their_interval(groups: tuple[int, int, int]) -> None:
    found = net_score(Tally(*groups))
    assert bounds(found)[0] <= found.value <= bounds(found)[1]


def test_ces_index_has_the_form_of_nps() -> None:
    ces = tally("index", {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}, (1, 7))
    assert ces is not None
    assert net_score(ces) == net_score(Tally(300, 270, 430))


def test_reported_net_scores_are_the_widest_case() -> None:
    found = net_score_reported(20, 100)
    assert bounds(found) == bounds(net_score(Tally(60, 0, 40)))
    assert found.widest_case
    assert found.value == 20
    assert bounds(found)[0] < bounds(net_score(Tally(40, 40, 20)))[0]


def test_reported_percentages_are_exact() -> None:
    found = proportion_reported(71, 320)
    assert bounds(found) == pytest.approx(bounds(proportion(227.2, 320)))
    assert not found.widest_case
    assert found.value == 71


@given(st.dictionaries(st.integers(1, 7), st.integers(1, 10**5), min_size=2), st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_means_agree_with_scipy(counts: dict[float, int], confidence: float) -> None:
    found, of = mean(moments(counts), (1, 7), confidence), moments(counts)
    low, high = stats.t.interval(confidence, of.n - 1, loc=of.mean, scale=sqrt(of.variance / of.n))
    assert bounds(found) == pytest.approx((max(low, 1), min(high, 7)), rel=1e-9)
    assert not found.widest_case


@pytest.mark.parametrize("counts", [{4: 1}, {4: 500, 5: 0}])
def test_equal_answers_have_no_interval(counts: dict[float, int]) -> None:
    assert mean(moments(counts), (1, 5)) == Estimate(4, None, None, sum(counts.values()))


def test_two_answers_far_apart_are_clipped_to_the_scale() -> None:
    assert bounds(mean(moments({1: 1, 5: 1}), (1, 5))) == (1, 5)


def test_reported_means_with_and_without_s() -> None:
    known, widest = published(3.8, 50, 0.9), published(3.8, 50, None)
    t = float(stats.t.ppf(0.975, 49))
    assert bounds(known) == pytest.approx((3.8 - t * 0.9 / sqrt(50), 3.8 + t * 0.9 / sqrt(50)))
    half = t * sqrt(2.8 * 1.2 / 50)
    assert bounds(widest) == pytest.approx((3.8 - half, 3.8 + half))
    assert (known.widest_case, widest.widest_case) == (False, True)


@pytest.mark.parametrize(("value", "n", "s"), [(5.0, 40, None), (1.0, 40, None), (3.0, 40, 0.0), (3.0, 1, 1.0)])
def test_reported_means_that_allow_no_interval(value: float, n: int, s: float | None) -> None:
    found = published(value, n, s)
    assert (found.value, found.low, found.high) == (value, None, None)


def test_the_correction_is_the_textbook_factor() -> None:
    assert shrinkage(100, 400) == pytest.approx(sqrt(300 / 399))
    assert shrinkage(100, None) == 1
    assert shrinkage(100, 100) == 0
    assert effective_n(100, float("inf")) == 100
    free, corrected = published(3, 100, 1), published(3, 100, 1, population=400)
    assert (bounds(corrected)[1] - 3) / (bounds(free)[1] - 3) == pytest.approx(sqrt(300 / 399))


@given(GROUPS.filter(lambda t: sum(t) > 1), st.integers(1, 10_000))
def test_a_population_only_narrows_and_a_census_is_certain(groups: tuple[int, int, int], more: int) -> None:
    of, n = Tally(*groups), sum(groups)
    for free, some, all_asked in (
        (net_score(of), net_score(of, population=n + more), net_score(of, population=n)),
        (proportion(of.top, n), proportion(of.top, n, population=n + more), proportion(of.top, n, population=n - 1)),
    ):
        assert bounds(all_asked) == (free.value, free.value)
        assert bounds(some)[1] - bounds(some)[0] <= bounds(free)[1] - bounds(free)[0] + 1e-9


@pytest.mark.parametrize("value", [71, 14.3, 0.7, 100])
def test_a_published_census_is_exactly_its_value(value: float) -> None:
    assert bounds(proportion_reported(value, 37, population=37)) == (value, value)
    assert bounds(net_score_reported(value, 37, population=37)) == (value, value)


def test_a_census_of_equal_answers_is_certain() -> None:
    assert bounds(mean(moments({4: 30}), (1, 5), population=30)) == (4, 4)


@pytest.mark.parametrize("n", [0, -1, float("inf"), float("nan")])
def test_no_interval_without_answers(n: float) -> None:
    with pytest.raises(ValueError, match="answers"):
        proportion(0, n)


@pytest.mark.parametrize("population", [0, -5, float("nan")])
def test_no_customer_base_of_nobody(population: float) -> None:
    with pytest.raises(ValueError, match="customer base"):
        net_score(Tally(1, 1, 1), population=population)


def test_impossible_shares_are_refused() -> None:
    with pytest.raises(ValueError, match="successes"):
        proportion(6, 5)
    with pytest.raises(ValueError, match="percentage"):
        proportion_reported(100.5, 5)
