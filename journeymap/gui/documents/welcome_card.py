"""A card of the welcome screen: a small map, a title, a line about it; and the grid such cards stand in.

`beginnings` says what is on them; pressed, the welcome screen opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLayout, QSizePolicy, QWidget

from journeymap.gui.documents.beginnings import Beginning
from journeymap.gui.documents.thumbnail import paint_thumbnail
from journeymap.gui.look.icons import paint_icon
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech

if TYPE_CHECKING:
    from journeymap.drawing.elements import MapElements

_PICTURE_PX = 104
_HEIGHT_PX = 200
_PAD_PX = 12
_RADIUS_PX = 8.0
_SIGN_PX = 26
_LEAST_WIDTH_PX = 164
_MOST_COLUMNS = 5


class WelcomeCard(QAbstractButton):
    """One way to begin; Enter and Space press it."""

    def __init__(self, beginning: Beginning, speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.beginning = beginning
        self._look = look
        self._elements: MapElements | None = None
        self._title = self._about = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"{beginning.kind}.{beginning.id}")
        if beginning.kind == "template":
            speech.say(self, "set_title", beginning.title)
            speech.say(self, "set_about", beginning.about)
        else:  # a person's own words, which may be no sentence of ours
            self.set_title(beginning.title)
            self.set_about(beginning.about)
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)

    def set_title(self, text: str) -> None:
        """Names the card."""
        self._title = text
        self.setAccessibleName(text)
        self.update()

    def set_about(self, text: str) -> None:
        """Says something about it."""
        self._about = text
        self.setAccessibleDescription(text)
        self.update()

    def show_map(self, elements: MapElements) -> None:
        """The map in small, when it is worked out."""
        self._elements = elements
        self.update()

    @property
    def has_map(self) -> bool:
        """Whether the map is there."""
        return self._elements is not None

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._look.px(_LEAST_WIDTH_PX), self._look.px(_HEIGHT_PX))

    minimumSizeHint = sizeHint  # noqa: N815

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_picture(painter)
            self._paint_words(painter)
            self._paint_border(painter)
        finally:
            painter.end()

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        ground = theme.pressed if self.isDown() else theme.hover if self.underMouse() else theme.card
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self._box(), _RADIUS_PX, _RADIUS_PX)

    def _picture(self) -> QRectF:
        pad = self._look.px(6)
        return QRectF(pad, pad, self.width() - 2 * pad, self._look.px(_PICTURE_PX))

    def _paint_picture(self, painter: QPainter) -> None:
        theme, area = self._look.theme, self._picture()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bands[0]))
        painter.drawRoundedRect(area, _RADIUS_PX - 3, _RADIUS_PX - 3)
        inside = area.adjusted(8, 8, -8, -8)
        if self._elements is not None:
            paint_thumbnail(painter, self._elements, inside, theme)
        elif self.beginning.icon:
            side = self._look.px(_SIGN_PX)
            sign = QRectF(0, 0, side, side)
            sign.moveCenter(area.center())
            paint_icon(painter, self.beginning.icon, sign, theme.accent)

    def _paint_words(self, painter: QPainter) -> None:
        """The title in two lines at most, and as much about it as there is room for."""
        look, pad = self._look, self._look.px(_PAD_PX)
        top = self._picture().bottom() + look.px(8)
        room = QRectF(pad, top, self.width() - 2 * pad, self.height() - look.px(8) - top)
        painter.setPen(QColor(look.theme.ink))
        room.setTop(_paint_lines(painter, self._title, look.font("body", "semibold"), room, 2) + look.px(2))
        painter.setPen(QColor(look.theme.muted))
        _paint_lines(painter, self._about, look.font("small"), room, 9)

    def _paint_border(self, painter: QPainter) -> None:
        theme = self._look.theme
        pen = QPen(QColor(theme.focus), 2.0) if self.hasFocus() else QPen(QColor(theme.card_border), 1.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._box(), _RADIUS_PX, _RADIUS_PX)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()  # the grid moves
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()


def _paint_lines(painter: QPainter, text: str, font: QFont, room: QRectF, most: int) -> float:
    """Sets the text from the top of the room, the last line ending in … where there is more; where it ends."""
    metrics = QFontMetricsF(font)
    step = metrics.lineSpacing()
    painter.setFont(font)
    lines = _lines(text, metrics, room.width(), min(most, int(room.height() // step)))
    for number, line in enumerate(lines):
        painter.drawText(QPointF(room.left(), room.top() + number * step + metrics.ascent()), line)
    return room.top() + len(lines) * step


def _lines(text: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    if most < 1:
        return []
    lines: list[str] = [""]
    words = text.split()
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) == most:
            rest = " ".join((lines[-1], *words[number:]))
            lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            break
        else:
            lines.append(word)
    return lines


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Down: 0}


class CardGrid(QWidget):
    """Cards in as many columns as there is room for; arrow keys walk, Tab goes past all of them. `left(int)` where a
    key leads out of the grid: -1 above, 1 below."""

    pressed = Signal(object)
    left = Signal(int)

    def __init__(self, beginnings: Sequence[Beginning], speech: Speech, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # else it could never become narrower
        self.cards = [WelcomeCard(each, speech, look, self) for each in beginnings]
        for card in self.cards:
            card.clicked.connect(self._clicked)
        self._arrange(_MOST_COLUMNS)
        self._one_stop(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        least = self._look.px(_LEAST_WIDTH_PX) + self._grid.spacing()
        self._arrange(max(1, min(_MOST_COLUMNS, (self.width() + self._grid.spacing()) // least)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One column at least: the others follow from the room there is."""
        return QSize(self._look.px(_LEAST_WIDTH_PX), super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        at = next((number for number, card in enumerate(self.cards) if card.hasFocus()), None)
        key = Qt.Key(event.key())
        if at is None or key not in _STEPS:
            super().keyPressEvent(event)
            return
        step = _STEPS[key] or (self._columns if key is Qt.Key.Key_Down else -self._columns)
        if 0 <= at + step < len(self.cards):
            self._one_stop(at + step)
            self.cards[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit(1 if step > 0 else -1)

    def _one_stop(self, at: int) -> None:
        for number, card in enumerate(self.cards):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus)

    def focus_card(self, at: int) -> None:
        """Moves the focus to a card."""
        at = max(0, min(at, len(self.cards) - 1))
        self._one_stop(at)
        self.cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        card = self.sender()
        if isinstance(card, WelcomeCard):
            self.pressed.emit(card.beginning)
