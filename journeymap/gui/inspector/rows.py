"""A row of a list in the inspector that can be pressed: words, a line under them, a figure at the right end.

Lists inside editors and parts of forms are made of it; what a row means is theirs.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.inspector.swatches import SIDE_PX, swatch
from journeymap.gui.look.look import Look
from journeymap.gui.widgets.labels import PlainLabel

_DOWN_PX, _END_PX = 2, 11
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowButton(QAbstractButton):
    """Words that wrap; `key` is whatever the list knows the row by. Space and Enter press it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.key: Any = None
        self._contents: tuple[object, ...] = ()
        self._ended_by: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._sign = QLabel(self)
        self.words = PlainLabel(parent=self)
        self.figure = PlainLabel(role="quiet", parent=self)
        self.figure.setWordWrap(False)
        self.below = PlainLabel(role="muted", parent=self)
        self.end_sign = QLabel(self)
        self.end_sign.hide()
        self._lay_out()
        self._sign.hide()
        self.figure.hide()
        self.below.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keeps the height its words need at this width: layouts in layouts may give a few pixels less."""
        super().resizeEvent(event)
        for label in (self.words, self.below):
            label.setMinimumHeight(max(label.heightForWidth(label.width()), 0))

    def _lay_out(self) -> None:
        for label in (self._sign, self.words, self.figure, self.below, self.end_sign):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self.words)
        texts.addWidget(self.below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.end_sign, 0, Qt.AlignmentFlag.AlignTop)

    def show_row(
        self, words: str, below: str = "", figure: str = "", colour: str = "", *, italic: bool = False
    ) -> None:
        """Shows other contents; the colour stands as a swatch before the words."""
        contents = (words, below, figure, colour, italic, self._look.text_scale)
        if contents == self._contents:
            return
        self._contents = contents
        self.words.setText(words)
        self.below.setText(below)
        self.figure.setText(figure)
        for label, text in ((self.below, below), (self.figure, figure)):
            label.setVisible(bool(text))
        self._sign.setVisible(bool(colour))
        if colour:
            side = self._look.px(SIDE_PX)
            self._sign.setContentsMargins(0, self._look.px(_DOWN_PX), 0, 0)
            self._sign.setPixmap(swatch(colour).pixmap(QSize(side, side)))
        if self.words.font().italic() != italic:
            font = self.words.font()
            font.setItalic(italic)
            self.words.setFont(font)
        self.setAccessibleName(" ".join(filter(None, (words, figure))))
        self.setAccessibleDescription(below)

    def show_end_sign(self, icon: str) -> None:
        """Shows a bundled outline behind the words."""
        sign = (icon, self._look.theme.name, self._look.text_scale)
        if sign == self._ended_by:
            return
        self._ended_by = sign
        side = self._look.px(_END_PX)
        self.end_sign.setContentsMargins(0, self._look.px(2 * _DOWN_PX), 0, 0)
        self.end_sign.setPixmap(self._look.icon(icon, "muted").pixmap(QSize(side, side)))
        self.end_sign.show()

    def sizeHint(self) -> QSize:  # noqa: N802
        """That of the words inside."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses as Space does."""
        if event.key() in _ENTER:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A pale ground under the mouse, a ring at the keyboard."""
        if not (self.underMouse() or self.hasFocus()):
            return
        theme = self._look.theme
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(QColor(theme.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 4, 4)
        finally:
            painter.end()
