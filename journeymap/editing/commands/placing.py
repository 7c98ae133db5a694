"""Verbs for where cards stand: positions, stages, order. The layout hands its positions in here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from journeymap.editing.checks import checked, unknown
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.i18n import Message, msg
from journeymap.model import Stage, Touchpoint

Position = tuple[float, float]
"""Points: the card's centre from the left edge of its stage's band and the top of the map."""


def move(
    document: Document, id: str, position: Position, stage: str | None = None, merge_key: str | None = None
) -> None:
    """Puts a card somewhere else; over a border, `stage` is the band it now stands in (empty: the unnamed one)."""
    move_many(document, {id: position}, None if stage is None else {id: stage}, merge_key)


def move_many(
    document: Document,
    positions: Mapping[str, Position],
    stages: Mapping[str, str] | None = None,
    merge_key: str | None = None,
) -> None:
    """Puts several cards somewhere else in one step, those in `stages` into another band as well."""
    name = elements.several(document, "touchpoints", tuple(positions))
    _place(document, msg("Move {name}", name=name), positions, stages or {}, {}, merge_key)


def place_many(
    document: Document, positions: Mapping[str, Position], band_widths: Mapping[str, float] | None = None
) -> None:
    """Takes over what the layout worked out: positions by touchpoint, band widths by stage, in points."""
    _place(document, msg("Lay out the map"), positions, {}, band_widths or {}, None)


def _place(
    document: Document,
    label: Message,
    positions: Mapping[str, Position],
    stages: Mapping[str, str],
    widths: Mapping[str, float],
    merge_key: str | None,
) -> None:
    with document.edit(label, merge_key) as draft:
        for id, position in positions.items():
            touchpoint = draft.get("touchpoints", id)
            if touchpoint is None:
                raise unknown("touchpoints", id)
            fields = {"position": position, "stage": stages.get(id, touchpoint.stage)}
            draft.put("touchpoints", id, replace(touchpoint, **checked(Touchpoint, fields)))
        for id, width in widths.items():
            stage = elements.element(document, "stages", id)
            draft.put("stages", id, replace(stage, **checked(Stage, {"width": width})))


def move_to_stage(document: Document, ids: str | Iterable[str], stage: str) -> None:
    """Puts touchpoints into another stage (empty: into none); their places there are left to the layout."""
    label = msg("Move out of the stage")
    if stage:
        label = msg("Move to stage {name}", name=elements.name_of(document, "stages", stage))
    elements.change(document, "touchpoints", ids, {"stage": stage, "position": None}, label)


def forget_positions(document: Document, ids: Iterable[str]) -> None:
    """Leaves the places of these cards to the layout."""
    elements.change(document, "touchpoints", tuple(ids), {"position": None}, msg("Lay out anew"))


def reorder_touchpoints(document: Document, ids: Iterable[str]) -> None:
    """Puts these touchpoints first, in this order; the others follow."""
    elements.reorder(document, "touchpoints", ids, msg("Change the order of touchpoints"))
