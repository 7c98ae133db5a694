"""What every step is checked for: typed fields, sensible ranges, no reference into the void.

Verbs call `checked` for values people give; the document calls `check_references` and `check_metrics` before a step
is recorded.
Only what a step brings in is checked, so an old flaw of a file never blocks an unrelated edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from journeymap.editing.changes import Change
from journeymap.editing.errors import EditError, refuse
from journeymap.editing.references import held_by, ids_in
from journeymap.i18n import Message, Number, mark, msg
from journeymap.model import (
    Action,
    Comment,
    CustomMetric,
    Department,
    Element,
    Journey,
    Link,
    ParkedIdea,
    Persona,
    Promise,
    Quote,
    ScoreRecord,
    Stage,
    Touchpoint,
    WarningRule,
)
from journeymap.model.converting import convert
from journeymap.model.limits import LONGEST_TEXT
from journeymap.model.metrics import metric_table

T = TypeVar("T", bound=Element)
Check = Callable[[Any], bool]
Rule = tuple[Check, Message]


def _filled(text: str) -> bool:
    return bool(text.strip())


def _scale(bounds: tuple[float, float]) -> bool:
    return bounds[0] < bounds[1]


def _texts(texts: Iterable[str]) -> bool:
    return all(text.strip() for text in texts)


_TITLE: Rule = (_filled, msg("A title is needed: type at least one letter."))
_TEXT: Rule = (_filled, msg("There is no text yet: type at least one letter."))
_TEXTS: Rule = (_texts, msg("One of the texts is empty: fill it in or take it out."))
_SHARE = msg("A share lies between 0 and 100 %.")
_FLOW_SHARE: Rule = (lambda v: v <= 1, _SHARE)
_SCALE: Rule = (_scale, msg("A scale goes from a lower number to a higher one."))

RULES: Mapping[tuple[type[Element], str], Rule] = {
    (Journey, "title"): _TITLE,
    (Journey, "minimum_answers"): (lambda v: v >= 1, msg("At least one answer must be asked for.")),
    (Journey, "population"): (lambda v: v >= 1, msg("A customer base has at least one customer.")),
    (Touchpoint, "title"): _TITLE,
    (Touchpoint, "pain_points"): _TEXTS,
    (Touchpoint, "ideas"): _TEXTS,
    (Touchpoint, "owners"): (lambda v: all(v.values()), msg("A department among the owners needs a role.")),
    (Touchpoint, "entry"): _FLOW_SHARE,
    (Touchpoint, "end_share"): _FLOW_SHARE,
    (Link, "share"): _FLOW_SHARE,
    (Promise, "text"): _TEXT,
    (Quote, "text"): _TEXT,
    (Comment, "text"): _TEXT,
    (Department, "name"): _TITLE,
    (Persona, "name"): _TITLE,
    (Persona, "needs"): _TEXTS,
    (Stage, "title"): _TITLE,
    (Action, "title"): _TITLE,
    (ParkedIdea, "text"): _TEXT,
    (CustomMetric, "name"): _TITLE,
    (CustomMetric, "scale"): _SCALE,
    (ScoreRecord, "scale"): _SCALE,
}
"""What a field's value must be besides what its type says, None aside, and the sentence where it is not."""

_MARK = msg("Importance and marks go from 1 to 5.")
_COUNT = msg("A count cannot be below zero.")
_DAYS = msg("The number of days must be at least 1.")

BEYOND: Mapping[str, Message] = {
    **dict.fromkeys(("entry", "end_share", "share", "retention"), _SHARE),
    **dict.fromkeys(("customer", "organisation", "satisfaction", "importance"), _MARK),
    **dict.fromkeys(("votes", "staff", "trained", "n", "counts"), _COUNT),
    **dict.fromkeys(("survey_every_days", "window_days"), _DAYS),
    "width": msg("A stage cannot be narrower than nothing."),
    "cause": msg("The cause is one of the four gap classes, 1 to 4."),
    "confidence": msg("Confidence lies between 50 and 100 %, 100 left out."),
}
"""The sentence for a number outside the bounds of its type, by the field's name."""

_BOUND = re.compile(r"`(?:int|float)` (?:<|>)=? ")
_PLACE = re.compile(r"\$(?:\.|\[[^]]*\])*?\.?(\w+)(?:\[[^]]*\])*`$")

_NOUNS: Mapping[str, str] = {
    "departments": mark("There is no department “{id}” in this journey."),
    "personas": mark("There is no persona “{id}” in this journey."),
    "stages": mark("There is no stage “{id}” in this journey."),
    "touchpoints": mark("There is no touchpoint “{id}” in this journey."),
    "links": mark("There is no link “{id}” in this journey."),
    "actions": mark("There is no action “{id}” in this journey."),
    "metrics": mark("There is no metric “{id}” in this journey."),
    "warnings": mark("There is no warning “{id}” in this journey."),
    "snapshots": mark("There is no snapshot “{id}” in this journey."),
}


def unknown(mapping: str, id: str) -> EditError:
    """The error for an id that a mapping does not have."""
    return refuse(_NOUNS[mapping], id=id)


