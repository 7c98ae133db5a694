"""A plan taken over by a guided import: what of it fits the columns and the journey, and sentences for the rest.

A plan file and `guide_read` stand before it, `guide` after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from journeymap.feedback.checking import column_named
from journeymap.feedback.folding import folded
from journeymap.feedback.guide_choices import Choices
from journeymap.feedback.guide_read import Read
from journeymap.feedback.guide_values import Use
from journeymap.feedback.plan import Measure, Plan
from journeymap.feedback.table import Column, Part
from journeymap.i18n import Message, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import metric_table


def follow_plan(plan: Plan, read: Read, journey: Journey, choices: Choices) -> tuple[Message, ...]:
    """Makes the choices those of the plan; the sentences say what of it does not fit."""
    _clear(read, choices)
    return (
        *_single(plan, read, choices),
        *(message for measure in plan.measures for message in _measure(measure, read, journey, choices)),
        *_places(plan, read, journey, choices),
    )


def _clear(read: Read, choices: Choices) -> None:
    """Uses nothing for counting; what columns of people and of text are stays."""
    for column in read.columns:
        if choices.uses[column.name] not in (Use.PEOPLE, Use.TEXT):
            choices.uses[column.name] = Use.NOTHING
        choices.chosen.add(column.name)


def _single(plan: Plan, read: Read, choices: Choices) -> Iterator[Message]:
    named = {Use.DATE: plan.date, Use.ID: plan.id, Use.TOUCHPOINT: plan.touchpoint_column, Use.SEGMENT: plan.segment}
    for use, name in named.items():
        found = column_named(read.columns, name) if name else None
        if name and (against := _against(found, name)) is not None:
            yield against
        elif found is not None:
            choices.use(found.name, use)


def _against(column: Column | None, name: str) -> Message | None:
    if column is None:
        return msg("The plan names “{column}”; there is no such column.", column=name)
    if column.part is Part.PERSON:
        return msg("The plan names “{column}”; it tells who people are, so it is not read.", column=name)
    return None


def _measure(measure: Measure, read: Read, journey: Journey, choices: Choices) -> Iterator[Message]:
    column = column_named(read.columns, measure.column)
    if column is None or column.part is Part.PERSON:
        yield from filter(None, [_against(column, measure.column)])
        return
    if choices.uses[column.name] is Use.ANSWERS:
        yield msg("The plan counts “{column}” more than once; here it is counted once.", column=column.name)
        return
    made = replace(measure, column=column.name)
    if measure.touchpoint and measure.touchpoint not in journey.touchpoints:
        yield msg("The plan names a touchpoint “{id}”; the journey has none of that name.", id=measure.touchpoint)
        made = replace(made, touchpoint="")
    metric = metric_table(journey.metrics).get(measure.metric)
    if metric is None or metric.formula(measure.formula) is None:
        yield msg("The plan measures “{metric}”; the journey does not know it.", metric=measure.metric)
        made = replace(made, metric="", formula="", scale=None)
    choices.measures[column.name] = made
    choices.use(column.name, Use.ANSWERS)


def _places(plan: Plan, read: Read, journey: Journey, choices: Choices) -> Iterator[Message]:
    column = choices.column_for(Use.TOUCHPOINT)
    if not column:
        return
    known = {}
    for value, id in plan.touchpoint_values.items():
        if id and id not in journey.touchpoints:
            yield msg("The plan names a touchpoint “{id}”; the journey has none of that name.", id=id)
        else:
            known[folded(value)] = (value, id)
    choices.places[column] = known
