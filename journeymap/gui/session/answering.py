"""A copy that was made for one department: what it is asked in it, and the answers given there.

The journey says for whom the copy is; bar, inspector and actions ask here, answers go into the document.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.editing.commands import elements, ownership
from journeymap.editing.errors import EditError
from journeymap.gui.session.session import Session
from journeymap.i18n import mark, msg
from journeymap.model.words import Answer

ANSWERS: Mapping[Answer, str] = {Answer.ACCEPTED: mark("Accept"), Answer.DISPUTED: mark("Dispute")}
"""What may be answered, as whoever answers presses it."""


def answering_for(session: Session) -> str:
    """The id of the department that this copy was made for; empty where it is no copy."""
    sent = session.journey.sent
    return sent.department if sent is not None and sent.department in session.journey.departments else ""


def asked(session: Session) -> tuple[str, ...]:
    """The touchpoints at which this copy's department has a part or has answered, in file order."""
    department = answering_for(session)
    held = session.journey.touchpoints.items() if department else ()
    return tuple(id for id, each in held if department in each.owners or department in each.responses)


def unanswered(session: Session) -> tuple[str, ...]:
    """Those of them that still ask for an answer."""
    department, held = answering_for(session), session.journey.touchpoints
    return tuple(id for id in asked(session) if not _answer(held[id].responses.get(department)))


def _answer(response: object) -> Answer | None:
    return getattr(response, "answer", None)


def asked_here(session: Session) -> str:
    """The selected touchpoint where it is one of them, else an empty text."""
    id = session.selection.one("touchpoints")
    return id if id in asked(session) else ""


def answer(session: Session, id: str, given: Answer | None) -> None:
    """Notes what the department says of a touchpoint today, None to take its answer back; refusals are said."""
    department = answering_for(session)
    if given is None:
        session.do(ownership.withdraw_response, id, department)
        return
    fields = {"date": session.today()}
    by = {"by": name} if (name := session.preferences.settings.author) else {}
    session.do(ownership.respond, id, department, given, **fields, **by)
    session.document.seal()


def explain(session: Session, id: str, note: str) -> None:
    """Puts the department's words beside its answer, as one step while it is typed."""
    department = answering_for(session)
    held = session.journey.touchpoints[id].responses.get(department)
    given = held.answer if held is not None and held.answer is not None else Answer.DISPUTED
    key = elements.typing_key("touchpoints", id, f"responses.{department}")
    try:
        with session.document.edit(msg("Answer of the department"), key):
            ownership.respond(session.document, id, department, given, note=note.strip(), date=session.today())
    except EditError as error:
        session.notice(error.message)


def go_to_next(session: Session) -> None:
    """Goes to the next touchpoint after the selected one that asks for an answer; says so where there is none."""
    left = unanswered(session)
    if not left:
        session.notice(msg("All of it is answered. Save the copy and send it back."))
        return
    order = list(session.journey.touchpoints)
    current = session.selection.one("touchpoints")
    place = order.index(current) if current in order else -1
    session.reveal("touchpoints", next((id for id in left if order.index(id) > place), left[0]))


def light_up_ours(session: Session) -> None:
    """Lights the department's touchpoints up on the map, until something else is selected than a touchpoint."""
    session.light_up(asked(session), during="touchpoints")
