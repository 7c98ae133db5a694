"""Counts per answer: how many, on which scale, mean and variance, and the share that is worse than a target.

Score records hold such counts; `tallies`, `intervals`, `orders` and `comparisons` come after it. Counts may be
millions: nothing here ever writes the answers out one by one.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Scale = tuple[float, float]
"""Lowest and highest possible answer, both included."""

HIGHER, LOWER = "higher", "lower"


class Moments(msgspec.Struct, frozen=True):
    """Number of answers, their mean and their variance (the sample's, divided by n - 1; 0 for one answer).

    `widest_case` marks a variance that nobody measured: the largest that the scale allows.
    """

    n: float
    mean: float
    variance: float
    widest_case: bool = False


def total(counts: Mapping[float, int]) -> int:
    """The number of answers. Raises ValueError where a count is negative or there is no answer at all."""
    values = counts.values()
    n = sum(values)
    if n <= 0 or min(values) < 0:
        raise ValueError("Counts are whole numbers from 0 on, and at least one answer is there.")
    return n


def check_scale(counts: Mapping[float, int], scale: Scale) -> None:
    """Raise ValueError where an answer lies outside the scale."""
    low, high = scale
    for answer in counts:
        if not low <= answer <= high:
            raise ValueError(f"The answer {answer} is not on the scale {low} to {high}.")


def moments(counts: Mapping[float, int]) -> Moments:
    """Mean and sample variance of counted answers. Raises ValueError as `total` does."""
    n = total(counts)
    mean = sum(answer * count for answer, count in counts.items()) / n
    if sum(1 for count in counts.values() if count) == 1:
        return Moments(n, mean, 0.0)
    squares = sum(count * (answer - mean) ** 2 for answer, count in counts.items())
    return Moments(n, mean, squares / (n - 1))


def moments_reported(value: float, n: float, s: float | None, scale: Scale) -> Moments:
    """A published mean: its variance is s^2, or (mean - min)(max - mean) as the widest case where s is unknown.

    Raises ValueError where the mean is off its scale or s is negative.
    """
    low, high = scale
    if not low <= value <= high:
        raise ValueError(f"The mean {value} is not on the scale {low} to {high}.")
    if s is None:
        return Moments(n, value, (value - low) * (high - value), widest_case=True)
    if not s >= 0.0:
        raise ValueError(f"A standard deviation is not negative: {s}.")
    return Moments(n, value, s * s)


def share_worse(counts: Mapping[float, int], target: float, better: str = HIGHER) -> float:
    """The share, 0 to 1, of answers worse than the target: below it, or above it where lower is better.

    Who is exactly at the target got what was aimed for.
    """
    n = total(counts)
    if better == LOWER:
        return sum(count for answer, count in counts.items() if answer > target) / n
    return sum(count for answer, count in counts.items() if answer < target) / n
