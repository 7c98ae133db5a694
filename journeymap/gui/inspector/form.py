"""A form made from the field table: head, sections with a row for each field, and parts that are no fields.

The inspector keeps one for each mapping and turns it to whatever is selected: rows are made once, a section when it
is first opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.editing.changes import ChangeSet
from journeymap.gui.inspector.editors.base import Editor
from journeymap.gui.inspector.head import Head, title_field
from journeymap.gui.inspector.parts.table import LISTS, Make, parts_of
from journeymap.gui.inspector.section import FormSection
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline
from journeymap.model.fields import Field, Section, fields_of, sections_of

PLACED: Mapping[tuple[str, str], str] = {("touchpoints", "contact"): "moment"}
"""Fields that stand in another section than the table says: who is met goes with the moment, as chips."""
FOLDED_UNDER_HEAD = "touchpoints"
"""The mapping whose first section is folded under the line below the title, which says what is in it."""


class Form(QWidget):
    """The form of one mapping, for one element or for several."""

    def __init__(self, session: Session, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.subject, self.mapping = session, subject, subject.mapping
        folds = self.mapping == FOLDED_UNDER_HEAD and not subject.several
        self.head = Head(session, self.mapping, self, folds=folds)
        self.sections: list[FormSection] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 20)
        self._column.setSpacing(8)
        self._column.addWidget(self.head)
        for number, section in enumerate(sections_of(self.mapping)):
            self._add_section(section, first=number == 0, folds=folds)
            for part in parts_of(self.mapping, section.id, several=subject.several):
                self._add_part(part.label, part.make, opened=part.open)
        self._column.addStretch(1)
        self.bind(subject)

    def _add_section(self, section: Section, *, first: bool, folds: bool) -> None:
        rows = self._rows_of(section.id)
        if section.lists and not self.subject.several:
            self._add_part(section.label, LISTS[section.lists], opened=section.open)
        if section.lists or not rows:
            return
        made = FormSection(self.session, section.label, self, opened=section.open and not (first and folds))
        made.fields = tuple(rows)
        if first:
            made.drop_heading()
            self.head.unfolded.connect(made.set_open)
        else:
            self._column.addWidget(Hairline(self))
        self._take(made)

    def _add_part(self, label: str, make: Make, *, opened: bool) -> None:
        self._column.addWidget(Hairline(self))
        made = FormSection(self.session, label, self, opened=opened)
        made.make_part = partial(make, self.session)
        self._take(made)

    def _take(self, made: FormSection) -> None:
        made.line = self._line_above()
        self.sections.append(made)
        self._column.addWidget(made)

    def _line_above(self) -> QWidget | None:
        last = self._column.itemAt(self._column.count() - 1)
        widget = last.widget() if last is not None else None
        return widget if isinstance(widget, Hairline) else None

    def _rows_of(self, section: str) -> list[Field]:
        title = title_field(self.mapping)
        rows = [row for row in fields_of(self.mapping) if PLACED.get((row.mapping, row.name), row.section) == section]
        rows = [row for row in rows if row.several or not self.subject.several]
        placed = [row for row in rows if (row.mapping, row.name) in PLACED]
        own = [row for row in rows if row.name != title and row not in placed]
        return [*own[:1], *placed, *own[1:]]

    @property
    def editors(self) -> Mapping[str, Editor]:
        """The editors made so far, by the name of their field."""
        return {row.field.name: row.editor for section in self.sections for row in section.rows}

    def open_all(self) -> None:
        """Unfolds every section."""
        for section in self.sections:
            section.set_open(True)

    def bind(self, subject: Subject) -> None:
        """Turns the form to another subject of its mapping."""
        self.subject = subject
        self.head.bind(subject)
        for section in self.sections:
            section.bind(subject)

    def follow(self, step: ChangeSet) -> None:
        """Shows what a step of editing changed."""
        changed = {change.key[0] for change in step.changes}
        self.head.refresh()
        for section in self.sections:
            section.follow(changed)

    def analysed(self) -> None:
        """Shows what the newest analysis says."""
        for section in self.sections:
            section.analysed()

    def speak(self) -> None:
        """Says everything in the language of now."""
        self.head.refresh()
        for section in self.sections:
            section.speak()
