"""Asks what is to stand where both sides changed the same place: a row for each, before, ours and theirs side by side.

A merge in, the person's choices out; everything that is no conflict is joined already.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableWidgetItem, QWidget

from journeymap.editing.merging import Choice, Merge
from journeymap.editing.merging.outcome import Side
from journeymap.editing.value_words import shown
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark, msg_count

COLUMNS = (mark("Where"), mark("Before"), mark("Yours"), mark("Theirs"))
SIDES: Mapping[int, Side] = {2: "ours", 3: "theirs"}
"""Which side a column of the table shows."""

_SIZE = (920, 560)


class ConflictsDialog(Framed):
    """`choices` are the sides chosen, ours where nothing was chosen."""

    def __init__(self, merge: Merge, speech: Speech, look: Look, parent: QWidget | None) -> None:
        count = len(merge.conflicts)
        lead = msg_count(
            "{count} place was changed on both sides. All else is joined already.",
            "{count} places were changed on both sides. All else is joined already.",
            count,
        )
        super().__init__(mark("Which version is to stand?"), lead, speech, look, parent)
        self._merge = merge
        self._chosen: list[Side] = ["ours"] * count
        self.table = _Sides(COLUMNS, mark("Places changed on both sides"), speech, self)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._fill()
        self.content.addWidget(self.table, 1)
        self.content.addLayout(self._sweeps())
        hint = PlainLabel("", "muted", parent=self)
        speech.say(
            hint,
            "setText",
            mark("Click the version that is to stand, or go there with the arrow keys and press Space."),
        )
        self.content.addWidget(hint)
        self.buttons.addStretch(1)
        self.add_button(mark("Cancel"), name="cancel").clicked.connect(self.reject)
        self.add_button(mark("Merge"), primary=True, name="merge").clicked.connect(self.accept)
        self.table.cellClicked.connect(self.choose)
        self.table.taken.connect(self.choose)
        self.size_up(*_SIZE)

    @property
    def choices(self) -> Mapping[Choice, Side]:
        """The side of each conflict, by its place in the list."""
        return dict(enumerate(self._chosen))

    def _sweeps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all_ours = self._sweep(mark("All yours"))
        self.all_theirs = self._sweep(mark("All theirs"))
        row.addWidget(self.all_ours)
        row.addWidget(self.all_theirs)
        row.addStretch(1)
        self.all_ours.clicked.connect(self._take_ours)
        self.all_theirs.clicked.connect(self._take_theirs)
        return row

    def _sweep(self, words: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        self.speech.say(button, "setText", words)
        return button

    def _fill(self) -> None:
        say = self.speech.translator.render
        self.table.fill(
            (say(each.title), *(say(shown(value)) for value in (each.base, each.ours, each.theirs)))
            for each in self._merge.conflicts
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for row in range(len(self._chosen)):
            self._mark(row)
        self.table.setCurrentCell(0, 2)

    @Slot(int, int)
    def choose(self, row: int, column: int) -> None:
        """Takes the version in that cell; other cells choose nothing."""
        if column in SIDES:
            self._chosen[row] = SIDES[column]
            self._mark(row)

    @Slot()
    def _take_ours(self) -> None:
        self._take_all("ours")

    @Slot()
    def _take_theirs(self) -> None:
        self._take_all("theirs")

    def _take_all(self, side: Side) -> None:
        for row in range(len(self._chosen)):
            self._chosen[row] = side
            self._mark(row)

    def _mark(self, row: int) -> None:
        """The version that stands has a check mark and bold words, and says so to screen readers."""
        for column, side in SIDES.items():
            cell, stands = self.table.cell(row, column), self._chosen[row] == side
            font = cell.font()
            font.setBold(stands)
            cell.setFont(font)
            cell.setIcon(self.look.icon("check", "accent") if stands else QIcon())
            cell.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(cell, stands))

    def _spoken(self, cell: QTableWidgetItem, stands: bool) -> str:
        return self.speech.text(mark("{version}, chosen"), version=cell.text()) if stands else cell.text()


class _Sides(WordTable):
    """Space takes the version in the current cell."""

    taken = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self.taken.emit(self.currentRow(), self.currentColumn())
            return
        super().keyPressEvent(event)
