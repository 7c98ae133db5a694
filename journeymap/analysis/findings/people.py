"""Findings about people: staff who are not trained for what they are accountable for, and actions overdue.

Severity. Both medium; untrained is high where nobody at all was trained; overdue is high where its touchpoint matters.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import UNFINISHED, Ground
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Day, Message, msg, msg_count
from journeymap.model.journey import Action


def untrained(ground: Ground) -> Iterator[Finding]:
    """Accountable departments with fewer people trained than there are."""
    owned: dict[str, list[str]] = {}
    for id, _ in ground.touchpoints():
        for owner in ground.accountable(id):
            owned.setdefault(owner, []).append(id)
    for id, department in ground.journey.departments.items():
        trained, staff = department.trained, department.staff
        if id in owned and trained is not None and staff is not None and trained < staff:
            name = ground.department(id)
            yield ground.finding(
                "people.untrained",
                Severity.MEDIUM if trained else Severity.HIGH,
                _trained(name, trained, staff),
                msg_count(
                    "Train the one person in {department} who is not trained yet.",
                    "Train the {count} people in {department} who are not trained yet.",
                    staff - trained,
                    department=name,
                ),
                owned[id],
                departments=[id],
                department=id,
            )


def _trained(department: str, trained: int, staff: int) -> Message:
    if not trained:
        return msg("Nobody in {department} is trained in customer experience.", department=department)
    return msg_count(
        "In {department}, {count} of {staff} people is trained in customer experience.",
        "In {department}, {count} of {staff} people are trained in customer experience.",
        trained,
        department=department,
        staff=staff,
    )


def overdue(ground: Ground) -> Iterator[Finding]:
    """Open actions whose day has passed."""
    for id, action in ground.journey.actions.items():
        if action.status in UNFINISHED and action.due is not None and action.due < ground.as_of:
            touchpoints = [touchpoint for touchpoint in action.touchpoints if touchpoint in ground.journey.touchpoints]
            yield ground.finding(
                "people.overdue",
                Severity.HIGH if any(ground.matters(touchpoint) for touchpoint in touchpoints) else Severity.MEDIUM,
                _overdue(ground, id, action),
                msg("Finish “{action}”, or agree on a new day and say why.", action=action.title or id),
                touchpoints,
                departments=[action.department] if action.department else [],
                department=action.department,
            )


def _overdue(ground: Ground, id: str, action: Action) -> Message:
    title, due = action.title or id, Day(action.due or ground.as_of)
    if action.department:
        return msg(
            "“{action}” of {department} was due on {day} and is not done.",
            action=title,
            department=ground.department(action.department),
            day=due,
        )
    return msg("“{action}” was due on {day} and is not done; no department has it.", action=title, day=due)
