"""The regularised incomplete beta function: the one special function under every t and binomial probability here.

Nothing stands before it; `quantiles` and `binomial` come after it.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, lgamma, log, pi, sqrt

_HALF_LOG_TWO_PI = 0.5 * log(2.0 * pi)
_SERIES_FROM = 16.0
_PRECISION = 1e-15
_MOST_TERMS = 100_000


@lru_cache(maxsize=4096)
def _stirling_rest(a: float) -> float:
    """What log gamma(a) has beyond Stirling's formula; a series where large logs would lose digits."""
    if a < _SERIES_FROM:
        return lgamma(a) - ((a - 0.5) * log(a) - a + _HALF_LOG_TWO_PI)
    r = 1.0 / (a * a)
    return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * 691 / 360360))))) / a


def _deviance(x: float, mean: float) -> float:
    """x log(x / mean) + mean - x without cancellation near x = mean."""
    v = (x - mean) / (x + mean)
    if abs(v) > 0.1:
        return x * log(x / mean) + mean - x
    square, power, total, odd = v * v, 2.0 * x * v, (x - mean) * v, 1
    while True:
        power *= square
        odd += 2
        following = total + power / odd
        if following == total:
            return total
        total = following


def beta_power(a: float, b: float, x: float, y: float) -> float:
    """x^a y^b / B(a, b) for y = 1 - x, relative error near 1e-14 however large a and b are.

    The saddle-point form of Loader (2000): nothing large is ever subtracted from something as large.
    """
    if x <= 0.0 or y <= 0.0:
        return 0.0
    n = a + b
    rest = _stirling_rest(n) - _stirling_rest(a) - _stirling_rest(b)
    return exp(rest - _deviance(a, n * x) - _deviance(b, n * y)) * sqrt(a * b / (2.0 * pi * n))


def _fraction(a: float, b: float, x: float) -> float:
    """I_x(a, b) / beta_power(a, b, x, y) by the continued fraction of Didonato and Morris (1992), x <= a / (a + b)."""
    excess = a - (a + b) * x + 1.0
    value = c = a * excess / (a + 1.0)
    d = 0.0
    for n in range(1, _MOST_TERMS):
        before, after = a + 2 * n - 1.0, a + 2 * n + 1.0
        upper = (a + n - 1.0) * (a + b + n - 1.0) * n * (b - n) * (x / before) ** 2
        lower = n + n * (b - n) * x / before + (a + n) * (excess + n * (2.0 - x)) / after
        d = 1.0 / (lower + upper * d)
        c = lower + upper / c
        value *= c * d
        if abs(c * d - 1.0) < _PRECISION:
            break
    return 1.0 / value


def incomplete_beta(a: float, b: float, x: float, y: float) -> float:
    """The regularised incomplete beta function I_x(a, b), 0 to 1, for a, b > 0.

    y is 1 - x: asked for because a caller often knows it without cancellation.
    """
    if x > a / (a + b):
        return 1.0 - beta_power(b, a, y, x) * _fraction(b, a, y)
    return beta_power(a, b, x, y) * _fraction(a, b, x)
