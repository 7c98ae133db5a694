"""What a file says that cannot be used: references to nothing, unknown metrics, counts off their scale.

A `Journey` read by `codec` or `reading` goes in; faults come out, cheaply where there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from journeymap.i18n import Message, Number, mark, msg
from journeymap.model import REFERENCES, Department, Element, Journey, Reference, ScoreRecord, Touchpoint
from journeymap.model.limits import COLOUR
from journeymap.model.metrics import BUILT_IN, Metric, metric_table, scale_of, top_boxes
from journeymap.storage.errors import visible

_MOST_ANSWERS = 1000


class Fault(msgspec.Struct, frozen=True):
    """Something that cannot be used: `path` to it, the sentence, and the path of what must be left out for it.

    An answer stands in the path as a number.
    """

    path: tuple[Any, ...]
    message: Message
    pull: tuple[Any, ...]


def _fault(message: Message, *path: Any) -> Fault:
    return Fault(path, message, path)


def faults(journey: Journey) -> Iterator[Fault]:
    """Every value of a journey, its snapshots and its base that must be read as absent."""
    for check in _CHECKS:
        yield from check(journey)
    for path, inner in _inner_journeys(journey):
        for fault in faults(inner):
            yield Fault((*path, *fault.path), fault.message, (*path, *fault.pull))


def _inner_journeys(journey: Journey) -> Iterator[tuple[tuple[str, ...], Journey]]:
    if journey.sent is not None and journey.sent.base is not None:
        yield ("sent", "base"), journey.sent.base
    for id, snapshot in journey.snapshots.items():
        if snapshot.journey is not None:
            yield ("snapshots", id, "journey"), snapshot.journey


def numbered(holder: Element, field: str, items: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    """The items of a list with their places in the file, where unread items stand between them."""
    if not holder.kept:
        return enumerate(items)
    unread = {kept.path[1] for kept in holder.kept if len(kept.path) == 2 and kept.path[0] == field}
    places = (place for place in range(len(items) + len(unread)) if place not in unread)
    return zip(places, items, strict=False)


_NOT_THERE: Mapping[str, str] = {
    "departments": mark("there is no department “{id}”"),
    "personas": mark("there is no persona “{id}”"),
    "stages": mark("there is no stage “{id}”"),
    "touchpoints": mark("there is no touchpoint “{id}”"),
}


def _dangling(target: str, id: str, *path: Any) -> Fault:
    return _fault(msg(_NOT_THERE[target], id=visible(id)), *path)


def _references(journey: Journey) -> Iterator[Fault]:
    for reference in REFERENCES:
        there: Mapping[str, Any] = getattr(journey, reference.target)
        check: Callable[..., Iterator[Fault]] = _SHAPES.get(reference.shape, _in_items)
        for id, holder in getattr(journey, reference.holder).items():
            value = getattr(holder, reference.field)
            if value or reference.shape == "required":
                yield from check(reference, id, holder, value, there)
    if journey.sent is not None and journey.sent.department not in ("", *journey.departments):
        yield _dangling("departments", journey.sent.department, "sent", "department")


def _one(reference: Reference, id: str, holder: Any, value: str, there: Container[str]) -> Iterator[Fault]:
    if value not in there:
        yield _dangling(reference.target, value, reference.holder, id, reference.field)


def _required(reference: Reference, id: str, holder: Any, value: str, there: Container[str]) -> Iterator[Fault]:
    for fault in _one(reference, id, holder, value, there):
        yield Fault(fault.path, fault.message, (reference.holder, id))


def _many(reference: Reference, id: str, holder: Any, value: Any, there: Container[str]) -> Iterator[Fault]:
    for place, named in numbered(holder, reference.field, value):
        if named not in there:
            yield _dangling(reference.target, named, reference.holder, id, reference.field, place)


def _keys(reference: Reference, id: str, holder: Any, value: Any, there: Container[str]) -> Iterator[Fault]:
    for named in value:
        if named not in there:
            yield _dangling(reference.target, named, reference.holder, id, reference.field, named)


def _in_items(reference: Reference, id: str, holder: Any, value: Any, there: Container[str]) -> Iterator[Fault]:
    for place, item in numbered(holder, reference.field, value):
        named = getattr(item, reference.shape)
        if named and named not in there:
            yield _dangling(reference.target, named, reference.holder, id, reference.field, place, reference.shape)


_SHAPES: Mapping[str, Callable[..., Iterator[Fault]]] = {
    "one": _one,
    "required": _required,
    "many": _many,
    "keys": _keys,
}


def _departments(journey: Journey) -> Iterator[Fault]:
    for id, department in journey.departments.items():
        if department.colour and not COLOUR.fullmatch(department.colour):
            colour = visible(department.colour)
            text = msg("“{colour}” is not a colour like {example}", colour=colour, example="#5E7182")
            yield _fault(text, "departments", id, "colour")
        yield from _trained(id, department)


def _trained(id: str, department: Department) -> Iterator[Fault]:
    trained, staff = department.trained, department.staff
    if trained is not None and staff is not None and trained > staff:
        text = msg("{trained} trained is more than the staff of {staff}", trained=Number(trained), staff=Number(staff))
        yield _fault(text, "departments", id, "trained")


def _metrics(journey: Journey) -> Iterator[Fault]:
    for id, metric in journey.metrics.items():
        if id in BUILT_IN:
            yield _fault(msg("“{id}” is a built-in metric, choose another id", id=id), "metrics", id)
            continue
        if not _good_scale(metric.scale):
            yield _fault(_bad_scale(metric.scale), "metrics", id, "scale")
        if metric.formula not in ("", "mean") and not top_boxes(metric.formula):
            text = msg("“{word}” is not a formula; known are mean and top-2-box", word=visible(metric.formula))
            yield _fault(text, "metrics", id, "formula")


def _warnings(journey: Journey) -> Iterator[Fault]:
    for id, rule in journey.warnings.items():
        if rule.metric and rule.metric not in BUILT_IN and rule.metric not in journey.metrics:
            yield _fault(_no_metric(rule.metric), "warnings", id, "metric")


def _no_metric(word: str) -> Message:
    return msg("there is no metric “{word}”", word=visible(word))


def _good_scale(scale: tuple[float, float] | None) -> bool:
    return scale is None or scale[0] < scale[1]


def _bad_scale(scale: tuple[float, float] | None) -> Message:
    low, high = scale or (0, 0)
    return msg("a scale goes from low to high, not from {low} to {high}", low=Number(low, 2), high=Number(high, 2))


def _measured(journey: Journey) -> Iterator[Fault]:
    """Targets and scores of every touchpoint."""
    metrics = metric_table(journey.metrics)
    formulas = {f"{metric.id}/{formula.id}" for metric in metrics.values() for formula in metric.formulas}
    targets = metrics.keys() | formulas
    for id, touchpoint in journey.touchpoints.items():
        if not touchpoint.targets.keys() <= targets:
            yield from _unknown_targets(id, touchpoint, targets)
        for place, record in numbered(touchpoint, "scores", touchpoint.scores):
            for fault in _score(record, metrics):
                yield _fault(fault.message, "touchpoints", id, "scores", place, *fault.path)


def _unknown_targets(id: str, touchpoint: Touchpoint, known: Container[str]) -> Iterator[Fault]:
    for key in touchpoint.targets:
        if key not in known:
            text = msg("“{key}” is neither a metric nor a metric and its formula", key=visible(key))
            yield _fault(text, "touchpoints", id, "targets", key)


def _score(record: ScoreRecord, metrics: Mapping[str, Metric]) -> Iterator[Fault]:
    if record.from_ is not None and record.to is not None and record.to < record.from_:
        yield _fault(msg("the period ends before it begins"), "to")
    if not _good_scale(record.scale):
        yield _fault(_bad_scale(record.scale), "scale")
    elif (metric := metrics.get(record.metric)) is not None:
        yield from _by_metric(record, metric)
    elif record.metric:
        yield _fault(_no_metric(record.metric), "metric")


def _by_metric(record: ScoreRecord, metric: Metric) -> Iterator[Fault]:
    scale = scale_of(record, metric)
    if record.counts:
        yield from _off_scale(record, metric, scale)
    if record.formula and metric.formula(record.formula) is None:
        text = msg("“{word}” is not a formula of {metric}", word=visible(record.formula), metric=metric.id)
        yield _fault(text, "formula")
    elif record.reported is not None:
        yield from _off_range(record, metric, scale)


def _off_scale(record: ScoreRecord, metric: Metric, scale: tuple[float, float] | None) -> Iterator[Fault]:
    if scale is None or metric.step is None:
        wrong = [answer for answer in record.counts if answer < 0]
    elif record.counts.keys() <= _answers(*scale, metric.step):
        return
    else:
        low, high = scale
        wrong = [a for a in record.counts if not low <= a <= high or (a - low) % metric.step]
    for answer in wrong:
        text = msg("the answer {answer} is not on the scale", answer=Number(answer, 2))
        yield _fault(text, "counts", answer)


@lru_cache(maxsize=64)
def _answers(low: float, high: float, step: float) -> frozenset[float]:
    return frozenset(low + place * step for place in range(min(_MOST_ANSWERS, int((high - low) / step) + 1)))


_RANGES: Mapping[str, tuple[float, float]] = {"index": (-100, 100), "percent": (0, 100), "seconds": (0, float("inf"))}


def _off_range(record: ScoreRecord, metric: Metric, scale: tuple[float, float] | None) -> Iterator[Fault]:
    formula, value = metric.formula(record.formula), record.reported.value if record.reported else None
    bounds = _RANGES.get(formula.unit) if formula else None
    if formula and formula.unit == "scale":
        bounds = scale
    if value is not None and bounds is not None and not bounds[0] <= value <= bounds[1]:
        yield _fault(
            msg("{value} is outside the range of {metric}", value=Number(value, 2), metric=metric.id),
            "reported",
            "value",
        )


_CHECKS = (_references, _departments, _metrics, _warnings, _measured)
