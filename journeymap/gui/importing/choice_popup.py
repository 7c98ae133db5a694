"""A list to choose from that is found through by typing, opened under a cell of a table; choices in, a key out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QModelIndex, QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from journeymap.gui.importing.cell_painting import CellDelegate, one_line_px
from journeymap.gui.importing.cells import Cell, CellModel
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.find_popup import FindPopup, found
from journeymap.i18n import mark

_WIDTH_PX = 360


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


class ChoicePopup(FindPopup):
    """`picked(str)` gives the key of the choice taken. Up and Down walk while typing goes on, Enter takes, Escape
    closes."""

    picked = Signal(str)

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(speech, parent)
        self._look = look
        self._choices: Sequence[Choice] = ()
        self._offer: Offer | None = None
        self.model = _Choices(speech, self)
        self.list = QListView(self)
        self._delegate = CellDelegate(look, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.hold(self.list, speech)
        self.search.textChanged.connect(self._fill)
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
        self.show_at(below, self._look.px(_WIDTH_PX))

    def take_current(self) -> None:
        """Takes the choice that is marked."""
        self._take(self.list.currentIndex())

    @property
    def current(self) -> str:
        """The key of the marked choice; an empty text where there is none."""
        at = self.list.currentIndex()
        return self.model.shown[at.row()].key if at.isValid() else ""

    @Slot(str)
    def _fill(self, text: str) -> None:
        shown = found(self._choices, text, _words)
        offered = self._offer(text) if self._offer is not None and text.strip() else None
        if offered is not None and all(choice.key != offered.key for choice in shown):
            shown = [*shown, offered]
        self.model.show(shown)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.as_high_as(len(shown), one_line_px(self._look))

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


def _words(choice: Choice) -> str:
    return f"{choice.words} {choice.aside}"
