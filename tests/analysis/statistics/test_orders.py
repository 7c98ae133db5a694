"""Medians and percentiles: the value by definition, the interval against a search through all ranks."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from journeymap.analysis.statistics.orders import fewest_answers, quantile, quantile_of_counts, ranks

TIMES = st.dictionaries(st.integers(1, 600), st.integers(0, 30), min_size=1).filter(lambda c: sum(c.values()) > 0)


def brute_ranks(n: int, q: float, alpha: float) -> tuple[int, int] | None:
    """By definition, over every rank: P(B <= l - 1) and P(B >= u) at most alpha / 2."""
    every = np.arange(1, n + 1)
    lows = every[stats.binom.cdf(every - 1, n, q) <= alpha / 2 * (1 + 1e-9)]
    highs = every[stats.binom.sf(every - 1, n, q) <= alpha / 2 * (1 + 1e-9)]
    return (int(lows.max()), int(highs.min())) if lows.size and highs.size else None


@pytest.mark.parametrize("n", [1, 2, 5, 6, 10, 17, 35, 36, 100, 331])
@pytest.mark.parametrize("q", [0.1, 0.5, 0.75, 0.9])
@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.99])
def test_ranks_are_the_tightest(n: int, q: float, confidence: float) -> None:
    assert ranks(n, q, confidence) == brute_ranks(n, q, 1 - confidence)


def test_a_tail_met_exactly_counts() -> None:
    assert ranks(5, 0.5, 0.9375) == (1, 5)


def test_too_few_answers_have_no_interval() -> None:
    five, six = quantile_of_counts({1: 2, 3: 3}, 0.5), quantile_of_counts({1: 3, 3: 3}, 0.5)
    assert (five.value, five.low, five.high) == (3, None, None)
    assert (six.value, six.low, six.high) == (2, 1, 3)
    assert quantile_of_counts(dict.fromkeys(range(35), 1), 0.9).high is None
    assert quantile_of_counts(dict.fromkeys(range(36), 1), 0.9).high == 35


@pytest.mark.parametrize(
    ("counts", "q", "value"),
    [
        ({10: 1}, 0.5, 10),
        ({10: 1, 20: 1}, 0.5, 15),
        ({10: 2, 20: 1}, 0.5, 10),
        ({10: 5, 20: 0, 30: 5}, 0.5, 20),
        ({10: 9, 20: 1}, 0.9, 10),
        ({10: 26, 20: 4}, 0.9, 20),
        ({10: 27, 20: 3}, 0.9, 10),
        ({10: 1, 20: 3}, 0.25, 10),
        ({10: 900_000_000, 20: 100_000_001}, 0.9, 20),
    ],
)
def test_quantile_by_definition(counts: dict[float, int], q: float, value: float) -> None:
    assert quantile(counts, q) == value


@given(TIMES, st.sampled_from([0.1, 0.5, 0.9]), st.sampled_from([0.8, 0.95]))
def test_agrees_with_the_answers_written_out(counts: dict[float, int], q: float, confidence: float) -> None:
    answers = sorted(answer for answer, count in counts.items() for _ in range(count))
    n = len(answers)
    found = quantile_of_counts(counts, q, confidence)
    rank = ceil(round(q * n, 9))
    expected = (answers[n // 2 - 1] + answers[n // 2]) / 2 if q == 0.5 and n % 2 == 0 else answers[rank - 1]
    assert (found.value, found.n) == (expected, n)
    if (pair := brute_ranks(n, q, 1 - confidence)) is None:
        assert (found.low, found.high) == (None, None)
    else:
        assert (found.low, found.high) == (answers[pair[0] - 1], answers[pair[1] - 1])
        assert answers[pair[0] - 1] <= found.value <= answers[pair[1] - 1]


@given(TIMES, st.sampled_from([0.5, 0.9]), st.integers(1, 2000))
def test_a_population_draws_the_interval_in(counts: dict[float, int], q: float, more: int) -> None:
    n = sum(counts.values())
    free, some = quantile_of_counts(counts, q), quantile_of_counts(counts, q, population=n + more)
    if free.low is None or free.high is None or some.low is None or some.high is None:
        assert free == some
    else:
        assert free.low <= some.low <= free.value <= some.high <= free.high
    census = quantile_of_counts(counts, q, population=n)
    assert (census.low, census.high) == (free.value, free.value)


def test_the_correction_covers_the_hypergeometric_tails() -> None:
    n, population = 200, 500
    counts = dict.fromkeys(range(1, n + 1), 1)
    found = quantile_of_counts(counts, 0.5, population=population)
    assert (found.low, found.high) == (89, 112)
    assert stats.hypergeom.cdf(89 - 1, population, population // 2, n) <= 0.025
    assert stats.hypergeom.cdf(89 + 1, population, population // 2, n) > 0.025


def test_millions_of_answers() -> None:
    found = quantile_of_counts({60: 4_000_000, 120: 1_000_000, 180: 5_000_000}, 0.5)
    assert (found.value, found.low, found.high) == (150, 120, 180)


@pytest.mark.parametrize("q", [0, 1, -0.5, float("nan")])
def test_no_quantile_outside_0_to_1(q: float) -> None:
    with pytest.raises(ValueError, match="quantile"):
        quantile({1: 1}, q)


def test_no_quantile_of_nothing() -> None:
    with pytest.raises(ValueError, match="Counts"):
        quantile_of_counts({}, 0.5)


@pytest.mark.parametrize(("q", "confidence"), [(0.5, 0.95), (0.5, 0.5), (0.9, 0.95), (0.9, 0.9), (0.5, 0.99)])
def test_the_fewest_answers_are_the_first_with_an_interval(q: float, confidence: float) -> None:
    n = fewest_answers(q, confidence)
    assert ranks(n, q, confidence) is not None
    assert n == 1 or ranks(n - 1, q, confidence) is None
