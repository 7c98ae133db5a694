"""What a panel shows while it has nothing to show: a sign, a sentence, and the way out of it as a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel

_ICON_PX = 28


class EmptyState(QWidget):
    """Sits in the middle of its panel; `pressed` when the button is used."""

    pressed = Signal()

    def __init__(
        self,
        speech: Speech,
        look: Look,
        sentence: Sentence,
        *,
        icon: str = "other",
        button: Sentence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech, self._look, self._icon = speech, look, icon
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = PlainLabel(role="quiet", parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self._sign)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.button.clicked.connect(self.pressed)
        look.changed.connect(self._paint_sign)
        self.set_words(sentence, button)
        self._paint_sign()

    def set_words(self, sentence: Sentence, button: Sentence | None = None) -> None:
        """Says something else; without `button` there is none."""
        self._speech.say(self.words, "setText", sentence)
        self.button.setVisible(button is not None)
        if button is not None:
            self._speech.say(self.button, "setText", button)

    def _paint_sign(self) -> None:
        side = self._look.px(_ICON_PX)
        icon = self._look.icon(self._icon, "line")
        self._sign.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
