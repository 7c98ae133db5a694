"""Verbs for departments: who there is in the company, their colour and training."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import Department
from journeymap.model.limits import COLOUR


def add_department(document: Document, name: str, **fields: Any) -> str:
    """Adds a department; its new id."""
    _refuse_odd(Department(**{"name": name, **checked(Department, fields)}))
    return elements.add(document, "departments", name, fields)


def rename_department(document: Document, id: str, name: str) -> None:
    """Gives a department another name; typing is one step."""
    set_department(document, id, elements.typing_key("departments", id, "name"), name=name.strip())


def set_department(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a department other values: colour, duty, lead, staff, trained."""
    old = elements.element(document, "departments", id)
    _refuse_odd(replace(old, **checked(Department, fields)))
    elements.change(document, "departments", id, fields, merge_key=merge_key)


def _refuse_odd(department: Department) -> None:
    if department.colour and not COLOUR.fullmatch(department.colour):
        raise refuse("“{colour}” is not a colour like {example}", colour=department.colour, example="#5E7182")
    if department.staff is not None and department.trained is not None and department.trained > department.staff:
        raise refuse("More people are trained than there are: check staff and trained.")


def reorder_departments(document: Document, ids: Iterable[str]) -> None:
    """Puts these departments first, in this order; the others follow."""
    elements.reorder(document, "departments", ids, msg("Change the order of departments"))


def remove_department(document: Document, id: str) -> None:
    """Deletes a department: what it owned, answered and scored goes; hand-offs, actions and comments lose its name."""
    elements.remove(document, "departments", id)
