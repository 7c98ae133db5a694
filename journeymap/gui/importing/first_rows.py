"""The first rows of a file as a table, above them what each column is for in the tool that made it.

An answer table in; the wish for another part of a column out. Cells of people are never shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from journeymap.feedback.table import AnswerTable, Column, Part
from journeymap.gui.importing.cell_painting import CellDelegate, one_line_px
from journeymap.gui.importing.cell_table import furnish
from journeymap.gui.importing.cells import HEADING_ALIGNED, NOWHERE, Cell, CellModel, Index
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark

PARTS: Mapping[Part, tuple[str, str]] = {
    Part.QUESTION: (mark("Question"), "comment"),
    Part.CHOICE: (mark("One choice of a question"), "check"),
    Part.TEXT: (mark("Free text"), "quote"),
    Part.TIME: (mark("Time of answering"), "clock"),
    Part.START: (mark("Time of beginning"), "clock"),
    Part.ID: (mark("Number of the answer"), "rename"),
    Part.STATUS: (mark("State of the answer"), "info"),
    Part.FINISHED: (mark("Finished or not"), "info"),
    Part.META: (mark("About the survey"), "info"),
    Part.PERSON: (mark("Tells who people are"), "lock"),
}
"""The words and the sign of each part."""

CHOOSABLE = (Part.QUESTION, Part.CHOICE, Part.TEXT, Part.TIME, Part.ID, Part.META, Part.PERSON)
MOST_ROWS = 40
_HIDDEN = "•••"
_LEAST_PX, _MOST_PX, _PAD_PX = 96, 240, 44


class FirstRows(CellModel):
    """The parts in the first row, below them the first answers."""

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(speech, parent)
        self.table: AnswerTable | None = None

    def show(self, table: AnswerTable | None) -> None:
        """Shows another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown."""
        return self.table.columns if self.table else ()

    @property
    def count(self) -> int:
        return 1 + min(len(self.table.rows), MOST_ROWS) if self.table else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.columns)

    def reword(self) -> None:
        """Says the parts anew."""
        if self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(0, len(self.columns) - 1))

    def cell(self, row: int, column: int) -> Cell:
        known = self.columns[column]
        if row == 0:
            words, icon = PARTS[known.part]
            choosable = known.part is not Part.PERSON
            tone = "muted" if choosable else "alert"
            return Cell(self.speech.text(words), icon=icon, tone=tone, strong=True, choosable=choosable)
        assert self.table is not None
        text = self.table.rows[row - 1][column]
        if known.part is Part.PERSON:
            return Cell(_HIDDEN if text else "", faded=True, spoken=self.speech.text(mark("never read")))
        return Cell(text)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self.columns[section].name.split())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tip(self.columns[section], role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return HEADING_ALIGNED
        return None

    def _tip(self, column: Column, role: int) -> str:
        from journeymap.gui.look.speech import plain_tip

        words = column.label if column.label == column.name else f"{column.name}\n{column.label}"
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words


class FirstRowsView(QTableView):
    """`part_wanted(str, object)`: a column's name and the part it shall have. Enter, Space, F2 or a click on a part
    open the choice."""

    part_wanted = Signal(str, object)

    def __init__(self, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech, self._look = speech, look
        self.cells = FirstRows(speech, self)
        self._delegate = CellDelegate(look, self)
        self.menu: QMenu | None = None
        furnish(self, self.cells, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        speech.say(self, "setAccessibleName", mark("The first rows of the file, above them what each column is for"))
        self.clicked.connect(self._clicked)
        look.changed.connect(self.fit)

    def show_table(self, table: AnswerTable | None) -> None:
        """Shows the first rows of a table; the current cell stays where it was."""
        at = self.currentIndex()
        row, column = at.row(), at.column()
        self.cells.show(table)
        self.fit()
        if row >= 0 and column < self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(row, column))

    @Slot()
    def fit(self) -> None:
        """Rows as high as their words, columns as wide as what stands in them, within bounds."""
        self.verticalHeader().setDefaultSectionSize(one_line_px(self._look))
        words = QFontMetricsF(self._look.font("body", "medium"))
        least, most, pad = (self._look.px(length) for length in (_LEAST_PX, _MOST_PX, _PAD_PX))
        for place, column in enumerate(self.cells.columns):
            texts = [column.name, *(self.cells.cell(row, place).title for row in range(min(self.cells.count, 6)))]
            widest = max(words.horizontalAdvance(" ".join(text[:80].split())) for text in texts)
            self.setColumnWidth(place, round(min(max(widest + pad, least), most)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        at = self.currentIndex()
        if at.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.open_parts(at.column())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.row() == 0:
            self.open_parts(index.column())

    def open_parts(self, place: int) -> None:
        """Opens the choice of parts for a column; one of people has none."""
        column = self.cells.columns[place]
        if column.part is Part.PERSON:
            return
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self)
        for part in CHOOSABLE:
            action = self.menu.addAction(self._speech.text(PARTS[part][0]))
            action.setCheckable(True)
            action.setChecked(part is column.part)
            action.triggered.connect(partial(self._want, column.name, part))
        self.menu.popup(self._below(place))

    def _below(self, place: int) -> QPoint:
        rect = self.visualRect(self.cells.index(0, place))
        return self.viewport().mapToGlobal(rect.bottomLeft())

    def _want(self, column: str, part: Part) -> None:
        known = next(known for known in self.cells.columns if known.name == column)
        if known.part is not part:
            self.part_wanted.emit(column, part)
