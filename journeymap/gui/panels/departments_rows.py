"""Departments and their touchpoints as rows: standings of `departments.agreement` in, words and signs out.

The panel of departments shows them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from journeymap.analysis.agreement import voice
from journeymap.departments.agreement import Standing
from journeymap.departments.standing_words import in_full, in_short, part_of
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import Message, msg
from journeymap.model.words import Answer

SIGNS: Mapping[Answer | None, str] = {Answer.ACCEPTED: "check", Answer.DISPUTED: "warning", None: "help"}
"""How a touchpoint's state is shown beside its words."""

_BETWEEN = "|"


def key_of(department: str, touchpoint: str = "") -> str:
    """The key of a department's row, or of a touchpoint below it."""
    return f"{department}{_BETWEEN}{touchpoint}"


def parts_of_key(key: str) -> tuple[str, str]:
    """The department and the touchpoint that a row is of; the latter empty for a department's own row."""
    department, _, touchpoint = key.partition(_BETWEEN)
    return department, touchpoint


def rows_of(session: Session, standings: Iterable[Standing], unfolded: Collection[str]) -> Iterator[Row]:
    """A row for each department; below those that are unfolded, their touchpoints."""
    for standing in standings:
        id = standing.agreement.department
        yield _department(session, standing)
        if id in unfolded:
            for touchpoint in places(standing):
                yield _touchpoint(session, id, touchpoint)


def places(standing: Standing) -> tuple[str, ...]:
    """The touchpoints a department is asked about or disputes; disputed ones first, then those without an answer."""
    agreement = standing.agreement
    return tuple(dict.fromkeys((*agreement.disputed, *agreement.unanswered, *agreement.asked)))


def _department(session: Session, standing: Standing) -> Row:
    agreement = standing.agreement
    department = session.journey.departments[agreement.department]
    ids = list(session.journey.departments)
    name = department.name or agreement.department
    answered: Message = msg("{accepted}/{asked}", accepted=len(agreement.accepted), asked=len(agreement.asked))
    colour = department.colour or session.look.theme.department(ids.index(agreement.department))
    return Row(
        key_of(agreement.department),
        name,
        session.text(in_short(standing)),
        session.text(answered) if agreement.asked else "",
        colour=colour,
        spoken=session.text(msg("{department}. {state}", department=name, state=in_full(standing))),
    )


def _touchpoint(session: Session, department: str, id: str) -> Row:
    touchpoint = session.journey.touchpoints[id]
    heard = voice(touchpoint, department)
    return Row(
        key_of(department, id),
        touchpoint.title,
        session.text(part_of(heard)),
        icon=SIGNS[heard.answer],
    )
