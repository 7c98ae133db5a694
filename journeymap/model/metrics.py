"""The table of metrics: formulas, scales, units and direction of everything a score record can hold.

Below `analysis.scores`, which computes by it; file reading, reports and the window take names and choices from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from journeymap.i18n import mark
from journeymap.model.scores import CustomMetric, ScoreRecord
from journeymap.model.words import Better

Unit = Literal["index", "percent", "scale", "seconds", "money"]
"""`index` -100..100, `percent` 0..100, `scale` answers' own points, `seconds`, `money` in the journey's currency."""


class Formula(msgspec.Struct, frozen=True):
    """One way to make a number of the answers; `id` is the word in the file, `top` the k of a top-k-box share."""

    id: str
    name: str
    unit: Unit
    top: int = 0


class Metric(msgspec.Struct, frozen=True):
    """What can be measured at a touchpoint. The first formula is the default. `service` marks times and resolution,
    whose findings are `service.*`. `step` is the distance between possible answers, None for measured quantities."""

    id: str
    name: str
    formulas: tuple[Formula, ...]
    scale: tuple[float, float] | None
    better: Better = Better.HIGHER
    service: bool = False
    step: float | None = 1.0
    custom: bool = False

    def formula(self, id: str) -> Formula | None:
        """The formula of that id; the default for an empty id; None where the metric has no such formula."""
        return next((f for f in self.formulas if f.id == id or not id), None)


_SHARE = (Formula("share", mark("share"), "percent"),)
_TIMES = (Formula("median", mark("median"), "seconds"), Formula("p90", mark("90th percentile"), "seconds"))

BUILT_IN: Mapping[str, Metric] = {
    metric.id: metric
    for metric in (
        Metric("nps", mark("NPS"), (Formula("nps", mark("NPS"), "index"),), (0, 10)),
        Metric(
            "csat",
            mark("CSAT"),
            (
                Formula("top-2-box", mark("top 2 boxes"), "percent", top=2),
                Formula("mean", mark("mean"), "scale"),
            ),
            (1, 5),
        ),
        Metric(
            "ces",
            mark("CES"),
            (
                Formula("mean", mark("mean"), "scale"),
                Formula("positive", mark("positive answers"), "percent"),
                Formula("index", mark("index"), "index"),
            ),
            (1, 7),
        ),
        Metric("response-time", mark("Response time"), _TIMES, None, Better.LOWER, service=True, step=None),
        Metric("waiting-time", mark("Waiting time"), _TIMES, None, Better.LOWER, service=True, step=None),
        Metric("resolution", mark("Resolution"), _SHARE, (0, 1), service=True),
        Metric("first-contact-resolution", mark("First-contact resolution"), _SHARE, (0, 1), service=True),
        Metric("retention", mark("Retention"), _SHARE, (0, 1)),
        Metric("clv", mark("Customer lifetime value"), (Formula("amount", mark("amount"), "money"),), None, step=None),
    )
}


def _custom(id: str, custom: CustomMetric) -> Metric:
    mean = Formula("mean", mark("mean"), "scale")
    scale = custom.scale or (1.0, 5.0)
    top = top_boxes(custom.formula)
    formulas = (Formula(custom.formula, mark("top boxes"), "percent", top=top), mean) if top else (mean,)
    return Metric(id, custom.name or id, formulas, scale, custom.better or Better.HIGHER, custom=True)


def top_boxes(formula: str) -> int:
    """The k of a formula word `top-k-box`; 0 for any other word."""
    parts = formula.split("-")
    if len(parts) == 3 and parts[0] == "top" and parts[2] == "box" and parts[1].isascii() and parts[1].isdigit():
        return int(parts[1])
    return 0


def metric_table(custom: Mapping[str, CustomMetric]) -> Mapping[str, Metric]:
    """Every metric of a journey by id: the built-in ones, then its own; a built-in id cannot be redefined."""
    own = {id: _custom(id, metric) for id, metric in custom.items() if id not in BUILT_IN}
    return {**BUILT_IN, **own}


def scale_of(record: ScoreRecord, metric: Metric) -> tuple[float, float] | None:
    """The scale a record was answered on; None for measured quantities without one."""
    return record.scale or metric.scale
