"""Medians and percentiles of counted answers with intervals by order statistics.

`binomial`, `counts` and `population` stand before it; scores of response and waiting times come after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import ceil, floor, log

from journeymap.analysis.statistics.binomial import last_within_tail
from journeymap.analysis.statistics.counts import total
from journeymap.analysis.statistics.intervals import Estimate
from journeymap.analysis.statistics.population import shrinkage
from journeymap.analysis.statistics.quantiles import normal_multiplier

Ranks = tuple[int, int]


@lru_cache(maxsize=64)
def _as_fraction(q: float) -> tuple[int, int]:
    """q as a fraction, so that 0.9 of 30 answers is 27 of them and not a hair more."""
    if not 0.0 < q < 1.0:
        raise ValueError(f"A quantile lies between 0 and 1, not at {q}.")
    return Fraction(q).limit_denominator(1_000_000).as_integer_ratio()


@lru_cache(maxsize=8192)
def ranks(n: int, q: float, confidence: float) -> Ranks | None:
    """The tightest pair of ranks, 1 to n, whose order statistics leave at most alpha / 2 in each tail.

    The number of answers below the true quantile is binomial (n, q), so it needs no shape of the distribution.
    None where even the smallest and the largest answer leave more: fewer than 6 answers for a median at 95 %.
    """
    normal_multiplier(confidence)  # refuses what is no confidence
    tail = (1.0 - confidence) / 2.0
    below, above = last_within_tail(n, q, tail), last_within_tail(n, 1.0 - q, tail)
    return (below + 1, n - above) if below >= 0 and above >= 0 else None


def fewest_answers(q: float, confidence: float = 0.95) -> int:
    """How many answers a q-quantile needs before order statistics give it an interval: 6 for a median at 95 %.

    With fewer, even the smallest (or largest) answer leaves more than alpha / 2 in its tail: max(q, 1 - q)^n.
    """
    n = max(1, floor(log((1.0 - confidence) / 2.0) / log(max(q, 1.0 - q))))
    return n if ranks(n, q, confidence) else n + 1


def _shrunk(pair: Ranks, n: int, q: float, population: float | None) -> Ranks:
    """Ranks drawn in towards the quantile by the finite population correction, rounded outward.

    Without replacement the number of answers below the quantile is hypergeometric: same mean, its standard
    deviation smaller by just that factor.
    """
    if population is None:
        return pair
    factor, centre = shrinkage(n, population), n * q + 0.5
    low = floor(centre - (centre - pair[0]) * factor)
    high = ceil(centre + (pair[1] - centre) * factor)
    return max(low, pair[0]), min(high, pair[1])


def _value(answers: Sequence[float], reached: Sequence[int], q: float) -> float:
    """The smallest answer whose cumulative share reaches q; the mean of the two a median falls between."""
    numerator, denominator = _as_fraction(q)
    rank = -(-reached[-1] * numerator // denominator)
    place = bisect_left(reached, rank)
    if denominator == 2 and reached[place] * 2 == reached[-1]:
        return (answers[place] + answers[place + 1]) / 2
    return answers[place]


def _sorted(counts: Mapping[float, int]) -> tuple[list[float], list[int]]:
    """The answers that were given, ascending, and how many answers lie at or below each."""
    total(counts)
    answers = sorted(answer for answer, count in counts.items() if count)
    return answers, list(accumulate(counts[answer] for answer in answers))


def quantile(counts: Mapping[float, int], q: float) -> float:
    """The q-quantile of counted answers, 0 < q < 1: the smallest answer whose cumulative share reaches q.

    A median (q = 0.5) that falls between two answers is their mean. Raises ValueError where there is no answer.
    """
    return _value(*_sorted(counts), q)


def quantile_of_counts(
    counts: Mapping[float, int], q: float, confidence: float = 0.95, population: float | None = None
) -> Estimate:
    """The q-quantile of counted answers with its interval by order statistics, see `quantile` and `ranks`.

    No interval where too few answered. With a population the ranks are drawn in by the finite population
    correction; when everybody answered the interval is the value. Raises ValueError where there is no answer.
    """
    answers, reached = _sorted(counts)
    n, value = reached[-1], _value(answers, reached, q)
    if shrinkage(n, population) == 0.0:
        return Estimate(value, value, value, n)
    pair = ranks(n, q, confidence)
    if pair is None:
        return Estimate(value, None, None, n)
    low, high = _shrunk(pair, n, q, population)
    return Estimate(value, answers[bisect_left(reached, low)], answers[bisect_left(reached, high)], n)
