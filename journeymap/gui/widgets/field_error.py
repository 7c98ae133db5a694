"""What is wrong with a field, in words below it: shown, told to screen readers, and gone when the field is right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message

_ICON_PX = 14


class FieldError(QWidget):
    """A sign and a sentence under a field; takes no room while there is nothing to say."""

    def __init__(self, field: QWidget, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._speech = speech
        self._look = look
        self._sentence: str | Message | None = None
        self._sign = QLabel(self)
        self._words = PlainLabel(role="alert", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        look.changed.connect(self._paint_sign)
        speech.changed.connect(self._say)
        self._paint_sign()
        self.hide()

    @property
    def sentence(self) -> str | Message | None:
        """What is said now."""
        return self._sentence

    def show_error(self, sentence: str | Message | None) -> None:
        """Says what is wrong, or with None that nothing is."""
        self._sentence = sentence
        self._say()
        self.setVisible(sentence is not None)
        wrong = sentence is not None
        if bool(self._field.property("wrong")) != wrong:
            self._field.setProperty("wrong", wrong)
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)

    def _say(self) -> None:
        words = "" if self._sentence is None else self._speech.text(self._sentence)
        self._words.setText(words)
        self._field.setAccessibleDescription(words)

    def _paint_sign(self) -> None:
        side = self._look.px(_ICON_PX)
        self._sign.setPixmap(self._look.icon("warning", "alert").pixmap(QSize(side, side), self.devicePixelRatioF()))
