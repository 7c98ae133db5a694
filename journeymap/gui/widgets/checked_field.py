"""A line edit whose text is read into a value, with what is wrong in words below it; numbers and days build on it.

Typed text in, values out as signals. What cannot be read stays as it was typed.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.reading import UnreadableError
from journeymap.i18n import Message


class CheckedField(QWidget):
    """`edited(object)` while typing, whenever the text can be read; `committed(object)` on Enter and on leaving,
    where the value is another than before. None stands for an empty field.
    """

    edited = Signal(object)
    committed = Signal(object)

    def __init__(self, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speech = speech
        self.look = look
        self._value: Any = None
        self.edit = QLineEdit(self)
        self.error = FieldError(self.edit, speech, look, self)
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        self.row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addWidget(self.error)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit.textEdited.connect(self._typed)
        self.edit.editingFinished.connect(self._finish)
        speech.changed.connect(self._spoken)

    @abstractmethod
    def read(self, text: str) -> Any:
        """The value of a text that is not empty; UnreadableError where it has none."""

    @abstractmethod
    def write(self, value: Any) -> str:
        """The text of a value that is not None, in the language of the window."""

    @property
    def value(self) -> Any:
        """The value that was last set or committed; None where the field is empty."""
        return self._value

    @property
    def wrong(self) -> bool:
        """Whether what stands in the field cannot be taken."""
        return self.error.sentence is not None

    def set_value(self, value: Any) -> None:
        """Shows a value, or with None nothing, without a signal; what was wrong is gone."""
        self._value = value
        self.error.show_error(None)
        self._show()

    def set_name(self, sentence: Sentence) -> None:
        """What screen readers call the field."""
        self.speech.say(self, "setAccessibleName", sentence)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """The line that is typed in has the name too: it takes the focus, so it is the one that is read out."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def set_placeholder(self, sentence: Sentence) -> None:
        """What stands in the empty field."""
        self.speech.say(self.edit, "setPlaceholderText", sentence)

    def show_error(self, sentence: str | Message | None) -> None:
        """Says something is wrong that only the caller can know; None takes it back."""
        self.error.show_error(sentence)

    def _show(self) -> None:
        text = "" if self._value is None else self.write(self._value)
        if text != self.edit.text():
            self.edit.setText(text)

    def _read(self) -> Any:
        text = self.edit.text().strip()
        return self.read(text) if text else None

    def _typed(self) -> None:
        try:
            value = self._read()
        except UnreadableError:
            return  # said on leaving: half a date is not yet wrong
        self.error.show_error(None)
        self.edited.emit(value)

    def _finish(self) -> None:
        try:
            value = self._read()
        except UnreadableError as error:
            self.error.show_error(error.message)
            return
        self.take(value)

    def take(self, value: Any) -> None:
        """Takes a value as if it had been typed."""
        self.error.show_error(None)
        before, self._value = self._value, value
        self._show()
        if value != before:
            self.committed.emit(value)

    def _spoken(self) -> None:
        if not self.wrong and not self.edit.isModified():
            self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A field that cannot be used says nothing wrong."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.error.show_error(None)

    def align_right(self) -> None:
        """Sets the text to the right, for fields in columns of numbers."""
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
