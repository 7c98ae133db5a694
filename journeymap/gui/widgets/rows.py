"""Lists of two-line rows (gaps, palette, outline, recent files): rows in, a fast view out; `row_painting` paints them.

A `RowList` shows the rows of a `RowModel`; all rows are of one height, so thousands cost no more than a screenful.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeymap.analysis.results import Score, Severity, Verdict
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.widgets.flat_list import FlatList
from journeymap.gui.widgets.row_painting import CARD, ROW, RowPainter, row_height

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class Row(msgspec.Struct, frozen=True):
    """One row: `title` over `detail`, at the right `value` (in the verdict's colour with its sign), or the bar of a
    `severity` and its `weight` (0..1), or of a `score`; at the left an `icon`, or a stripe of a `colour` (#rrggbb).
    `spoken` is read out in place of title, detail and value. `key` tells rows apart.
    """

    key: str
    title: str
    detail: str = ""
    value: str = ""
    verdict: Verdict | None = None
    severity: Severity | None = None
    weight: float = 0.0
    score: Score | None = None
    icon: str = ""
    colour: str = ""
    spoken: str = ""
    faded: bool = False


class RowModel(QAbstractListModel):
    """Rows for a view; replaced as a whole, in place where only their content is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these; with the same keys in the same order, selection and place stay."""
        rows = tuple(rows)
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken words, tooltip, or with `ROW_ROLE` the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or ", ".join(filter(None, (row.title, row.detail, row.value)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(filter(None, (row.title, row.detail))))
        return None


class RowDelegate(QStyledItemDelegate):
    """Two lines of plain text with a figure or bar at the right."""

    style = ROW

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """The same height for every row."""
        return QSize(self._look.px(120), row_height(self._look, self.style))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints the row under `ROW_ROLE`; any other model's row by its display text."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            row = Row("", str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        RowPainter(painter, option, self._look, self.style).paint(row)


class CardDelegate(RowDelegate):
    """The same on a card of its own, with a stripe of the row's colour at the left."""

    style = CARD


class RowList(FlatList):
    """A list of rows. `pressed_row(str)`: the key of a row that was clicked, or chosen with Enter; `current_row(str)`
    follows the keyboard too."""

    pressed_row = Signal(str)
    current_row = Signal(str)

    def __init__(self, look: Look, *, cards: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._quiet = False
        self.rows = RowModel(self)
        self._delegate = (CardDelegate if cards else RowDelegate)(look, self)
        self.furnish(self.rows, self._delegate, look)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows; the current one stays current where it is still there."""
        key = self.current_key
        self.rows.set_rows(rows)
        if key and key != self.current_key:
            self.choose(key)

    @property
    def current_key(self) -> str:
        """The key of the current row; empty where there is none."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Makes the row of that key current and brings it into sight; without one nothing is current. No signal."""
        at = next((i for i, row in enumerate(self.rows.rows) if row.key == key), None)
        self._quiet = True
        self.setCurrentIndex(QModelIndex() if at is None else self.rows.index(at))
        self._quiet = False
        if at is None:
            self.clearSelection()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tells which row is current."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.current_row.emit(self.rows.rows[current.row()].key)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is always at some row, so that its ring shows where it is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.selectionModel().setCurrentIndex(self.rows.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints the rows; a list without any shows the focus around itself."""
        super().paintEvent(event)
        if self.hasFocus() and not self.rows.rowCount():
            painter = QPainter(self.viewport())
            try:
                painter.setPen(QPen(QColor(self._look.theme.focus), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            finally:
                painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key:
            self.pressed_row.emit(self.current_key)
            return
        super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self.pressed_row.emit(self.rows.rows[index.row()].key)
