"""The importance-performance chart as a view: click a point to select its touchpoint, walk the points by arrows.

The chart is the report's own; the session's analysis stands before it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.drawing.display import DisplayList
from journeymap.gui.painting import replay
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Listing, mark
from journeymap.report.charts.importance_chart import importance_chart, point_places
from journeymap.report.context import Context
from journeymap.report.options import ReportOptions

_SCALE = 1.5
"""How much larger than in print."""
_NEAR_PX = 16.0
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ImportanceView(QWidget):
    """A heading, the chart, and in words what had to be left out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importance")
        self._session = session
        self.chart = Chart(session, self)
        self.setFocusProxy(self.chart)
        self._axis = PlainLabel(role="muted", parent=self)
        self._refused = PlainLabel(role="muted", parent=self)
        self._empty = EmptyState(
            session.speech,
            session.look,
            mark("Give touchpoints an importance (keys 1 to 5 on the map) and scores to see them here."),
            icon="importance-chart",
            parent=self,
        )
        self._lay_out()
        session.analysed.connect(self.refresh)
        session.speech.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        heading = PlainLabel(role="title", parent=self)
        self._session.speech.say(heading, "setText", mark("Importance and performance"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(self._axis)
        column.addWidget(self.chart, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._refused)

    @Slot()
    def refresh(self) -> None:
        """Follows the newest analysis."""
        found, text = self._session.analysis.importance, self._session.text
        self._axis.setText(text("Across: {axis}. Up: importance to customers, 1 to 5.", axis=found.axis))
        words = self._session.speech.translator.render(Listing(found.refused)) if found.refused else ""
        self._refused.setText(words)
        self._refused.setVisible(bool(words))
        self.chart.setVisible(bool(found.points))
        self._axis.setVisible(bool(found.points))
        self._empty.setVisible(not found.points)
        self.chart.refresh()


class Chart(QWidget):
    """The chart itself; the selected touchpoints' points are ringed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._places: tuple[tuple[str, QPointF], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        session.selection.changed.connect(self.update)
        session.look.changed.connect(self.refresh)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(760, 480)

    def _context(self) -> Context:
        session = self._session
        analysis = session.analysis
        return Context(analysis.journey, analysis, session.speech.translator, session.look.theme, ReportOptions())

    def _size(self) -> tuple[float, float]:
        scale = _SCALE * self._session.look.text_scale
        return self.width() / scale, self.height() / scale

    @Slot()
    def refresh(self) -> None:
        """Draws anew."""
        self._measure()
        self.update()

    def _measure(self) -> None:
        self._places = ()
        if self._session.analysis.importance.points:
            scale = _SCALE * self._session.look.text_scale
            found = point_places(self._context(), *self._size())
            self._places = tuple((id, QPointF(at.x * scale, at.y * scale)) for id, at in found)
            self.setAccessibleName(self._drawing().label)

    def _drawing(self) -> DisplayList:
        return importance_chart(self._context(), *self._size(), numbered=False)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._places:
            return
        scale = _SCALE * self._session.look.text_scale
        painter = QPainter(self)
        try:
            painter.scale(scale, scale)
            replay(painter, self._drawing())
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._session.look.colour("focus")), 2.5))
            selected = set(self._session.selection.of("touchpoints"))
            for id, at in self._places:
                if id in selected:
                    painter.drawEllipse(at, 9, 9)
        finally:
            painter.end()

    def point_at(self, at: QPointF) -> str:
        """The touchpoint whose point is nearest, an empty text where none is near."""
        near = [((at - place).manhattanLength(), id) for id, place in self._places]
        distance, id = min(near, default=(_NEAR_PX + 1, ""))
        return id if distance <= _NEAR_PX else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if id := self.point_at(event.position()):
            self._session.selection.pick("touchpoints", id)
        else:
            self._session.selection.clear()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        near = self.point_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if id := self.point_at(event.position()):
            self._session.reveal("touchpoints", id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = _STEPS.get(Qt.Key(event.key()))
        ids = [id for id, _ in sorted(self._places, key=lambda place: place[1].x())]
        if step is None or not ids:
            super().keyPressEvent(event)
            return
        current = self._session.selection.one("touchpoints")
        place = ids.index(current) + step if current in ids else 0
        self._session.selection.pick("touchpoints", ids[min(max(place, 0), len(ids) - 1)])
