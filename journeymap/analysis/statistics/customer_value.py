"""Retention, churn and customer lifetime value.

Numbers of customers and the inputs of a score record stand before it; scores come after it.
"""

from __future__ import annotations

from journeymap.analysis.statistics.intervals import Estimate


def lifetime_value(margin: float, retention: float, discount: float) -> float:
    """Customer lifetime value m r / (1 + d - r), in the currency of the margin (Gupta and Lehmann 2003).

    Retention and discount are shares of one period. Raises ValueError for a retention outside 0 to 1, a negative
    discount, or a customer base that never ends and is never discounted.
    """
    if not (0.0 <= retention <= 1.0 and discount >= 0.0):
        raise ValueError("Retention lies between 0 and 1, and the discount is not negative.")
    if 1.0 + discount - retention <= 0.0:
        raise ValueError("With full retention and no discount the customer value has no end.")
    return margin * retention / (1.0 + discount - retention)


def retention_counts(start: int, end: int, new: int) -> dict[float, int]:
    """Customers at the start, at the end and new in between, as counts: 1 = stayed, 0 = lost.

    Retention is then the share 100 (end - new) / start. Raises ValueError where more stayed than there were.
    """
    stayed = end - new
    if not (start > 0 and 0 <= stayed <= start and new >= 0):
        raise ValueError("Those who stayed (end less new) lie between 0 and the number at the start.")
    return {1: stayed, 0: start - stayed}


def churn(retention: Estimate) -> Estimate:
    """100 - retention, its interval mirrored; percent."""
    low = None if retention.high is None else 100.0 - retention.high
    high = None if retention.low is None else 100.0 - retention.low
    return Estimate(100.0 - retention.value, low, high, retention.n, retention.widest_case)
