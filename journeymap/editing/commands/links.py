"""Verbs for links: connect touchpoints, move an end, say what the link stands for, disconnect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked, new
from journeymap.editing.commands import elements
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import Link
from journeymap.model.ids import link_id
from journeymap.model.words import LinkKind


def connect(document: Document, source: str, target: str, kind: LinkKind | str | None = None, **fields: Any) -> str:
    """Links two touchpoints; the new id. A link from a touchpoint to itself is a loop unless told otherwise.

    `EditError` where there is such a link of that kind already, or for a planned link to itself.
    """
    chosen = kind or (LinkKind.LOOP if source == target else LinkKind.PLANNED)
    made = new(Link, {"source": source, "target": target, "kind": chosen, **fields})
    ends = [elements.name_of(document, "touchpoints", id) for id in (source, target)]
    _refuse_odd(document, made)
    with document.edit(msg("Link {source} to {target}", source=ends[0], target=ends[1])) as draft:
        id = link_id(source, target, draft.mapping("links"))
        draft.put("links", id, made)
    return id


def reconnect(document: Document, id: str, source: str | None = None, target: str | None = None) -> None:
    """Moves one end of a link, or both, to other touchpoints; what was said of it stays."""
    link = elements.element(document, "links", id)
    set_link(document, id, source=source or link.source, target=target or link.target)


def set_link(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    """Gives fields of a link other values: kind, share, handoff_owner, repeats_work, label."""
    link = elements.element(document, "links", id)
    made = replace(link, **checked(Link, fields))
    if (made.source, made.target, made.kind) != (link.source, link.target, link.kind):
        for end in (made.source, made.target):
            elements.element(document, "touchpoints", end)
        _refuse_odd(document, made, id)
    label = msg("Change link {name}", name=elements.name_of(document, "links", id))
    elements.put(document, "links", id, made, label, merge_key)


def _refuse_odd(document: Document, link: Link, id: str = "") -> None:
    if link.source == link.target and link.kind is not LinkKind.LOOP:
        raise refuse("A link from a touchpoint to itself can only be a loop.")
    for other_id, other in document.present.links.items():
        same = (other.source, other.target, other.kind) == (link.source, link.target, link.kind)
        if same and other_id != id:
            raise refuse("These two touchpoints are linked in this way already.")


def turn_round(document: Document, id: str) -> None:
    """Swaps the ends of a link."""
    link = elements.element(document, "links", id)
    reconnect(document, id, link.target, link.source)


def disconnect(document: Document, ids: str | Iterable[str]) -> None:
    """Removes links; their touchpoints stay."""
    elements.remove(document, "links", ids)
