"""Cells of the import's tables: what a cell says (two lines, a sign, a share as a bar) and how it is painted.

Models of this room make the cells; `cell_table` is the view.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.analysis.results import Verdict
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech, plain_tip

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
NOWHERE = QModelIndex()
_PAD_PX, _SIGN_PX, _CHEVRON_PX, _BESIDE_PX, _BAR_PX = 10, 14, 12, 6, 6


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
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
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


def chevron_px(look: Look) -> int:
    """How far from a cell's right end its chevron can be clicked."""
    return look.px(_PAD_PX + _CHEVRON_PX + _BESIDE_PX)


def two_lines_px(look: Look) -> int:
    """The height of a row of two lines at the look's scale."""
    lines = sum(QFontMetricsF(font).height() for font in (look.font("body", "medium"), look.font("small")))
    return round(lines + look.px(16))


def title_lines(words: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """A title broken between words into so many lines of this width at most, the last ended by … where it must be."""
    text = " ".join(words.split())
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most - 1 and metrics.horizontalAdvance(text) > width:
        line = layout.createLine()
        line.setLineWidth(max(width, 1.0))
        lines.append(text[: line.textLength()].rstrip())
        text = text[line.textLength() :]
    layout.endLayout()
    return *lines, metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))


def row_px(cell: Cell, width: float, look: Look) -> int:
    """The height of a row whose tallest cell is this one, of two lines, and more where its title is broken."""
    font = look.font("body", "medium" if cell.strong else "regular")
    inside = width - 2 * look.px(_PAD_PX) - _aside_px(cell, look)
    more = len(title_lines(cell.title, font, inside, cell.wrapped)) - 1
    return two_lines_px(look) + round(more * QFontMetricsF(font).height())


def _aside_px(cell: Cell, look: Look) -> float:
    """How much of the first line what stands at its right takes."""
    wide = QFontMetricsF(look.font("small")).horizontalAdvance(cell.aside) + 2
    return wide + look.px(_BESIDE_PX) if cell.aside else 0.0


def one_line_px(look: Look) -> int:
    """The height of a row of one line at the look's scale."""
    return round(QFontMetricsF(look.font("body", "medium")).height() + look.px(14))


