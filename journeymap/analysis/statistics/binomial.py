"""Binomial tails: exact ranks for the intervals of medians and percentiles, for samples up to many millions.

`incomplete_beta` and `quantiles` stand before it; `orders` comes after it.
"""

from __future__ import annotations

from math import sqrt

from journeymap.analysis.statistics.incomplete_beta import beta_power, incomplete_beta
from journeymap.analysis.statistics.quantiles import normal_multiplier

_ROUNDING = 1e-12


def binomial_cdf(k: int, n: int, q: float) -> float:
    """P(B <= k) for B binomial with n draws of chance q, 0 < q < 1."""
    if k < 0:
        return 0.0
    if k >= n:
        return 1.0
    return incomplete_beta(n - k, k + 1.0, 1.0 - q, q)


def _guess(n: int, q: float, tail: float) -> int:
    """The rank by a normal approximation with its skewness term: rarely more than two off."""
    z = -normal_multiplier(1.0 - 2.0 * tail)
    skewed = n * q + z * sqrt(n * q * (1.0 - q)) + (z * z - 1.0) * (1.0 - 2.0 * q) / 6.0
    return min(max(int(skewed - 0.5), 0), n - 1)


def last_within_tail(n: int, q: float, tail: float) -> int:
    """The largest k with P(B <= k) <= tail for B binomial (n, q); -1 where even k = 0 has more. 0 < tail < 0.5.

    A tail that is met but for rounding counts as met.
    """
    k = _guess(n, q, tail)
    cumulative = binomial_cdf(k, n, q)
    mass = beta_power(n - k, k + 1.0, 1.0 - q, q) / ((n - k) * q)
    odds, limit = q / (1.0 - q), tail * (1.0 + _ROUNDING)
    while k >= 0 and cumulative > limit:
        cumulative -= mass
        mass *= k / ((n - k + 1) * odds)
        k -= 1
    while k >= 0 and (following := cumulative + mass * (n - k) / (k + 1) * odds) <= limit:
        mass = following - cumulative
        cumulative = following
        k += 1
    return k
