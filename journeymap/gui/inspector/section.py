"""A section of a form: its heading, and what stands under it, made when it is first opened.

Fields or a part in; rows with editors out. The form stands before it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from journeymap.gui.inspector.field_row import FieldRow
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.section import Section
from journeymap.model.fields import Field

if TYPE_CHECKING:
    from journeymap.gui.inspector.parts.base import Part


class FormSection(Section):
    """A heading with a remark at its right end; below it rows of fields, or one part."""

    def __init__(self, session: Session, label: str, parent: QWidget, *, opened: bool) -> None:
        self._session = session
        self.fields: tuple[Field, ...] = ()
        self.make_part: Callable[[QWidget], Part] | None = None
        self.rows: list[FieldRow] = []
        self.part: Part | None = None
        self.line: QWidget | None = None
        self._subject: Subject | None = None
        self._made = False
        super().__init__(session.speech, session.look, label, opened=opened, parent=parent)
        self.content.setContentsMargins(2, 4, 2, 4)
        # The sign of folding stands behind the words, so that headings and what stands under them begin in one line.
        self.header.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.header.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = self.layout()
        head = column.itemAt(0) if column is not None else None
        if isinstance(head, QHBoxLayout):
            head.setStretch(0, 0)
            head.insertStretch(1, 1)
        self.toggled.connect(self._unfolded)

    def drop_heading(self) -> None:
        """Shows no heading: the head of the form stands right above."""
        self.header.hide()

    def bind(self, subject: Subject) -> None:
        """Turns to another subject; a folded section waits until it is opened."""
        self._subject = subject
        if not self.opened:
            self._tell_remark()
            return
        if not self._made:
            self._make(subject)
        for row in self.rows:
            row.editor.bind(subject)
            row.name()
        if self.part is not None:
            self.part.bind(subject)
        self._tell_remark()

    def follow(self, changed: set[str]) -> None:
        """Shows what changed in these mappings."""
        if not self.opened or self._subject is None:
            return
        for row in self.rows:
            row.editor.refresh(anew=bool(row.editor.watches & changed))
        if self._subject.mapping in changed:
            for row in self.rows:
                row.name()
        if self.part is not None and self.part.watches & changed:
            self.part.refresh()
        self._tell_remark()

    def analysed(self) -> None:
        """Shows what the newest analysis says."""
        if self.part is not None and self.part.judges and self.opened and self._subject is not None:
            self.part.refresh()
            self._tell_remark()

    def speak(self) -> None:
        """Says everything in the language of now; what is typed and refused is kept."""
        if not self.opened or self._subject is None:
            return
        for row in self.rows:
            if not row.editor.wrong:
                row.editor.refresh(anew=True)
            row.name()
        if self.part is not None:
            self.part.refresh()
        self._tell_remark()

    def _make(self, subject: Subject) -> None:
        self._made = True
        for field in self.fields:
            row = FieldRow(field, subject, self.body)
            self.rows.append(row)
            self.add(row)
        if self.make_part is not None:
            self.part = self.make_part(self.body)
            self.add(self.part)

    def _unfolded(self, opened: bool) -> None:
        if opened and self._subject is not None:
            self.bind(self._subject)

    def _tell_remark(self) -> None:
        words = [row.editor.remark for row in self.rows if row.editor.remark]
        if self.part is not None:
            words.append(self.part.remark)
            self.setVisible(not self.part.hollow)
            if self.line is not None:
                self.line.setVisible(not self.part.hollow)
        self.set_remark(words[0] if words else "")
