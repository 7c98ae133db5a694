"""Tests between two periods, snapshots or touchpoints: is the difference real?

`counts`, `tallies`, `intervals` and `orders` stand before it; findings that a score fell and the report's page of
changes come after it. Where many are compared at once, `multiple` corrects the p-values. Every comparison is a
minus b: give the later one first and a fall is negative.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, sqrt
from typing import Literal

import msgspec

from journeymap.analysis.statistics.counts import Moments, total
from journeymap.analysis.statistics.intervals import adjusted
from journeymap.analysis.statistics.orders import quantile
from journeymap.analysis.statistics.quantiles import normal_p, student_p
from journeymap.analysis.statistics.tallies import Tally

Test = Literal["adjusted-wald", "n-1-two-proportion", "welch", "pooled-quantile"]


class Comparison(msgspec.Struct, frozen=True):
    """a minus b in the unit shown, the test's statistic and its two-sided p-value.

    `df` are Welch's degrees of freedom, None for the tests with a normal statistic. `statistic` and `p` are None
    where the answers allow no test.
    """

    test: Test
    difference: float
    statistic: float | None
    p: float | None
    df: float | None = None


def compare_net_scores(a: Tally, b: Tally) -> Comparison:
    """Two net scores (NPS, CES index) by the adjusted Wald z: the adjustment of Rocks (2016) on both sides."""
    (n_a, score_a, variance_a), (n_b, score_b, variance_b) = adjusted(a), adjusted(b)
    z = (score_a - score_b) / sqrt(variance_a / n_a + variance_b / n_b)
    difference = 100.0 * ((a.top - a.low) / a.n - (b.top - b.low) / b.n)
    return Comparison("adjusted-wald", difference, z, normal_p(z))


def _two_proportion_z(successes_a: float, n_a: float, successes_b: float, n_b: float) -> float:
    n = n_a + n_b
    pooled = (successes_a + successes_b) / n
    variance = pooled * (1.0 - pooled) * (1.0 / n_a + 1.0 / n_b) * n / (n - 1.0)
    # Pooled shares of 0 and 1 leave no difference to test.
    return (successes_a / n_a - successes_b / n_b) / sqrt(variance) if variance > 0.0 else 0.0


def compare_proportions(successes_a: float, n_a: float, successes_b: float, n_b: float) -> Comparison:
    """Two shares by the N-1 two-proportion test (Campbell 2007); the difference is in percentage points.

    Raises ValueError unless both have answers and no more successes than answers.
    """
    if not (n_a > 0.0 and n_b > 0.0 and 0.0 <= successes_a <= n_a and 0.0 <= successes_b <= n_b):
        raise ValueError("Successes lie between 0 and the number of answers, and both sides have answers.")
    z = _two_proportion_z(successes_a, n_a, successes_b, n_b)
    difference = 100.0 * (successes_a / n_a - successes_b / n_b)
    return Comparison("n-1-two-proportion", difference, z, normal_p(z))


def compare_means(a: Moments, b: Moments) -> Comparison:
    """Two means by Welch's t test (Welch 1947), in the points of their scale.

    No test where a side has one answer, or where neither varies.
    """
    difference = a.mean - b.mean
    share_a, share_b = a.variance / a.n, b.variance / b.n
    if a.n <= 1.0 or b.n <= 1.0 or share_a + share_b <= 0.0:
        return Comparison("welch", difference, None, None)
    t = difference / sqrt(share_a + share_b)
    part = share_a / (share_a + share_b)
    df = 1.0 / (part**2 / (a.n - 1.0) + (1.0 - part) ** 2 / (b.n - 1.0))
    return Comparison("welch", difference, t, student_p(t, df), df)


def compare_quantiles(a: Mapping[float, int], b: Mapping[float, int], q: float) -> Comparison:
    """Two medians (q = 0.5) or percentiles of counted answers, by the pooled quantile test.

    The answers of both sides together have a q-quantile; if the sides had the same one, the same share of each
    would lie above it. Those two shares go into the N-1 two-proportion test. For the median this is the test of
    Mood (1950). It asks about the very number that is shown, where a rank-sum test would ask about another.
    Positive z: more of a lies above. Raises ValueError where a side has no answer.
    """
    difference = quantile(a, q) - quantile(b, q)
    border = _border({answer: a.get(answer, 0) + b.get(answer, 0) for answer in (*a, *b)}, q)
    z = _two_proportion_z(_from(a, border), total(a), _from(b, border), total(b))
    return Comparison("pooled-quantile", difference, z, normal_p(z))


def _from(counts: Mapping[float, int], border: float) -> int:
    return sum(count for answer, count in counts.items() if answer >= border)


def _border(pooled: Mapping[float, int], q: float) -> float:
    """The answer from which on answers count as above the pooled quantile.

    Answers equal to the quantile go, all together, to the side that leaves the share above nearer to 1 - q.
    """
    middle, aimed = quantile(pooled, q), (1.0 - q) * total(pooled)
    beyond = min((answer for answer, count in pooled.items() if count and answer > middle), default=inf)
    return min((beyond, middle), key=lambda border: abs(_from(pooled, border) - aimed))
