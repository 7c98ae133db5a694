"""A table of cells as people walk it: keys and clicks in, the wish to change a cell out as signals.

Arrow keys walk, Enter, F2, a double click or a letter ask for the cell's editor, Delete takes away; `cells` paints.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journeymap.gui.importing.cell_painting import CellDelegate, chevron_px, one_line_px, two_lines_px
from journeymap.gui.importing.cells import CELL_ROLE, Cell, CellModel
from journeymap.gui.look.look import Look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def furnish(table: QTableView, model: CellModel, delegate: CellDelegate) -> None:
    """Gives a table its cells and the manners of all tables here; Tab leaves it."""
    table.setModel(model)
    table.setItemDelegate(delegate)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)


class CellTable(QTableView):
    """`asked(index, typed)`: the editor of a cell is wanted, with what was typed so far; `taken_away()`: Delete;
    `affirmed()`: Space. `widths` are a least width and a share of what is left, for each column, at 100 %.
    """

    asked = Signal(QModelIndex, str)
    taken_away = Signal()
    affirmed = Signal()

    def __init__(
        self,
        model: CellModel,
        look: Look,
        widths: Sequence[tuple[int, int]],
        parent: QWidget | None = None,
        *,
        tall: bool = False,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.look, self._widths, self._tall = look, tuple(widths), tall
        self._nothing = ""
        self.cells = model
        self._delegate = CellDelegate(look, self)
        furnish(self, model, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._ask)
        look.changed.connect(self.fit)
        self.fit()

    @property
    def chosen_rows(self) -> tuple[int, ...]:
        """The rows that are selected, from the top; the current one where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        at = self.currentIndex()
        return tuple(rows) if rows else (at.row(),) if at.isValid() else ()

    def go(self, row: int, column: int = -1) -> None:
        """Makes a cell current and brings it into sight; without `column` in the column that is current."""
        column = column if column >= 0 else max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.model().index(row, column))
        self.scrollTo(self.currentIndex())

    @Slot()
    def fit(self) -> None:
        """Rows as high as their words, columns over the whole width."""
        self.verticalHeader().setDefaultSectionSize((two_lines_px if self._tall else one_line_px)(self.look))
        least = [self.look.px(width) for width, _ in self._widths]
        left = max(self.viewport().width() - sum(least), 0)
        total = sum(share for _, share in self._widths) or 1
        used = 0
        for column, (width, (_, share)) in enumerate(zip(least, self._widths, strict=True)):
            part = left - used if column == len(least) - 1 and share else left * share // total
            used += part
            self.setColumnWidth(column, width + part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def setNothing(self, words: str) -> None:  # noqa: N802
        """What stands in the table while it has no rows; named as `Speech.say` calls setters."""
        self._nothing = words
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._nothing and not self.model().rowCount():
            painter = QPainter(self.viewport())
            try:
                painter.setPen(QColor(self.look.theme.muted))
                box = self.viewport().rect().adjusted(16, 16, -16, -16)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._nothing)
            finally:
                painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a cell's chevron opens its list."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL_ROLE) if index.isValid() else None
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        at = event.position().x() - self.visualRect(index).right() + chevron_px(self.look)
        if isinstance(cell, Cell) and cell.choosable and plain and at > 0:
            self._ask(index)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is always at some cell, so that its ring shows where it is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.go(0, 0)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not left to the dialog's shortcuts and buttons."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Enter in an editor comes on to its table.
        if self.state() is QAbstractItemView.State.EditingState or not self._takes(event):
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._ask(self.currentIndex())
        elif event.key() in _AWAY:
            self.taken_away.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.affirmed.emit()
        else:
            self.asked.emit(self.currentIndex(), event.text())

    def _takes(self, event: QKeyEvent) -> bool:
        """Whether a key asks for something of the current cell."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if not self.currentIndex().isValid():
            return False
        return event.key() in (*_ENTER, *_AWAY, Qt.Key.Key_Space) or bool(
            event.text().strip().isprintable() and event.text().strip()
        )

    @Slot(QModelIndex)
    def _ask(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(index, "")
