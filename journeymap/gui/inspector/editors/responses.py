"""The editor of what departments answered: accepted or disputed, by whom, when, and the words of a dispute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.editing.commands import ownership
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.entry_form import EntryField
from journeymap.gui.inspector.editors.entry_list import Entry, EntryList
from journeymap.gui.inspector.words import called, department_colour
from journeymap.i18n import Day, Message, Value, Word, mark, msg
from journeymap.model import Response
from journeymap.model.words import LABELS, Answer, Role

_ASKED = {Role.ACCOUNTABLE, Role.RESPONSIBLE}
NO_ANSWER = mark("no answer yet")


def answer_words(response: Response | None) -> Message:
    """What a department said, with the day: `accepted 3 Nov`."""
    if response is None or response.answer is None:
        return msg("{words}", words=Word(NO_ANSWER))
    if response.date is None:
        return msg("{words}", words=Word(LABELS[response.answer]))
    day: Value = Day(response.date, short=True)
    if response.answer is Answer.ACCEPTED:
        return msg("accepted {day}", day=day)
    return msg("disputed {day}", day=day)


class ResponsesEditor(EntryList):
    """A row for each department that does the work or answers for it, and for any other that answered."""

    watches = frozenset({"departments"})
    form_fields = (
        EntryField("answer", mark("Answer"), "choice", {answer.value: LABELS[answer] for answer in Answer}),
        EntryField("by", mark("Answered by"), "line"),
        EntryField("date", mark("Day"), "day"),
        EntryField("note", mark("What they say of it"), "lines"),
    )

    def refresh(self, *, anew: bool = False) -> None:
        """The owners are the rows too."""
        super().refresh(anew=anew or [row.key for row in self.rows] != self._departments())

    def entries(self) -> Sequence[Entry]:
        responses = self.subject.element.responses
        return [self._entry(id, responses.get(id)) for id in self._departments()]

    def _departments(self) -> list[str]:
        touchpoint = self.subject.element
        asked = [id for id, roles in touchpoint.owners.items() if _ASKED & set(roles)]
        return list(dict.fromkeys((*asked, *touchpoint.responses)))

    def _entry(self, id: str, response: Response | None) -> Entry:
        name = called(self.session, "departments", id)
        found = response or Response()
        by = self.session.text("by {name}", name=found.by) if found.by else ""
        note = self.session.text("“{words}”", words=found.note) if found.note else ""
        values = {
            "answer": found.answer.value if found.answer else None,
            "by": found.by,
            "date": found.date,
            "note": found.note,
        }
        below = "\n".join(filter(None, (by, note)))
        figure = self.session.text(answer_words(response))
        return Entry(id, name, below, figure, department_colour(self.session, id), values=values)

    def change(self, document: Document, key: Any, name: str, value: Any) -> None:
        touchpoint = document.present.touchpoints[self.subject.id]
        held = touchpoint.responses.get(key, Response())
        fields: dict[str, Any] = {"answer": held.answer, name: value}
        if name == "answer" and value and held.date is None:
            fields["date"] = self.session.today()
        ownership.respond(document, self.subject.id, key, **fields)

    def _typed(self, name: str, value: Any) -> None:
        super()._typed(name, value)
        if name == "answer" and not self.wrong:
            self._follow(self.entries())

    def remove(self, document: Document, key: Any) -> None:
        ownership.withdraw_response(document, self.subject.id, key)

    def add(self, document: Document, values: Mapping[str, Any]) -> None:
        raise NotImplementedError("departments answer in the rows there are")
