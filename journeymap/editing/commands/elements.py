"""What most verbs have in common: add, change, reorder or remove an element of any mapping, with its consequences.

Below the verbs of each subject, above the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import check, checked, new, unknown
from journeymap.editing.consequences import consequences
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Message, Number, mark, msg
from journeymap.model import MAPPINGS, Element
from journeymap.model.ids import new_id

NAME_FIELDS: Mapping[str, str] = {
    "departments": "name",
    "personas": "name",
    "stages": "title",
    "touchpoints": "title",
    "actions": "title",
    "metrics": "name",
    "warnings": "metric",
    "snapshots": "label",
}
"""The field by which people know an element; a link is known by its ends."""

NOUNS: Mapping[str, str] = {
    "departments": "department",
    "personas": "persona",
    "stages": "stage",
    "touchpoints": "touchpoint",
    "links": "link",
    "actions": "action",
    "metrics": "metric",
    "warnings": "warning",
    "snapshots": "snapshot",
}
"""What the id of an element without a usable name begins with."""

_ADD: Mapping[str, str] = {
    "departments": mark("Add department {name}"),
    "personas": mark("Add persona {name}"),
    "stages": mark("Add stage {name}"),
    "touchpoints": mark("Add touchpoint {name}"),
    "links": mark("Link {name}"),
    "actions": mark("Add action {name}"),
    "metrics": mark("Add metric {name}"),
    "warnings": mark("Add warning {name}"),
    "snapshots": mark("Take snapshot {name}"),
}
_REMOVE: Mapping[str, str] = {
    "departments": mark("Delete department {name}"),
    "personas": mark("Delete persona {name}"),
    "stages": mark("Delete stage {name}"),
    "touchpoints": mark("Delete touchpoint {name}"),
    "links": mark("Delete link {name}"),
    "actions": mark("Delete action {name}"),
    "metrics": mark("Delete metric {name}"),
    "warnings": mark("Delete warning {name}"),
    "snapshots": mark("Delete snapshot {name}"),
}


def element(document: Document, mapping: str, id: str) -> Any:
    """The element as the running step sees it; `EditError` where there is none of that id."""
    found = getattr(document.present, mapping).get(id)
    if found is None:
        raise unknown(mapping, id)
    return found


def name_of(document: Document, mapping: str, id: str) -> str:
    """What people call the element; its id where it has no name. `EditError` for an unknown id."""
    found = element(document, mapping, id)
    if mapping == "links":
        return f"{_title(document, found.source)} → {_title(document, found.target)}"
    return getattr(found, NAME_FIELDS[mapping]).strip() or id


def _title(document: Document, id: str) -> str:
    touchpoint = document.present.touchpoints.get(id)
    return touchpoint.title if touchpoint else id


def add(document: Document, mapping: str, name: str, fields: Mapping[str, Any], label: Message | None = None) -> str:
    """Adds an element of this name behind the others; its new id, made from the name."""
    made = new(MAPPINGS[mapping], {NAME_FIELDS[mapping]: name.strip(), **fields})
    with document.edit(label or msg(_ADD[mapping], name=name.strip())) as draft:
        id = new_id(name, draft.mapping(mapping), NOUNS[mapping])
        draft.put(mapping, id, made)
    return id


def change(
    document: Document,
    mapping: str,
    ids: str | Iterable[str],
    fields: Mapping[str, Any],
    label: Message | None = None,
    merge_key: str | None = None,
) -> None:
    """Gives fields of one or many elements other values, in one step."""
    chosen = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
    values = checked(MAPPINGS[mapping], fields)
    label = label or msg("Change {name}", name=several(document, mapping, chosen))
    with document.edit(label, merge_key) as draft:
        for id in chosen:
            found = draft.get(mapping, id)
            if found is None:
                raise unknown(mapping, id)
            draft.put(mapping, id, replace(found, **values))


def put(
    document: Document, mapping: str, id: str, value: Element, label: Message, merge_key: str | None = None
) -> None:
    """Puts a changed element in the place of the one of that id; the fields that differ are checked."""
    check(value, element(document, mapping, id))
    with document.edit(label, merge_key) as draft:
        draft.put(mapping, id, value)


def remove(document: Document, mapping: str, ids: str | Iterable[str], label: Message | None = None) -> None:
    """Removes elements and everything that only made sense with them; clears what else named them."""
    chosen = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
    for id in chosen:
        element(document, mapping, id)
    with document.edit(label or _removal(document, mapping, chosen)) as draft:
        draft.take(consequences(draft.journey, {mapping: chosen}))


def _removal(document: Document, mapping: str, ids: tuple[str, ...]) -> Message:
    if len(ids) == 1:
        return msg(_REMOVE[mapping], name=name_of(document, mapping, ids[0]))
    return msg("Delete {name}", name=several(document, mapping, ids))


def several(document: Document, mapping: str, ids: tuple[str, ...]) -> Message | str:
    """The name of one element, or how many there are."""
    if len(ids) == 1:
        return name_of(document, mapping, ids[0])
    return msg("{count} elements", count=Number(len(ids)))


def reorder(document: Document, mapping: str, ids: Iterable[str], label: Message) -> None:
    """Puts these elements first, in this order; the others follow as they stood."""
    chosen = tuple(ids)
    for id in chosen:
        element(document, mapping, id)
    if len(set(chosen)) != len(chosen):
        raise refuse("One element cannot stand in two places.")
    with document.edit(label) as draft:
        draft.reorder(mapping, chosen)


def typing_key(mapping: str, id: str, field: str) -> str:
    """The merge key under which typing into one field of one element becomes a single step."""
    return f"{mapping}/{id}/{field}"
