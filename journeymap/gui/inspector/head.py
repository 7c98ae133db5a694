"""The head of a form: what is selected, its title edited in place, and a line under it that says what it is.

Subject and words stand before it; the line under the title opens the first section of the form.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.editing.commands.elements import NAME_FIELDS
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.title_field import TitleField
from journeymap.gui.inspector.words import counted, subline
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, msg
from journeymap.model.fields import FIELDS, FieldKind


def title_field(mapping: str) -> str:
    """The field whose editor is the head's title; an empty text where the title is made of others."""
    name = "title" if mapping == "journey" else NAME_FIELDS.get(mapping, "")
    typed = any((row.mapping, row.name, row.kind) == (mapping, name, FieldKind.TEXT) for row in FIELDS)
    return name if typed else ""


class Head(QWidget):
    """Title and line. `unfolded(bool)`: the line was pressed to open or fold what stands under it."""

    unfolded = Signal(bool)

    def __init__(self, session: Session, mapping: str, parent: QWidget, *, folds: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._name = title_field(mapping)
        self._shown: str | None = None
        self.subject: Subject | None = None
        self.title = TitleField(self)
        self.fixed = PlainLabel(role="heading", parent=self)
        self.error = FieldError(self.title, session.speech, session.look, self)
        self.line = PlainLabel(role="quiet", parent=self)
        self.fold = RowButton(session.look, self)
        self._folds = folds
        self._lay_out()
        self.title.edited.connect(self._typed)
        self.title.ended.connect(self._ended)
        self.fold.toggled.connect(self._toggled)

    def _lay_out(self) -> None:
        self.fold.setCheckable(True)
        # The title has a frame for the focus: what stands under it begins where its words do.
        for below in (self.fixed, self.line, self.fold):
            below.setContentsMargins(2, 0, 2, 0)
        self.fold.words.set_role("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.title, self.fixed, self.error, self.line, self.fold):
            column.addWidget(widget)

    @property
    def title_bottom(self) -> int:
        """Where the title ends, in pixels from the top of the form."""
        shown = self.fixed if self.title.isHidden() else self.title
        return self.y() + shown.geometry().bottom()

    def bind(self, subject: Subject) -> None:
        """Turns to another subject."""
        self.subject = subject
        self._shown = None
        self.error.show_error(None)
        typed = bool(self._name) and not subject.several
        self.title.setVisible(typed)
        self.fixed.setVisible(not typed)
        self.refresh()

    def refresh(self) -> None:
        """Shows title and line as the document has them; what is being typed stays."""
        assert self.subject is not None
        subject, text = self.subject, self._session.text
        if subject.several:
            self.fixed.setText(text(counted(subject.mapping, len(subject.ids))))
        elif self._name:
            self._show_title(str(subject.value(self._name)))
        else:
            self.fixed.setText(subject.name)
        words = None if subject.several else subline(self._session, subject.mapping, subject.element)
        self._show_line(text(words) if words else "")

    def _show_title(self, title: str) -> None:
        if title != self._shown:
            own = self.title.hasFocus() and self.title.text().strip() == title
            self._shown = title
            self.error.show_error(None)
            if not own:
                self.title.set_value(title)
        self.title.setAccessibleName(self._session.text(msg("Title of {name}", name=title)))

    def _show_line(self, words: str) -> None:
        self.line.setText(words)
        self.line.setVisible(bool(words) and not self._folds)
        self.fold.setVisible(bool(words) and self._folds)
        if self._folds:
            self.fold.show_row(words)
            self._show_sign(self.fold.isChecked())
            self.fold.setAccessibleName(self._session.text(msg("{words}: change", words=words)))

    def _typed(self, title: str) -> None:
        assert self.subject is not None
        shown, self._shown = self._shown, title.strip()
        refusal: Message | None = self.subject.put(self._name, title)
        if refusal is not None:
            self._shown = shown
        self.error.show_error(refusal)

    def _ended(self) -> None:
        if self.subject is None or not self.subject.alive:
            return
        if self.error.sentence is None and self._name and not self.subject.several:
            self._shown = str(self.subject.value(self._name))
            self.title.set_value(self._shown)
        self.subject.seal()

    def _toggled(self, opened: bool) -> None:
        self._show_sign(opened)
        self.unfolded.emit(opened)

    def _show_sign(self, opened: bool) -> None:
        self.fold.show_end_sign("chevron-down" if opened else "chevron-right")
