"""What counting gives: answers by touchpoint, metric and period, and what was left out; and what an engine is.

A plan and a source of answers stand before it, `applying` after it. An engine counts where the answers are, and only
these counts travel on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import msgspec

from journeymap.feedback.plan import Plan
from journeymap.i18n import Message
from journeymap.model.journey import Journey


class Series(msgspec.Struct, frozen=True):
    """What is counted together: one metric, formula and scale at one touchpoint, in one segment and period.

    `formula` and `scale` are those of the metric where the plan names none. Days are None where no period is known.
    """

    touchpoint: str
    metric: str
    formula: str
    scale: tuple[float, float] | None
    segment: str
    start: date | None
    end: date | None


class LeftOutLines(msgspec.Struct, frozen=True):
    """Why rows or answers of a file are not counted, and the lines they stand at.

    `more` is how many there are besides, whose lines are not listed: databases have none, and of large files only the
    first are.
    """

    file: str
    reason: Message
    lines: tuple[int, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How many there are, listed or not."""
        return len(self.lines) + self.more


class Counted(msgspec.Struct, frozen=True):
    """The counts of each series (answer to how many), in order of touchpoint and time.

    `rows` is how many rows there were, `counted` how many of them gave at least one answer that is counted.
    """

    series: Mapping[Series, Mapping[float, int]]
    rows: int
    counted: int
    left_out: tuple[LeftOutLines, ...] = ()


class Engine(Protocol):
    """Something that counts the answers of one source by a plan."""

    def count(self, plan: Plan, journey: Journey) -> Counted:
        """The counts; raises `PlanError` where the plan does not fit the source or the journey."""
        ...
