"""What the ends of a score's bar stand for, and the bar in words: a score in; report and window draw by it.

The ends are those of the metric: -100 to 100 for NPS and indices, 0 to 100 for percentages, the scale for means,
and a little beyond what is shown for times and money.
"""

from __future__ import annotations

from journeymap.analysis.results import Score
from journeymap.analysis.wording import amount, interval, score_value
from journeymap.i18n import Message, msg

_ENDS = {"index": (-100.0, 100.0), "percent": (0.0, 100.0)}


def bar_ends(score: Score) -> tuple[float, float]:
    """What the bar's left and right end stand for, in the unit of the score."""
    known = _ENDS.get(score.formula.unit) or (score.scale if score.formula.unit == "scale" else None)
    if known and known[0] < known[1]:
        return known
    shown = [end for end in (score.value, score.low, score.high, score.target) if end is not None]
    return min(0.0, *shown, 0.0), max(*shown, 0.0, 0.0) * 1.15 or 1.0


def bar_words(score: Score, currency: str) -> Message:
    """What the bar shows, for those who cannot see it."""
    value, target = score_value(score, currency), score.target
    known = interval(score, currency)
    if known is None and target is None:
        return msg("{value}, no interval, no target", value=value)
    if target is None:
        return msg("{value}, interval {interval}, no target", value=value, interval=known or "")
    goal = amount(target, score.formula, currency)
    if known is None:
        return msg("{value}, no interval, target {target}", value=value, target=goal)
    return msg("{value}, interval {interval}, target {target}", value=value, interval=known, target=goal)
