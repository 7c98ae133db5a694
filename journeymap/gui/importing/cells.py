"""Cells of the import's tables: what a cell says (two lines, a sign, a share as a bar), and models of them.

Models of this room make the cells; `cell_painting` paints them, `cell_table` is the view.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.analysis.results import Verdict
from journeymap.gui.look.speech import Speech, plain_tip

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
NOWHERE = QModelIndex()
HEADING_ALIGNED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Cell(msgspec.Struct, frozen=True):
    """What a cell says.

    `title` stands over `detail`, `aside` grey at the right; `icon` stands before the title, or with `low` before the
    detail, in the colour `tone` of the look or that of a `verdict`. `share` (0..1) is a bar beside the title. Of a
    `middle` title too long the middle is left out, else it goes on in up to `wrapped` lines. `choosable` cells open a
    list.
    """

    title: str = ""
    detail: str = ""
    icon: str = ""
    tone: str = "muted"
    verdict: Verdict | None = None
    aside: str = ""
    share: float | None = None
    faded: bool = False
    strong: bool = False
    low: bool = False
    middle: bool = False
    wrapped: int = 1
    right: bool = False
    choosable: bool = False
    tip: str = ""
    spoken: str = ""


class CellModel(QAbstractTableModel):
    """A table of cells under headings; subclasses say how many rows there are and what stands in each cell."""

    headings: tuple[str, ...] = ()
    """Marked words, one for each column."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speech = speech
        speech.changed.connect(self.reword)

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def cell(self, row: int, column: int) -> Cell:
        """What stands in a cell."""

    def reword(self) -> None:
        """Says every cell and heading anew."""
        if self.count:
            self.dataChanged.emit(self.index(0, 0), self.index(self.count - 1, len(self.headings) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.headings) - 1)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, its words for screen readers and as a tooltip; with `CELL_ROLE` the cell itself."""
        if not index.isValid() or index.row() >= self.count:
            return None
        if role not in (CELL_ROLE, Qt.ItemDataRole.DisplayRole, _SPOKEN, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self.cell(index.row(), index.column())
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.title
        if role == _SPOKEN:
            return cell.spoken or ", ".join(filter(None, (cell.title, cell.detail, cell.aside)))
        return plain_tip(cell.tip or "\n".join(filter(None, (cell.title, cell.detail))))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.headings):
            if role in (Qt.ItemDataRole.DisplayRole, _SPOKEN):
                return self.speech.text(self.headings[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return HEADING_ALIGNED
        return None


class RowsModel(CellModel, Generic[R]):
    """A table of `rows`, replaced as a whole; subclasses say what of a row stands in each cell."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(speech, parent)
        self.rows: tuple[R, ...] = ()

    @property
    def count(self) -> int:
        return len(self.rows)

    def take(self, rows: Iterable[R], *, same: bool = False) -> None:
        """Shows these; `same` where only words in them are others, so that what is selected and in sight stays."""
        if same:
            self.rows = tuple(rows)
            self.reword()
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()


class CellRows(RowsModel[tuple[Cell, ...]]):
    """Rows of finished cells, each as long as the headings."""

    def __init__(self, headings: tuple[str, ...], speech: Speech, parent: QObject | None = None) -> None:
        self.headings = headings
        super().__init__(speech, parent)

    def cell(self, row: int, column: int) -> Cell:
        return self.rows[row][column]


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
