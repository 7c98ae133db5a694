"""Verbs for actions: what will be done about touchpoints, by whom and by when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.i18n import msg
from journeymap.model.words import ActionStatus


def add_action(document: Document, title: str, touchpoints: Iterable[str] = (), **fields: Any) -> str:
    """Adds an action about these touchpoints; its new id."""
    return elements.add(document, "actions", title, {"touchpoints": tuple(dict.fromkeys(touchpoints)), **fields})


def set_action(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of an action other values: title, department, due, kind, cause, cost, benefit."""
    elements.change(document, "actions", id, fields, merge_key=merge_key)


def set_status(document: Document, ids: str | Iterable[str], status: ActionStatus | str) -> None:
    """Notes how far one or several actions are."""
    elements.change(document, "actions", ids, {"status": status})


def link_action(document: Document, id: str, touchpoint: str) -> None:
    """The action is about this touchpoint too."""
    held = elements.element(document, "actions", id).touchpoints
    _about(document, id, held if touchpoint in held else (*held, touchpoint))


def unlink_action(document: Document, id: str, touchpoint: str) -> None:
    """The action is no longer about this touchpoint."""
    held = elements.element(document, "actions", id).touchpoints
    _about(document, id, tuple(one for one in held if one != touchpoint))


def _about(document: Document, id: str, touchpoints: tuple[str, ...]) -> None:
    label = msg("Change what {name} is about", name=elements.name_of(document, "actions", id))
    elements.change(document, "actions", id, {"touchpoints": touchpoints}, label)


def reorder_actions(document: Document, ids: Iterable[str]) -> None:
    """Puts these actions first, in this order; the others follow."""
    elements.reorder(document, "actions", ids, msg("Change the order of actions"))


def remove_actions(document: Document, ids: str | Iterable[str]) -> None:
    """Deletes actions."""
    elements.remove(document, "actions", ids)