class CellDelegate(QStyledItemDelegate):
    """Paints the cell under `CELL_ROLE`."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self.look.px(80), one_line_px(self.look))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            CellPainter(painter, option, self.look).paint(cell)


class CellPainter:
    """Paints one cell into the rectangle of its option."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
        self.painter, self.look, self.theme = painter, look, look.theme
        state = option.state
        self.selected = bool(state & QStyle.StateFlag.State_Selected)
        self.hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self.focused = bool(state & QStyle.StateFlag.State_HasFocus)
        self.rect = QRectF(option.rect)
        self.room = self.rect.width()

    def paint(self, cell: Cell) -> None:
        """Ground, sign, what stands at the right, words."""
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground()
        inside = self.rect.adjusted(self.look.px(_PAD_PX), 0, -self.look.px(_PAD_PX), 0)
        if cell.choosable and (self.selected or self.hovered):
            inside.setRight(self._chevron(inside))
        self.room = inside.width()
        if cell.icon and not cell.low:
            inside.setLeft(self._icon(cell, inside, self._lines(cell)[0]))
        self._words(cell, inside)
        self.painter.restore()

    def ground(self) -> None:
        """The ground of a selected or touched cell, the line under the row, the ring of the focus."""
        if self.selected or self.hovered:
            self.painter.fillRect(self.rect, QColor(self.theme.selected if self.selected else self.theme.hover))
        self.painter.fillRect(
            QRectF(self.rect.left(), self.rect.bottom() - 1, self.rect.width(), 1), QColor(self.theme.hairline)
        )
        if self.focused:
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(QColor(self.theme.focus), 2))
            self.painter.drawRoundedRect(self.rect.adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)

    def text(
        self, words: str, rect: QRectF, font: QFont, colour: str, *, right: bool = False, middle: bool = False
    ) -> None:
        """One line of plain words, ended by … where the rectangle is too narrow, or with the middle left out."""
        line = " ".join(words.split())
        elide = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(line, elide, max(rect.width(), 0.0))
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine
        self.painter.drawText(rect, int(flags), shown)

    def _chevron(self, inside: QRectF) -> float:
        side = self.look.px(_CHEVRON_PX)
        box = QRectF(inside.right() - side, inside.center().y() - side / 2, side, side)
        paint_icon(self.painter, "chevron-down", box, self.theme.muted)
        return box.left() - self.look.px(_BESIDE_PX)

    def _icon(self, cell: Cell, inside: QRectF, line: QRectF) -> float:
        side = min(self.look.px(_SIGN_PX), line.height())
        box = QRectF(inside.left(), line.center().y() - side / 2, side, side)
        paint_icon(self.painter, cell.icon, box, self._tone(cell))
        return box.right() + self.look.px(_BESIDE_PX)

    def _tone(self, cell: Cell) -> str:
        return self.theme.verdict(cell.verdict) if cell.verdict else self.look.colour(cell.tone)

    def _aside(self, cell: Cell, line: QRectF) -> float:
        """Paints what stands at the right of the first line; where the title must end."""
        font = self.look.font("small")
        title = QFontMetricsF(self._title_font(cell)).horizontalAdvance(cell.title)
        free = max(line.width() - title - self.look.px(_BESIDE_PX), line.width() * 0.42)
        width = min(QFontMetricsF(font).horizontalAdvance(cell.aside) + 2, free)
        high = QFontMetricsF(self._title_font(cell)).height()
        box = QRectF(line.right() - width, line.top(), width, high)
        self.text(cell.aside, box, font, self.theme.muted, right=True)
        return box.left() - self.look.px(_BESIDE_PX)

    def _words(self, cell: Cell, inside: QRectF) -> None:
        first, second = self._lines(cell)
        for line in (first, second):
            line.setLeft(inside.left())
            line.setRight(inside.right())
        if cell.aside:
            first.setRight(self._aside(cell, first))
        font = self._title_font(cell)
        ink = self.theme.muted if cell.faded else self.theme.ink
        if cell.wrapped > 1:
            self._broken(cell, first, font, ink)
        else:
            self.text(cell.title, first, font, ink, right=cell.right, middle=cell.middle)
        if cell.share is not None:
            self._bar(cell.share, inside, QFontMetricsF(font).horizontalAdvance("0") * 6)
        if cell.detail:
            low = cell.low and bool(cell.icon)
            if low:
                second.setLeft(self._icon(cell, inside, second))
            ink = self._tone(cell) if low else self.theme.muted
            self.text(cell.detail, second, self.look.font("small"), ink, right=cell.right)

    def _broken(self, cell: Cell, rect: QRectF, font: QFont, ink: str) -> None:
        high = QFontMetricsF(font).height()
        for at, line in enumerate(title_lines(cell.title, font, rect.width(), cell.wrapped)):
            self.text(line, QRectF(rect.left(), rect.top() + at * high, rect.width(), high), font, ink)

    def _bar(self, share: float, inside: QRectF, figure: float) -> None:
        """A bar from the left, as long as the share of what the figure at the right leaves free."""
        high = self.look.px(_BAR_PX)
        room = max(inside.width() - figure, 0.0)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.theme.soft(self.theme.accent)))
        bar = QRectF(inside.left(), inside.center().y() - high / 2, max(room * min(max(share, 0.0), 1.0), 2.0), high)
        self.painter.drawRoundedRect(bar, high / 2, high / 2)

    def _title_font(self, cell: Cell) -> QFont:
        return self.look.font("body", "medium" if cell.strong else "regular")

    def _lines(self, cell: Cell) -> tuple[QRectF, QRectF]:
        """The boxes of both lines over the whole width."""
        title = QFontMetricsF(self._title_font(cell)).height() * self._height_in_lines(cell)
        detail = QFontMetricsF(self.look.font("small")).height() if cell.detail else 0.0
        top = self.rect.center().y() - (title + detail) / 2
        left, width = self.rect.left(), self.rect.width()
        return QRectF(left, top, width, title), QRectF(left, top + title, width, detail)

    def _height_in_lines(self, cell: Cell) -> int:
        """Over how many lines the title goes."""
        room = self.room - _aside_px(cell, self.look)
        return len(title_lines(cell.title, self._title_font(cell), room, cell.wrapped)) if cell.wrapped > 1 else 1
