"""How figures are worded, once for findings, map, tables and the command line: typed values for the translator.

Stands between the results of the analysis and every sentence or cell that shows one.
"""

from __future__ import annotations

from journeymap.analysis.results import Score
from journeymap.i18n import Message, Money, Number, Percent, Seconds, Value, Word, msg, msg_count
from journeymap.model.metrics import Formula, Metric


def amount(value: float, formula: Formula, currency: str = "", *, short: bool = False) -> Value:
    """A value in the unit of its formula: -12, 71 %, 3.4, 9.1 h, IDR 400,000 (short: IDR 400K)."""
    if formula.unit == "index":
        return Number(value, signed=True)
    if formula.unit == "percent":
        return Percent(value)
    if formula.unit == "seconds":
        return Seconds(value)
    if formula.unit == "money":
        return Money(value, currency, short)
    return Number(value, 1, fixed=True)


def measure(metric: Metric, formula: Formula) -> Message:
    """The metric with its formula, as tables name it: `CSAT, top 2 boxes`; only the metric where it has but one."""
    name: Value = metric.name if metric.custom else Word(metric.name)
    if len(metric.formulas) == 1:
        return msg("{metric}", metric=name)
    return msg("{metric}, {formula}", metric=name, formula=Word(formula.name))


def score_value(score: Score, currency: str = "", *, short: bool = False) -> Value:
    """A score's value in its unit; a word where nothing was counted."""
    if score.value is None:
        return msg("no data")
    return amount(score.value, score.formula, currency, short=short)


def answers(n: int) -> Message:
    """How many answered."""
    return msg_count("{count} answer", "{count} answers", n)


def interval(score: Score, currency: str = "") -> Message | None:
    """The interval in words, `-21 to -3`; None where there is none."""
    if score.low is None or score.high is None:
        return None
    low, high = (amount(end, score.formula, currency) for end in (score.low, score.high))
    return msg("{low} to {high}", low=low, high=high)
