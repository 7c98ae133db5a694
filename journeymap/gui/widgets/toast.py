"""A calm notice at the bottom of a window: says what happened, offers one way back, and goes by itself.

It never takes the focus; screen readers are told.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel

SHOWN_MS = 6000
_MARGIN_PX = 20
_MOST_PX = 560
_INSIDE_PX = (14, 6, 8, 6)


class Toast(QFrame):
    """One for each window; a new notice takes the place of the old one. Stays while the mouse is over it."""

    def __init__(self, speech: Speech, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._speech, self._look, self._window = speech, look, window
        self._over: QWidget | None = None
        self._act: Callable[[], None] | None = None
        self.setProperty("look", "toast")
        self.words = PlainLabel(parent=self)
        self.button = QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*_INSIDE_PX)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.button.clicked.connect(self._pressed)
        window.installEventFilter(self)
        look.changed.connect(self._place)
        self.hide()

    def keep_over(self, region: QWidget) -> None:
        """Stands at the bottom of this part of the window from now on, where it is shown, and covers nothing below."""
        self._over = region

    def tell(self, sentence: Sentence, button: Sentence | None = None, act: Callable[[], None] | None = None) -> None:
        """Shows a notice; `act` is called when its button is pressed, once."""
        self._speech.say(self.words, "setText", sentence)
        self._act = act
        self.button.setVisible(button is not None)
        if button is not None:
            self._speech.say(self.button, "setText", button)
        self.setAccessibleName(self.words.full_text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.full_text))

    def withdraw(self) -> None:
        """Takes the button away: what it offers is not what it was any more. The words stay until they go."""
        if self._act is not None:
            self._act = None
            self.button.hide()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stays at the bottom of a window that changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Waits while the mouse is over it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Goes on waiting to go."""
        self._timer.start(SHOWN_MS)
        super().leaveEvent(event)

    def _pressed(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _place(self) -> None:
        region = self._over if self._over is not None and self._over.isVisible() else self._window
        within = QRect(region.mapTo(self._window, QPoint()) if region is not self._window else QPoint(), region.size())
        room = min(within.width() - 2 * _MARGIN_PX, self._look.px(_MOST_PX))
        self.ensurePolished()
        asked = self.button.sizeHint().width() + 12 if not self.button.isHidden() else 0
        words = self.words.fontMetrics().horizontalAdvance(self.words.full_text) + 2
        width = min(words + asked + _INSIDE_PX[0] + _INSIDE_PX[2] + 8, room)
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        self.move(within.center().x() - width // 2, within.bottom() + 1 - self.height() - _MARGIN_PX)
