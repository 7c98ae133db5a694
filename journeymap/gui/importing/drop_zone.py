"""The place of an import where answers come in: dropped, chosen or pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

_SIGN_PX = 30


def dragged_files(mime: QMimeData) -> list[Path]:
    """The files among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropZone(QWidget):
    """`choose()` and `paste()`: its buttons. `tell_dragged` while something hangs over it."""

    choose = Signal()
    paste = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._dragged = False
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = PlainLabel("", "strong", parent=self)
        self.kinds = PlainLabel("", "muted", parent=self)
        self.choosing = self._button(mark("Choose files…"))
        self.pasting = self._button(mark("Paste from a spreadsheet"))
        speech = session.speech
        speech.say(self.words, "setText", mark("Drop files of answers here"))
        speech.say(self.kinds, "setText", mark("CSV, TSV, Excel, JSON or Parquet, also inside gzip or zip"))
        self.choosing.clicked.connect(self.choose)
        self.pasting.clicked.connect(self.paste)
        session.look.changed.connect(self._paint_sign)
        self._lay_out()
        self._paint_sign()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        self._session.speech.say(button, "setText", words)
        return button

    def _lay_out(self) -> None:
        for label in (self.words, self.kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.choosing)
        buttons.addWidget(self.pasting)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addStretch(1)
        for part in (self._sign, self.words, self.kinds):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_small(self, small: bool) -> None:
        """Shows less once there are answers."""
        for part in (self._sign, self.kinds):
            part.setVisible(not small)

    def tell_dragged(self, dragged: bool) -> None:
        """Shows that what hangs over the page would be taken."""
        self._dragged = dragged
        self.update()

    @Slot()
    def _paint_sign(self) -> None:
        side = self._session.look.px(_SIGN_PX)
        self._sign.setPixmap(self._session.look.icon("file", "line").pixmap(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A dashed frame, full and in the accent while something hangs over it."""
        theme = self._session.look.theme
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(QColor(theme.accent if self._dragged else theme.field_border), 2 if self._dragged else 1)
            pen.setStyle(Qt.PenStyle.SolidLine if self._dragged else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(QColor(theme.accent_soft) if self._dragged else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        finally:
            painter.end()
