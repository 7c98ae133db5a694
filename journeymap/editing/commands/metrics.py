"""Verbs for custom metrics: what people of this journey measure besides the built-in ones."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import CustomMetric
from journeymap.model.ids import new_id
from journeymap.model.metrics import BUILT_IN, top_boxes


def add_metric(document: Document, name: str, **fields: Any) -> str:
    """Adds a metric; its new id, which is never that of a built-in one."""
    made = _sensible(CustomMetric(**checked(CustomMetric, {"name": name.strip(), **fields})))
    with document.edit(msg("Add metric {name}", name=made.name)) as draft:
        id = new_id(name, {**BUILT_IN, **draft.mapping("metrics")}, "metric")
        draft.put("metrics", id, made)
    return id


def set_metric(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a metric other values; a scale or formula with scores on it cannot change any more."""
    old = elements.element(document, "metrics", id)
    made = _sensible(replace(old, **checked(CustomMetric, fields)))
    if (made.scale, made.formula) != (old.scale, old.formula) and _used(document, id):
        raise refuse("There are scores on this metric: its scale and formula stay as they are.")
    _refuse_lost_formula(document, id, old.formula, made.formula)
    label = msg("Change {name}", name=elements.name_of(document, "metrics", id))
    elements.put(document, "metrics", id, made, label, merge_key)


def _sensible(metric: CustomMetric) -> CustomMetric:
    if metric.formula not in ("", "mean") and not top_boxes(metric.formula):
        raise refuse("A metric of your own is a mean or the share in the top boxes, such as top-2-box.")
    return metric


def _used(document: Document, id: str) -> bool:
    return any(record.metric == id for t in document.present.touchpoints.values() for record in t.scores)


def _refuse_lost_formula(document: Document, id: str, old: str, new: str) -> None:
    """A target may name the formula that the metric is about to lose."""
    aimed = any(f"{id}/{old}" in touchpoint.targets for touchpoint in document.present.touchpoints.values())
    if aimed and new != old and old not in ("", "mean"):
        name = elements.name_of(document, "metrics", id)
        raise refuse("{metric} cannot be worked out by “{formula}”.", metric=name, formula=old)


def remove_metric(document: Document, id: str) -> None:
    """Deletes a metric with its scores, targets and warnings: without it nobody could say what they mean."""
    elements.remove(document, "metrics", id)
