"""Calm bars above the columns: what the person should know of their file, with what can be done about it.

The desk puts them up and takes them down; the window gives them their place. Nothing waits for an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

Doing = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""

_STRIPE_PX = 3


class _Words(PlainLabel):
    """As high as its words at its width: the column of bars does not ask for height by width."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.refit()

    def refit(self) -> None:
        """Takes the height its words need; before it is shown, nobody knows its width."""
        if self.isVisible():
            self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))


class Bar(QFrame):
    """One thing to know: a sign, a sentence, buttons, and a cross that takes the bar away."""

    dismissed = Signal()

    def __init__(
        self, icon: str, sentence: Sentence, doings: Sequence[Doing], speech: Speech, look: Look, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._look = look
        sign = QLabel(self)
        sign.setPixmap(look.icon(icon, "accent").pixmap(QSize(look.px(18), look.px(18))))
        self.label = _Words("", "body", parent=self)
        self._speech = speech
        self.say(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(16 + _STRIPE_PX, 6, 10, 6)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        self.buttons = [self._button(doing, speech) for doing in doings]
        for button in self.buttons:
            row.addWidget(button)
        row.addWidget(self._cross(speech))
        look.changed.connect(self._refit)
        speech.changed.connect(self._refit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def say(self, sentence: Sentence) -> None:
        """Says something else."""
        self._speech.say(self.label, "setText", sentence)
        self._speech.say(self, "setAccessibleName", sentence)
        self._refit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._refit()

    @Slot()
    def _refit(self) -> None:
        self.label.refit()
        self.update()

    def _button(self, doing: Doing, speech: Speech) -> QPushButton:
        words, do = doing
        button = QPushButton(self)
        speech.say(button, "setText", words)
        button.clicked.connect(do)
        return button

    def _cross(self, speech: Speech) -> QToolButton:
        self.cross = QToolButton(self)
        self._look.icon_for(self.cross, "close", "muted")
        for setter in ("setAccessibleName", "setToolTip"):
            speech.say(self.cross, setter, mark("Take this bar away"))
        self.cross.clicked.connect(self.dismissed)
        return self.cross

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._look.theme, QPainter(self)
        try:
            painter.fillRect(self.rect(), QColor(theme.accent_soft))
            painter.fillRect(0, 0, _STRIPE_PX, self.height(), QColor(theme.accent))
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.hairline))
        finally:
            painter.end()


class Bars(QWidget):
    """The bars of one window, one for each matter; hidden while there is none."""

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech, self._look = speech, look
        self._bars: dict[str, Bar] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def put(self, matter: str, icon: str, sentence: Sentence, doings: Sequence[Doing] = ()) -> None:
        """Says something about a matter, in place of what was said about it before."""
        self.drop(matter)
        bar = self._bars[matter] = Bar(icon, sentence, doings, self._speech, self._look, self)
        bar.setObjectName(f"bar.{matter}")
        bar.dismissed.connect(self._dismiss, Qt.ConnectionType.QueuedConnection)
        self._column.addWidget(bar)
        bar.show()
        self.show()

    def drop(self, matter: str) -> None:
        """Takes away what is said about a matter, if anything is."""
        bar = self._bars.pop(matter, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        if not self._bars:
            self.hide()

    def shown(self, matter: str) -> Bar | None:
        """The bar about a matter, None where there is none."""
        return self._bars.get(matter)

    @Slot()
    def _dismiss(self) -> None:
        gone = self.sender()
        for matter in [matter for matter, bar in self._bars.items() if bar is gone]:
            self.drop(matter)
