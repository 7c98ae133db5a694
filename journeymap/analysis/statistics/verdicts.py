"""The verdict on one score against its target.

`intervals` and `orders` stand before it; findings, the gap panel and the report come after it.
"""

from __future__ import annotations

from typing import Literal

from journeymap.analysis.statistics.counts import HIGHER, LOWER

Verdict = Literal["gap", "likely-gap", "likely-no-gap", "no-gap", "not-enough-data", "no-target"]


def verdict(
    value: float | None,
    low: float | None,
    high: float | None,
    n: float,
    target: float | None,
    better: str = HIGHER,
    minimum_answers: float = 10,
) -> Verdict:
    """What the interval says about the target; value, bounds and target in one unit.

    Without a target it is `no-target`, whatever was measured; then fewer than `minimum_answers` or no interval is
    `not-enough-data`. The side of the target on which the value lies decides first: a value that reaches its
    target is never a gap, one that does not is never called none. `better` is `higher` or `lower`.
    """
    if target is None:
        return "no-target"
    if value is None or low is None or high is None or n < minimum_answers:
        return "not-enough-data"
    if better == LOWER:
        value, low, high, target = -value, -high, -low, -target
    if value < target:
        return "gap" if high < target else "likely-gap"
    return "no-gap" if low >= target else "likely-no-gap"
