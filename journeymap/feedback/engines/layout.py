"""Which columns of a source a plan reads, by their places; plan and source stand before it, the queries after."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeymap.feedback.checking import Ready, columns_of
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Plan
from journeymap.feedback.readers.answers import Start
from journeymap.feedback.recognising.leaving_out import Rule
from journeymap.i18n import Message


class Layout(msgspec.Struct, frozen=True):
    """Places of the columns that a plan reads, None where it names none; `rules` say which rows the tool leaves out.

    `width` is how many columns the table has. `whole_months` says that days are taken together by month: nothing in
    the plan looks closer, and times have so many different answers that days would make too many groups.
    """

    day: int | None
    touchpoint: int | None
    segment: int | None
    id: int | None
    measures: tuple[int, ...]
    rules: tuple[Rule, ...]
    width: int
    whole_months: bool

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
    return Layout(
        place(plan.date),
        place(plan.touchpoint_column),
        place(plan.segment),
        place(plan.id),
        tuple(found[measure.column].place for measure in plan.measures),
        start.shape.leaves_out.rules if start.shape.leaves_out else (),
        len(start.table.columns),
        by_period and any(measure.scale is None for measure in measures),
    )
