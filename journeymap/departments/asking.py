"""What one department is asked: its touchpoints, its part in each, and who else holds a part.

A journey stands before it; the copy, the workbook and the printed sheet of a department come after it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Response, Touchpoint
from journeymap.model.words import Role


class Asked(msgspec.Struct, frozen=True):
    """One touchpoint as a department is asked about it.

    `roles` are its own, `others` those of all other departments by their id, in file order. `response` is what it
    said so far, None where it has not. `hand_offs` are ids of the links at this touchpoint whose hand-off it owns.
    """

    touchpoint: str
    title: str
    stage: str
    roles: tuple[Role, ...]
    others: Mapping[str, tuple[Role, ...]]
    response: Response | None
    hand_offs: tuple[str, ...] = ()


def touchpoints_of(journey: Journey, department: str) -> tuple[str, ...]:
    """Ids of the touchpoints a department has to do with, in file order.

    Those where it holds a role or has said something of its part, and both ends of a link whose hand-off it owns.
    """
    handed = _handed(journey, department)
    return tuple(id for id, each in journey.touchpoints.items() if id in handed or _named(each, department))


def asked_of(journey: Journey, department: str) -> tuple[Asked, ...]:
    """What a department is asked at each of its touchpoints, in file order."""
    handed = _handed(journey, department)
    return tuple(_asked(journey, department, id, handed.get(id, ())) for id in touchpoints_of(journey, department))


def _asked(journey: Journey, department: str, id: str, hand_offs: tuple[str, ...]) -> Asked:
    touchpoint = journey.touchpoints[id]
    stage = journey.stages.get(touchpoint.stage)
    return Asked(
        touchpoint=id,
        title=touchpoint.title,
        stage=stage.title if stage else "",
        roles=touchpoint.owners.get(department, ()),
        others={other: roles for other, roles in touchpoint.owners.items() if other != department},
        response=touchpoint.responses.get(department),
        hand_offs=hand_offs,
    )


def _named(touchpoint: Touchpoint, department: str) -> bool:
    return department in touchpoint.owners or department in touchpoint.responses


def _handed(journey: Journey, department: str) -> dict[str, tuple[str, ...]]:
    """The links whose hand-off the department owns, by the touchpoints at their ends."""
    handed: dict[str, tuple[str, ...]] = {}
    for id, link in journey.links.items():
        if department and link.handoff_owner == department:
            for end in dict.fromkeys((link.source, link.target)):
                handed[end] = (*handed.get(end, ()), id)
    return handed
