"""The field in which a row of a list is typed over: the words of now in, new ones to the list, errors in words below.

`entry_list` opens it over the row it is for.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.field_error import FieldError
from journeymap.i18n import Message, mark


class RowEditor(QFrame):
    """Floats over a row. `wanted(str)` on Enter, Tab and on leaving, where other words were typed; `left` when done
    without: Escape, or nothing changed."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, speech: Speech, look: Look, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._before = key, words
        self.setProperty("look", "panel")
        self.setAutoFillBackground(True)
        self.edit = _Line(words, self)
        self.error = FieldError(self.edit, speech, look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.edit)
        column.addWidget(self.error)
        column.addStretch(1)
        self.setFocusProxy(self.edit)
        speech.say(self.edit, "setAccessibleName", mark("Name"))
        self.edit.setSelection(len(words), -len(words))  # all of it, its beginning in sight
        self.edit.entered.connect(self.finish)
        self.edit.escaped.connect(self.left)

    def stand(self, over: QRect) -> None:
        """Covers a row; what is wrong hangs below it."""
        height = over.height()
        if self.error.sentence is not None:
            height = max(height, self.layout_height(over.width()))
        self.setGeometry(over.left(), over.top(), over.width(), height)

    def layout_height(self, width: int) -> int:
        """How high the field is with what is wrong below it."""
        return self.edit.sizeHint().height() + self.error.heightForWidth(width) + 4

    def finish(self) -> None:
        """Hands the words on, where they are others."""
        text = self.edit.text().strip()
        if text == self._before:
            self.left.emit()
        else:
            self.wanted.emit(text)

    def refuse(self, sentence: Message) -> None:
        """Says what is wrong; what was typed stays."""
        self.error.show_error(sentence)


class _Line(QLineEdit):
    entered = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.entered.emit()
