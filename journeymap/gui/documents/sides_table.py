"""The table in which people choose what stands where two sides changed one place: before, ours and theirs in a row.

Conflicts in, the sides chosen out; the dialogs of merging and of returned files show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from journeymap.editing.merging import Conflict
from journeymap.editing.merging.outcome import Side
from journeymap.editing.value_words import sides_of
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark

COLUMNS = (mark("Where"), mark("Before"), mark("Yours"), mark("Theirs"))
SIDES: Mapping[int, Side] = {2: "ours", 3: "theirs"}
"""Which side a column of the table shows."""

Authors = Callable[[Conflict], tuple[str, str]]
"""Whose words stand as ours and as theirs, as finished texts; an empty one where nothing need be said."""

_KEYS: Mapping[int, Side] = {
    Qt.Key.Key_1: "ours",
    Qt.Key.Key_O: "ours",
    Qt.Key.Key_2: "theirs",
    Qt.Key.Key_T: "theirs",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _nobody(_: Conflict) -> tuple[str, str]:
    return "", ""


class SidesTable(WordTable):
    """Arrow keys walk; Space and Enter take the version at the keyboard, 1 or O ours, 2 or T theirs. `chosen` comes
    after each choice. While something is not chosen, Enter goes on to it; then it is the dialog's."""

    chosen = Signal()

    def __init__(self, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(COLUMNS, mark("Places changed on both sides"), speech, parent)
        self._speech, self._look = speech, look
        self._sides: list[Side | None] = []
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.cellClicked.connect(self.choose)

    def show_conflicts(
        self, conflicts: Sequence[Conflict], first: Side | None = None, authors: Authors = _nobody
    ) -> None:
        """Lists these; `first` is what stands until something is chosen, None where nothing does."""
        self._sides = [first] * len(conflicts)
        self.fill(self._cells(each, *authors(each)) for each in conflicts)
        self.take_all(first)
        if conflicts:
            self.setCurrentCell(0, 2)

    def _cells(self, conflict: Conflict, ours: str, theirs: str) -> tuple[str, str, str, str]:
        say = self._speech.translator.render
        before, mine, other = map(say, sides_of(conflict))
        return say(conflict.title), before, _under(mine, ours), _under(other, theirs)

    @property
    def choices(self) -> Mapping[int, Side]:
        """The side of each conflict that was chosen, by its row."""
        return {row: side for row, side in enumerate(self._sides) if side is not None}

    @property
    def open_rows(self) -> tuple[int, ...]:
        """The rows in which nothing is chosen yet."""
        return tuple(row for row, side in enumerate(self._sides) if side is None)

    @Slot(int, int)
    def choose(self, row: int, column: int) -> None:
        """Takes the version in that cell; other cells choose nothing."""
        if column in SIDES:
            self._take(row, SIDES[column])

    def take_all(self, side: Side | None, rows: Iterable[int] | None = None) -> None:
        """Takes one side in all these rows, in every one where none are named."""
        for row in range(len(self._sides)) if rows is None else rows:
            self._sides[row] = side
            self._mark(row)
        self.fit_rows()  # bold words are wider
        self.chosen.emit()

    def _take(self, row: int, side: Side) -> None:
        self._sides[row] = side
        self._mark(row)
        self.resizeRowToContents(row)
        self.chosen.emit()

    def go_to_open(self) -> None:
        """Puts the keyboard where the next choice is to be made."""
        after = [row for row in self.open_rows if row > self.currentRow()]
        row = next(iter((*after, *self.open_rows)), None)
        if row is not None:
            self.setCurrentCell(row, max(self.currentColumn(), 2))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, row: int) -> None:
        """The version that stands has a check mark and bold words, and says so to screen readers."""
        for column, side in SIDES.items():
            cell, stands = self.cell(row, column), self._sides[row] == side
            font = cell.font()
            font.setBold(stands)
            cell.setFont(font)
            cell.setIcon(self._look.icon("check", "accent") if stands else QIcon())
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(cell, stands))

    def _spoken(self, cell: QTableWidgetItem, stands: bool) -> str:
        return self._speech.text(mark("{version}, chosen"), version=cell.text()) if stands else cell.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row, key = self.currentRow(), event.key()
        if row >= 0 and key in _KEYS:
            self._take(row, _KEYS[key])
            self.go_to_open()
        elif key == Qt.Key.Key_Space:
            self.choose(row, self.currentColumn())
        elif key in _ENTER and self.open_rows:
            self.choose(row, self.currentColumn())
            self.go_to_open()
        elif key in _ENTER:
            event.ignore()  # the dialog's button
        else:
            super().keyPressEvent(event)


def _under(value: str, author: str) -> str:
    """Whose words they are stands in a line of its own."""
    return "\n".join(filter(None, (value, author)))
