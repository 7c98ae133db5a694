"""Verbs for targets: what a score at a touchpoint should be, in the unit shown."""

from __future__ import annotations

from msgspec.structs import replace

from journeymap.editing.commands import elements
from journeymap.editing.commands.scores import metric_of
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import Touchpoint


def set_target(document: Document, id: str, metric: str, value: float, formula: str = "") -> None:
    """Sets the target of a metric, of one formula or of whichever is used."""
    found = metric_of(document, metric)
    if found.formula(formula) is None:
        raise refuse("{metric} cannot be worked out by “{formula}”.", metric=found.name, formula=formula)
    touchpoint = elements.element(document, "touchpoints", id)
    _put(document, id, touchpoint, {**touchpoint.targets, _key(metric, formula): float(value)})


def remove_target(document: Document, id: str, metric: str, formula: str = "") -> None:
    """The metric has no target at this touchpoint any more."""
    touchpoint = elements.element(document, "touchpoints", id)
    _put(document, id, touchpoint, {k: v for k, v in touchpoint.targets.items() if k != _key(metric, formula)})


def _key(metric: str, formula: str) -> str:
    return f"{metric}/{formula}" if formula else metric


def _put(document: Document, id: str, touchpoint: Touchpoint, targets: dict[str, float]) -> None:
    label = msg("Set a target at {name}", name=touchpoint.title)
    elements.put(document, "touchpoints", id, replace(touchpoint, targets=targets), label)
