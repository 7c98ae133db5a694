"""The line above an import's buttons: how far reading is, what is still missing, or a question before all is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

_LOST = mark("What you chose here would be lost.")


class Strip(QWidget):
    """`stopped()`: the person stops the reading; `left()`: they leave in spite of what would be lost."""

    stopped = Signal()
    left = Signal()

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._asking = self._working = False
        self._said: Sentence = ""
        self._done: Sentence = ""
        self.words = PlainLabel(parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop = self._button(mark("Stop"))
        self.leave = self._button(mark("Leave"))
        self.stay = self._button(mark("Go on"))
        speech.say(self.bar, "setAccessibleName", mark("How far the reading is"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 3)
        row.addWidget(self.bar, 2)
        for button in (self.stop, self.leave, self.stay):
            row.addWidget(button)
        for button in (self.leave, self.stay):
            speech.say(button, "setAccessibleDescription", _LOST)
        self.stop.clicked.connect(self.stopped)
        self.leave.clicked.connect(self.left)
        self.stay.clicked.connect(self.stay_on)
        self._show()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        self._speech.say(button, "setText", words)
        return button

    @property
    def asking(self) -> bool:
        """Whether the person is being asked whether to leave."""
        return self._asking

    def say(self, sentence: Sentence) -> None:
        """Shows a sentence while nothing is read and nothing asked; an empty one shows nothing."""
        self._said = sentence
        self._show()

    @property
    def working(self) -> bool:
        """Whether it shows that something is read."""
        return self._working

    def work(self, sentence: Sentence, share: float = -1.0) -> None:
        """How far the reading is, 0 to 1; below 0 nobody knows. It is shown from `show_work` on."""
        self._done = sentence
        self.bar.setRange(0, 0 if share < 0 else 100)
        self.bar.setValue(round(100 * max(share, 0.0)))
        if self._working:
            self._show()

    def show_work(self) -> None:
        """From now on it shows how far the reading is."""
        self._working = True
        self._show()

    def rest(self) -> None:
        """The reading is over."""
        self._working = False
        self._done = ""
        self._show()

    def ask(self) -> None:
        """Asks whether to leave."""
        self._asking = True
        self._show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def stay_on(self) -> None:
        """The person stays."""
        self._asking = False
        self._show()

    def _show(self) -> None:
        said = self._said
        if self._asking:
            said = _LOST
        elif self._working:
            said = self._done or mark("Reading the answers …")
        self._speech.say(self.words, "setText", said)
        for part, shown in (
            (self.bar, self._working and not self._asking),
            (self.stop, self._working and not self._asking),
            (self.leave, self._asking),
            (self.stay, self._asking),
        ):
            part.setVisible(shown)
        self.setVisible(bool(said))
