"""Paints the two-line rows of lists: a row, its place and the look in, pixels out; `rows` has model, delegate, view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.widgets.score_bar import VERDICT_ICONS, paint_score
from journeymap.gui.widgets.severity_bar import HEIGHT_PX as SEVERITY_HEIGHT_PX
from journeymap.gui.widgets.severity_bar import WIDTH_PX as SEVERITY_WIDTH_PX
from journeymap.gui.widgets.severity_bar import paint_severity

if TYPE_CHECKING:
    from journeymap.gui.widgets.rows import Row

_ICON_PX = 18
_SIGN_PX = 12
_GAP_PX = 10
_SCORE_PX = 90


class RowStyle(msgspec.Struct, frozen=True):
    """Margins and frame of a kind of row, in pixels at 100 %."""

    margin: float
    inset: float
    framed: bool


ROW = RowStyle(margin=8, inset=12, framed=False)
CARD = RowStyle(margin=8, inset=14, framed=True)
_OUTSIDE_PX = 3


def row_height(look: Look, style: RowStyle) -> int:
    """The height of two lines and what is around them."""
    lines = sum(QFontMetricsF(font).height() for font in (look.font("body", "medium"), look.font("small")))
    return round(lines + look.px(2 * style.margin + 2 + (2 * _OUTSIDE_PX if style.framed else 0)))


class RowPainter:
    """Paints one row; what is at the right is set first, the words take what is left."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, look: Look, style: RowStyle) -> None:
        self.painter, self.look, self.style = painter, look, style
        self.theme = look.theme
        state = option.state
        self.selected = bool(state & QStyle.StateFlag.State_Selected)
        self.hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self.focused = bool(state & QStyle.StateFlag.State_HasFocus)
        side, above = (_OUTSIDE_PX, _OUTSIDE_PX) if style.framed else (1, 1)
        self.rect = QRectF(option.rect).adjusted(side, above, -side, -above)

    def paint(self, row: Row) -> None:
        """Ground, left, right, words."""
        painter, look = self.painter, self.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(row)
        inside = self.rect.adjusted(look.px(self.style.inset), 0, -look.px(self.style.inset), 0)
        if row.icon:
            inside.setLeft(self._icon(row, inside))
        inside.setRight(self._right(row, inside))
        self._words(row, inside)
        painter.restore()

    def _ground(self, row: Row) -> None:
        radius = self.look.px(6)
        self.painter.setPen(QPen(QColor(self.theme.card_border), 1) if self.style.framed else Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self._ground_colour()))
        if self.style.framed or self.selected or self.hovered:
            self.painter.drawRoundedRect(self.rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if row.colour:
            self._stripe(row.colour)
        if self.focused:
            self.painter.setPen(QPen(QColor(self.theme.focus), 2))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawRoundedRect(self.rect.adjusted(1, 1, -1, -1), radius, radius)

    def _ground_colour(self) -> str:
        if self.selected:
            return self.theme.selected
        if self.hovered:
            return self.theme.hover
        return self.theme.card if self.style.framed else self.theme.window

    def _stripe(self, colour: str) -> None:
        width = self.look.px(4)
        stripe = QRectF(self.rect.left() + self.look.px(3), self.rect.top() + 5, width, self.rect.height() - 10)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(stripe, width / 2, width / 2)

    def _icon(self, row: Row, inside: QRectF) -> float:
        side = self.look.px(_ICON_PX)
        box = QRectF(inside.left(), inside.center().y() - side / 2, side, side)
        paint_icon(self.painter, row.icon, box, self.theme.muted)
        return box.right() + self.look.px(_GAP_PX)

    def _right(self, row: Row, inside: QRectF) -> float:
        """Paints figure or bar at the right of the first line; where the words must end."""
        line = QRectF(inside.left(), self._top(row), inside.width(), self._line(self._title_font()))
        if row.severity is not None:
            box = self._box(line, SEVERITY_WIDTH_PX, SEVERITY_HEIGHT_PX)
            paint_severity(self.painter, box, row.severity, row.weight, self.theme)
            return box.left() - self.look.px(_GAP_PX)
        if row.score is not None:
            box = self._box(line, _SCORE_PX, 14)
            paint_score(self.painter, box, row.score, self.theme)
            return box.left() - self.look.px(_GAP_PX)
        return self._value(row, line) if row.value else inside.right()

    def _value(self, row: Row, line: QRectF) -> float:
        colour = self.theme.verdict(row.verdict) if row.verdict else self.theme.muted
        font = self.look.font("body", "semibold") if row.verdict else self.look.font("small")
        width = min(QFontMetricsF(font).horizontalAdvance(row.value) + 1, line.width() * 0.6)
        self._text(row.value, QRectF(line.right() - width, line.top(), width, line.height()), font, colour)
        left = line.right() - width
        if row.verdict:
            side = self.look.px(_SIGN_PX)
            left -= side + self.look.px(5)
            sign = QRectF(left, line.center().y() - side / 2, side, side)
            paint_icon(self.painter, VERDICT_ICONS[row.verdict], sign, colour)
        return left - self.look.px(_GAP_PX)

    def _words(self, row: Row, inside: QRectF) -> None:
        ink = self.theme.muted if row.faded else self.theme.ink
        title, detail = self._title_font(), self.look.font("small")
        top = self._top(row)
        self._text(row.title, QRectF(inside.left(), top, inside.width(), self._line(title)), title, ink)
        if row.detail:
            below = top + self._line(title) + self.look.px(2)
            wide = QRectF(inside.left(), below, self._detail_right(row, inside) - inside.left(), self._line(detail))
            self._text(row.detail, wide, detail, self.theme.muted)

    def _detail_right(self, row: Row, inside: QRectF) -> float:
        """The second line runs on under figure and bar."""
        return self.rect.right() - self.look.px(self.style.inset)

    def _top(self, row: Row) -> float:
        height = self._line(self._title_font())
        if row.detail:
            height += self._line(self.look.font("small")) + self.look.px(2)
        return self.rect.center().y() - height / 2

    def _text(self, text: str, rect: QRectF, font: QFont, colour: str) -> None:
        line = " ".join(glimpse(text).split())
        shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        self.painter.drawText(rect, int(flags), shown)

    def _title_font(self) -> QFont:
        return self.look.font("body", "medium")

    def _line(self, font: QFont) -> float:
        return QFontMetricsF(font).height()

    def _box(self, line: QRectF, width_px: float, height_px: float) -> QRectF:
        width, height = self.look.px(width_px), self.look.px(height_px)
        return QRectF(line.right() - width, line.center().y() - height / 2, width, height)
