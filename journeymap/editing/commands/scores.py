"""Verbs for scores: records of counts, published figures and inputs, single answers, and blind views of departments.

A record is addressed by its identity: metric, formula, segment, from, to and source.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked, new
from journeymap.editing.commands import elements, entries
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Number, msg
from journeymap.model import Inputs, Reported, ScoreRecord, View
from journeymap.model.metrics import Metric, metric_table, scale_of

Identity = tuple[str, str, str, date | None, date | None, str]


def add_score(document: Document, id: str, **fields: Any) -> ScoreRecord:
    """Adds a record; `EditError` where there is one of the same metric, formula, segment, period and source."""
    made = _fitting(document, new(ScoreRecord, fields))
    if _find(document, id, made.identity) is not None:
        raise refuse("There is such a score already: replace it, or add the answers to it.")
    _put(document, id, (*_records(document, id), made))
    return made


def replace_score(document: Document, id: str, identity: Identity, **fields: Any) -> ScoreRecord:
    """Gives fields of a record other values."""
    old = _demand(document, id, identity)
    made = _fitting(document, replace(old, **checked(ScoreRecord, fields)))
    if made.identity != identity and _find(document, id, made.identity) is not None:
        raise refuse("There is such a score already: replace it, or add the answers to it.")
    _put(document, id, tuple(made if record is old else record for record in _records(document, id)))
    return made


def record_counts(document: Document, id: str, record: ScoreRecord, *, add: bool) -> ScoreRecord:
    """Counts a whole record in: where one of its identity stands, its counts are added up or replaced."""
    old = _find(document, id, record.identity)
    if old is None:
        fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "kept"}
        return add_score(document, id, **fields)
    if not add:
        return replace_score(document, id, record.identity, counts=record.counts, scale=record.scale)
    if old.scale != record.scale:
        raise refuse("Answers on different scales cannot be added up.")
    return add_counts(document, id, record.identity, record.counts)


def add_counts(document: Document, id: str, identity: Identity, counts: Mapping[float, int]) -> ScoreRecord:
    """Adds answers to a record: answer to how many."""
    old = _demand(document, id, identity)
    typed = checked(ScoreRecord, {"counts": counts})["counts"]
    return replace_score(document, id, identity, counts=Counter(old.counts) + Counter(typed))


def add_answer(document: Document, id: str, identity: Identity, answer: float) -> ScoreRecord:
    """Adds one answer to a record."""
    return add_counts(document, id, identity, {answer: 1})


def set_reported(document: Document, id: str, identity: Identity, **fields: float | None) -> None:
    """Notes the published figure of a record: `value` in the unit shown, `n` answers, `s` standard deviation."""
    old = _demand(document, id, identity).reported or Reported()
    replace_score(document, id, identity, reported=replace(old, **checked(Reported, fields)))


def set_inputs(document: Document, id: str, identity: Identity, **fields: float | None) -> None:
    """Notes what customer lifetime value is worked out from: `margin`, `retention`, `discount`."""
    old = _demand(document, id, identity).inputs or Inputs()
    replace_score(document, id, identity, inputs=replace(old, **checked(Inputs, fields)))


def remove_score(document: Document, id: str, identity: Identity) -> None:
    """Takes a record away."""
    old = _demand(document, id, identity)
    _put(document, id, tuple(record for record in _records(document, id) if record is not old))


def set_view(document: Document, id: str, department: str, **marks: Mapping[int, int]) -> None:
    """Notes how often people of a department gave each mark, 1 to 5: `satisfaction`, `importance`."""
    touchpoint = elements.element(document, "touchpoints", id)
    old = touchpoint.views.get(department, View())
    given = {name: {mark: n for mark, n in counts.items() if n} for name, counts in checked(View, marks).items()}
    views = {**touchpoint.views, department: replace(old, **given)}
    if views[department] == View():
        del views[department]
    label = msg("Blind scores at {name}", name=touchpoint.title)
    elements.put(document, "touchpoints", id, replace(touchpoint, views=views), label)


def cast_mark(document: Document, id: str, department: str, side: str, mark: int) -> None:
    """Counts one person's mark in blind scoring; `side` is `satisfaction` or `importance`."""
    held = elements.element(document, "touchpoints", id).views.get(department, View())
    set_view(document, id, department, **{side: _one_more(held, side, mark)})


def _one_more(view: View, side: str, mark: int) -> dict[int, int]:
    if side not in ("satisfaction", "importance"):
        raise refuse("There is no field “{field}”.", field=side)
    counts: Mapping[int, int] = getattr(view, side)
    return {**counts, mark: counts.get(mark, 0) + 1}


