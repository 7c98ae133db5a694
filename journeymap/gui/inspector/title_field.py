"""The title of a form, edited in place: large words that wrap and grow, without a box until they are pointed at."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_SLACK_PX = 4
"""What Qt wants above the height of the lines before it takes them for wholly shown."""


class TitleField(QPlainTextEdit):
    """One paragraph. `edited(str)` while typing; `ended` on Enter and on leaving. Pasted lines become one."""

    edited = Signal(str)
    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._quiet = False
        self.setProperty("look", "title")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

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
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the words."""
        return QSize(160, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(60, self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter ends the typing and leaves everything marked, ready for another title."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        self.insertPlainText(" ".join(source.text().split()))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self) -> int:
        self.ensurePolished()
        words = self.blockBoundingRect(self.document().firstBlock()).height()
        around = max(self.height() - self.viewport().height(), 2 * self.frameWidth())
        return ceil(max(words, self.fontMetrics().lineSpacing())) + around + _SLACK_PX
