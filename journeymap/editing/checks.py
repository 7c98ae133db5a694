"""What every step is checked for: typed fields, sensible ranges, no reference into the void.

Verbs call `checked` for values people give; the document calls `check_references` before a step is recorded.
Only what a step brings in is checked, so an old flaw of a file never blocks an unrelated edit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, get_type_hints

import msgspec

from journeymap.editing.changes import Change
from journeymap.editing.errors import EditError, refuse
from journeymap.editing.references import held_by, ids_in
from journeymap.i18n import Message, mark, msg
from journeymap.model import (
    Action,
    Comment,
    CustomMetric,
    Department,
    Element,
    Importance,
    Inputs,
    Journey,
    Link,
    ParkedIdea,
    Persona,
    Promise,
    Quote,
    Reported,
    ScoreRecord,
    Stage,
    Touchpoint,
    View,
    WarningRule,
)

T = TypeVar("T", bound=Element)
Check = Callable[[Any], bool]
Rule = tuple[Check, Message]


def _filled(text: str) -> bool:
    return bool(text.strip())


def _scale(bounds: tuple[float, float]) -> bool:
    return bounds[0] < bounds[1]


def _tally(counts: Mapping[Any, int]) -> bool:
    return all(count >= 0 for count in counts.values())


def _marks(counts: Mapping[int, int]) -> bool:
    return _tally(counts) and all(1 <= answer <= 5 for answer in counts)


def _texts(texts: Iterable[str]) -> bool:
    return all(text.strip() for text in texts)


_TITLE: Rule = (_filled, msg("A title is needed: type at least one letter."))
_TEXT: Rule = (_filled, msg("There is no text yet: type at least one letter."))
_TEXTS: Rule = (_texts, msg("One of the texts is empty: fill it in or take it out."))
_SHARE: Rule = (lambda v: 0 <= v <= 1, msg("A share lies between 0 and 100 %."))
_MARK: Rule = (lambda v: 1 <= v <= 5, msg("Importance goes from 1 to 5."))
_COUNT: Rule = (lambda v: v >= 0, msg("A count cannot be below zero."))
_AMOUNT: Rule = (lambda v: v >= 0, msg("This number cannot be below zero."))
_DAYS: Rule = (lambda v: v >= 1, msg("The number of days must be at least 1."))
_SCALE: Rule = (_scale, msg("A scale goes from a lower number to a higher one."))
_TALLY: Rule = (_tally, msg("A count cannot be below zero."))
_MARKS: Rule = (_marks, msg("Marks go from 1 to 5, and a count cannot be below zero."))

RULES: Mapping[tuple[type[Element], str], Rule] = {
    (Journey, "title"): _TITLE,
    (Journey, "confidence"): (lambda v: 0.5 <= v < 1, msg("Confidence lies between 50 and 100 %, 100 left out.")),
    (Journey, "minimum_answers"): (lambda v: v >= 1, msg("At least one answer must be asked for.")),
    (Journey, "population"): (lambda v: v >= 1, msg("A customer base has at least one customer.")),
    (Touchpoint, "title"): _TITLE,
    (Touchpoint, "entry"): _SHARE,
    (Touchpoint, "end_share"): _SHARE,
    (Touchpoint, "survey_every_days"): _DAYS,
    (Touchpoint, "votes"): _COUNT,
    (Touchpoint, "pain_points"): _TEXTS,
    (Touchpoint, "ideas"): _TEXTS,
    (Touchpoint, "owners"): (lambda v: all(v.values()), msg("A department among the owners needs a role.")),
    (Importance, "customer"): _MARK,
    (Importance, "organisation"): _MARK,
    (Promise, "text"): _TEXT,
    (Quote, "text"): _TEXT,
    (Comment, "text"): _TEXT,
    (View, "satisfaction"): _MARKS,
    (View, "importance"): _MARKS,
    (Link, "share"): _SHARE,
    (Department, "name"): _TITLE,
    (Department, "staff"): _COUNT,
    (Department, "trained"): _COUNT,
    (Persona, "name"): _TITLE,
    (Persona, "share"): _SHARE,
    (Persona, "needs"): _TEXTS,
    (Stage, "title"): _TITLE,
    (Stage, "width"): (lambda v: v > 0, msg("A stage cannot be narrower than nothing.")),
    (Action, "title"): _TITLE,
    (Action, "cause"): (lambda v: 1 <= v <= 4, msg("The cause is one of the four gap classes, 1 to 4.")),
    (Action, "cost"): _AMOUNT,
    (Action, "benefit"): _AMOUNT,
    (Action, "votes"): _COUNT,
    (ParkedIdea, "text"): _TEXT,
    (ParkedIdea, "votes"): _COUNT,
    (WarningRule, "window_days"): _DAYS,
    (CustomMetric, "name"): _TITLE,
    (CustomMetric, "scale"): _SCALE,
    (CustomMetric, "weight"): _AMOUNT,
    (ScoreRecord, "scale"): _SCALE,
    (ScoreRecord, "counts"): _TALLY,
    (Reported, "n"): _COUNT,
    (Reported, "s"): _AMOUNT,
    (Inputs, "retention"): _SHARE,
    (Inputs, "discount"): _AMOUNT,
}
"""What a field's value must be, None aside, and the sentence where it is not."""

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
    return get_type_hints(kind)


def checked(kind: type[Element], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the fields of `kind` hold them: words become enum values, lists tuples.

    Raises `EditError` for an unknown field, a value of another type, or one beyond the rules.
    """
    return {name: _checked(kind, name, value) for name, value in fields.items()}


def new(kind: type[T], fields: Mapping[str, Any]) -> T:
    """An element of these values, checked in every field it has, given or default."""
    required = {field.name: "" for field in msgspec.structs.fields(kind) if field.required}
    made = kind(**checked(kind, {**required, **fields}))
    check(made)
    return made


def _checked(kind: type[Element], name: str, value: Any) -> Any:
    hint = _hints(kind).get(name)
    if hint is None or name == "kept":
        raise refuse("There is no field “{field}”.", field=name)
    try:
        typed = msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        raise refuse("“{field}” cannot hold this value: {reason}", field=name, reason=str(error)) from error
    _obey(kind, name, typed)
    return typed


def check(element: Element, before: Element | None = None) -> None:
    """Raises `EditError` where a value inside the element, at any depth, breaks a rule.

    Fields that are the very same in `before` are passed over.
    """
    for name in element.__struct_fields__:
        value = getattr(element, name)
        if name != "kept" and (before is None or value is not getattr(before, name)):
            _obey(type(element), name, value)


def _obey(kind: type[Element], name: str, value: Any) -> None:
    holds, sentence = RULES.get((kind, name), (None, None))
    if holds is not None and sentence is not None and value is not None and not holds(value):
        raise EditError(sentence)
    _descend(value)


def _descend(value: Any) -> None:
    if isinstance(value, Element):
        check(value)
    elif isinstance(value, tuple):
        for item in value:
            _descend(item)
    elif isinstance(value, Mapping):
        for pair in value.items():
            _descend(pair)
    elif isinstance(value, float) and not math.isfinite(value):
        raise refuse("This is not a number that can be worked with.")


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
