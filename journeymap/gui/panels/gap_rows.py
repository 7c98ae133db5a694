"""The rows of the list of gaps: findings in, a model that words only what is looked at out, and how a row is painted.

`gap_words` gives the words; `gap_list` is the view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from journeymap.analysis.results import Finding, Severity
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.panels.gap_words import GapWords
from journeymap.gui.widgets.row_painting import RowPainter, RowStyle
from journeymap.gui.widgets.rows import ROW_ROLE, Row, RowDelegate
from journeymap.gui.widgets.severity_bar import HEIGHT_PX as SEVERITY_HEIGHT_PX
from journeymap.gui.widgets.severity_bar import paint_severity, severity_colour

MARKED_ROLE = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_SIGNS: Mapping[Severity, str] = {
    Severity.HIGH: "chevron-up",
    Severity.MEDIUM: "remove",
    Severity.LOW: "chevron-down",
}
"""The sign before a severity's bar: more than usual, usual, less."""
_BAR_PX = 40.0
_SIGN_PX = 10
_BESIDE_PX = 3


class GapModel(QAbstractListModel):
    """Findings as rows, in priority order; thousands cost nothing until they are scrolled to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self._words: GapWords | None = None
        self._heaviest = 1.0
        self._made: dict[int, Row] = {}
        self._marked: frozenset[int] = frozenset()

    def show(self, findings: Sequence[Finding], words: GapWords, heaviest: float) -> None:
        """Shows these; rows are added and taken at the end only, so that the view stays where it is. `heaviest` is the
        weight of the longest bar."""
        before, after = len(self.findings), len(findings)
        self._words, self._heaviest = words, heaviest or 1.0
        self._made = {}
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.findings = tuple(findings)
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self.findings = tuple(findings)
            self.endRemoveRows()
        else:
            self.findings = tuple(findings)
        self._tell()

    def mark(self, rows: frozenset[int]) -> None:
        """Marks the rows that are about what is selected."""
        if rows != self._marked:
            self._marked = rows
            self._tell()

    @property
    def marked(self) -> frozenset[int]:
        """The numbers of the marked rows."""
        return self._marked

    def row(self, number: int) -> Row:
        """The words of a row, made when first asked for."""
        if number not in self._made:
            self._made[number] = self._row(self.findings[number])
        return self._made[number]

    def _row(self, finding: Finding) -> Row:
        assert self._words is not None
        return Row(
            key=finding.kind,
            title=self._words.place(finding),
            detail=self._words.brief(finding),
            severity=finding.severity,
            weight=finding.weight / self._heaviest,
            spoken=self._words.spoken(finding),
        )

    def _tell(self) -> None:
        if self.findings:
            self.dataChanged.emit(self.index(0), self.index(len(self.findings) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken words, tooltip; with `ROW_ROLE` the row, with `MARKED_ROLE` whether it is marked."""
        if not index.isValid() or index.row() >= len(self.findings):
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role == MARKED_ROLE:
            return index.row() in self._marked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return plain_tip(row.spoken) if role == Qt.ItemDataRole.ToolTipRole else None


class GapDelegate(RowDelegate):
    """A row with a sign of its severity before the bar; a marked one has the ground of a selected row and a stripe."""

    style = RowStyle(margin=8, inset=10, framed=False)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        if index.data(MARKED_ROLE):
            option.state |= QStyle.StateFlag.State_Selected
            row = replace(row, colour=self._look.theme.accent)
        _GapPainter(painter, option, self._look, self.style).paint(row)


class _GapPainter(RowPainter):
    def _right(self, row: Row, inside: QRectF) -> float:
        if row.severity is None:
            return super()._right(row, inside)
        line = QRectF(inside.left(), self._top(row), inside.width(), self._line(self._title_font()))
        bar = self._box(line, _BAR_PX, SEVERITY_HEIGHT_PX)
        paint_severity(self.painter, bar, row.severity, row.weight, self.theme)
        side = self.look.px(_SIGN_PX)
        sign = QRectF(bar.left() - self.look.px(_BESIDE_PX) - side, line.center().y() - side / 2, side, side)
        paint_icon(self.painter, _SIGNS[row.severity], sign, severity_colour(row.severity, self.theme))
        return sign.left() - self.look.px(_BESIDE_PX)
