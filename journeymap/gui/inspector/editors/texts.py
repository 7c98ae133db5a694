"""Editors of words: one line, several lines, and lists with one text to a line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.widgets.fields import LongTextField, TextField
from journeymap.model.fields import Field, value_of


class TextEditor(Editor):
    """One line; what other elements have in this field is suggested."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.edit = TextField(self)
        self.edit.setProperty("look", "quiet")
        self.column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self.put)
        self.edit.committed.connect(self._commit)
        if field.several:
            self.edit.edited.connect(self._suggest)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.edit,)

    def show_value(self, value: Any) -> None:
        self.edit.setPlaceholderText(self.several_words if value is SEVERAL else "")
        self.edit.set_value(plain(value) or "")

    def _commit(self, text: str) -> None:
        self.put(text)
        self.settle()

    def _suggest(self) -> None:
        """Makes the list of suggestions at the first letter typed: most fields are never typed in."""
        if self.edit.completer() is not None:
            return
        held = getattr(self.session.journey, self.field.mapping).values()
        words = sorted({text for element in held if (text := value_of(element, self.field.name))} - {self.edit.text()})
        completer = QCompleter(words, self.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._commit)
        self.edit.setCompleter(completer)


class LongTextEditor(Editor):
    """Several lines, growing with the text."""

    beside_label = False

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.edit = LongTextField(self)
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.setProperty("look", "quiet")
        self.column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.edited.connect(self._typed)
        self.edit.committed.connect(self._commit)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.edit,)

    def read(self, text: str) -> Any:
        """The value of what stands in the field."""
        return text

    def write(self, value: Any) -> str:
        """The text of a value."""
        return str(value)

    def show_value(self, value: Any) -> None:
        self.edit.setPlaceholderText(self.several_words if value is SEVERAL else "")
        self.edit.set_value("" if plain(value) is None else self.write(value))

    def _typed(self, text: str) -> None:
        self.put(self.read(text))

    def _commit(self, text: str) -> None:
        self.put(self.read(text))
        self.settle()


class TextsEditor(LongTextEditor):
    """A list of texts, one to a line; empty lines are left out."""

    def read(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)
