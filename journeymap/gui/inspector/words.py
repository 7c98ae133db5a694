"""How elements are called in forms: title, line under it, colour of a department, choices of a picker.

The journey stands before it; heads of forms, pickers and rows of lists take their words from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

import msgspec

from journeymap.editing.commands import elements
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, Value, Word, mark, mark_count, msg, msg_count
from journeymap.model import Link, Touchpoint, WarningRule
from journeymap.model.metrics import Metric, metric_table
from journeymap.model.words import LABELS, Contact, Moment

SHORT: Mapping[Enum, str] = {
    Moment.TRUTH: mark("Of truth"),
    Moment.DELIGHT: mark("Of delight"),
}
"""Words of choices where the heading above says the rest."""

_CONTACTS: Mapping[Contact, str] = {
    Contact.HUMAN: mark("in person"),
    Contact.DIGITAL: mark("digital"),
    Contact.MIXED: mark("in person and digital"),
}
PLURALS: Mapping[str, tuple[str, str]] = {
    "touchpoints": mark_count("{count} touchpoint", "{count} touchpoints"),
    "links": mark_count("{count} link", "{count} links"),
    "stages": mark_count("{count} stage", "{count} stages"),
    "departments": mark_count("{count} department", "{count} departments"),
    "personas": mark_count("{count} persona", "{count} personas"),
    "actions": mark_count("{count} action", "{count} actions"),
    "metrics": mark_count("{count} metric", "{count} metrics"),
    "warnings": mark_count("{count} early warning", "{count} early warnings"),
}


class Choice(msgspec.Struct, frozen=True):
    """One thing to pick: what stands for it in the document, what people read, the colour beside it if any."""

    key: str
    words: str
    colour: str = ""


def counted(mapping: str, count: int) -> Message:
    """How many elements of a mapping: `3 touchpoints`."""
    one, many = PLURALS[mapping]
    return msg_count(one, many, count)


def label_of(choice: Enum) -> str:
    """The marked words of a closed word list's member; its own value where it has none."""
    return LABELS.get(choice, str(choice.value))


def called(session: Session, mapping: str, id: str) -> str:
    """What people call an element; its id where the journey has none of it."""
    if id not in getattr(session.journey, mapping):
        return id
    if mapping == "warnings":
        return session.text(_warning(session, session.journey.warnings[id]))
    return elements.name_of(session.document, mapping, id)


def department_colour(session: Session, id: str) -> str:
    """The colour of a department, its own or the one chosen for its place; that of no owner for an unknown id."""
    departments = session.journey.departments
    if id not in departments:
        return session.look.theme.unowned
    return departments[id].colour or session.look.theme.department(list(departments).index(id))


def choices_of(session: Session, mapping: str) -> list[Choice]:
    """Every element of a mapping as something to pick; of `metrics` also the built-in ones."""
    if mapping == "metrics":
        return [
            Choice(id, metric_name(session, metric)) for id, metric in metric_table(session.journey.metrics).items()
        ]
    if mapping == "departments":
        return [
            Choice(id, called(session, mapping, id), department_colour(session, id)) for id in _ids(session, mapping)
        ]
    return [Choice(id, called(session, mapping, id)) for id in _ids(session, mapping)]


def _ids(session: Session, mapping: str) -> Iterable[str]:
    held: Mapping[str, Any] = getattr(session.journey, mapping)
    return held


def metric_name(session: Session, metric: Metric) -> str:
    """A metric's name as people read it: their own word, or ours translated."""
    return metric.name if metric.custom else session.text(metric.name)


def metric_called(session: Session, id: str) -> str:
    """The name of the metric of that id; the id where there is none."""
    found = metric_table(session.journey.metrics).get(id)
    return metric_name(session, found) if found else id


def subline(session: Session, mapping: str, element: Any) -> Message | None:
    """The line under the title: what the element is, in a few words; None where its title says everything."""
    make = _SUBLINES.get(mapping)
    return make(session, element) if make else None


def _touchpoint(session: Session, touchpoint: Touchpoint) -> Message:
    kind = Word(LABELS[touchpoint.kind])
    contact: Value = Word(_CONTACTS[touchpoint.contact]) if touchpoint.contact else ""
    stage = session.journey.stages.get(touchpoint.stage)
    if stage is None:
        return msg("{kind}, {contact}", kind=kind, contact=contact) if contact else msg("{kind}", kind=kind)
    if not contact:
        return msg("{kind}, stage {stage}", kind=kind, stage=stage.title)
    return msg("{kind}, stage {stage}, {contact}", kind=kind, stage=stage.title, contact=contact)


def _link(session: Session, link: Link) -> Message:
    return msg("{kind} link", kind=Word(LABELS[link.kind]))


def _stage(session: Session, stage: Any) -> Message:
    held = session.journey.stages
    id = next((id for id, one in held.items() if one is stage), "")
    count = sum(touchpoint.stage == id for touchpoint in session.journey.touchpoints.values())
    place = list(held).index(id) + 1 if id else 0
    inside = counted("touchpoints", count)
    return msg("Stage {place} of {all}, {inside}", place=place, all=len(held), inside=inside)


def _warning(session: Session, rule: WarningRule) -> Message:
    title = called(session, "touchpoints", rule.touchpoint)
    return msg("{metric} at {touchpoint}", metric=metric_called(session, rule.metric), touchpoint=title)


_SUBLINES: Mapping[str, Callable[[Session, Any], Message]] = {
    "touchpoints": _touchpoint,
    "links": _link,
    "stages": _stage,
    "departments": lambda session, element: msg("Department"),
    "personas": lambda session, element: msg("Persona"),
    "actions": lambda session, element: msg("Action"),
    "metrics": lambda session, element: msg("Metric of this journey"),
    "warnings": lambda session, element: msg("Early warning"),
}
