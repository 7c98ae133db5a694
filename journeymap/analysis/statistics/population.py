"""The finite population correction: one rule for every interval, the effective number of answers.

Nothing stands before it; `intervals` and `orders` come after it. Of N customers n answered. The textbook factor
(N - n) / (N - 1) on the variance is the same as n (N - 1) / (N - n) answers from an endless population, so every
formula is used as it stands with that many answers: the adjusted Wald and the Wilson interval then close in on the
value itself when everybody answers, which a factor on their half-width would not give them.
"""

from __future__ import annotations

from math import inf, sqrt


def effective_n(n: float, population: float | None) -> float:
    """The answers from an endless population that tell as much as n of `population` customers.

    n itself without a population; infinite when everybody answered (n >= population).
    Raises ValueError where n is not positive and finite, or the population not positive.
    """
    if not 0.0 < n < inf:
        raise ValueError(f"The number of answers is greater than 0, not {n}.")
    if population is None:
        return n
    if not population > 0.0:
        raise ValueError(f"The size of the customer base is greater than 0, not {population}.")
    if n >= population:
        return inf
    return n * (population - 1.0) / (population - n) if population < inf else n


def shrinkage(n: float, population: float | None) -> float:
    """What the correction multiplies a standard error by: sqrt((N - n) / (N - 1)).

    1 without a population, 0 where everybody answered. Raises ValueError as `effective_n` does.
    """
    return sqrt(n / effective_n(n, population))
