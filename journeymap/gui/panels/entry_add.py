"""The field in which new rows of a list are typed, one after the other: typed and pasted lines in, their texts out.

Panels put it above their list; a panel's verb adds what was typed, or says why not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.session.drafts import FIELD
from journeymap.gui.widgets.field_error import FieldError
from journeymap.i18n import Message, msg

Add = Callable[[Sequence[str]], Message | None]
_BULLETS = "-*•–·\t "
MOST_LETTERS, MOST_LINES = 200_000, 2_000
"""Of a list that is pasted at once."""


class AddField(QWidget):
    """Enter adds and keeps the focus for the next; several pasted lines are added at once. Escape, or Enter on an
    empty field, leaves (`left`). Unless `stays`, it is hidden while nothing is typed in it; `open` shows it."""

    left = Signal()

    def __init__(
        self,
        speech: Speech,
        look: Look,
        sentence: Sentence,
        add: Add,
        *,
        stays: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech, self._add, self._stays = speech, add, stays
        self.edit = _Line(self)
        self.edit.setProperty(FIELD, True)  # closing the window asks before it goes with words in it
        self.error = FieldError(self.edit, speech, look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self.error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.edit)
        self.set_sentence(sentence)
        self.edit.lines.connect(self._take)
        self.edit.refused.connect(self.error.show_error)
        self.edit.escaped.connect(self._leave)
        self.edit.deserted.connect(self._deserted)
        self.edit.textEdited.connect(self._typed)
        self.setVisible(stays)

    def set_sentence(self, sentence: Sentence) -> None:
        """What is to be typed."""
        self._speech.say(self.edit, "setPlaceholderText", sentence)
        self._speech.say(self.edit, "setAccessibleName", sentence)

    def open(self) -> None:
        """Shows the field and puts the keyboard into it."""
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, lines: tuple[str, ...]) -> None:
        if not lines:
            self._leave()
            return
        refusal = self._add(lines)
        self.error.show_error(refusal)
        if refusal is None:
            self.edit.clear()
        elif len(lines) > 1:
            self.edit.setText(" ".join(lines))

    def _leave(self) -> None:
        self.edit.clear()
        self.error.show_error(None)
        self.left.emit()
        self.setVisible(self._stays)

    def _deserted(self) -> None:
        """What is typed stays, whoever takes the focus."""
        if not self.edit.text() and not self._stays:
            self.error.show_error(None)
            self.hide()

    def _typed(self) -> None:
        self.error.show_error(None)


class _Line(QLineEdit):
    """`lines(tuple)`: the texts to be added, on Enter or where several lines are pasted; `refused` says why not."""

    lines = Signal(object)
    refused = Signal(object)
    escaped = Signal()
    deserted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lines.emit(texts_of(self.text()))
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.put_in()
        else:
            super().keyPressEvent(event)

    def put_in(self) -> None:
        """Pastes; several lines are added, each on its own."""
        text = QGuiApplication.clipboard().text()
        if len(text) > MOST_LETTERS or text.count("\n") > MOST_LINES:
            self.refused.emit(msg("This is too much to be added at once: paste a shorter list."))
            return
        pasted = texts_of(text)
        if len(pasted) < 2:
            self.paste()
            return
        self.insert("\n")
        before, _, after = self.text().partition("\n")
        self.lines.emit(texts_of(f"{before}{chr(10).join(pasted)}{after}"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Qt's menu; its entry for pasting pastes as the key does."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self.put_in)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.deserted.emit()


def texts_of(text: str) -> tuple[str, ...]:
    """The lines of a text that say something, without the bullets that lists are pasted with."""
    lines = (line.strip().lstrip(_BULLETS).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
