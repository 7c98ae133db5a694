"""A plan held against the columns of a file and the touchpoints and metrics of a journey, before anything is counted.

Plan, columns and journey stand before it; every engine counts by what it gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from journeymap.feedback.folding import folded
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Measure, Plan
from journeymap.feedback.plan_errors import Fault, PlanError
from journeymap.feedback.privacy import LABELS, Personal, personal
from journeymap.feedback.table import Column, Part
from journeymap.feedback.values import Asking, Scale
from journeymap.i18n import Listing, Message, Word, msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import Metric, metric_table

MAX_SEGMENTS = 100
_TELLING = {Personal.EMAIL, Personal.PHONE, Personal.IDENTITY, Personal.CARD}


class Ready(msgspec.Struct, frozen=True):
    """A measure ready to be counted: the formula and scale it means, and how its cells are read."""

    measure: Measure
    formula: str
    scale: Scale
    asking: Asking


def ready(plan: Plan, journey: Journey) -> tuple[Ready, ...]:
    """The plan's measures with what the journey says of them. Raises `PlanError` with all that does not fit."""
    metrics = metric_table(journey.metrics)
    faults = [Fault(message, path=path) for path, message in _misfits(plan, journey, metrics)]
    if faults:
        raise PlanError(faults)
    return tuple(_ready(measure, metrics[measure.metric]) for measure in plan.measures)


def _ready(measure: Measure, metric: Metric) -> Ready:
    formula = measure.formula or metric.formulas[0].id
    scale = metric.scale if measure.scale is None else measure.scale
    asking = Asking(metric, scale, formula, measure.words, measure.missing, measure.unit)
    return Ready(measure, formula, scale, asking)


def _misfits(
    plan: Plan, journey: Journey, metrics: Mapping[str, Metric]
) -> Iterator[tuple[tuple[str | int, ...], Message]]:
    for at, measure in enumerate(plan.measures):
        path = ("measures", at)
        yield from ((path, message) for message in _measure_misfits(measure, plan, journey, metrics))
    for value, id in plan.touchpoint_values.items():
        if id and id not in journey.touchpoints:
            yield ("touchpoint_values", value), _no_touchpoint(id)
    if not plan.date and plan.period is not Grain.WHOLE:
        yield ("date",), msg("no column of dates is named; name one, or count all in one with period: whole")
    if plan.from_ and plan.to and plan.from_ > plan.to:
        yield ("from",), msg("The period ends before it begins.")
    yield from _clashes(plan, metrics)


def _measure_misfits(
    measure: Measure, plan: Plan, journey: Journey, metrics: Mapping[str, Metric]
) -> Iterator[Message]:
    metric = metrics.get(measure.metric)
    if metric is None:
        yield msg("There is no metric “{id}” in this journey.", id=measure.metric)
    elif metric.formula(measure.formula) is None:
        name = metric.name if metric.custom else Word(metric.name)
        yield msg("{metric} cannot be worked out by “{formula}”.", metric=name, formula=measure.formula)
    elif metric.formulas[0].unit == "money":
        yield msg("customer lifetime value is worked out of its inputs; answers cannot be counted for it")
    elif metric.scale is None and measure.scale is not None:
        yield msg("a time has no scale; leave the scale out")
    if measure.touchpoint and measure.touchpoint not in journey.touchpoints:
        yield _no_touchpoint(measure.touchpoint)
    if measure.touchpoint and plan.touchpoint_column:
        yield msg("both the measure and a touchpoint_column say where its answers belong; name one of them")
    if not measure.touchpoint and not plan.touchpoint_column:
        yield msg("neither the measure names a touchpoint nor the plan a touchpoint_column")


def _no_touchpoint(id: str) -> Message:
    return msg("there is no touchpoint “{id}” in the journey", id=id)


def _clashes(plan: Plan, metrics: Mapping[str, Metric]) -> Iterator[tuple[tuple[str | int, ...], Message]]:
    """Measures of one metric and formula that may meet at a touchpoint on different scales."""
    known = [_ready(measure, metrics[measure.metric]) for measure in plan.measures if measure.metric in metrics]
    for at, one in enumerate(known):
        for other in known[:at]:
            places = {one.measure.touchpoint, other.measure.touchpoint}
            same = (one.measure.metric, one.formula) == (other.measure.metric, other.formula)
            if same and one.scale != other.scale and (len(places) == 1 or "" in places):
                yield ("measures", at), msg("Answers on different scales cannot be added up.")


def column_named(columns: Sequence[Column], name: str) -> Column | None:
    """The column of that short name, else of those words, else nearly so; None where there is none or several."""
    for fits in (_named, _worded, _nearly):
        if found := [column for column in columns if fits(column, name)]:
            return found[0] if len(found) == 1 else None
    return None


def _named(column: Column, name: str) -> bool:
    return column.name == name


def _worded(column: Column, name: str) -> bool:
    return column.label == name


def _nearly(column: Column, name: str) -> bool:
    return folded(name) in (folded(column.name), folded(column.label))


def columns_of(plan: Plan, columns: Sequence[Column], source: str) -> Mapping[str, Column]:
    """The file's column for each name in the plan.

    Raises `PlanError` where one is not there, or where a column of persons would have to be read for a segment.
    """
    found = {name: column_named(columns, name) for name in plan.columns}
    faults = [
        Fault(msg("there is no one column “{column}” in {file}", column=name, file=source))
        for name, column in found.items()
        if column is None
    ]
    named = {name: column for name, column in found.items() if column is not None}
    faults += [Fault(_persons(name)) for name in (plan.segment, plan.touchpoint_column) if _is_person(named.get(name))]
    if faults:
        raise PlanError(faults)
    return named


def _is_person(column: Column | None) -> bool:
    return column is not None and column.part is Part.PERSON


def _persons(column: str) -> Message:
    return msg("“{column}” tells who people are, and only counts go into a journey file; name another", column=column)


def check_segments(names: Collection[str], column: str) -> None:
    """Raises `PlanError` where the cells of a segment column hold ways to reach or identify people, or are too many to
    be groups. Names and addresses are let pass: those of business units and branches look the same."""
    kinds = {piece.kind for name in names for piece in personal(name)} & _TELLING
    if kinds:
        what = Listing(tuple(Word(LABELS[kind]) for kind in sorted(kinds, key=lambda kind: kind.value)))
        raise PlanError(
            [Fault(msg("the segment column “{column}” may hold {what}; name another", column=column, what=what))]
        )
    if len(names) > MAX_SEGMENTS:
        raise PlanError(
            [
                Fault(
                    msg(
                        "the segment column “{column}” has more than {count} segments; name another",
                        column=column,
                        count=MAX_SEGMENTS,
                    )
                )
            ]
        )
