"""Moving about with wheel, touchpad, middle button and Space: events in, scroll and zoom out.

`MapView` hands its events here before the tool gets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent

if TYPE_CHECKING:
    from journeymap.gui.canvas.view import MapView

_NOTCH = 120.0
_NOTCH_PX = 90.0
_NOTCH_ZOOM = 1.18
_PIXEL_ZOOM = 1.004


class Panning:
    """The state of a pan: whether Space is held, and from where the map is being dragged."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._space = False
        self._from: QPoint | None = None
        self._button = Qt.MouseButton.NoButton

    @property
    def busy(self) -> bool:
        """Whether the map is being dragged, or would be by the next press."""
        return self._space or self._from is not None

    @property
    def cursor(self) -> Qt.CursorShape:
        """The open or closed hand."""
        return Qt.CursorShape.OpenHandCursor if self._from is None else Qt.CursorShape.ClosedHandCursor

    def hold_space(self, held: bool) -> None:
        """Space went down or up; a drag under way goes on until its button is let go."""
        self._space = held
        self._view.show_cursor()

    def press(self, event: QMouseEvent) -> bool:
        """Begins to drag the map where the middle button or Space says so; whether it did."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        if not middle and not (self._space and event.button() == Qt.MouseButton.LeftButton):
            return False
        self._from, self._button = event.position().toPoint(), event.button()
        self._view.show_cursor()
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Drags the map along; whether a drag is under way."""
        if self._from is None:
            return False
        at = event.position().toPoint()
        self._view.scroll_by(self._from - at)
        self._from = at
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Ends the drag its own button began; whether it did."""
        if self._from is None or event.button() != self._button:
            return False
        self._from = None
        self._view.show_cursor()
        return True

    def stop(self) -> None:
        """The window lost the keyboard: nothing is held any more."""
        self._from = None
        self.hold_space(False)

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls; with Shift sideways, with Ctrl it zooms at the cursor. Touchpads scroll by the pixel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom_by(_wheel_zoom(event), event.position())
        else:
            self._view.scroll_by(_wheel_scroll(event))
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zooms at the fingers; whether the gesture was one of ours."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._view.zoom_by(max(1.0 + event.value(), 0.2), QPointF(event.position()))
        return True


def _by_pixels(event: QWheelEvent) -> bool:
    # Some X servers fill in pixels for plain wheels too, but tell no phase of them.
    return not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase


def _wheel_zoom(event: QWheelEvent) -> float:
    if _by_pixels(event):
        return float(_PIXEL_ZOOM ** event.pixelDelta().y())
    return float(_NOTCH_ZOOM ** (event.angleDelta().y() / _NOTCH))


def _wheel_scroll(event: QWheelEvent) -> QPoint:
    notches = (QPointF(event.angleDelta()) * (_NOTCH_PX / _NOTCH)).toPoint()
    step = event.pixelDelta() if _by_pixels(event) else notches
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not step.x():
        step = QPoint(step.y(), 0)
    return -step
