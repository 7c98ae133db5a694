"""The experience curve on screen: curve elements and what of the map is in view in, a drawing to point at out.

`drawing.curve` draws; here it is replayed, pointed at and walked with the keyboard.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from journeymap.drawing import text
from journeymap.drawing.curve import CurveElements, CurvePoint, draw_curve, point_at
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.panels.curve_ink import CurveInk, Stamps
from journeymap.gui.panels.curve_source import CurveSource
from journeymap.gui.session.session import Session

View = tuple[float, float]
MOST_AT_ONCE = 250
"""With more points in view the curve waits until the map stands still, so that the map moves smoothly."""
STILL_MS = 90
_COLUMN_PT = 8.0
_TITLE_PT = 10.0
_EDGE_PT = 12.0
_STEPS: Mapping[Qt.Key, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CurvePlot(QWidget):
    """The curve under its cards. Left and Right walk the points, Home and End go to the ends, Enter reveals the card;
    a click selects it, a double click reveals it."""

    def __init__(self, session: Session, source: CurveSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._source = session, source
        self._view: View | None = None
        self._ink: CurveInk | None = None
        self._stamps = Stamps()
        self._seen: CurveElements = source.elements
        self._heading_pt = 0.0
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self.draw_anew)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        source.changed.connect(self._changed)
        session.selection.changed.connect(self._selected)
        session.look.changed.connect(self.draw_anew)
        self._changed()

    @property
    def view(self) -> View:
        """Left and right edge of what is in view, in points of the map; the whole map before anybody said."""
        return self._view or (0.0, self._session.arrangement.elements.width_pt)

    def set_view(self, rect: QRectF) -> None:
        """Stands under what the map shows: `rect` in points of the map."""
        view = (rect.left(), rect.right())
        if view == self._view or not rect.width() > 0:
            return
        self._view = view
        if len(in_view(self._source.elements.points, view)) > MOST_AT_ONCE:
            self._still.start()
        else:
            self.draw_anew()

    def leave_room(self, heading_px: float) -> None:
        """How much of the first line the heading takes, from the left."""
        self._heading_pt = heading_px / self._scale
        self.draw_anew()

    @property
    def _scale(self) -> float:
        return self._session.look.text_scale

    def _size(self) -> tuple[float, float]:
        return self.width() / self._scale, self.height() / self._scale

    @Slot()
    def draw_anew(self) -> None:
        """Draws at the next chance."""
        self._still.stop()
        self._ink = None
        self.update()

    @Slot()
    def _changed(self) -> None:
        self.setAccessibleName(self._source.elements.label)
        self._selected()

    @Slot()
    def _selected(self) -> None:
        point = self._current()
        self.setAccessibleDescription(point.label if point else self._source.elements.empty)
        self.draw_anew()

    def _current(self) -> CurvePoint | None:
        id = self._session.selection.one("touchpoints")
        return next((point for point in self._source.elements.points if point.touchpoint == id), None)

    def _drawn(self) -> CurveInk:
        if self._ink is None:
            elements, view, (width, height) = self._source.elements, self.view, self._size()
            room = width - self._heading_pt - 2 * _EDGE_PT
            selected = frozenset(self._session.selection.of("touchpoints"))
            kept = selected | {elements.lowest, elements.highest}
            points = thinned(in_view(elements.points, view), (view[1] - view[0]) / width * _COLUMN_PT, kept)
            self._seen = replace(elements, points=points, title_texts=(_title(elements.title_texts, room),))
            drawing = draw_curve(self._seen, view, width, height, self._session.look.theme, selected)
            self._stamps.fit(self._scale, self.devicePixelRatioF())
            self._ink = CurveInk(drawing, self._stamps)
        return self._ink

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.scale(self._scale, self._scale)
            self._drawn().play(painter)
            painter.restore()
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._session.look.theme.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        finally:
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.draw_anew()

    def point_at(self, at: QPointF) -> CurvePoint | None:
        """The point that is near a place of the widget."""
        x, y = at.x() / self._scale, at.y() / self._scale
        id = point_at(self._seen, self.view, *self._size(), x, y)
        return next((point for point in self._seen.points if point.touchpoint == id), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = self.point_at(event.position())
        if point is not None and event.button() is Qt.MouseButton.LeftButton:
            self._session.selection.pick("touchpoints", point.touchpoint)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if (point := self.point_at(event.position())) is not None:
            self._session.reveal("touchpoints", point.touchpoint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        near = self.point_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The tooltip says the score of the point under the mouse, as plain text."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.point_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(point.label) if point else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        points, current, key = self._source.elements.points, self._current(), Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self._session.reveal("touchpoints", current.touchpoint)
            return
        at = points.index(current) if current is not None else None
        to = _walked(key, at, len(points))
        if to is None:
            super().keyPressEvent(event)
            return
        self._go(points[to])

    def _go(self, point: CurvePoint) -> None:
        """Selects a point; one that is out of view is flown to."""
        left, right = self.view
        if left <= point.x <= right:
            self._session.selection.pick("touchpoints", point.touchpoint)
        else:
            self._session.reveal("touchpoints", point.touchpoint)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._session.look.px(600), self._session.look.px(230))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._session.look.px(160), self._session.look.px(96))


def in_view(points: Sequence[CurvePoint], view: View) -> tuple[CurvePoint, ...]:
    """The points in view and, for the line that goes on at the edges, those up to its next corner on either side; the
    points stand from left to right."""
    first = bisect_left(points, view[0] - _EDGE_PT, key=lambda point: point.x)
    end = bisect_right(points, view[1] + _EDGE_PT, key=lambda point: point.x)
    first = next((at for at in range(first - 1, -1, -1) if points[at].main), 0)
    end = next((at + 1 for at in range(end, len(points)) if points[at].main), len(points))
    return tuple(points[first:end])


def thinned(points: Sequence[CurvePoint], column: float, kept: Collection[str]) -> tuple[CurvePoint, ...]:
    """Of more points than can be told apart, the lowest and the highest of each column of the drawing, which gives the
    same line; those in `kept` stay. `column` is a column's width in points of the map."""
    if len(points) <= MOST_AT_ONCE:
        return tuple(points)
    found: set[str] = {point.touchpoint for point in points if point.touchpoint in kept}
    for _, together in groupby(points, lambda point: int(point.x // column)):
        members = [point for point in together if point.main]
        if members:
            found.add(min(members, key=_level).touchpoint)
            found.add(max(members, key=_level).touchpoint)
    return tuple(point for point in points if point.touchpoint in found)


def _level(point: CurvePoint) -> float:
    return point.level


def _title(texts: Sequence[str], room_pt: float) -> str:
    """What the axis shows, as fully as there is room for beside the heading."""
    fitting = (each for each in texts if text.width(each, _TITLE_PT, "regular") <= room_pt)
    return next(fitting, None) or text.fit(texts[-1], _TITLE_PT, "regular", max(room_pt, 0.0))


def _walked(key: Qt.Key, at: int | None, count: int) -> int | None:
    """Where a key leads from a point; None where it leads nowhere."""
    if not count:
        return None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return 0 if key is Qt.Key.Key_Home else count - 1
    if key not in _STEPS:
        return None
    if at is None:
        return 0 if _STEPS[key] > 0 else count - 1
    return min(max(at + _STEPS[key], 0), count - 1)
