"""How cells of the import's tables are painted: ground, sign, words in one line or broken over several, a bar.

`cells` says what stands in them; the delegate here is that of every `cell_table`.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymap.gui.importing.cells import CELL_ROLE, Cell, Index
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look

_PAD_PX, _SIGN_PX, _CHEVRON_PX, _BESIDE_PX, _BAR_PX = 10, 14, 12, 6, 6

# Joined here once: joining flags of Qt's for every line is felt.
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_AT_LEFT, _AT_RIGHT = (int(_LINE | side) for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight))


class Face(NamedTuple):
    """A font and its measures."""

    font: QFont
    measures: QFontMetricsF


class Kit:
    """The faces of cells for one size of text; making them for each cell anew took a quarter of the painting."""

    def __init__(self, look: Look) -> None:
        self.scale = look.text_scale
        fonts = (look.font("body"), look.font("body", "medium"), look.font("small"))
        self.plain, self.strong, self.small = (Face(font, QFontMetricsF(font)) for font in fonts)

    def title(self, cell: Cell) -> Face:
        """The face of a cell's first line."""
        return self.strong if cell.strong else self.plain


def chevron_px(look: Look) -> int:
    """How far from a cell's right end its chevron can be clicked."""
    return look.px(_PAD_PX + _CHEVRON_PX + _BESIDE_PX)


def two_lines_px(look: Look) -> int:
    """The height of a row of two lines at the look's scale."""
    lines = sum(QFontMetricsF(font).height() for font in (look.font("body", "medium"), look.font("small")))
    return round(lines + look.px(16))


def title_lines(words: str, face: Face, width: float, most: int) -> tuple[str, ...]:
    """A title broken between words into so many lines of this width at most, the last ended by … where it must be."""
    text = " ".join(words.split())
    metrics = face.measures
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, face.font)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most - 1 and metrics.horizontalAdvance(text) > width:
        line = layout.createLine()
        line.setLineWidth(max(width, 1.0))
        lines.append(text[: line.textLength()].rstrip())
        text = text[line.textLength() :]
    layout.endLayout()
    return *lines, metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0.0))


def row_px(cell: Cell, width: float, look: Look, kit: Kit) -> int:
    """The height of a row whose tallest cell is this one, of two lines, and more where its title is broken."""
    face = kit.title(cell)
    inside = width - 2 * look.px(_PAD_PX) - _aside_px(cell, look, kit)
    more = len(title_lines(cell.title, face, inside, cell.wrapped)) - 1
    lines = kit.strong.measures.height() + kit.small.measures.height()
    return round(lines + look.px(16)) + round(more * face.measures.height())


def _aside_px(cell: Cell, look: Look, kit: Kit) -> float:
    """How much of the first line what stands at its right takes."""
    return kit.small.measures.horizontalAdvance(cell.aside) + 2 + look.px(_BESIDE_PX) if cell.aside else 0.0


def one_line_px(look: Look) -> int:
    """The height of a row of one line at the look's scale."""
    return round(QFontMetricsF(look.font("body", "medium")).height() + look.px(14))


class CellDelegate(QStyledItemDelegate):
    """Paints the cell under `CELL_ROLE`."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._kit = Kit(look)

    @property
    def kit(self) -> Kit:
        """The faces for the size of text worn now."""
        if self._kit.scale != self.look.text_scale:
            self._kit = Kit(self.look)
        return self._kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self.look.px(80), one_line_px(self.look))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell):
            CellPainter(painter, option, self.look, self.kit).paint(cell)


class CellPainter:
    """Paints one cell into the rectangle of its option."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Look, kit: Kit) -> None:
        self.painter, self.look, self.theme, self.kit = painter, look, look.theme, kit
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
        self, words: str, rect: QRectF, face: Face, colour: str, *, right: bool = False, middle: bool = False
    ) -> None:
        """One line of plain words, ended by … where the rectangle is too narrow, or with the middle left out."""
        line = " ".join(words.split())
        elide = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        shown = face.measures.elidedText(line, elide, max(rect.width(), 0.0))
        self.painter.setFont(face.font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(rect, _AT_RIGHT if right else _AT_LEFT, shown)

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
        title = self.kit.title(cell).measures
        free = max(line.width() - title.horizontalAdvance(cell.title) - self.look.px(_BESIDE_PX), line.width() * 0.42)
        width = min(self.kit.small.measures.horizontalAdvance(cell.aside) + 2, free)
        box = QRectF(line.right() - width, line.top(), width, title.height())
        self.text(cell.aside, box, self.kit.small, self.theme.muted, right=True)
        return box.left() - self.look.px(_BESIDE_PX)

    def _words(self, cell: Cell, inside: QRectF) -> None:
        first, second = self._lines(cell)
        for line in (first, second):
            line.setLeft(inside.left())
            line.setRight(inside.right())
        if cell.aside:
            first.setRight(self._aside(cell, first))
        face = self.kit.title(cell)
        ink = self.theme.muted if cell.faded else self.theme.ink
        if cell.wrapped > 1:
            self._broken(cell, first, face, ink)
        else:
            self.text(cell.title, first, face, ink, right=cell.right, middle=cell.middle)
        if cell.share is not None:
            self._bar(cell.share, inside, face.measures.horizontalAdvance("0") * 6)
        if cell.detail:
            low = cell.low and bool(cell.icon)
            if low:
                second.setLeft(self._icon(cell, inside, second))
            ink = self._tone(cell) if low else self.theme.muted
            self.text(cell.detail, second, self.kit.small, ink, right=cell.right)

    def _broken(self, cell: Cell, rect: QRectF, face: Face, ink: str) -> None:
        high = face.measures.height()
        for at, line in enumerate(title_lines(cell.title, face, rect.width(), cell.wrapped)):
            self.text(line, QRectF(rect.left(), rect.top() + at * high, rect.width(), high), face, ink)

    def _bar(self, share: float, inside: QRectF, figure: float) -> None:
        """A bar from the left, as long as the share of what the figure at the right leaves free."""
        high = self.look.px(_BAR_PX)
        room = max(inside.width() - figure, 0.0)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.theme.soft(self.theme.accent)))
        bar = QRectF(inside.left(), inside.center().y() - high / 2, max(room * min(max(share, 0.0), 1.0), 2.0), high)
        self.painter.drawRoundedRect(bar, high / 2, high / 2)

    def _lines(self, cell: Cell) -> tuple[QRectF, QRectF]:
        """The boxes of both lines over the whole width."""
        title = self.kit.title(cell).measures.height() * self._height_in_lines(cell)
        detail = self.kit.small.measures.height() if cell.detail else 0.0
        top = self.rect.center().y() - (title + detail) / 2
        left, width = self.rect.left(), self.rect.width()
        return QRectF(left, top, width, title), QRectF(left, top + title, width, detail)

    def _height_in_lines(self, cell: Cell) -> int:
        """Over how many lines the title goes."""
        if cell.wrapped <= 1:
            return 1
        room = self.room - _aside_px(cell, self.look, self.kit)
        return len(title_lines(cell.title, self.kit.title(cell), room, cell.wrapped))
