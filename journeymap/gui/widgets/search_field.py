"""A field to search or filter by: `textChanged(str)` as ever; Escape and the small cross clear it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.i18n import mark

_SIGN_PX = 15
_BESIDE_PX = 10


class SearchField(QLineEdit):
    """Its placeholder says what is searched, and is its name for screen readers."""

    def __init__(self, speech: Speech, look: Look, sentence: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("look", "search")
        speech.say(self, "setPlaceholderText", sentence)
        speech.say(self, "setAccessibleName", sentence)
        self.cross = QToolButton(self)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Escape does it by keyboard
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        look.icon_for(self.cross, "close", "muted")
        speech.say(self.cross, "setAccessibleName", mark("Clear"))
        speech.say(self.cross, "setToolTip", mark("Clear (Esc)"))
        self.cross.clicked.connect(self.clear)
        self.cross.hide()
        self.textChanged.connect(self._changed)
        look.changed.connect(self._arrange)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape clears; in an empty field it is left to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keeps the cross at the right end."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the field, and the glass at its left end."""
        super().paintEvent(event)
        side = self._look.px(_SIGN_PX)
        painter = QPainter(self)
        try:
            box = QRectF(self._look.px(_BESIDE_PX), (self.height() - side) / 2, side, side)
            paint_icon(painter, "search", box, self._look.theme.muted)
        finally:
            painter.end()

    def _changed(self, text: str) -> None:
        self.cross.setVisible(bool(text))

    def _arrange(self) -> None:
        beside = self._look.px(_SIGN_PX + _BESIDE_PX)
        self.setTextMargins(beside, 0, beside, 0)
        side = max(self.height() - 8, 0)
        self.cross.setGeometry(self.width() - side - 4, 4, side, side)
