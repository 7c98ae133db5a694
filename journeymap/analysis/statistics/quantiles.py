"""Quantiles and tails of the normal and of Student's t distribution.

`incomplete_beta` stands before it; intervals and comparisons take their multipliers and p-values from here.
"""

from __future__ import annotations

from functools import lru_cache
from math import erfc, isfinite, sqrt
from statistics import NormalDist

from journeymap.analysis.statistics.incomplete_beta import beta_power, incomplete_beta

_SERIES_FROM = 100.0
_SERIES_FROM_SQUARES = 40.0
_LAST_STEP = 1e-7


@lru_cache(maxsize=256)
def normal_multiplier(confidence: float) -> float:
    """z such that a standard normal value lies within ±z with this probability: 1.959964 for 0.95.

    Raises ValueError unless 0 < confidence < 1.
    """
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"A confidence lies between 0 and 1, not at {confidence}.")
    return -NormalDist().inv_cdf((1.0 - confidence) / 2.0)


def normal_p(z: float) -> float:
    """The two-sided p-value of a standard normal statistic."""
    return erfc(abs(z) / sqrt(2.0))


def student_p(t: float, df: float) -> float:
    """The two-sided p-value of a t statistic with df > 0 degrees of freedom, which need not be whole."""
    square = t * t
    if not isfinite(square):
        return 0.0
    return incomplete_beta(df / 2.0, 0.5, df / (df + square), square / (df + square))


@lru_cache(maxsize=8192)
def student_multiplier(df: float, confidence: float) -> float:
    """t such that a Student's t value with df degrees of freedom lies within ±t with this probability.

    Exact to 1e-9 of its size against an independent implementation. Raises ValueError for df <= 0 or a
    confidence outside 0 to 1.
    """
    if not df > 0.0:
        raise ValueError(f"Degrees of freedom are greater than 0, not {df}.")
    z = normal_multiplier(confidence)
    if z == 0.0 or df >= max(_SERIES_FROM, _SERIES_FROM_SQUARES * z * z):  # the series is good to 1e-11 there
        return _expanded(z, df)
    return _solved(z, df, 1.0 - confidence)


def _expanded(z: float, df: float) -> float:
    """The t quantile as a series in 1 / df around the normal one (Fisher and Cornish 1960)."""
    s = z * z
    first = z * (s + 1.0) / 4.0
    second = z * (3.0 + s * (16.0 + 5.0 * s)) / 96.0
    third = z * (-15.0 + s * (17.0 + s * (19.0 + 3.0 * s))) / 384.0
    fourth = z * (-945.0 + s * (-1920.0 + s * (1482.0 + s * (776.0 + 79.0 * s)))) / 92160.0
    return z + (first + (second + (third + fourth / df) / df) / df) / df


def _solved(z: float, df: float, alpha: float) -> float:
    """Newton from the series where it is good already, else from z, which lies left of the root.

    The tail is convex and falling in t: from the left no step passes the root, and a step from the right ends left
    of it. Convergence is quadratic, so after a step of 1e-7 the error is one of rounding.
    """
    t = _expanded(z, df) if df > 4.0 * z * z else z
    for _ in range(200):
        total = df + t * t
        slope = 2.0 * beta_power(df / 2.0, 0.5, df / total, t * t / total) / t
        step = (student_p(t, df) - alpha) / slope
        t += step
        if abs(step) <= _LAST_STEP * t:
            break
    return t
