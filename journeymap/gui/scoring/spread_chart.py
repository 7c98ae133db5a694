"""The chart of one touchpoint's blind scores: a row for each department with how many gave each mark, and its mean.

Blind scores of the analysis in, pixels out; the reveal shows it beside the list.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.analysis.blind import SIDES, Blind, Marks, Side
from journeymap.gui.scoring.words import NAMES, belief_words, figure, mean_words, people, spoken, spread_words
from journeymap.gui.session.session import Session
from journeymap.i18n import mark, msg

_ROW_PX, _HEAD_PX, _AXIS_PX, _GAP_PX = 38, 34, 24, 26
_NAME_SHARE, _FIGURE_PX, _DOT_PX = 0.26, 132, 15
_CUSTOMERS = mark("Customers")


class Line(msgspec.Struct, frozen=True):
    """One row of the chart: a department's marks, or what customers said as a point with its interval."""

    name: str
    colour: str
    words: str
    marks: Marks | None = None
    mean: float = 0.0
    interval: tuple[float, float] | None = None


class SpreadChart(QWidget):
    """Shows the blind scores of a touchpoint; all it shows is in its accessible description too."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._blind: Blind | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.look.changed.connect(self.updateGeometry)
        session.speech.say(self, "setAccessibleName", mark("Marks by department"))

    def set_blind(self, blind: Blind | None) -> None:
        """Shows another touchpoint; None for nothing."""
        self._blind = blind
        text = self._session.text
        said = [text(each) for each in spoken(blind, self._name)] if blind else []
        said += [text(belief_words(blind.belief))] if blind and blind.belief else []
        self.setAccessibleDescription(" ".join(said))
        self.updateGeometry()
        self.update()

    def lines(self, side: Side) -> list[Line]:
        """The rows of one side: departments in the journey's order, customers last."""
        blind, text = self._blind, self._session.text
        if blind is None:
            return []
        made = [
            Line(self._name(m.department), self._colour(m.department), text(mean_words(m)), m, m.mean)
            for m in blind.side(side).marks
        ]
        return [*made, *self._customers(blind, side)]

    def _customers(self, blind: Blind, side: Side) -> Iterator[Line]:
        name, ink, text = self._session.text(_CUSTOMERS), self._session.look.theme.ink, self._session.text
        belief = blind.belief
        if side == "satisfaction" and belief is not None:
            ends = None if belief.low is None or belief.high is None else (belief.low, belief.high)
            words = text(msg("{mean}, {people}", mean=figure(belief.said), people=people(belief.n)))
            yield Line(name, ink, words, mean=belief.said, interval=ends)
        if side == "importance" and blind.customers is not None:
            yield Line(name, ink, text(msg("{mean}", mean=figure(blind.customers))), mean=blind.customers)

    def _name(self, department: str) -> str:
        known = self._session.journey.departments.get(department)
        return known.name or department if known else department

    def _colour(self, department: str) -> str:
        known, theme = self._session.journey.departments, self._session.look.theme
        if department not in known:
            return theme.unowned
        return known[department].colour or theme.department(list(known).index(department))

    def _height(self) -> int:
        px = self._session.look.px
        rows = sum(len(self.lines(side)) for side in SIDES)
        return rows * px(_ROW_PX) + len(SIDES) * px(_HEAD_PX + _AXIS_PX + _GAP_PX)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows."""
        return QSize(self._session.look.px(560), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As high as its rows, narrower."""
        return QSize(self._session.look.px(340), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints both sides, one under the other."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            top = 0.0
            for side in SIDES:
                top = self._side(painter, side, top)
        finally:
            painter.end()

    def _side(self, painter: QPainter, side: Side, top: float) -> float:
        px, look, blind = self._session.look.px, self._session.look, self._blind
        lines = self.lines(side)
        if blind is None or not lines:
            return top
        head = QRectF(0, top, self.width(), px(_HEAD_PX))
        title = look.font("title", "semibold")
        self._text(painter, head, self._session.text(NAMES[side]), title, look.theme.ink)
        said = self._session.text(spread_words(blind.side(side))) if blind.side(side).n else ""
        used = QFontMetricsF(title).horizontalAdvance(self._session.text(NAMES[side])) + px(14)
        self._text(painter, head.adjusted(used, 0, 0, 0), said, look.font("body"), look.theme.muted)
        top += px(_HEAD_PX)
        plot = self._plot()
        self._axis(painter, plot, top, len(lines) * px(_ROW_PX))
        top += px(_AXIS_PX)
        for line in lines:
            self._line(painter, QRectF(0, top, self.width(), px(_ROW_PX)), plot, line)
            top += px(_ROW_PX)
        return top + px(_GAP_PX)

    def _plot(self) -> tuple[float, float]:
        """Where the marks stand: the left edge and the width of their part."""
        px = self._session.look.px
        left = self.width() * _NAME_SHARE
        return left, max(self.width() - left - px(_FIGURE_PX), px(120))

    def _x(self, plot: tuple[float, float], value: float) -> float:
        return plot[0] + plot[1] * (value - 0.5) / 5.0

    def _axis(self, painter: QPainter, plot: tuple[float, float], top: float, height: float) -> None:
        look, px = self._session.look, self._session.look.px
        for n in range(1, 6):
            x = self._x(plot, n)
            box = QRectF(x - px(20), top, px(40), px(_AXIS_PX))
            self._text(painter, box, str(n), look.font("small", "medium"), look.theme.muted, centre=True)
            painter.setPen(QPen(QColor(look.theme.hairline), 1))
            painter.drawLine(QPointF(x, top + px(_AXIS_PX)), QPointF(x, top + px(_AXIS_PX) + height))

    def _line(self, painter: QPainter, room: QRectF, plot: tuple[float, float], line: Line) -> None:
        look, px = self._session.look, self._session.look.px
        square = QRectF(room.left(), room.center().y() - px(5), px(10), px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line.colour))
        painter.drawRoundedRect(square, 2, 2)
        name = QRectF(square.right() + px(8), room.top(), plot[0] - square.right() - px(16), room.height())
        self._text(painter, name, line.name, look.font("body", "medium"), look.theme.ink)
        figures = QRectF(plot[0] + plot[1] + px(10), room.top(), px(_FIGURE_PX - 10), room.height())
        self._text(painter, figures, line.words, look.font("body"), look.theme.ink)
        if line.marks is not None:
            self._dots(painter, room, plot, line.marks)
        self._mean(painter, room, plot, line)

    def _dots(self, painter: QPainter, room: QRectF, plot: tuple[float, float], marks: Marks) -> None:
        look, px = self._session.look, self._session.look.px
        most = max(marks.counts.values())
        for n, count in marks.counts.items():
            radius = px(_DOT_PX) * max((count / most) ** 0.5, 0.6)
            centre = QPointF(self._x(plot, n), room.center().y() - px(3))
            painter.setPen(QPen(QColor(look.theme.accent), 1))
            painter.setBrush(QColor(look.theme.accent_soft))
            painter.drawEllipse(centre, radius, radius)
            box = QRectF(centre.x() - px(20), centre.y() - px(12), px(40), px(24))
            self._text(painter, box, str(count), look.font("small", "semibold"), look.theme.ink, centre=True)

    def _mean(self, painter: QPainter, room: QRectF, plot: tuple[float, float], line: Line) -> None:
        """The mean: a small triangle under the marks of a department, a diamond with its interval for customers."""
        theme, px = self._session.look.theme, self._session.look.px
        x, y = self._x(plot, line.mean), room.center().y()
        if line.interval is not None:
            ends = [self._x(plot, end) for end in line.interval]
            band = QRectF(ends[0], y - px(4), max(ends[1] - ends[0], 2.0), px(8))
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.setBrush(QColor(theme.track))
            painter.drawRoundedRect(band, px(4), px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ink))
        half, foot = px(5), room.bottom() - 2
        if line.marks is not None:
            corners = [QPointF(x, foot - px(7)), QPointF(x + half, foot), QPointF(x - half, foot)]
        else:
            side = px(7)
            corners = [QPointF(x, y - side), QPointF(x + side, y), QPointF(x, y + side), QPointF(x - side, y)]
        painter.drawPolygon(QPolygonF(corners))

    def _text(
        self, painter: QPainter, box: QRectF, text: str, font: QFont, colour: str, *, centre: bool = False
    ) -> None:
        shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        across = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
