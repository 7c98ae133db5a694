"""Verbs for promises: what one touchpoint promises and another one delivers."""

from __future__ import annotations

from journeymap.editing.checks import new
from journeymap.editing.commands import elements, entries
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import msg
from journeymap.model import Promise


def make_promise(document: Document, id: str, text: str) -> Promise:
    """Notes that this touchpoint makes a promise; `deliver` says where it is kept."""
    made = new(Promise, {"text": text.strip(), "made_at": id})
    label = msg("Promise made at {name}", name=elements.name_of(document, "touchpoints", id))
    entries.append(document, id, "promises", made, label)
    return made


def deliver(document: Document, id: str, promise: Promise) -> None:
    """Notes that a promise is delivered at this touchpoint, which is another one than where it is made."""
    if promise.made_at == id:
        raise refuse("A promise is delivered at another touchpoint than where it is made.")
    if promise.made_at and promise not in entries.entries(document, promise.made_at, "promises"):
        raise refuse("There is no such entry any more.")
    label = msg("Promise delivered at {name}", name=elements.name_of(document, "touchpoints", id))
    entries.append(document, id, "promises", new(Promise, {"text": promise.text, "made_at": promise.made_at}), label)


def remove_promise(document: Document, id: str, promise: Promise) -> None:
    """Takes a promise away: where it is made, everywhere; where it is delivered, only there."""
    if promise not in entries.entries(document, id, "promises"):
        raise refuse("There is no such entry any more.")
    everywhere = list(document.present.touchpoints) if promise.made_at == id else [id]
    label = msg("Remove a promise at {name}", name=elements.name_of(document, "touchpoints", id))
    with document.edit(label):
        for key in everywhere:
            held = entries.entries(document, key, "promises")
            rest = tuple(one for one in held if (one.text, one.made_at) != (promise.text, promise.made_at))
            if len(rest) < len(held):
                entries.put_all(document, key, "promises", rest, label)
