"""Intervals of a change: how much two scores differ at least and at most, to stand beside the test of `comparisons`.

`intervals`, `counts` and `tallies` stand before it; trends come after it. Every change is a minus b, in the unit
shown: give the later score first and a fall is negative.
"""

from __future__ import annotations

from math import sqrt

from journeymap.analysis.statistics.counts import Moments
from journeymap.analysis.statistics.intervals import Estimate, adjusted
from journeymap.analysis.statistics.quantiles import normal_multiplier, student_multiplier
from journeymap.analysis.statistics.tallies import Tally

Range = tuple[float, float]


def change_of_net_scores(a: Tally, b: Tally, confidence: float = 0.95) -> Range:
    """The range of a change of two net scores (NPS, CES index): the adjusted Wald test (Rocks 2016) turned round.

    It leaves out 0 exactly where that test finds a change. Clipped to -200..200.
    """
    (n_a, score_a, variance_a), (n_b, score_b, variance_b) = adjusted(a), adjusted(b)
    half = normal_multiplier(confidence) * sqrt(variance_a / n_a + variance_b / n_b)
    middle = score_a - score_b
    return 100.0 * max(middle - half, -2.0), 100.0 * min(middle + half, 2.0)


def change_of_means(a: Moments, b: Moments, confidence: float = 0.95) -> Range | None:
    """The range of a change of two means by Welch's t (Welch 1947); None where a side has one answer or none varies.

    It leaves out 0 exactly where Welch's test finds a change.
    """
    share_a, share_b = a.variance / a.n, b.variance / b.n
    if a.n <= 1.0 or b.n <= 1.0 or share_a + share_b <= 0.0:
        return None
    part = share_a / (share_a + share_b)
    df = 1.0 / (part**2 / (a.n - 1.0) + (1.0 - part) ** 2 / (b.n - 1.0))
    half = student_multiplier(df, confidence) * sqrt(share_a + share_b)
    return a.mean - b.mean - half, a.mean - b.mean + half


def change_of_estimates(a: Estimate, b: Estimate) -> Range | None:
    """The range of a change from the intervals of both sides, put together as variances are (Zou and Donner 2008).

    Of two Wilson intervals it makes the hybrid score interval of Newcombe (1998), method 10. None where a side has no
    interval.
    """
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return None
    change = a.value - b.value
    return (
        change - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2),
        change + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2),
    )
