"""A few fields for one entry of a list: quotes, comments, answers and the like are edited and added in it.

A table of its fields in, typed values out as signals; the list that holds it puts them into the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.inspector.editors.choices import NONE_WORDS
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.words import Choice, choices_of
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import LongTextField, TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark


class EntryField(msgspec.Struct, frozen=True):
    """One field of an entry; `words` are those of a choice, by value."""

    name: str
    label: str
    kind: Literal["line", "lines", "day", "department", "choice"]
    words: Mapping[str, str] = {}


class EntryForm(QWidget):
    """`edited(str, object)`: a field and its value as it is typed; `ended` at a field's end; `removed`, `closed`.

    For a new entry there is a button to add it instead of one to remove it: `confirmed`.
    """

    edited = Signal(str, object)
    ended = Signal()
    removed = Signal()
    confirmed = Signal()

    def __init__(self, session: Session, fields: tuple[EntryField, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.fields = fields
        self.controls: dict[str, QWidget] = {}
        self.values: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for row, field in enumerate(fields):
            self._add(grid, row, field)
        self._errors = FieldError(next(iter(self.controls.values())), session.speech, session.look, self)
        column.addWidget(self._errors)
        column.addLayout(self._buttons())

    def _add(self, grid: QGridLayout, row: int, field: EntryField) -> None:
        label = PlainLabel(role="quiet", parent=self)
        self._session.speech.say(label, "setText", field.label)
        control = _MAKERS[field.kind](self, field)
        self._session.speech.say(control, "setAccessibleName", field.label)
        self.controls[field.name] = control
        if field.kind in ("lines", "choice"):
            grid.addWidget(control, row, 0, 1, 2)
            label.hide()
        else:
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.confirm = self._button(mark("Add"), "", self.confirmed)
        self.remove = self._button(mark("Remove"), "flush", self.removed)
        row.addWidget(self.confirm)
        row.addWidget(self.remove)
        row.addStretch(1)
        return row

    def _button(self, words: str, look: str, signal: Any) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", look)
        self._session.speech.say(button, "setText", words)
        button.clicked.connect(signal)
        return button

    def show_values(self, values: Mapping[str, Any], *, new: bool) -> None:
        """Shows an entry; `new` for one that is not in the document yet."""
        self.values = dict(values)
        self.confirm.setVisible(new)
        self.remove.setVisible(not new)
        self.show_error(None)
        for field in self.fields:
            self._show(field, self.values.get(field.name))

    def show_error(self, sentence: str | Message | None) -> None:
        """Says what is wrong with what was typed."""
        self._errors.show_error(sentence)

    def focus_first(self) -> None:
        """Puts the keyboard at the first field."""
        control = next(iter(self.controls.values()))
        (next(iter(control.chips.values())) if isinstance(control, ChipRow) else control).setFocus()

    def _show(self, field: EntryField, value: Any) -> None:
        control = self.controls[field.name]
        if isinstance(control, PickButton):
            choice = next((c for c in choices_of(self._session, "departments") if c.key == value), None)
            none = self._session.text(NONE_WORDS)
            control.show_choice(value or "", choice.words if choice else none, choice.colour if choice else "")
        elif isinstance(control, ChipRow):
            control.choose((value,) if value else ())
        elif isinstance(control, DayField):
            control.set_value(value)
        elif isinstance(control, TextField | LongTextField):
            control.set_value(value or "")

    def _typed(self, name: str, value: Any) -> None:
        self.values[name] = value
        self.edited.emit(name, value)

    def _ended(self, name: str, value: Any) -> None:
        self._typed(name, value)
        self.ended.emit()

    def _picked(self, name: str, key: str) -> None:
        self._ended(name, key)
        self._show(next(field for field in self.fields if field.name == name), key)

    def _chosen(self, name: str, keys: tuple[str, ...]) -> None:
        self._ended(name, keys[0] if keys else None)

    def departments(self) -> list[Choice]:
        """Every department, and none."""
        return [Choice("", self._session.text(NONE_WORDS)), *choices_of(self._session, "departments")]

    def make_line(self, field: EntryField) -> QWidget:
        """A field of one line."""
        made = TextField(self)
        return self._typing(made, field)

    def make_lines(self, field: EntryField) -> QWidget:
        """A field of several lines, which says in itself what belongs in it."""
        made = LongTextField(self)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session.speech.say(made, "setPlaceholderText", field.label)
        return self._typing(made, field)

    def make_day(self, field: EntryField) -> QWidget:
        """A field for a day."""
        made = DayField(self._session.speech, self._session.look, today=self._session.today, parent=self)
        made.edit.setProperty("look", "quiet")
        return self._typing(made, field)

    def make_department(self, field: EntryField) -> QWidget:
        """A picker of departments."""
        made = PickButton(self._session, self.departments, self)
        made.picked.connect(partial(self._picked, field.name))
        return made

    def make_choice(self, field: EntryField) -> QWidget:
        """Chips, one of which is on."""
        made = ChipRow(self._session.speech, exclusive=True, parent=self)
        made.set_choices(field.words)
        made.chosen_changed.connect(partial(self._chosen, field.name))
        return made

    def _typing(self, made: TextField | LongTextField | DayField, field: EntryField) -> QWidget:
        made.setProperty("look", "quiet")
        made.edited.connect(partial(self._typed, field.name))
        made.committed.connect(partial(self._ended, field.name))
        return made


_MAKERS = {
    "line": EntryForm.make_line,
    "lines": EntryForm.make_lines,
    "day": EntryForm.make_day,
    "department": EntryForm.make_department,
    "choice": EntryForm.make_choice,
}
