"""The dots that a touchpoint or an action was given, with a button for one more and one for one less."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from journeymap.editing.commands import parking
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.i18n import mark, msg_count


class VotesPart(Part):
    """How many there are stands in the heading."""

    watches = frozenset({"touchpoints", "actions"})

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.more, self.less = self._button(mark("One more"), 1), self._button(mark("One less"), -1)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.more)
        row.addWidget(self.less)
        row.addStretch(1)
        self.column.addLayout(row)

    def _button(self, words: str, step: int) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", "flush")
        self.session.speech.say(button, "setText", words)
        button.clicked.connect(partial(self._vote, step))
        return button

    def show_subject(self, subject: Subject) -> None:
        self.less.setEnabled(subject.element.votes > 0)

    @property
    def remark(self) -> str:
        votes = self.subject.element.votes if self.subject is not None and self.subject.alive else 0
        return self.session.text(msg_count("{count} vote", "{count} votes", votes))

    def _vote(self, step: int) -> None:
        if self.subject is not None:
            self.session.do(parking.vote, self.subject.mapping, self.subject.id, step)
