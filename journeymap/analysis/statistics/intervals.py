"""Confidence intervals for net scores, shares and means: the formulas of the method, each with its author.

`counts`, `tallies` and `population` stand before it; scores, charts and verdicts come after it. Net scores come
back on -100..100, shares on 0..100, means in the points of their scale; nothing is rounded.
"""

from __future__ import annotations

from math import inf, sqrt

import msgspec

from journeymap.analysis.statistics.counts import Moments, Scale
from journeymap.analysis.statistics.population import effective_n
from journeymap.analysis.statistics.quantiles import normal_multiplier, student_multiplier
from journeymap.analysis.statistics.tallies import Tally, tally_reported

ADDED = 0.75
"""What the adjusted Wald interval adds to promoters and to detractors; twice as much goes to the middle."""


class Estimate(msgspec.Struct, frozen=True):
    """A value, its confidence interval and the number of answers behind it, in the unit shown.

    `low` and `high` are both None where no interval can be had. `widest_case` marks an interval that assumes
    the answers lay as far apart as the value allows.
    """

    value: float
    low: float | None
    high: float | None
    n: float
    widest_case: bool = False


def adjusted(tally: Tally, weight: float = 1.0) -> tuple[float, float, float]:
    """n', a' = p' - d' and its variance p' + d' - (p' - d')^2 of the adjusted Wald method, as shares.

    `weight` multiplies the answers: how much each of them tells in a small population.
    """
    n = tally.n * weight + 4.0 * ADDED
    top, low = (tally.top * weight + ADDED) / n, (tally.low * weight + ADDED) / n
    return n, top - low, top + low - (top - low) ** 2


def net_score(tally: Tally, confidence: float = 0.95, population: float | None = None) -> Estimate:
    """100 (top - low) / n with its adjusted Wald interval (Rocks 2016): NPS and CES index, clipped to -100..100.

    The interval is centred on the adjusted score: for one or two equal answers it can stop just short of the
    value. Raises ValueError for a tally without answers.
    """
    weight = effective_n(tally.n, population) / tally.n
    value = 100.0 * (tally.top - tally.low) / tally.n
    return Estimate(value, *_adjusted_wald(value, tally, weight, confidence), tally.n)


def net_score_reported(value: float, n: float, confidence: float = 0.95, population: float | None = None) -> Estimate:
    """The interval of a published net score as if nobody stood in the middle, marked as the widest case.

    Raises ValueError for a value outside -100 to 100 or without answers.
    """
    weight = effective_n(n, population) / n
    low, high = _adjusted_wald(value, tally_reported(value, n), weight, confidence)
    return Estimate(value, low, high, n, widest_case=True)


def _adjusted_wald(value: float, tally: Tally, weight: float, confidence: float) -> tuple[float, float]:
    if weight == inf:
        return value, value
    n, centre, variance = adjusted(tally, weight)
    half = normal_multiplier(confidence) * sqrt(variance / n)
    return 100.0 * max(centre - half, -1.0), 100.0 * min(centre + half, 1.0)


def proportion(successes: float, n: float, confidence: float = 0.95, population: float | None = None) -> Estimate:
    """100 successes / n with its Wilson score interval (Wilson 1927), 0 to 100.

    Successes need not be whole. Raises ValueError unless 0 <= successes <= n and n > 0.
    """
    m = effective_n(n, population)
    if not 0.0 <= successes <= n:
        raise ValueError(f"Of {n} answers {successes} cannot be successes.")
    value = 100.0 * successes / n
    return Estimate(value, *_wilson(value, m, confidence), n)


def proportion_reported(value: float, n: float, confidence: float = 0.95, population: float | None = None) -> Estimate:
    """The Wilson interval of a published percentage, on value x n / 100 successes: exact, not a widest case.

    Raises ValueError for a value outside 0 to 100 or without answers.
    """
    m = effective_n(n, population)
    if not 0.0 <= value <= 100.0:
        raise ValueError(f"A percentage lies between 0 and 100, not at {value}.")
    return Estimate(value, *_wilson(value, m, confidence), n)


def _wilson(value: float, m: float, confidence: float) -> tuple[float, float]:
    """Bounds in percent; rounding must not put one a hair inside the value or off the scale."""
    if m == inf:
        return value, value
    p, squared = value / 100.0, normal_multiplier(confidence) ** 2 / m
    centre = p + squared / 2.0
    half = sqrt(squared * (p * (1.0 - p) + squared / 4.0))
    low, high = (100.0 * bound / (1.0 + squared) for bound in (centre - half, centre + half))
    return max(min(low, value), 0.0), min(max(high, value), 100.0)


def mean(of: Moments, scale: Scale, confidence: float = 0.95, population: float | None = None) -> Estimate:
    """A mean with its Student t interval, clipped to the scale.

    For a published mean see `counts.moments_reported`. One answer, or answers that are all equal, have no interval: t
    would claim certainty. Everybody asked
    (n >= population) is certain.
    """
    m = effective_n(of.n, population)
    if m == inf:
        return Estimate(of.mean, of.mean, of.mean, of.n, of.widest_case)
    if of.n <= 1.0 or of.variance <= 0.0:
        return Estimate(of.mean, None, None, of.n, of.widest_case)
    half = student_multiplier(of.n - 1.0, confidence) * sqrt(of.variance / m)
    low, high = max(of.mean - half, scale[0]), min(of.mean + half, scale[1])
    return Estimate(of.mean, low, high, of.n, of.widest_case)
