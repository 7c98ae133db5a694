"""The frame of every list that is found through by typing: a field over a list, keys, and its place on the screen.

The inspector and the import fill their lists; what is taken from them they say themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark

MOST_ROWS = 9
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

T = TypeVar("T")


class FindPopup(QFrame):
    """A field to type in over a list. Up and Down walk the list while typing goes on, Enter takes, Escape closes.

    Subclasses give the list, `fill` it by what was typed, and `take_current`.
    """

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.search = QLineEdit(self)
        self.search.setProperty("look", "search")
        speech.say(self.search, "setPlaceholderText", mark("Type to find"))
        speech.say(self.search, "setAccessibleName", mark("Type to find"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(6)
        self.column.addWidget(self.search)
        self.search.installEventFilter(self)

    def hold(self, view: QListView, speech: Speech) -> None:
        """Puts the list below the field."""
        self._view = view
        view.setProperty("look", "flat")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        speech.say(view, "setAccessibleName", mark("Choices"))
        view.installEventFilter(self)
        self.column.addWidget(view)

    def take_current(self) -> None:
        """Takes what is marked in the list."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys that walk or take count in the field and in the list."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.on_key(watched, event)

    def on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key was used."""
        if event.key() in _ENTER:
            self.take_current()
            return True
        if event.key() in _TO_LIST and watched is self.search:
            self._view.keyPressEvent(event)
            return True
        return False

    def as_high_as(self, rows: int, row_px: int) -> None:
        """Makes room for so many rows, as far as there should be."""
        self._view.setFixedHeight(row_px * min(max(rows, 1), MOST_ROWS) + 6)
        if self.isVisible():
            self.adjustSize()

    def show_at(self, place: QRect, least_px: int) -> None:
        """Opens under a rectangle of the screen, above it where there is no room below; as wide as it, or this wide."""
        self.setFixedWidth(max(place.width(), least_px))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(place.left(), screen.right() - self.width()))
        y = place.bottom() + 2
        if y + self.height() > screen.bottom():
            y = place.top() - self.height() - 2
        self.move(QPoint(x, max(screen.top(), y)))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)


def found(choices: Iterable[T], text: str, words: Callable[[T], str]) -> list[T]:
    """The choices whose words hold every word of the text, those that begin with it first."""
    wanted = text.casefold().split()
    holding = [choice for choice in choices if all(word in words(choice).casefold() for word in wanted)]
    begin = " ".join(wanted)
    return sorted(holding, key=lambda choice: not words(choice).casefold().startswith(begin))
