"""Rows of lists that people edit in place: an `Entry` and the look in, its pixels and the places to press in it out.

Rows and painting of `widgets.rows` stand before it, `entry_list` after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.widgets.row_painting import RowPainter
from journeymap.gui.widgets.rows import ROW_ROLE, Row, RowDelegate, RowModel

Spot = Literal["tick", "swatch", "less", "more"]
_Index = QModelIndex | QPersistentModelIndex
_SPOT_PX, _BOX_PX, _SIGN_PX, _GAP_PX = 28, 15, 13, 8
_DOT_PX, _DOT_GAP_PX, _FIGURE_PX = 7, 3, 18


class Entry(Row, frozen=True):
    """A row with what can be done in it: `ticked` shows a box, `swatch` a colour to press, `given` a figure between a
    minus and a plus. `late` sets the second line in the colour of alerts behind a sign; `dots` paints votes in its
    place; `wrap` lets the title run over two lines. `name` is what is typed over,
    where it is not the title; `remark` stands at the right end of the second line.
    """

    ticked: bool | None = None
    swatch: str = ""
    given: int | None = None
    late: bool = False
    dots: int = 0
    wrap: bool = False
    name: str = ""
    remark: str = ""


class EntryMemo:
    """Keeps the entries of a list: one is made anew only where what it is made of is another than the last time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, Entry]] = {}

    def entry(self, key: str, basis: object, make: Callable[[], Entry]) -> Entry:
        """The entry of that key; `basis` is all it is made of."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != basis:
            kept = self._kept[key] = (basis, make())
        return kept[1]


def spots(entry: Entry, rect: QRectF, look: Look) -> Mapping[Spot, QRectF]:
    """The places of a row that do something of their own when they are pressed."""
    side = look.px(_SPOT_PX)
    top = rect.center().y() - side / 2
    left = QRectF(rect.left() + look.px(4), top, side, side)
    more = QRectF(rect.right() - look.px(8) - side, top, side, side)
    found: dict[Spot, QRectF] = {}
    if entry.ticked is not None:
        found["tick"] = left
    elif entry.swatch:
        found["swatch"] = left
    if entry.given is not None:
        found["more"] = more
        found["less"] = more.translated(-side - look.px(_FIGURE_PX), 0)
    return found


class EntryModel(RowModel):
    """Entries for a view, with boxes that screen readers hear of; `carry` gives what is dragged out of a row."""

    carry: Callable[[str], QMimeData] | None = None

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows shown."""
        return [row for row in self.rows if isinstance(row, Entry)]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these; where none came, went or moved, only those that are others are told of."""
        before, rows = self._rows, tuple(rows)
        if len(rows) != len(before) or any(new.key != old.key for new, old in zip(rows, before, strict=True)):
            super().set_rows(rows)
            return
        self._rows = rows
        others = [row for row, (new, old) in enumerate(zip(rows, before, strict=True)) if new is not old and new != old]
        if others:
            self.dataChanged.emit(self.index(others[0]), self.index(others[-1]))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, Entry) and row.ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.carry else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Also whether a row is ticked."""
        if role == Qt.ItemDataRole.CheckStateRole:
            row = super().data(index, ROW_ROLE)
            if isinstance(row, Entry) and row.ticked is not None:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
            return None
        return super().data(index, role)


class EntryDelegate(RowDelegate):
    """Paints entries; rows of a list whose titles run over two lines and have a detail are a line higher."""

    def __init__(self, look: Look, parent: QObject, *, tall: bool) -> None:
        super().__init__(look, parent)
        self._tall = tall

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """The same height for every row."""
        size = super().sizeHint(option, index)
        more = QFontMetricsF(self._look.font("body", "medium")).height() if self._tall else 0
        return QSize(size.width(), round(size.height() + more))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Entry):
            EntryPainter(painter, option, self._look, self.style).paint(row)
        else:
            super().paint(painter, option, index)


