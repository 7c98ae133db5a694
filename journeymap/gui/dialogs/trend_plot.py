"""One trend as a chart to look at and walk through: elements of `drawing.trend` in, a drawing on screen out.

The dialog of trends holds one for each series.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QMimeData, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journeymap.drawing import theme
from journeymap.drawing.trend import TrendElements, draw_trend, nearest
from journeymap.gui.look.speech import plain_tip
from journeymap.gui.painting import Ink, replay
from journeymap.gui.session.session import Session

WIDTH_PT, HEIGHT_PT = 540.0, 190.0
_ZOOM = 1.2
"""So much larger than on paper, where charts are read from nearer."""
_COPIED_SCALE = 2.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TrendPlot(QWidget):
    """The chart. Left and Right walk its periods, Home and End go to the ends; Ctrl+C copies it as a picture."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.elements: TrendElements | None = None
        self.at: int | None = None
        self._ink: Ink | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.look.changed.connect(self._dress)

    def show_trend(self, elements: TrendElements) -> None:
        """Shows another trend, or the same in other words."""
        self.elements = elements
        if self.at is not None and self.at >= len(elements.points):
            self.at = None
        self.setAccessibleName(elements.label)
        self._go(self.at)

    def _dress(self) -> None:
        self.updateGeometry()
        self._draw_anew()

    def _draw_anew(self) -> None:
        self._ink = None
        self.update()

    @property
    def _scale(self) -> float:
        return self._session.look.text_scale * _ZOOM

    def _size(self) -> tuple[float, float]:
        return self.width() / self._scale, self.height() / self._scale

    def _go(self, at: int | None) -> None:
        """Stands at a period and says it; at none, the chart says the whole."""
        self.at = at
        elements = self.elements
        said = elements.points[at].label if elements is not None and at is not None else ""
        if elements is not None and at is not None:
            step = next((step for step in elements.steps if step.end == at), None)
            said = " ".join((said, step.words)) if step is not None else said
        self.setAccessibleDescription(said)
        self._draw_anew()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(WIDTH_PT * self._scale), round(HEIGHT_PT * self._scale))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(WIDTH_PT / 2 * self._scale), round(HEIGHT_PT * self._scale))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._draw_anew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.elements is None:
            return
        look = self._session.look
        if self._ink is None:
            at = self.at if self.hasFocus() else None
            self._ink = Ink(draw_trend(self.elements, *self._size(), look.theme, at).shapes)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.save()
            painter.scale(self._scale, self._scale)
            self._ink.play(painter)
            painter.restore()
            if self.hasFocus():
                painter.setPen(QPen(QColor(look.theme.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        finally:
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._draw_anew()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._draw_anew()

    def _near(self, at: QPointF) -> int:
        assert self.elements is not None
        return nearest(self.elements, *self._size(), at.x() / self._scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click stands at the nearest period."""
        if self.elements is not None and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go(self._near(event.position()))

    def event(self, event: QEvent) -> bool:
        """The tooltip says the nearest period, as plain text."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.elements is not None:
            point = self.elements.points[self._near(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), plain_tip(point.label), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        count = len(self.elements.points) if self.elements is not None else 0
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and count:
            self._go(0 if key is Qt.Key.Key_Home else count - 1)
        elif key in _STEPS and count:
            last = count - 1
            self._go(last if self.at is None else min(max(self.at + _STEPS[key], 0), last))
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Puts the chart on the clipboard, as a picture and as SVG, in the colours of paper."""
        if self.elements is None:
            return
        from journeymap.exchange.svg import svg

        drawing = draw_trend(self.elements, WIDTH_PT, HEIGHT_PT, theme.load("paper"))
        picture = QImage(round(WIDTH_PT * _COPIED_SCALE), round(HEIGHT_PT * _COPIED_SCALE), QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        try:
            painter.scale(_COPIED_SCALE, _COPIED_SCALE)
            replay(painter, drawing)
        finally:
            painter.end()
        copied = QMimeData()
        copied.setImageData(picture)
        copied.setData("image/png", _png(picture))
        copied.setData("image/svg+xml", QByteArray(svg(drawing, self._session.speech.language).encode()))
        copied.setText(self.elements.label)
        QGuiApplication.clipboard().setMimeData(copied)


def _png(picture: QImage) -> QByteArray:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return data
