"""A list to choose from that is found through by typing, opened under a cell of a table; choices in, a key out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from journeymap.gui.importing.cells import Cell, CellDelegate, CellModel, one_line_px
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark

_WIDTH_PX, _MOST_ROWS = 360, 9
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Choice(msgspec.Struct, frozen=True):
    """One thing to choose: its key, what people read, a few words beside it, and a sign."""

    key: str
    words: str
    aside: str = ""
    icon: str = ""


Offer = Callable[[str], Choice | None]
"""A further choice made of what was typed, such as a scale nobody listed."""


class _Choices(CellModel):
    headings = (mark("Choices"),)

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(speech, parent)
        self.shown: tuple[Choice, ...] = ()

    @property
    def count(self) -> int:
        return len(self.shown)

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.shown = tuple(choices)
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        choice = self.shown[row]
        return Cell(choice.words, icon=choice.icon, aside=choice.aside)


class ChoicePopup(QFrame):
    """`picked(str)` gives the key of the choice taken. Up and Down walk while typing goes on, Enter takes, Escape
    closes."""

    picked = Signal(str)

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self._choices: Sequence[Choice] = ()
        self._offer: Offer | None = None
        self.setProperty("look", "card")
        self.search = QLineEdit(self)
        self.search.setProperty("look", "search")
        self.model = _Choices(speech, self)
        self.list = QListView(self)
        self._delegate = CellDelegate(look, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setProperty("look", "flat")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        speech.say(self.search, "setPlaceholderText", mark("Type to find"))
        speech.say(self.search, "setAccessibleName", mark("Type to find"))
        speech.say(self.list, "setAccessibleName", mark("Choices"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._clicked)

    def open_at(
        self, below: QRect, choices: Sequence[Choice], current: str, typed: str = "", offer: Offer | None = None
    ) -> None:
        """Opens under a rectangle of the screen with these choices, the current one marked; `typed` begins to find."""
        self._choices, self._offer = choices, offer
        self.search.setText(typed)
        self._fill(typed)
        if not typed:
            self._mark(current)
        self.setFixedWidth(max(below.width(), self._look.px(_WIDTH_PX)))
        self.adjustSize()
        self.move(self._corner(below))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keys that walk or take are the list's while the field has the focus."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _ENTER:
            self._take(self.list.currentIndex())
            return True
        if event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return False

    @property
    def current(self) -> str:
        """The key of the marked choice; an empty text where there is none."""
        at = self.list.currentIndex()
        return self.model.shown[at.row()].key if at.isValid() else ""

    @Slot(str)
    def _fill(self, text: str) -> None:
        found = _found(self._choices, text)
        offered = self._offer(text) if self._offer is not None and text.strip() else None
        if offered is not None and all(choice.key != offered.key for choice in found):
            found = [*found, offered]
        self.model.show(found)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFixedHeight(one_line_px(self._look) * min(max(len(found), 1), _MOST_ROWS) + 4)
        if self.isVisible():
            self.adjustSize()

    def _mark(self, key: str) -> None:
        row = next((row for row, choice in enumerate(self.model.shown) if choice.key == key), 0)
        self.list.setCurrentIndex(self.model.index(row, 0))
        self.list.scrollTo(self.model.index(row, 0))

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            key = self.model.shown[index.row()].key
            self.hide()
            self.picked.emit(key)

    def _corner(self, below: QRect) -> QPoint:
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(below.left(), screen.right() - self.width()))
        under = below.bottom() + 2
        if under + self.height() > screen.bottom():
            under = below.top() - self.height() - 2
        return QPoint(x, max(screen.top(), under))


def _found(choices: Sequence[Choice], text: str) -> list[Choice]:
    """The choices that hold every word of the text, those that begin with it first."""
    wanted = text.casefold().split()
    found = [c for c in choices if all(word in f"{c.words} {c.aside}".casefold() for word in wanted)]
    begin = " ".join(wanted)
    return sorted(found, key=lambda choice: not choice.words.casefold().startswith(begin))
