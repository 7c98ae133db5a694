"""Verbs for the parking lot and for dot-voting on touchpoints, actions and parked ideas."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from journeymap.editing.checks import checked, new
from journeymap.editing.commands import elements
from journeymap.editing.commands.touchpoints import add_touchpoint
from journeymap.editing.document import Document
from journeymap.editing.errors import refuse
from journeymap.i18n import Message, msg
from journeymap.model import ParkedIdea


def park(document: Document, text: str) -> None:
    """Parks an idea behind the others."""
    made = new(ParkedIdea, {"text": text.strip()})
    _put(document, (*document.present.parking_lot, made), msg("Park {text}", text=made.text))


def edit_parked(document: Document, place: int, **fields: Any) -> None:
    """Changes the parked idea at this place, counted from 0: text, votes."""
    idea = _idea(document, place)
    made = replace(idea, **checked(ParkedIdea, fields))
    _put(document, _with(document, place, (made,)), msg("Change {name}", name=made.text))


def remove_parked(document: Document, place: int) -> None:
    """Drops the parked idea at this place."""
    _put(document, _with(document, place, ()), msg("Drop {text}", text=_idea(document, place).text))


def place_parked(document: Document, place: int, **fields: Any) -> str:
    """Makes a touchpoint of a parked idea, which takes its votes along; the touchpoint's id."""
    idea = _idea(document, place)
    with document.edit(msg("Place {text}", text=idea.text)) as draft:
        draft.set("parking_lot", _with(document, place, ()))
        return add_touchpoint(document, idea.text, **{"votes": idea.votes, **fields})


def vote_parked(document: Document, place: int, votes: int = 1) -> None:
    """Gives a parked idea more votes, or fewer with a negative number."""
    edit_parked(document, place, votes=_idea(document, place).votes + votes)


def vote(document: Document, mapping: str, id: str, votes: int = 1) -> None:
    """Gives a touchpoint or an action more votes, or fewer with a negative number."""
    if mapping not in ("touchpoints", "actions"):
        raise refuse("Votes go to touchpoints, actions and parked ideas.")
    total = elements.element(document, mapping, id).votes + votes
    label = msg("Vote for {name}", name=elements.name_of(document, mapping, id))
    elements.change(document, mapping, id, {"votes": total}, label)


def clear_votes(document: Document) -> None:
    """Takes all votes away, for another round."""
    with document.edit(msg("Clear all votes")) as draft:
        for mapping in ("touchpoints", "actions"):
            elements.change(
                document, mapping, [id for id, e in draft.mapping(mapping).items() if e.votes], {"votes": 0}
            )
        draft.set("parking_lot", tuple(replace(idea, votes=0) for idea in draft.journey.parking_lot))


def _idea(document: Document, place: int) -> ParkedIdea:
    lot = document.present.parking_lot
    if not 0 <= place < len(lot):
        raise refuse("There is no such entry any more.")
    return lot[place]


def _with(document: Document, place: int, middle: tuple[ParkedIdea, ...]) -> tuple[ParkedIdea, ...]:
    _idea(document, place)
    lot = document.present.parking_lot
    return (*lot[:place], *middle, *lot[place + 1 :])


def _put(document: Document, lot: tuple[ParkedIdea, ...], label: Message) -> None:
    with document.edit(label) as draft:
        draft.set("parking_lot", lot)