class EntryPainter(RowPainter):
    """Paints one entry; what can be pressed is set first, the words take what is left."""

    def paint(self, row: Row) -> None:
        if not isinstance(row, Entry):
            super().paint(row)
            return
        look, painter = self.look, self.painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(row)
        inside = self.rect.adjusted(look.px(self.style.inset), 0, -look.px(self.style.inset), 0)
        places = spots(row, self.rect, look)
        for spot, place in places.items():
            self._SPOTS[spot](self, row, place)
            if spot in ("tick", "swatch"):
                inside.setLeft(place.right() + look.px(4))
        if row.given is not None:
            self._figure(row, places)
            inside.setRight(places["less"].left() - look.px(4))
        if row.icon:
            inside.setLeft(self._icon(row, inside))
        words = QRectF(inside)
        words.setRight(self._right(row, inside))
        self._entry_words(row, words, inside)
        painter.restore()

    def _entry_words(self, row: Entry, first: QRectF, whole: QRectF) -> None:
        font, gap = self._title_font(), self.look.px(2)
        lines = _two_lines(row.title, font, first.width()) if row.wrap else [row.title]
        height, under = self._line(font), self._line(self.look.font("small"))
        below = bool(row.detail or row.dots)
        top = self.rect.center().y() - (height * len(lines) + (under + gap) * below) / 2
        for line in lines:
            ink = self.theme.muted if row.faded else self.theme.ink
            self._text(line, QRectF(first.left(), top, first.width(), height), font, ink)
            top += height
        second = QRectF(whole.left(), top + gap, whole.width(), under)
        if row.dots:
            self._dots(row.dots, second)
        elif row.detail:
            if row.remark:
                self._remark(row.remark, second)
            self._detail(row, second)

    def _detail(self, row: Entry, line: QRectF) -> None:
        colour = self.theme.muted
        if row.late:
            colour, side = self.theme.alert, self.look.px(_SIGN_PX)
            sign = QRectF(line.left(), line.center().y() - side / 2, side, side)
            paint_icon(self.painter, "warning", sign, colour)
            line.setLeft(sign.right() + self.look.px(5))
        self._text(row.detail, line, self.look.font("small"), colour)

    def _remark(self, text: str, line: QRectF) -> None:
        font = self.look.font("small")
        width = min(QFontMetricsF(font).horizontalAdvance(glimpse(text)) + 1, line.width() * 0.7)
        self._text(text, QRectF(line.right() - width, line.top(), width, line.height()), font, self.theme.muted)
        line.setRight(line.right() - width - self.look.px(_GAP_PX))

    def _dots(self, count: int, line: QRectF) -> None:
        """As many dots as there is room for; the figure at the right says how many there are."""
        side, step = self.look.px(_DOT_PX), self.look.px(_DOT_PX + _DOT_GAP_PX)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.theme.accent))
        for place in range(min(count, int((line.width() - side) // step) + 1)):
            self.painter.drawEllipse(QRectF(line.left() + place * step, line.center().y() - side / 2, side, side))

    def _tick(self, row: Entry, place: QRectF) -> None:
        side = self.look.px(_BOX_PX)
        box = QRectF(0, 0, side, side)
        box.moveCenter(place.center())
        on = bool(row.ticked)
        self.painter.setPen(QPen(QColor(self.theme.accent if on else self.theme.field_border), 1))
        self.painter.setBrush(QColor(self.theme.accent if on else self.theme.field))
        self.painter.drawRoundedRect(box, self.look.px(3), self.look.px(3))
        if on:
            paint_icon(self.painter, "check", box.adjusted(1, 1, -1, -1), self.theme.accent_ink)

    def _swatch(self, row: Entry, place: QRectF) -> None:
        side = self.look.px(_BOX_PX)
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(place.center())
        self.painter.setPen(QPen(QColor(self.theme.field_border), 1))
        self.painter.setBrush(QColor(row.swatch))
        self.painter.drawEllipse(dot)

    def _less(self, row: Entry, place: QRectF) -> None:
        self._step("remove", place, usable=bool(row.given))

    def _more(self, row: Entry, place: QRectF) -> None:
        self._step("add", place, usable=True)

    def _step(self, icon: str, place: QRectF, *, usable: bool) -> None:
        shades = self.look.shades
        ground = place.adjusted(2, 2, -2, -2)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(shades.button if usable else self.theme.window))
        self.painter.drawRoundedRect(ground, self.look.px(5), self.look.px(5))
        side = self.look.px(_BOX_PX)
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(place.center())
        paint_icon(self.painter, icon, sign, self.theme.ink if usable else shades.disabled)

    def _figure(self, row: Entry, places: Mapping[Spot, QRectF]) -> None:
        between = QRectF(places["less"].topRight(), places["more"].bottomLeft())
        self.painter.setFont(self.look.font("body", "semibold"))
        self.painter.setPen(QColor(self.theme.accent if row.given else self.theme.muted))
        self.painter.drawText(between, int(Qt.AlignmentFlag.AlignCenter), str(row.given))

    _SPOTS: ClassVar[Mapping[Spot, Callable[[EntryPainter, Entry, QRectF], None]]] = {
        "tick": _tick,
        "swatch": _swatch,
        "less": _less,
        "more": _more,
    }


def spot_at(entry: Entry, rect: QRectF, at: QPointF, look: Look) -> Spot | None:
    """What of a row lies under a point of the view; None for the row itself."""
    return next((spot for spot, place in spots(entry, rect, look).items() if place.contains(at)), None)


def _two_lines(text: str, font: QFont, width: float) -> list[str]:
    """The text broken where its first line is full; the second one is as long as it is."""
    words = " ".join(glimpse(text).split())
    if QFontMetricsF(font).horizontalAdvance(words) <= width:
        return [words]
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1.0))
    layout.endLayout()
    return [words[: line.textLength()], words[line.textLength() :]]
