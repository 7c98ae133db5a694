"""Asks under which label the journey is kept as it is now; the snapshot is one step of the document."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journeymap.editing.commands.snapshots import take_snapshot
from journeymap.editing.errors import EditError
from journeymap.gui.documents.frame import Framed
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Day, mark, msg


class SnapshotDialog(Framed):
    """A label, and a button that takes the snapshot."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        lead = mark("Later the report can say what changed since, and whether by more than chance.")
        super().__init__(mark("Keep the journey as it is now"), lead, session.speech, session.look, parent)
        self._session = session
        speech = session.speech
        words = PlainLabel("", "section", parent=self)
        speech.say(words, "setText", mark("Label"))
        self.field = TextField(self)
        speech.say(self.field, "setAccessibleName", mark("Label of the snapshot"))
        speech.say(self.field, "setPlaceholderText", mark("Before the new desk"))
        self.error = FieldError(self.field, speech, session.look, self)
        for part in (words, self.field, self.error):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.buttons.addStretch(1)
        self.add_button(mark("Cancel"), name="cancel").clicked.connect(self.reject)
        self.add_button(mark("Take snapshot"), primary=True, name="take").clicked.connect(self.take)
        self.size_up(460, 220)
        self.field.setFocus()

    @Slot()
    def take(self) -> None:
        """Takes the snapshot; a label that cannot be is said at the field."""
        day = self._session.today()
        try:
            take_snapshot(self._session.document, self.field.text(), day)
        except EditError as error:
            self.error.show_error(error.message)
            return
        self._session.notice(msg("Snapshot of {day} taken.", day=Day(day)), undo=True)
        self.accept()
