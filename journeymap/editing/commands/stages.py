"""Verbs for stages: the bands of the map, their order and width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeymap.editing.commands import elements, placing
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg


def add_stage(document: Document, title: str, before: str | None = None, **fields: Any) -> str:
    """Adds a stage behind the others, or left of the stage `before`; its new id."""
    if before is not None:
        elements.element(document, "stages", before)
    with document.edit(msg("Add stage {name}", name=title.strip())) as draft:
        id = elements.add(document, "stages", title, fields)
        if before is not None:
            order = [stage for stage in draft.mapping("stages") if stage != id]
            order.insert(order.index(before), id)
            draft.reorder("stages", order)
    return id


def rename_stage(document: Document, id: str, title: str) -> None:
    """Gives a stage another title; typing is one step."""
    key = elements.typing_key("stages", id, "title")
    elements.change(document, "stages", id, {"title": title.strip()}, merge_key=key)


def set_stage(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a stage other values: title, goal, width."""
    elements.change(document, "stages", id, fields, merge_key=merge_key)


def resize_stage(document: Document, id: str, width: float | None, merge_key: str | None = None) -> None:
    """Makes a band `width` points wide; None for as wide as its cards need."""
    label = msg("Resize stage {name}", name=elements.name_of(document, "stages", id))
    elements.change(document, "stages", id, {"width": width}, label, merge_key)


def reorder_stages(document: Document, ids: Iterable[str]) -> None:
    """Puts these stages first, from left to right; the others follow."""
    elements.reorder(document, "stages", ids, msg("Change the order of stages"))


def move_stage(document: Document, id: str, place: int) -> None:
    """Puts a stage at a place among the others, counted from 0 at the left."""
    elements.element(document, "stages", id)
    order = [stage for stage in document.present.stages if stage != id]
    order.insert(max(0, place), id)
    elements.reorder(document, "stages", order, msg("Move stage {name}", name=elements.name_of(document, "stages", id)))


def remove_stage(document: Document, id: str, move_to: str = "") -> None:
    """Deletes a stage; its touchpoints go into the stage `move_to`, or stand in none."""
    if move_to == id:
        raise refuse("The touchpoints need another stage to go to.")
    label = msg("Delete stage {name}", name=elements.name_of(document, "stages", id))
    with document.edit(label):
        inside = [key for key, touchpoint in document.present.touchpoints.items() if touchpoint.stage == id]
        if move_to:
            elements.element(document, "stages", move_to)
            placing.move_to_stage(document, inside, move_to)
        elements.remove(document, "stages", id)
