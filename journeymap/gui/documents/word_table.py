"""A table of finished texts under headings, only to be read; changes, conflicts and problems are listed in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journeymap.gui.look.speech import Sentence, Speech

_AROUND_PX = 10
_PADDING_PX = 24


class WordTable(QTableWidget):
    """Rows of texts; arrow keys walk, Tab leaves. Words are those of the language when it is made: its dialogs do not
    outlive a change of language."""

    def __init__(self, columns: Sequence[str], name: Sentence, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        self.setHorizontalHeaderLabels([speech.text(column) for column in columns])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(_Airy(self))
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.resizeRowsToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        speech.say(self, "setAccessibleName", name)

    def fill(self, rows: Iterable[Sequence[str]]) -> None:
        """Other rows in place of those there are; the first is current."""
        listed = list(rows)
        self.setRowCount(len(listed))
        for number, cells in enumerate(listed):
            for column, text in enumerate(cells):
                self.setItem(number, column, word_cell(text))
        self.fit_rows()
        if listed:
            self.setCurrentCell(0, 0)

    def fit_rows(self) -> None:
        """Gives each row the height of its words. Qt's own way does so anew for all of them with every cell that is
        set, which takes a minute for a few hundred rows."""
        if self.isVisible():
            self.resizeRowsToContents()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._soon.start(0)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        """The cell at a place; IndexError where there is none."""
        found = self.item(row, column)
        if found is None:
            raise IndexError((row, column))
        return found


class _Airy(QStyledItemDelegate):
    """Rows of several lines stand apart."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        narrow = QStyleOptionViewItem(option)
        rect = narrow.rect
        rect.setWidth(max(rect.width() - _PADDING_PX, 1))  # Qt forgets the stylesheet's padding
        narrow.rect = rect
        return super().sizeHint(narrow, index) + QSize(0, _AROUND_PX)


def word_cell(text: str) -> QTableWidgetItem:
    """A cell with just this text."""
    cell = QTableWidgetItem(text)
    cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    cell.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return cell
