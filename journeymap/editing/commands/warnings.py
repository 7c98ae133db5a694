"""Verbs for early-warning rules: which score, beyond which bound, whom it concerns."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked, new
from journeymap.editing.commands import elements
from journeymap.editing.commands.scores import metric_of
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import WarningRule
from journeymap.model.ids import new_id


def add_warning(document: Document, touchpoint: str, metric: str, **fields: Any) -> str:
    """Adds a rule that fires when the score falls `below` or rises `above`; its new id."""
    title = elements.name_of(document, "touchpoints", touchpoint)
    made = _sensible(document, new(WarningRule, {"touchpoint": touchpoint, "metric": metric, **fields}))
    with document.edit(msg("Add a warning at {name}", name=title)) as draft:
        id = new_id(f"{touchpoint}-{metric}", draft.mapping("warnings"), "warning")
        draft.put("warnings", id, made)
    return id


def set_warning(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a rule other values: touchpoint, metric, below, above, window_days, owner."""
    rule = elements.element(document, "warnings", id)
    made = _sensible(document, replace(rule, **checked(WarningRule, fields)))
    label = msg("Change warning {name}", name=elements.name_of(document, "warnings", id))
    elements.put(document, "warnings", id, made, label, merge_key)


def _sensible(document: Document, rule: WarningRule) -> WarningRule:
    metric_of(document, rule.metric)
    if rule.below is None and rule.above is None:
        raise refuse("A warning needs a bound: below or above which value?")
    return rule


def remove_warning(document: Document, id: str) -> None:
    """Deletes a rule."""
    elements.remove(document, "warnings", id)
