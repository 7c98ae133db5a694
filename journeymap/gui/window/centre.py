"""The middle of the window: the views of the document one behind the other, the experience curve under the canvas.

The window asks for a view by its id; the curve follows what of the map the canvas shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journeymap.gui.canvas.canvas import Canvas
from journeymap.gui.panels.curve import CurvePanel
from journeymap.gui.session.arrangement import Kind
from journeymap.gui.session.session import Session

MAPS: Mapping[str, Kind] = {"graph": "graph", "department": "department", "channel": "channel", "side": "side"}
"""The views that the canvas shows, by their arrangement."""
_HEIGHTS_PX = (560, 220)
_CALM_MS = 40


class Centre(QWidget):
    """Canvas with curve, matrix, importance chart; all but the canvas are made when first shown."""

    shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stack = QStackedWidget(self)
        self._made: dict[str, QWidget] = {}
        self.canvas = Canvas(session, self)
        self.curve = CurvePanel(session, self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._catch_up)
        self._in_sight: QRectF | None = None
        self.canvas.viewed.connect(self._follow_view)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.addWidget(self.canvas)
        self._split.addWidget(self.curve)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes(list(_HEIGHTS_PX))
        self._split.setCollapsible(0, False)
        self._stack.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.view = "graph"

    @Slot(QRectF)
    def _follow_view(self, in_sight: QRectF) -> None:
        """The curve follows at once, but while the map is panned no faster than it can without holding it up."""
        if self._calm.isActive():
            self._in_sight = in_sight
        else:
            self.curve.set_view(in_sight)
            self._calm.start()

    @Slot()
    def _catch_up(self) -> None:
        if self._in_sight is not None:
            in_sight, self._in_sight = self._in_sight, None
            self._follow_view(in_sight)

    def show_view(self, id: str) -> None:
        """Brings a view to the front."""
        if id in MAPS:
            self._session.arrangement.arrange(MAPS[id])
            self._stack.setCurrentWidget(self._split)
        else:
            self._stack.setCurrentWidget(self._made.get(id) or self._make(id))
        self.view = id
        self.shown.emit(id)

    def _make(self, id: str) -> QWidget:
        widget = self._made[id] = _MAKERS[id](self._session, self)
        self._stack.addWidget(widget)
        return widget

    @property
    def front(self) -> QWidget:
        """The view in front, as what takes the focus."""
        return self.canvas if self.view in MAPS else self._made[self.view]


def _matrix(session: Session, parent: QWidget) -> QWidget:
    from journeymap.gui.views.matrix import MatrixView

    return MatrixView(session, parent)


def _importance(session: Session, parent: QWidget) -> QWidget:
    from journeymap.gui.views.importance import ImportanceView

    return ImportanceView(session, parent)


_MAKERS: Mapping[str, Callable[[Session, QWidget], QWidget]] = {"matrix": _matrix, "importance": _importance}
