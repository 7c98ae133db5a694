"""The title of a form, edited in place: large words that wrap and grow, without a box until they are pointed at."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from journeymap.gui.widgets.fields import GrowingField

_SLACK_PX = 4
"""What Qt wants above the height of the lines before it takes them for wholly shown."""


class TitleField(GrowingField):
    """One paragraph. `edited(str)` while typing; `ended` on Enter and on leaving. Pasted lines become one."""

    ended = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, parent)
        self.setProperty("look", "title")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def text(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

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

    def as_typed(self, text: str) -> str:
        """One line."""
        return " ".join(text.split())

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
        self.refit()

    def refit(self) -> None:
        """The height is set, for a title takes its room at once."""
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self) -> int:
        self.ensurePolished()
        words = self.blockBoundingRect(self.document().firstBlock()).height()
        around = max(self.height() - self.viewport().height(), 2 * self.frameWidth())
        return ceil(max(words, self.fontMetrics().lineSpacing())) + around + _SLACK_PX
