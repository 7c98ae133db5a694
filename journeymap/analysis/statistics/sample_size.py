"""How many answers a margin needs.

`quantiles` stands before it; hints in the inspector and findings of too few answers come after it.
"""

from __future__ import annotations

from math import ceil, inf

from journeymap.analysis.statistics.quantiles import normal_multiplier

TYPICAL_VARIANCE = 0.56
"""The variance of an NPS answer (+1, 0, -1) that is taken where none is known."""

_NOISE = 1e-9


def answers_needed(
    margin: float,
    variance: float = TYPICAL_VARIANCE,
    confidence: float = 0.95,
    population: float | None = None,
) -> int:
    """Answers for an NPS within ±margin points (0 to 100): z^2 s^2 / d^2 - 3, rounded up (Rocks 2016), at least 1.

    With a population fewer do, by the finite population correction. Raises ValueError for a margin that is not
    positive, a negative variance or a population that is not positive.
    """
    if not (margin > 0.0 and variance >= 0.0 and (population is None or population > 0.0)):
        raise ValueError("A margin and a population are greater than 0, a variance is not negative.")
    n = (normal_multiplier(confidence) * 100.0 / margin) ** 2 * variance - 3.0
    if population is not None and n > 0.0 and population < inf:
        n = n * population / (population - 1.0 + n)
    return max(1, ceil(n - _NOISE))
