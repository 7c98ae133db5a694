"""Findings about who owns what (RACI): nobody, too many, not accepted, and departments that own nothing.

Severity. Nobody accountable: high where the touchpoint matters, else medium; nobody responsible the same. More than
one accountable: medium. An answer disputed: medium; no answer yet: low. Too many consulted, idle department: low.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Listing, Message, msg, msg_count
from journeymap.model.touchpoints import Response, Touchpoint
from journeymap.model.words import Answer, Role

MOST_HEARD = 4
"""How many departments may be consulted or informed before it is too many."""

_DOES = frozenset({Role.ACCOUNTABLE, Role.RESPONSIBLE})
_HEARS = frozenset({Role.CONSULTED, Role.INFORMED})


def accountable(ground: Ground) -> Iterator[Finding]:
    """Touchpoints with nobody accountable, or with more than one department."""
    for id, _ in ground.touchpoints():
        found = ground.accountable(id)
        if not found:
            yield _orphan(ground, id)
        elif len(found) > 1:
            yield _dispute(ground, id, found)


def _orphan(ground: Ground, id: str) -> Finding:
    return ground.finding(
        "ownership.orphan",
        ground.graded(id, Severity.HIGH, Severity.MEDIUM),
        msg("Nobody is accountable for {touchpoint}.", touchpoint=ground.title(id)),
        msg("Name one department that is accountable for {touchpoint}.", touchpoint=ground.title(id)),
        [id],
    )


def _dispute(ground: Ground, id: str, found: tuple[str, ...]) -> Finding:
    names = Listing(tuple(ground.department(department) for department in found))
    return ground.finding(
        "ownership.dispute",
        Severity.MEDIUM,
        msg(
            "More than one department is said to be accountable for {touchpoint}: {departments}.",
            touchpoint=ground.title(id),
            departments=names,
        ),
        msg("Decide on one accountable department for {touchpoint}.", touchpoint=ground.title(id)),
        [id],
        departments=found,
    )


def responsible(ground: Ground) -> Iterator[Finding]:
    """Touchpoints that nobody does: no department is accountable or responsible."""
    for id, touchpoint in ground.touchpoints():
        if not any(_DOES.intersection(roles) for roles in touchpoint.owners.values()):
            yield ground.finding(
                "ownership.no-responsible",
                ground.graded(id, Severity.HIGH, Severity.MEDIUM),
                msg("No department is responsible for doing the work at {touchpoint}.", touchpoint=ground.title(id)),
                msg("Name the department that does the work at {touchpoint}.", touchpoint=ground.title(id)),
                [id],
            )


def accepted(ground: Ground) -> Iterator[Finding]:
    """Accountable departments that dispute their part, or have not answered."""
    for id, touchpoint in ground.touchpoints():
        for department in ground.accountable(id):
            answer = touchpoint.responses.get(department, Response()).answer
            if answer is not Answer.ACCEPTED:
                yield _not_accepted(ground, id, department, answer is Answer.DISPUTED)


def _not_accepted(ground: Ground, id: str, department: str, disputed: bool) -> Finding:
    name, title = ground.department(department), ground.title(id)
    return ground.finding(
        "ownership.not-accepted",
        Severity.MEDIUM if disputed else Severity.LOW,
        _answer(disputed, name, title),
        msg("Settle with {department} whether it is accountable, and note its answer.", department=name),
        [id],
        departments=[department],
        department=department,
    )


def _answer(disputed: bool, department: str, touchpoint: str) -> Message:
    if disputed:
        return msg(
            "{department} disputes that it is accountable for {touchpoint}.",
            department=department,
            touchpoint=touchpoint,
        )
    return msg(
        "{department} has not yet accepted that it is accountable for {touchpoint}.",
        department=department,
        touchpoint=touchpoint,
    )


def too_many(ground: Ground) -> Iterator[Finding]:
    """Touchpoints where more than four departments are consulted or informed."""
    for id, touchpoint in ground.touchpoints():
        heard = _heard(touchpoint)
        if len(heard) > MOST_HEARD:
            yield ground.finding(
                "ownership.too-many",
                Severity.LOW,
                msg_count(
                    "{count} department is consulted or informed at {touchpoint}, which slows every decision.",
                    "{count} departments are consulted or informed at {touchpoint}, which slows every decision.",
                    len(heard),
                    touchpoint=ground.title(id),
                ),
                msg_count(
                    "Keep at most {count} department that has to be consulted or informed.",
                    "Keep at most {count} departments that have to be consulted or informed.",
                    MOST_HEARD,
                ),
                [id],
                departments=heard,
            )


def _heard(touchpoint: Touchpoint) -> list[str]:
    return [department for department, roles in touchpoint.owners.items() if _HEARS.intersection(roles)]


def idle(ground: Ground) -> Iterator[Finding]:
    """Departments that are accountable or responsible nowhere."""
    owning = {
        department
        for touchpoint in ground.journey.touchpoints.values()
        for department, roles in touchpoint.owners.items()
        if _DOES.intersection(roles)
    }
    for department in ground.journey.departments:
        if department not in owning:
            name = ground.department(department)
            yield ground.finding(
                "ownership.idle-department",
                Severity.LOW,
                msg("{department} owns no touchpoint of this journey.", department=name),
                msg("Give {department} a touchpoint to own, or take it out of the journey.", department=name),
                departments=[department],
            )