@cache
def _hints(kind: type[Element]) -> Mapping[str, Any]:
    return get_type_hints(kind, include_extras=True)


@cache
def _required(kind: type[Element]) -> Mapping[str, str]:
    return {field.name: "" for field in msgspec.structs.fields(kind) if field.required}


def checked(kind: type[Element], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the fields of `kind` hold them: words become enum values, lists tuples.

    Raises `EditError` for an unknown field, a value of another type, or one beyond the rules.
    """
    return {name: _checked(kind, name, value) for name, value in fields.items()}


def new(kind: type[T], fields: Mapping[str, Any]) -> T:
    """An element of these values, checked in every field it has, given or default."""
    made = kind(**checked(kind, {**_required(kind), **fields}))
    check(made)
    return made


def _checked(kind: type[Element], name: str, value: Any) -> Any:
    hint = _hints(kind).get(name)
    if hint is None or name == "kept":
        raise refuse("There is no field “{field}”.", field=name)
    try:
        typed = convert(value, hint)
    except msgspec.ValidationError as error:
        raise _explained(name, str(error)) from error
    holds, sentence = RULES.get((kind, name), (None, None))
    if holds is not None and sentence is not None and typed is not None and not holds(typed):
        raise EditError(sentence)
    _descend(typed)
    return typed


def _explained(name: str, reason: str) -> EditError:
    """The sentence for a value that its type cannot hold; a bound deeper inside speaks for its own field."""
    place = _PLACE.search(reason)
    if _BOUND.search(reason):
        sentence = BEYOND.get(place[1] if place else name) or BEYOND.get(name)
        return EditError(sentence) if sentence else refuse("“{field}” cannot be such a number.", field=name)
    return refuse("“{field}” cannot hold this value: {reason}", field=name, reason=reason)


def check(element: Element, before: Element | None = None) -> None:
    """Raises `EditError` where a value inside the element, at any depth, is of a wrong type or breaks a rule.

    Fields that are the very same in `before` are passed over.
    """
    for name in element.__struct_fields__:
        value = getattr(element, name)
        if name != "kept" and (before is None or value is not getattr(before, name)):
            _checked(type(element), name, value)


def _descend(value: Any) -> None:
    if isinstance(value, Element):
        check(value)
    elif isinstance(value, tuple):
        for item in value:
            _descend(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            _descend(item)


def check_references(journey: Journey, changes: Iterable[Change]) -> None:
    """Raises `EditError` where a changed element newly names an id that the journey does not have."""
    for change in changes:
        if change.after is None:
            continue
        for reference in held_by(change.key[0]):
            old = () if change.before is None else ids_in(change.before, reference)
            for id in ids_in(change.after, reference):
                if id not in getattr(journey, reference.target) and id not in old:
                    raise unknown(reference.target, id)


def check_metrics(journey: Journey, changes: Iterable[Change]) -> None:
    """Raises `EditError` where a changed touchpoint or warning newly names a metric or formula that there is not."""
    measuring = [change for change in changes if change.key[0] in _NAMING and change.after is not None]
    if not measuring:
        return
    metrics = metric_table(journey.metrics).values()
    known = {metric.id for metric in metrics} | {f"{m.id}/{formula.id}" for m in metrics for formula in m.formulas}
    for change in measuring:
        named = _NAMING[change.key[0]]
        old = set() if change.before is None else named(change.before)
        for name in sorted(named(change.after) - old - known):
            raise unknown("metrics", name)


def _measured(touchpoint: Touchpoint) -> set[str]:
    scores = {f"{r.metric}/{r.formula}" if r.formula else r.metric for r in touchpoint.scores if r.metric}
    return scores | touchpoint.targets.keys()


def _watched(rule: WarningRule) -> set[str]:
    return {rule.metric} if rule.metric else set()


_NAMING: Mapping[str, Callable[[Any], set[str]]] = {"touchpoints": _measured, "warnings": _watched}


_TOO_LONG = mark("A text of more than {most} characters is too long. Shorten it.")


def check_lengths(changes: Iterable[Change]) -> None:
    """Raises `EditError` where a step brings in a text that a file would not give back."""
    if any(len(text) > LONGEST_TEXT for change in changes for text in _new_texts(change.before, change.after)):
        raise refuse(_TOO_LONG, most=Number(LONGEST_TEXT))


def _new_texts(before: Any, after: Any) -> Iterator[str]:
    """The texts of a value that are not the very ones that stood there; what was left alone is not looked through."""
    if after is before or after is None:
        return
    if isinstance(after, str):
        yield after
    elif isinstance(after, Element):
        for name in after.__struct_fields__:
            yield from _new_texts(getattr(before, name, None), getattr(after, name))
    elif isinstance(after, Mapping):
        for key, value in after.items():
            yield from _new_texts(before.get(key) if isinstance(before, Mapping) else None, value)
    elif isinstance(after, tuple):
        known = set(map(id, before)) if isinstance(before, tuple) else set()
        for value in after:
            if id(value) not in known:
                yield from _new_texts(None, value)
