"""The panel under the canvas: the experience curve with its heading, and what had to be left out of it.

`curve_source` follows the session, `curve_plot` draws; the canvas says what of the map is in view.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymap.gui.panels.curve_plot import CurvePlot
from journeymap.gui.panels.curve_source import CurveSource
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

_LEFT_PX = 16
_HEADER_PX = 26
"""As high as the first line of the drawing, on which the heading stands."""


class CurvePanel(QWidget):
    """The curve; each of its points stands under its card while `set_view` is told what the canvas shows."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curvePanel")
        self._session = session
        self.source = CurveSource(session, self)
        self.plot = CurvePlot(session, self.source, self)
        self.heading = PlainLabel(role="strong", elide=True, parent=self.plot)
        self.heading.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.refused = PlainLabel(role="muted", elide=True, parent=self)
        self.refused.setContentsMargins(_LEFT_PX, 0, _LEFT_PX, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.plot, 1)
        column.addWidget(self.refused)
        self.setFocusProxy(self.plot)
        session.speech.say(self.heading, "setText", mark("Experience along the journey"))
        self.source.changed.connect(self._say_refused)
        session.speech.changed.connect(self._place_heading)
        session.look.changed.connect(self._place_heading)
        self._say_refused()

    @Slot(QRectF)
    def set_view(self, rect: QRectF) -> None:
        """What of the map the canvas shows, in points of the map."""
        self.plot.set_view(rect)

    @Slot()
    def _say_refused(self) -> None:
        elements = self.source.elements
        words = " ".join(self._session.text(message) for message in elements.refused) if not elements.empty else ""
        self.refused.setText(words)
        self.refused.setVisible(bool(words))

    @Slot()
    def _place_heading(self) -> None:
        look = self._session.look
        left, wanted = look.px(_LEFT_PX), self.heading.sizeHint()
        width = min(wanted.width(), max(self.width() // 2, self.width() - 2 * left))
        self.heading.setGeometry(
            left, (look.px(_HEADER_PX) - wanted.height()) // 2 + look.px(2), width, wanted.height()
        )
        self.plot.leave_room(left + width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_heading()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.source.wake(True)
        self._place_heading()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.source.wake(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._place_heading()