def cast_round(document: Document, department: str, marks: Mapping[str, Mapping[str, int]]) -> int:
    """Counts all that one person marked in blind scoring as one step: touchpoint to side to mark.

    What was deleted meanwhile is left out; how many marks were counted. `EditError` for an unknown department.
    """
    name = elements.name_of(document, "departments", department)
    counted = 0
    with document.edit(msg("Blind scores of a person of {name}", name=name)):
        for id, given in marks.items():
            if id in document.present.touchpoints:
                held = elements.element(document, "touchpoints", id).views.get(department, View())
                set_view(
                    document, id, department, **{side: _one_more(held, side, mark) for side, mark in given.items()}
                )
                counted += len(given)
    return counted


def clear_all_views(document: Document) -> None:
    """Takes the blind scores of all touchpoints away in one step."""
    with document.edit(msg("Clear all blind scores")):
        for id, touchpoint in tuple(document.present.touchpoints.items()):
            if touchpoint.views:
                clear_views(document, id)


def clear_views(document: Document, id: str) -> None:
    """Takes all blind scores of a touchpoint away."""
    elements.change(document, "touchpoints", id, {"views": {}})


def _records(document: Document, id: str) -> tuple[ScoreRecord, ...]:
    return entries.entries(document, id, "scores")


def _put(document: Document, id: str, records: tuple[ScoreRecord, ...]) -> None:
    label = msg("Change scores at {name}", name=elements.name_of(document, "touchpoints", id))
    entries.put_all(document, id, "scores", records, label)


def _find(document: Document, id: str, identity: Identity) -> ScoreRecord | None:
    return next((record for record in _records(document, id) if record.identity == identity), None)


def _demand(document: Document, id: str, identity: Identity) -> ScoreRecord:
    found = _find(document, id, identity)
    if found is None:
        raise refuse("There is no such score any more.")
    return found


def metric_of(document: Document, id: str) -> Metric:
    """The metric of that id, built in or the journey's own; `EditError` where there is none."""
    found = metric_table(document.present.metrics).get(id)
    if found is None:
        raise refuse("There is no metric “{id}” in this journey.", id=id)
    return found


def _fitting(document: Document, record: ScoreRecord) -> ScoreRecord:
    """The record as its metric can hold it: answers nobody gave left out, times rounded; `EditError` else."""
    metric = metric_of(document, record.metric)
    if metric.formula(record.formula) is None:
        raise refuse("{metric} cannot be worked out by “{formula}”.", metric=metric.name, formula=record.formula)
    if record.from_ and record.to and record.from_ > record.to:
        raise refuse("The period ends before it begins.")
    _refuse_beyond(record.reported, metric, record)
    counts: Counter[float] = Counter()
    for answer, count in record.counts.items():
        counts[_answer(metric, scale_of(record, metric), answer)] += count
    return replace(record, counts={answer: count for answer, count in counts.items() if count})


def _answer(metric: Metric, scale: tuple[float, float] | None, answer: float) -> float:
    if scale is None:
        if answer < 0:
            raise refuse("A time cannot be below zero.")
        return two_digits(answer)
    low, high = scale
    whole = metric.step is None or (answer - low) % metric.step == 0
    if not low <= answer <= high or not whole:
        shown = {"answer": Number(answer, 2), "low": Number(low, 2), "high": Number(high, 2)}
        raise refuse("{answer} is no answer on a scale from {low} to {high}.", **shown)
    return answer


def _refuse_beyond(reported: Reported | None, metric: Metric, record: ScoreRecord) -> None:
    formula = metric.formula(record.formula)
    if reported is None or reported.value is None or formula is None:
        return
    low, high = {
        "index": (-100.0, 100.0),
        "percent": (0.0, 100.0),
        "scale": scale_of(record, metric) or (-math.inf, math.inf),
        "seconds": (0.0, math.inf),
        "money": (-math.inf, math.inf),
    }[formula.unit]
    if not low <= reported.value <= high:
        raise refuse("{value} cannot be a value of {metric}.", value=Number(reported.value, 2), metric=metric.name)


def two_digits(seconds: float) -> float:
    """A time rounded to two significant digits, half up, so that no single customer can be told by it."""
    if seconds <= 0:
        return 0.0
    unit = 10.0 ** (math.floor(math.log10(seconds)) - 1)
    return round(math.floor(seconds / unit + 0.5) * unit, 6)
