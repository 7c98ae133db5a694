"""New elements that both sides made under one id: theirs get an id of their own, and all that names them follows.

The first step of a merge.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.editing.references import held_by, rewritten
from journeymap.model import MAPPINGS, Element, Journey, Touchpoint, WarningRule
from journeymap.model.ids import MAX_LENGTH

Names = Mapping[str, Mapping[str, str]]
"""New ids by mapping and old id."""


def told_apart(base: Journey, ours: Journey, theirs: Journey) -> Journey:
    """Their journey, in which no new element has the id of another new one of ours. Elements that were equal may
    become different when what they name is renamed, so this goes on until none is left."""
    names: dict[str, dict[str, str]] = {name: {} for name in MAPPINGS}
    renamed = theirs
    while True:
        found = False
        for mapping in MAPPINGS:
            for id in _clashes(mapping, base, ours, renamed, names[mapping]):
                taken = {**getattr(base, mapping), **getattr(ours, mapping), **getattr(renamed, mapping)}
                names[mapping][id] = _free(id, taken.keys() | {*names[mapping].values()})
                found = True
        if not found:
            return renamed
        renamed = _renamed(theirs, names)


def _free(id: str, taken: Container[str]) -> str:
    """The id with a number behind that nobody has."""
    number = 2
    while (candidate := f"{id[: MAX_LENGTH - len(str(number)) - 1]}-{number}") in taken:
        number += 1
    return candidate


def _clashes(mapping: str, base: Journey, ours: Journey, theirs: Journey, known: Mapping[str, str]) -> list[str]:
    b, o, t = (getattr(each, mapping) for each in (base, ours, theirs))
    if o is t or b is o or b is t:
        return []
    return [id for id in t if id in o and id not in b and id not in known and o[id] != t[id]]


def _renamed(journey: Journey, names: Names) -> Journey:
    fields: dict[str, Any] = {name: _mapping(name, getattr(journey, name), names) for name in MAPPINGS}
    department = journey.sent.department if journey.sent else ""
    if journey.sent and department in names["departments"]:
        fields["sent"] = replace(journey.sent, department=names["departments"][department])
    return replace(journey, **fields)


def _mapping(mapping: str, elements: Mapping[str, Element], names: Names) -> dict[str, Any]:
    own = names[mapping]
    return {own.get(id, id): _following(mapping, element, names) for id, element in elements.items()}


def _following(mapping: str, element: Element, names: Names) -> Element:
    """The element with the new ids of whatever it names."""
    for reference in held_by(mapping):
        ids = names[reference.target]
        if ids:
            element = rewritten(element, reference, lambda id, ids=ids: ids.get(id, id))  # type: ignore[misc]
    metrics = names["metrics"]
    if metrics and isinstance(element, Touchpoint):
        return _measured(element, metrics)
    if metrics and isinstance(element, WarningRule) and element.metric in metrics:
        return replace(element, metric=metrics[element.metric])
    return element


def _measured(touchpoint: Touchpoint, metrics: Mapping[str, str]) -> Touchpoint:
    scores = tuple(
        replace(record, metric=metrics[record.metric]) if record.metric in metrics else record
        for record in touchpoint.scores
    )
    targets = {_target(key, metrics): value for key, value in touchpoint.targets.items()}
    if scores == touchpoint.scores and targets == touchpoint.targets:
        return touchpoint
    return replace(touchpoint, scores=scores, targets=targets)


def _target(key: str, metrics: Mapping[str, str]) -> str:
    metric, slash, formula = key.partition("/")
    return f"{metrics.get(metric, metric)}{slash}{formula}"
