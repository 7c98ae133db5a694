"""Importance against performance: quadrants, level of agreement, satisfaction index and opportunity.

Plain scores stand before it; the importance-performance chart, findings and the report come after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Quadrant = Literal["concentrate", "keep-up", "low-priority", "overkill"]
Satisfaction = Literal["not", "less", "fairly", "satisfied", "very"]

_BANDS: tuple[tuple[float, Satisfaction], ...] = ((34, "not"), (50, "less"), (65, "fairly"), (80, "satisfied"))
_NOISE = 1e-9


class Point(msgspec.Struct, frozen=True):
    """Importance and performance of one touchpoint or attribute, both on the scale of the caller's choice."""

    importance: float
    performance: float


class SatisfactionIndex(msgspec.Struct, frozen=True):
    """A Customer Satisfaction Index in percent and its band.

    Bands in Indonesian: tidak puas (not), kurang puas (less), cukup puas (fairly), puas (satisfied),
    sangat puas (very).
    """

    percent: float
    band: Satisfaction


def grand_means(points: Sequence[Point]) -> Point:
    """Where the crosshair stands at grand means. Raises ValueError where there is no point."""
    if not points:
        raise ValueError("Grand means need at least one point.")
    n = len(points)
    return Point(sum(p.importance for p in points) / n, sum(p.performance for p in points) / n)


def quadrant(point: Point, crosshair: Point) -> Quadrant:
    """The quadrant of importance-performance analysis (Martilla and James 1977); on a line counts as high."""
    if point.importance >= crosshair.importance:
        return "keep-up" if point.performance >= crosshair.performance else "concentrate"
    return "overkill" if point.performance >= crosshair.performance else "low-priority"


def agreement_level(point: Point) -> float:
    """Tingkat kesesuaian: 100 performance / importance, in percent.

    Raises ValueError for an importance of 0 or less.
    """
    if not point.importance > 0.0:
        raise ValueError(f"An importance is greater than 0, not {point.importance}.")
    return 100.0 * point.performance / point.importance


def satisfaction_index(points: Sequence[Point], maximum: float) -> SatisfactionIndex:
    """The Customer Satisfaction Index: performance weighted by its share of all importance, over the scale's maximum.

    Raises ValueError where importances do not add up to more than 0, or the maximum is not positive.
    """
    weights = sum(p.importance for p in points)
    if not (weights > 0.0 and maximum > 0.0):
        raise ValueError("A satisfaction index needs importances and a scale maximum greater than 0.")
    percent = 100.0 * sum(p.importance * p.performance for p in points) / weights / maximum
    return SatisfactionIndex(percent, satisfaction_band(percent))


def satisfaction_band(percent: float) -> Satisfaction:
    """The band of a satisfaction index: to 34, 50, 65 and 80 percent, bounds included, and above."""
    return next((band for bound, band in _BANDS if percent <= bound + _NOISE), "very")


def opportunity(importance: float, satisfaction: float) -> float:
    """The opportunity score of Ulwick: I + max(I - S, 0), both 0 to 10, 20 at most.

    I and S are top-2-box percentages divided by 10. Raises ValueError off that range.
    """
    if not (0.0 <= importance <= 10.0 and 0.0 <= satisfaction <= 10.0):
        raise ValueError("Importance and satisfaction lie between 0 and 10.")
    return importance + max(importance - satisfaction, 0.0)
