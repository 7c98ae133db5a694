"""In a department's copy: its part in the selected touchpoint, to accept or to dispute, with the words for it.

`session.answering` stands before it; in any other journey there is no such part.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.answering import ANSWERS, answer, answering_for, asked, explain
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.fields import LongTextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Listing, Message, Word, mark, msg
from journeymap.model.words import LABELS, Answer

_WHY = mark("Why, or what should change")


class AnswerPart(Part):
    """Chips to press and a field for words; pressed again, a chip takes the answer back."""

    watches: ClassVar[frozenset[str]] = frozenset({"touchpoints", "departments", "journey"})

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.words = PlainLabel(parent=self)
        self.chips = ChipRow(session.speech, exclusive=True, parent=self)
        self.chips.set_choices({given.value: words for given, words in ANSWERS.items()})
        self.note = LongTextField(self)
        for setter in ("setPlaceholderText", "setAccessibleName"):
            session.speech.say(self.note, setter, _WHY)
        self.column.setSpacing(8)
        for widget in (self.words, self.chips, self.note):
            self.column.addWidget(widget)
        self.chips.chosen_changed.connect(self._pressed)
        self.note.edited.connect(self._typed)

    def show_subject(self, subject: Subject) -> None:
        if self.hollow:
            return
        department = answering_for(self.session)
        response = subject.element.responses.get(department)
        self.words.setText(self.session.text(self._part(subject, department)))
        self.chips.choose([response.answer.value] if response and response.answer else [])
        note = response.note if response else ""
        if self.note.value.strip() != note:
            self.note.set_value(note)
        self.note.setVisible(bool(response and (response.note or response.answer is Answer.DISPUTED)))

    def _part(self, subject: Subject, department: str) -> Message:
        name = self.session.journey.departments[department].name or department
        roles = tuple(Word(LABELS[role]) for role in subject.element.owners.get(department, ()))
        if not roles:
            return msg("{department} has no part here", department=name)
        return msg("{department}: {roles}", department=name, roles=Listing(roles))

    @property
    def hollow(self) -> bool:
        return self.subject is None or not self.subject.alive or self.subject.id not in asked(self.session)

    def _pressed(self, chosen: tuple[str, ...]) -> None:
        if self.subject is None:
            return
        answer(self.session, self.subject.id, Answer(chosen[0]) if chosen else None)
        if chosen and chosen[0] == Answer.DISPUTED.value:
            self.note.setFocus()

    def _typed(self, note: str) -> None:
        if self.subject is not None and self.subject.alive:
            explain(self.session, self.subject.id, note)
