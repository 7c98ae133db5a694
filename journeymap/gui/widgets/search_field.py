"""A field to search or filter by: `textChanged(str)` as ever; Escape and the small cross clear it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.i18n import mark


class SearchField(QLineEdit):
    """Its placeholder says what is searched, and is its name for screen readers."""

    def __init__(self, speech: Speech, look: Look, sentence: Sentence, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        speech.say(self, "setPlaceholderText", sentence)
        speech.say(self, "setAccessibleName", sentence)
        self._sign = QAction(self)
        look.icon_for(self._sign, "search", "muted")
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        look.icon_for(self._clear, "close", "muted")
        speech.say(self._clear, "setText", mark("Clear"))
        speech.say(self._clear, "setToolTip", mark("Clear (Esc)"))
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape clears; in an empty field it is left to the window."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
