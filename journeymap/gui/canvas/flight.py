"""Where the view looks and how it gets there: a camera of zoom and middle, at once or in a short flight.

`MapView` owns one; whoever asks for less motion switches `animate` off.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEasingCurve, QMarginsF, QObject, QPointF, QRectF, QSizeF, QVariantAnimation

FLIGHT_MS = 180
LEAST_ZOOM, MOST_ZOOM = 0.04, 4.0
STEPS = (0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
"""The zooms that the buttons and keys go through."""


class Camera(msgspec.Struct, frozen=True):
    """What the view shows: pixels per point, and the point of the map in the middle of the viewport."""

    zoom: float
    x: float
    y: float


def next_step(zoom: float, direction: int) -> float:
    """The next zoom in a direction (1 nearer, -1 farther); the last one where there is no next."""
    if direction > 0:
        return next((step for step in STEPS if step > zoom * 1.001), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.999), STEPS[0])


def around(rect: QRectF, room: QSizeF, covered: QMarginsF, most: float) -> Camera:
    """The camera that shows a rectangle of the map in the part of the viewport that nothing covers.

    `room` is the viewport and `covered` what its sides lose, in pixels; no nearer than `most`.
    """
    free_width = max(room.width() - covered.left() - covered.right(), 1.0)
    free_height = max(room.height() - covered.top() - covered.bottom(), 1.0)
    zoom = min(free_width / max(rect.width(), 1.0), free_height / max(rect.height(), 1.0), most)
    middle = rect.center()
    return Camera(
        zoom,
        middle.x() + (covered.right() - covered.left()) / 2 / zoom,
        middle.y() + (covered.bottom() - covered.top()) / 2 / zoom,
    )


def nudged(camera: Camera, rect: QRectF, room: QSizeF, covered: QMarginsF) -> Camera:
    """The camera moved only as far as needed to show all of a rectangle; farther away where it does not fit."""
    zoom = camera.zoom
    free_width = room.width() - covered.left() - covered.right()
    free_height = room.height() - covered.top() - covered.bottom()
    if rect.width() * zoom > free_width or rect.height() * zoom > free_height:
        return around(rect, room, covered, zoom)
    left = camera.x + (covered.left() - room.width() / 2) / zoom
    top = camera.y + (covered.top() - room.height() / 2) / zoom
    dx = _needed(rect.left(), rect.right(), left, left + free_width / zoom)
    dy = _needed(rect.top(), rect.bottom(), top, top + free_height / zoom)
    return Camera(zoom, camera.x + dx, camera.y + dy)


def _needed(first: float, last: float, free_first: float, free_last: float) -> float:
    return min(first - free_first, 0.0) or max(last - free_last, 0.0)


class Flight(QVariantAnimation):
    """A flight from one camera to another, eased; `arrive` takes every camera on the way."""

    def __init__(self, arrive: Callable[[Camera], None], parent: QObject) -> None:
        super().__init__(parent)
        self._arrive = arrive
        self._from = self._to = Camera(1.0, 0.0, 0.0)
        self.setDuration(FLIGHT_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(self._go)

    def fly(self, start: Camera, goal: Camera) -> None:
        """Sets off; a flight under way is left where it is."""
        self.stop()
        self._from, self._to = start, goal
        self.start()

    def _go(self, share: float) -> None:
        if share >= 1.0:
            self._arrive(self._to)
            return
        start, goal = self._from, self._to
        zoom = math.exp(math.log(start.zoom) + (math.log(goal.zoom) - math.log(start.zoom)) * share)
        # What lies between both middles passes evenly over the screen, whatever the zoom does meanwhile.
        done = share if start.zoom == goal.zoom else (1 / zoom - 1 / start.zoom) / (1 / goal.zoom - 1 / start.zoom)
        self._arrive(Camera(zoom, start.x + (goal.x - start.x) * done, start.y + (goal.y - start.y) * done))


def at_cursor(camera: Camera, zoom: float, cursor: QPointF, room: QSizeF) -> Camera:
    """The camera at another zoom that keeps the map's point under the cursor (in pixels) where it is."""
    dx, dy = cursor.x() - room.width() / 2, cursor.y() - room.height() / 2
    return Camera(zoom, camera.x + dx / camera.zoom - dx / zoom, camera.y + dy / camera.zoom - dy / zoom)
