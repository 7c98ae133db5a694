"""The plan of an import: which column says what, so that next month's export is one command.

A person writes it, or `planning` makes it of suggestions; every engine counts by it. `plan_file` reads and writes it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum

import msgspec

from journeymap.feedback.dates import Order
from journeymap.feedback.periods import Grain
from journeymap.model.words import Evidence


class Doubled(Enum):
    """What becomes of a row that came before: the same id again or, without an id, every cell equal."""

    LEAVE_OUT = "leave-out"
    COUNT = "count"


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One column of answers: where they belong and what they measure.

    Without `touchpoint` the plan's touchpoint column says where. `formula` and `scale` left out mean the metric's own.
    `words` maps answers to numbers (None: no answer), `missing` are further marks of no answer such as -99; `unit` is
    that of bare numbers in a column of times.
    """

    column: str
    metric: str
    touchpoint: str = ""
    formula: str = ""
    scale: tuple[float, float] | None = None
    unit: str = ""
    words: Mapping[str, float | None] = {}
    missing: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How a file of answers is counted. Columns are named by their short name or by the words people were asked.

    `touchpoint_values` maps the cells of `touchpoint_column` to touchpoint ids; an empty id leaves those rows out.
    `from_` and `to` are the period of answers counted as a whole; left out, the first and last day of the answers.
    Quotations are no part of a plan: only people pick them.
    """

    measures: tuple[Measure, ...] = ()
    date: str = ""
    date_order: Order = Order.ASK
    period: Grain = Grain.MONTH
    from_: datetime.date | None = None
    to: datetime.date | None = None
    id: str = ""
    doubled: Doubled = Doubled.LEAVE_OUT
    touchpoint_column: str = ""
    touchpoint_values: Mapping[str, str] = {}
    segment: str = ""
    source: str = ""
    evidence: Evidence = Evidence.SURVEY

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the plan names, each once."""
        named = (self.date, self.id, self.touchpoint_column, self.segment, *(m.column for m in self.measures))
        return tuple(dict.fromkeys(name for name in named if name))
