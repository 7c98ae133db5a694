"""How far the departments agree with what the map says is theirs: counts by department, disputes with every voice.

Reads a journey alone. The report's part on ownership and the window's panel of departments come after it; since when
a silent department has been asked, `departments.agreement` adds from what this machine remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Answer, Role

_ACCOUNTABLE = frozenset({Role.ACCOUNTABLE})
_DOES = frozenset({Role.ACCOUNTABLE, Role.RESPONSIBLE})


class Said(msgspec.Struct, frozen=True):
    """What somebody of a department said: the words, who it was, and when."""

    words: str
    by: str = ""
    day: date | None = None


class Voice(msgspec.Struct, frozen=True):
    """One department at a touchpoint: its part as the map has it, its answer, and all it said of it.

    `said` begins with the note of its answer; comments follow, the earliest first. `answered` is who gave the answer
    and when, with or without a note.
    """

    department: str
    roles: tuple[Role, ...]
    answer: Answer | None
    answered: Said | None
    said: tuple[Said, ...]


class Dispute(msgspec.Struct, frozen=True):
    """A touchpoint whose owner is contested, with everybody's voice; owners in file order, then whoever else spoke."""

    touchpoint: str
    voices: tuple[Voice, ...]


class Agreement(msgspec.Struct, frozen=True):
    """What one department owns and how it answered, all as touchpoint ids in file order.

    `owns` are those it is accountable for, `does` those where it is responsible and not accountable. `asked` are those
    where it holds any role; each of them is `accepted`, `disputed` or `unanswered`. `disputed` may hold others too,
    whose owner it would rather be.
    """

    department: str
    owns: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    last_answer: date | None = None


def agreements(journey: Journey) -> tuple[Agreement, ...]:
    """Every department, in file order."""
    places: dict[str, dict[str, Touchpoint]] = {id: {} for id in journey.departments}
    for id, touchpoint in journey.touchpoints.items():
        speakers = (each.department for each in touchpoint.comments)
        for department in {*touchpoint.owners, *touchpoint.responses, *speakers} & places.keys():
            places[department][id] = touchpoint
    return tuple(_agreement(department, held) for department, held in places.items())


def agreement_of(journey: Journey, department: str) -> Agreement:
    """How far one department agrees."""
    return _agreement(department, journey.touchpoints)


def _agreement(department: str, places: Mapping[str, Touchpoint]) -> Agreement:
    """The same of these touchpoints; others, where it has no part and said nothing, change nothing."""
    parts = {id: roles for id, touchpoint in places.items() if (roles := touchpoint.owners.get(department))}
    said = {id: answer for id, touchpoint in places.items() if (answer := answer_at(touchpoint, department))}
    return Agreement(
        department,
        owns=tuple(id for id, roles in parts.items() if Role.ACCOUNTABLE in roles),
        does=tuple(id for id, roles in parts.items() if Role.RESPONSIBLE in roles and Role.ACCOUNTABLE not in roles),
        asked=tuple(parts),
        accepted=tuple(id for id in parts if said.get(id) is Answer.ACCEPTED),
        disputed=tuple(id for id, answer in said.items() if answer is Answer.DISPUTED),
        unanswered=tuple(id for id in parts if id not in said),
        last_answer=max(_days(places.values(), department), default=None),
    )


def answer_at(touchpoint: Touchpoint, department: str) -> Answer | None:
    """A department's answer to its part in a touchpoint; None where it gave none."""
    response = touchpoint.responses.get(department)
    return response.answer if response else None


def disputes(journey: Journey, order: Iterable[str]) -> tuple[Dispute, ...]:
    """Touchpoints with more than one accountable department, or with one that disputes its part, in this order."""
    places = ((id, journey.touchpoints[id]) for id in order)
    return tuple(Dispute(id, tuple(_voices(place))) for id, place in places if contested(place))


def contested(touchpoint: Touchpoint) -> bool:
    """Whether a touchpoint's owner is disputed: by the map itself, or by a department."""
    several = len(touchpoint.departments_with(Role.ACCOUNTABLE)) > 1
    return several or any(response.answer is Answer.DISPUTED for response in touchpoint.responses.values())


def _voices(touchpoint: Touchpoint) -> Iterator[Voice]:
    for department in dict.fromkeys((*touchpoint.owners, *touchpoint.responses)):
        if department in touchpoint.responses or _sides(touchpoint).intersection(touchpoint.owners[department]):
            yield voice(touchpoint, department)


def _sides(touchpoint: Touchpoint) -> frozenset[Role]:
    """Whose silence counts too: every accountable department; beside a single one those that do the work."""
    return _ACCOUNTABLE if touchpoint.accountable is None else _DOES


def voice(touchpoint: Touchpoint, department: str) -> Voice:
    """One department's part in a touchpoint, and all it said there."""
    response = touchpoint.responses.get(department)
    answered = Said(response.note, response.by, response.date) if response else None
    remarks = [Said(each.text, each.by, each.date) for each in touchpoint.comments if each.department == department]
    remarks.sort(key=lambda each: each.day or date.min)
    notes = [answered] if answered and answered.words else []
    return Voice(
        department,
        touchpoint.owners.get(department, ()),
        response.answer if response else None,
        answered,
        (*notes, *(each for each in remarks if each.words)),
    )


def _days(places: Iterable[Touchpoint], department: str) -> Iterator[date]:
    """Every day on which a department said something."""
    for touchpoint in places:
        response = touchpoint.responses.get(department)
        if response and response.date:
            yield response.date
        yield from (each.date for each in touchpoint.comments if each.department == department and each.date)
