"""Where the selected department stands: what it owns, how it answered, since when it has been silent.

`departments.agreement` works it out; the panel of departments says the same.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from journeymap.analysis.agreement import agreement_of
from journeymap.departments.agreement import standing_of
from journeymap.departments.sendings import sendings_of
from journeymap.departments.standing_words import asked_when, in_full
from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel


class StandingPart(Part):
    """A sentence of counts, and one of the day."""

    watches: ClassVar[frozenset[str]] = frozenset({"touchpoints", "departments"})

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.words, self.day = PlainLabel(parent=self), PlainLabel("", "muted", parent=self)
        self.column.setSpacing(4)
        self.column.addWidget(self.words)
        self.column.addWidget(self.day)
        session.sent.connect(self.refresh)

    def show_subject(self, subject: Subject) -> None:
        path = self.session.document.path
        sendings = sendings_of(path) if path is not None else ()
        standing = standing_of(agreement_of(self.session.journey, subject.id), sendings)
        self.words.setText(self.session.text(in_full(standing)))
        when = asked_when(standing)
        self.day.setText(self.session.text(when) if when else "")
        self.day.setVisible(when is not None)
