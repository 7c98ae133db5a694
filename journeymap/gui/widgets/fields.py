"""Fields of plain text: typed text in, signals out; forms stand after it. `checked_field` has numbers and days."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_LINES = (2, 12)
_MOST_LETTERS = 50_000
"""Of a pasted text; Qt takes a minute to break a megabyte of letters into lines."""
_SLACK_PX = 4
"""Without it Qt takes the last line to be cut, and shows a scroll bar."""


class TextField(QLineEdit):
    """One line. `edited(str)` while typing; `committed(str)` on Enter and on leaving, where the text is another."""

    edited = Signal(str)
    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settled = ""
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._commit)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.text()

    def set_value(self, text: str) -> None:
        """Shows a text without a signal; the cursor stays where it was."""
        self._settled = text
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at if self.hasFocus() else 0)

    def _commit(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.committed.emit(self._settled)


class GrowingField(QPlainTextEdit):
    """Words that wrap, in a field as high as they are. Tab leaves; `edited(str)` while typing."""

    edited = Signal(str)

    def __init__(self, margin_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(margin_px)
        self.textChanged.connect(self._changed)

    def set_value(self, text: str) -> None:
        """Shows a text without a signal; the cursor stays where it was."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)

    def refit(self) -> None:
        """The words are others: the field takes the height they need."""
        self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Puts in plain words, as many as there is room for."""
        kept = self.document().characterCount() - len(self.textCursor().selectedText())
        room = max(0, _MOST_LETTERS - kept)
        self.insertPlainText(self.as_typed(source.text()[: 2 * _MOST_LETTERS])[:room])

    def as_typed(self, text: str) -> str:
        """What of a pasted text goes into the field."""
        return text

    def _changed(self) -> None:
        self.refit()
        if not self._quiet:
            self.edited.emit(self.toPlainText())


class LongTextField(GrowingField):
    """Several lines; `committed(str)` on leaving."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._settled = ""

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Shows a text without a signal; the cursor stays where it was."""
        self._settled = text
        super().set_value(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the text, from two lines to twelve."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as the text."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Commits what was typed."""
        super().focusOutEvent(event)
        self._commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter commits, everything else types."""
        if _is_ctrl_enter(event):
            self._commit()
            return
        super().keyPressEvent(event)

    def _commit(self) -> None:
        if self.toPlainText() != self._settled:
            self._settled = self.toPlainText()
            self.committed.emit(self._settled)

    def _height(self) -> int:
        self.ensurePolished()
        line = self.fontMetrics().height()
        text = min(max(self._text_height(_LINES[1] * line), _LINES[0] * line), _LINES[1] * line)
        around = self.contentsMargins()
        return round(text + 2 * self.document().documentMargin()) + around.top() + around.bottom() + _SLACK_PX

    def _text_height(self, enough: float) -> float:
        """The height of all paragraphs as they are broken into lines now; of a long text no more than `enough`."""
        layout = self.document().documentLayout()
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < enough:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
