"""How each figure is worked out, in words: the table of formulas with their intervals and sources.

Before the page of method, which prints the rows of what the journey measures.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.i18n import Message, Number, Value, mark, msg
from journeymap.model.metrics import Formula, Metric
from journeymap.report.content.phrases import measure
from journeymap.report.context import Context

WILSON = mark("Wilson")
WALD = mark("adjusted Wald (Rocks 2016)")
STUDENT = mark("Student’s t, clipped to the scale")
ORDER = mark("order statistics (binomial)")
NONE = mark("none")


class FormulaRow(msgspec.Struct, frozen=True):
    """A measure, how its figure comes about, and how its interval does; in the reader's words."""

    measure: str
    made: str
    interval: str


class _Words(msgspec.Struct, frozen=True):
    made: str
    interval: str


_BY_METRIC: Mapping[tuple[str, str], _Words] = {
    ("nps", "nps"): _Words(
        mark("100 × (promoters − detractors) / n; promoters answer 9 or 10, detractors 0 to 6"), WALD
    ),
    ("ces", "positive"): _Words(mark("100 × answers 5 to 7 / n"), WILSON),
    ("ces", "index"): _Words(mark("100 × (answers 6 and 7 − answers 1 to 3) / n"), WALD),
    ("resolution", "share"): _Words(mark("100 × cases solved / all cases"), WILSON),
    ("first-contact-resolution", "share"): _Words(mark("100 × cases solved at the first contact / all cases"), WILSON),
    ("retention", "share"): _Words(
        mark("100 × (customers at the end − new ones) / customers at the start; churn is 100 minus this"), WILSON
    ),
    ("clv", "amount"): _Words(mark("m × r / (1 + d − r), with margin m, retention r and discount d of a period"), NONE),
}
_BY_FORMULA: Mapping[str, _Words] = {
    "mean": _Words(mark("sum of the answers / n"), STUDENT),
    "median": _Words(
        mark("the smallest answer that half of all answers do not exceed; between two answers, their mean"), ORDER
    ),
    "p90": _Words(mark("the smallest answer that 90 % of all answers do not exceed"), ORDER),
}
_TOP = mark("100 × answers in the top {boxes} boxes of the scale / n")


def formula_rows(context: Context) -> tuple[FormulaRow, ...]:
    """What this journey measures, in the order of its touchpoints; each measure and scale once."""
    seen = {(s.metric.id, s.formula.id, s.scale): s for s in context.analysis.scores}
    return tuple(
        FormulaRow(
            context.say(_name(score.metric, score.formula, score.scale)),
            context.say(_made(score.metric, score.formula)),
            context.t.text(_interval(score.metric, score.formula)),
        )
        for score in seen.values()
    )


def _name(metric: Metric, formula: Formula, scale: tuple[float, float] | None) -> Message:
    name = measure(metric, formula)
    if scale is None or formula.unit == "seconds" or scale == (0, 1):
        return name
    low, high = (Number(end, 2) for end in scale)
    return msg("{measure}, answers {low} to {high}", measure=name, low=low, high=high)


def _words(metric: Metric, formula: Formula) -> _Words:
    known = _BY_METRIC.get((metric.id, formula.id)) or _BY_FORMULA.get(formula.id)
    return known or _Words(_TOP, WILSON)


def _made(metric: Metric, formula: Formula) -> Message:
    boxes: Value = formula.top
    made = _words(metric, formula).made
    return Message(made, {"boxes": boxes} if made == _TOP else {})


def _interval(metric: Metric, formula: Formula) -> str:
    return _words(metric, formula).interval
