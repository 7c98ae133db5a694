"""Verbs for snapshots: the journey as it was on one day, to compare with later."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from journeymap.editing.checks import checked
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.i18n import msg
from journeymap.model import Element, Journey, Kept, Snapshot
from journeymap.model.ids import new_id


def frozen(journey: Journey) -> Journey:
    """The journey as a snapshot holds it: without positions, notes, comments and snapshots, also unread ones.

    Without `sent` too, which says of a whole file for whom it was made.
    """
    plain = {
        id: replace(t, position=None, notes="", comments=(), kept=_besides(t, "position", "notes", "comments"))
        for id, t in journey.touchpoints.items()
    }
    return replace(journey, touchpoints=plain, snapshots={}, sent=None, kept=_besides(journey, "snapshots", "sent"))


def _besides(element: Element, *fields: str) -> tuple[Kept, ...]:
    return tuple(kept for kept in element.kept if kept.path[0] not in fields)


def take_snapshot(document: Document, label: str, taken: date) -> str:
    """Keeps the journey as it is now under this label; the snapshot's id, made from the month."""
    name = label.strip() or taken.isoformat()
    made = Snapshot(**checked(Snapshot, {"taken": taken, "label": label.strip()}), journey=frozen(document.present))
    with document.edit(msg("Take snapshot {name}", name=name)) as draft:
        id = new_id(f"s-{taken:%Y-%m}", draft.mapping("snapshots"), "snapshot")
        draft.put("snapshots", id, made)
    return id


def rename_snapshot(document: Document, id: str, label: str) -> None:
    """Gives a snapshot another label; typing is one step."""
    key = elements.typing_key("snapshots", id, "label")
    elements.change(document, "snapshots", id, {"label": label.strip()}, merge_key=key)


def remove_snapshot(document: Document, id: str) -> None:
    """Deletes a snapshot."""
    elements.remove(document, "snapshots", id)
