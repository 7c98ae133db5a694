"""A calm page with a heading, a sentence and ways on as buttons: thank you, stop, nothing to do here.

The window of blind scoring shows it between rounds and hears which way was taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message

_WIDE_PX = 620


class Crossroads(QWidget):
    """`taken(str)`: the id of the way that was taken; the first one has the focus, so that Enter takes it."""

    taken = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.heading = PlainLabel("", "vast", parent=self)
        self.words = PlainLabel("", "large", parent=self)
        self.buttons: dict[str, QPushButton] = {}
        self._ways = QVBoxLayout()
        self._ways.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(16)
        column.addStretch(2)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(session.look.px(2 * _WIDE_PX))
            column.addWidget(label)
        column.addSpacing(20)
        column.addLayout(self._ways)
        column.addStretch(3)

    def offer(self, heading: str, words: str | Message, ways: Mapping[str, str | Message]) -> None:
        """Shows these words and these ways, by id."""
        say = self._session.speech.say
        say(self.heading, "setText", heading)
        say(self.words, "setText", words)
        for button in self.buttons.values():
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {id: self._button(id, text, first=not at) for at, (id, text) in enumerate(ways.items())}
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, id: str, text: str | Message, *, first: bool) -> QPushButton:
        button = QPushButton(self)
        button.setMinimumSize(self._session.look.px(_WIDE_PX * 0.6), self._session.look.px(44))
        button.setAutoDefault(True)
        if first:
            button.setProperty("look", "primary")
        self._session.speech.say(button, "setText", text)
        button.clicked.connect(partial(self.taken.emit, id))
        self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button
