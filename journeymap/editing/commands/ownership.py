"""Verbs for who owns a touchpoint and what the departments say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.i18n import msg
from journeymap.model import Response, Touchpoint
from journeymap.model.words import Answer, Role

_ORDER = {role: place for place, role in enumerate(Role)}


def set_roles(document: Document, id: str, department: str, roles: Sequence[Role | str]) -> None:
    """Gives a department these roles at a touchpoint, in place of those it had; none: it is no owner."""
    touchpoint = elements.element(document, "touchpoints", id)
    name = elements.name_of(document, "departments", department)
    owners = {key: held for key, held in touchpoint.owners.items() if key != department or roles}
    if roles:
        typed = checked(Touchpoint, {"owners": {department: roles}})["owners"][department]
        owners[department] = tuple(sorted(set(typed), key=_ORDER.__getitem__))
    label = msg("Set the role of {department} at {name}", department=name, name=touchpoint.title)
    elements.put(document, "touchpoints", id, replace(touchpoint, owners=owners), label)


def toggle_role(document: Document, id: str, department: str, role: Role | str) -> None:
    """Gives a department the role at a touchpoint, or takes it away where it has it."""
    wanted = Role(role) if role in Role._value2member_map_ else role
    held = elements.element(document, "touchpoints", id).owners.get(department, ())
    kept = [one for one in held if one is not wanted]
    set_roles(document, id, department, kept if wanted in held else [*held, wanted])


def clear_owner(document: Document, id: str, department: str) -> None:
    """The department has no part in the touchpoint any more; what it answered stays."""
    set_roles(document, id, department, ())


def make_accountable(document: Document, id: str, department: str) -> None:
    """Makes one department accountable and nobody else: whoever was, is responsible from now on."""
    touchpoint = elements.element(document, "touchpoints", id)
    name = elements.name_of(document, "departments", department)
    with document.edit(msg("Make {department} accountable for {name}", department=name, name=touchpoint.title)):
        for other in touchpoint.departments_with(Role.ACCOUNTABLE):
            rest = [role for role in touchpoint.owners[other] if role is not Role.ACCOUNTABLE]
            set_roles(document, id, other, rest or [Role.RESPONSIBLE])
        held = touchpoint.owners.get(department, ())
        set_roles(document, id, department, [*held, Role.ACCOUNTABLE])


def respond(document: Document, id: str, department: str, answer: Answer | str, **fields: Any) -> None:
    """Notes that a department accepts or disputes its part; `by`, `date` and `note` as given."""
    touchpoint = elements.element(document, "touchpoints", id)
    name = elements.name_of(document, "departments", department)
    old = touchpoint.responses.get(department, Response())
    made = replace(old, **checked(Response, {"answer": answer, **fields}))
    _put_responses(document, id, {**touchpoint.responses, department: made}, name)


def withdraw_response(document: Document, id: str, department: str) -> None:
    """The department has not answered yet."""
    touchpoint = elements.element(document, "touchpoints", id)
    rest = {key: value for key, value in touchpoint.responses.items() if key != department}
    _put_responses(document, id, rest, elements.name_of(document, "departments", department))


def _put_responses(document: Document, id: str, responses: Mapping[str, Response], name: str) -> None:
    touchpoint = elements.element(document, "touchpoints", id)
    label = msg("Answer of {department} on {name}", department=name, name=touchpoint.title)
    elements.put(document, "touchpoints", id, replace(touchpoint, responses=responses), label)
