"""Which columns of a source a plan reads, by their places; plan and source stand before it, the queries after."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from journeymap.feedback.checking import Ready, columns_of
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Plan
from journeymap.feedback.readers.answers import Start
from journeymap.feedback.recognising.leaving_out import Rule
from journeymap.i18n import Message

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?")


class Layout(msgspec.Struct, frozen=True):
    """Places of the columns that a plan reads, None where it names none; `rules` say which rows the tool leaves out.

    `width` is how many columns the table has. `whole_months` says that days are taken together by month: nothing in
    the plan looks closer, and times have so many different answers that days would make too many groups. `moments` says
    that days look like 2026-07-01 10:00:00, and are wanted as days.
    """

    day: int | None
    touchpoint: int | None
    segment: int | None
    id: int | None
    measures: tuple[int, ...]
    rules: tuple[Rule, ...]
    width: int
    whole_months: bool
    moments: bool

    @property
    def read(self) -> tuple[int, ...]:
        """Every place that is read beyond its header, each once."""
        named = (self.day, self.touchpoint, self.segment, self.id, *self.measures, *(rule.place for rule in self.rules))
        return tuple(dict.fromkeys(place for place in named if place is not None))

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the tool leaves rows out, in the order in which `standard` numbers them."""
        return tuple(reason for rule in self.rules for reason in rule.reasons.values())


def layout_of(plan: Plan, measures: Sequence[Ready], start: Start) -> Layout:
    """Where a source holds what the plan names. Raises `PlanError` where it does not."""
    found = columns_of(plan, start.table.columns, start.table.source)

    def place(name: str) -> int | None:
        return found[name].place if name else None

    by_period = plan.period is not Grain.WHOLE and plan.from_ is None and plan.to is None
    whole_months = by_period and any(measure.scale is None for measure in measures)
    day = place(plan.date)
    return Layout(
        day,
        place(plan.touchpoint_column),
        place(plan.segment),
        place(plan.id),
        tuple(found[measure.column].place for measure in plan.measures),
        start.shape.leaves_out.rules if start.shape.leaves_out else (),
        len(start.table.columns),
        whole_months,
        day is not None and not whole_months and _are_moments([row[day] for row in start.table.rows]),
    )


def _are_moments(cells: Sequence[str]) -> bool:
    return sum(bool(_MOMENT.fullmatch(cell)) for cell in cells) * 2 > len(cells)
