"""A list inside a touchpoint: its entries as rows, the one that is pressed opened as a small form, one more to add.

Quotes, comments, answers of departments and promises are such lists; each says what its rows show and which verbs
change them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.editing.commands.elements import typing_key
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.base import Editor, ErrorsInside, ShowsError
from journeymap.gui.inspector.editors.entry_form import EntryField, EntryForm
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.drafts import DraftKey
from journeymap.i18n import Message, msg
from journeymap.model.fields import Field

_NEW = object()


class Entry(msgspec.Struct, frozen=True):
    """What a row shows, and the values its form begins with. `key` tells the verbs which entry it is."""

    key: Any
    words: str
    below: str = ""
    figure: str = ""
    colour: str = ""
    italic: bool = False
    values: Mapping[str, Any] = {}
    shut: bool = False


class _Box(QWidget):
    """A row and room for the form below it."""

    def __init__(self, row: RowButton, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(row)


class EntryList(Editor):
    """Rows, a form for one of them, a button for one more."""

    beside_label = False
    form_fields: ClassVar[tuple[EntryField, ...]] = ()
    add_words: ClassVar[str] = ""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.form: EntryForm | None = None
        self._open: Any = None
        rows = QVBoxLayout()
        rows.setSpacing(0)
        self.column.addLayout(rows)
        self._pool: Pool[_Box, Entry] = Pool(rows, self._make, self._bind)
        self._new = QVBoxLayout()
        self.column.addLayout(self._new)
        self.add_button = QPushButton(self)
        self.add_button.setProperty("look", "flush")
        self.session.speech.say(self.add_button, "setText", self.add_words)
        self.add_button.clicked.connect(self._begin)
        self.column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(bool(self.add_words))

    def entries(self) -> Sequence[Entry]:
        """What the rows show."""
        raise NotImplementedError

    def change(self, document: Document, key: Any, name: str, value: Any) -> None:
        """Gives a field of an entry another value."""
        raise NotImplementedError

    def add(self, document: Document, values: Mapping[str, Any]) -> None:
        """Adds an entry."""
        raise NotImplementedError

    def remove(self, document: Document, key: Any) -> None:
        """Takes an entry away."""
        raise NotImplementedError

    def begin_with(self) -> Mapping[str, Any]:
        """What a new entry has before anything is typed."""
        return {}

    @property
    def rows(self) -> Sequence[RowButton]:
        """The rows shown now."""
        return [box.row for box in self._pool.shown]

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.add_button,)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.add_button.setAccessibleName(
            self.session.text(msg("{field}: {value}", field=name, value=self.add_button.text()))
        )

    def bind(self, subject: Subject) -> None:
        self.subject = subject
        self.close_form()
        self.refresh(anew=True)
        if (draft := self.session.drafts.get(self._draft_key)) is not None:
            self._open_form(self._new, _NEW, draft, new=True)

    def show_value(self, value: Any) -> None:
        entries = self.entries()
        self._pool.show(entries)
        if self._open is not None and self._open is not _NEW:
            self._follow(entries)

    def _make(self) -> _Box:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return _Box(row, self)

    def _bind(self, box: _Box, entry: Entry) -> None:
        box.row.key = entry.key
        box.row.setEnabled(not entry.shut)
        box.row.show_row(entry.words, entry.below, entry.figure, entry.colour, italic=entry.italic)

    def _pressed(self, row: RowButton) -> None:
        if self._open == row.key:
            self.close_form()
            return
        entry = next(entry for entry in self.entries() if entry.key == row.key)
        box = next(box for box in self._pool.shown if box.row is row)
        self._open_form(box.column, row.key, entry.values, new=False)
        if self.form is not None:
            self.form.focus_first()

    def _begin(self) -> None:
        draft = self.session.drafts.get(self._draft_key)
        self._open_form(self._new, _NEW, self.begin_with() if draft is None else draft, new=True)
        if self.form is not None:
            self.form.focus_first()

    @property
    def _draft_key(self) -> DraftKey:
        return self.subject.mapping, self.subject.id, self.field.name

    def _keep_draft(self) -> None:
        """What is typed for a new entry outlives the form, until it is added."""
        assert self.form is not None
        values, first = self.form.values, self.begin_with()
        names = [field.name for field in self.form_fields if field.kind in ("line", "lines")]
        typed = any(str(values.get(name) or "").strip() and values[name] != first.get(name) for name in names)
        self.session.drafts.put(self._draft_key, dict(values) if typed else None)

    def _open_form(self, layout: QVBoxLayout, key: Any, values: Mapping[str, Any], *, new: bool) -> None:
        if self.form is None:
            self.form = self._make_form()
        layout.addWidget(self.form)
        self._open = key
        self.form.show_values(values, new=new)
        self.form.show()
        self.add_button.setVisible(bool(self.add_words) and not new)

    def _make_form(self) -> EntryForm:
        form = EntryForm(self.session, self.form_fields, self)
        form.edited.connect(self._typed)
        form.ended.connect(self._ended)
        form.removed.connect(self._remove)
        form.confirmed.connect(self._add)
        return form

    def close_form(self) -> None:
        """Folds the form away; what was typed for a new entry and not added waits among the drafts."""
        self._open = None
        if self.form is not None:
            self.form.hide()
        self.add_button.setVisible(bool(self.add_words))

    def _follow(self, entries: Sequence[Entry]) -> None:
        """Shows an open entry as it is now; one that is gone takes its form along."""
        entry = next((entry for entry in entries if entry.key == self._open), None)
        if entry is None:
            self.close_form()
        elif self.form is not None and not self.wrong:
            self.form.show_values(entry.values, new=False)

    def _typed(self, name: str, value: Any) -> None:
        if self._open is _NEW:
            self._keep_draft()
        if self._open in (None, _NEW):
            return
        key = typing_key(self.subject.mapping, self.subject.id, f"{self.field.name}/{self._open}/{name}")
        label = msg("Change {name}", name=self.subject.name)
        opened = self._open
        if self.carry(lambda: self._merged(label, key, lambda document: self.change(document, opened, name, value))):
            self._open = self.key_after(opened, name, value)
            self._pool.show(self.entries())

    def key_after(self, key: Any, name: str, value: Any) -> Any:
        """The key of an entry whose field was changed."""
        return key

    def _merged(self, label: Message, key: str, work: Callable[[Document], None]) -> Message | None:
        def step(document: Document) -> None:
            with document.edit(label, key):
                work(document)

        return self.subject.do(step)

    def _ended(self) -> None:
        self.subject.seal()

    def _add(self) -> None:
        if self.form is not None and self.carry(lambda: self.subject.do(self.add, dict(self.form.values))):
            self.session.drafts.put(self._draft_key, None)
            self.close_form()
            self._pool.show(self.entries())
            self.add_button.setFocus()

    def _remove(self) -> None:
        opened = self._open
        if self.carry(lambda: self.subject.do(self.remove, opened)):
            self.close_form()
            self._pool.show(self.entries())
            self.add_button.setFocus()

    def make_errors(self) -> ShowsError:
        """The open form says what is wrong in it; else a line below the list."""
        return ErrorsInside(self, super().make_errors())
