"""What still keeps a guided import from being counted, in sentences that say what to do.

`guide_choices` stands before it; the window's import shows them beside the button.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.checking import ready
from journeymap.feedback.dates import Order
from journeymap.feedback.guide_choices import Choices
from journeymap.feedback.guide_read import Read
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.i18n import Message, msg
from journeymap.model.journey import Journey


def missing_of(read: Read, choices: Choices, plan: Plan, journey: Journey) -> tuple[Message, ...]:
    """Every sentence; none where it can be counted."""
    if not read.sources:
        return (msg("Choose a file of answers."),)
    if not any(source.large or source.table.rows for source in read.sources):
        return (msg("No answer is left that could be counted."),)
    found = tuple(_unsaid(read, choices, plan))
    return found or _misfits(plan, journey)


def _unsaid(read: Read, choices: Choices, plan: Plan) -> Iterator[Message]:
    if not choices.answers:
        yield msg("Choose at least one column of answers.")
    for column in choices.answers:
        measure = choices.measures[column]
        if not measure.metric:
            yield msg("Choose what “{column}” measures.", column=column)
        if not measure.touchpoint and not plan.touchpoint_column:
            yield msg("Choose the touchpoint that “{column}” is about.", column=column)
    if plan.touchpoint_column and not any(plan.touchpoint_values.values()):
        yield msg("Say which touchpoints the words in “{column}” mean.", column=plan.touchpoint_column)
    yield from _undated(read, plan)


def _undated(read: Read, plan: Plan) -> Iterator[Message]:
    if not plan.date and plan.period is not Grain.WHOLE:
        yield msg("Choose the column of dates, or count all in one period.")
    if plan.date and plan.date_order is Order.ASK and read.held.is_unclear(plan.date):
        yield msg("In “{column}” day or month may come first: say which.", column=plan.date)


def _misfits(plan: Plan, journey: Journey) -> tuple[Message, ...]:
    try:
        ready(plan, journey)
    except PlanError as error:
        return tuple(fault.message for fault in error.faults)
    return ()
