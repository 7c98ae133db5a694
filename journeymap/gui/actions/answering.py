"""Actions in a copy that was made for a department: accept, dispute, go on, save and send back."""

from __future__ import annotations

from functools import partial

from journeymap.gui.actions.row import ActionRow
from journeymap.gui.actions.workshop import Workshop
from journeymap.gui.session.answering import answer, answering_for, asked_here, go_to_next
from journeymap.i18n import mark
from journeymap.model.words import Answer

_UNDER = mark("Answer for the department")


def _is_copy(w: Workshop) -> bool:
    return bool(answering_for(w.session))


def _asked(w: Workshop) -> bool:
    return bool(asked_here(w.session))


def _answer(given: Answer, w: Workshop) -> None:
    answer(w.session, asked_here(w.session), given)


def _go_on(w: Workshop) -> None:
    go_to_next(w.session)


def _send_back(w: Workshop) -> None:
    w.desk.own_copy.send_back()


def _row(id: str, text: str, given: Answer, key: str, icon: str) -> ActionRow:
    run = partial(_answer, given)
    return ActionRow(f"answer.{id}", text, run, (key,), "touchpoint", 9, icon, enabled=_asked, under=_UNDER)


ROWS: tuple[ActionRow, ...] = (
    _row("accept", mark("Accept the part in this touchpoint"), Answer.ACCEPTED, "Ctrl+Shift+Y", "check"),
    _row("dispute", mark("Dispute the part in this touchpoint"), Answer.DISPUTED, "Ctrl+Shift+X", "warning"),
    ActionRow(
        "answer.next",
        mark("Go to the next that asks for your answer"),
        _go_on,
        ("Ctrl+G",),
        "touchpoint",
        9,
        "next",
        enabled=_is_copy,
        under=_UNDER,
    ),
    ActionRow(
        "answer.send-back",
        mark("Save and send back…"),
        _send_back,
        ("Ctrl+Shift+B",),
        "file",
        2,
        "export",
        enabled=_is_copy,
    ),
)
