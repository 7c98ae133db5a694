"""The map in small with a frame around what is in sight; pointing or keys move the view.

It draws with the scene's overview and floats in a corner of `MapView`; hidden while the whole map is in sight.
Nobody waits for its picture: it follows a moment after an edit, only where the map changed, and a whole new one is
drawn in short turns between events.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from journeymap.gui.canvas.backdrop import draw_backdrop
from journeymap.gui.canvas.overlay import cosmetic, tint
from journeymap.gui.canvas.overview import Turn
from journeymap.gui.canvas.view import MapView
from journeymap.gui.look.look import Look
from journeymap.gui.painting import NO_BRUSH, NO_PEN, brush
from journeymap.i18n import mark

NAME = mark("Overview of the map")
_SIZE = QSize(196, 116)
_MOST_GROWN = 1.25
"""It holds no words, so it does not grow with them for ever."""
_LEAST_ROOM_PX = 560
"""In a narrower view it would hide too much of the map."""
_PAD_PX = 6.0
_WAIT_MS = 150
_TURN_S = 0.004
_AROUND_PX = 2.0
_STEP = 0.25
_RADIUS_PX = 8.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


State = tuple[QTransform, int, float]


class Minimap(QWidget):
    """The small map of one view. Its accessible name is given by whoever speaks for the window: `NAME`."""

    def __init__(self, view: MapView, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent or view)
        self._view, self._look = view, look
        self._picture, self._next = QPixmap(), QPixmap()
        self._drawn: State | None = None
        self._stale: list[QRectF] = []
        self._turns: Iterator[Turn] | None = None
        self._redraw = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._redraw.timeout.connect(self._follow_map)
        self._turning = QTimer(self, interval=0)
        self._turning.timeout.connect(self._go_on)
        self._dress()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.viewed.connect(self._follow)
        view.map.shown.connect(self._follow)
        view.map.spoilt.connect(self._spoil)
        look.changed.connect(self._dress)

    def follow(self) -> None:
        """Shows itself where the map is larger than the view, and hides elsewhere."""
        wanted = not self._view.all_in_sight() and bool(self._view.map.elements.cards) and self._fits_beside()
        if wanted == self.isHidden():
            self.setVisible(wanted)
            self._view.place_overlays()
        if wanted and (self._stale or self._drawn != self._state()) and not self._redraw.isActive():
            self._redraw.start()
        self.update()

    def _fits_beside(self) -> bool:
        """Whether the zoom bar stands beside it and most of the map is free."""
        port = self._view.viewport()
        return port.width() >= self._look.px(_LEAST_ROOM_PX) and port.height() > 2 * self.height()

    @property
    def ready(self) -> bool:
        """Whether the picture is whole and in step with the map."""
        return self._turns is None and not self._stale and self._drawn == self._state()

    def frame(self) -> QRectF:
        """What is in sight, in pixels of the widget."""
        inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        return self._transform().mapRect(self._view.visible_rect()).intersected(inside)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Looks at the place that is pointed at."""
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Moves the view along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The end of a drag; the canvas under it does not hear of it."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the view by a quarter of what is in sight, Home shows the whole map."""
        direction = _ARROWS.get(Qt.Key(event.key()))
        if direction is not None:
            seen = self._view.visible_rect()
            step = QPointF(direction[0] * seen.width() * _STEP, direction[1] * seen.height() * _STEP)
            self._view.look_at(seen.center() + step)
        elif event.key() == Qt.Key.Key_Home:
            self._view.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The ring appears."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The kept picture of the map, and the frame over it."""
        theme = self._view.map.theme
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focused = self.hasFocus()
            painter.setPen(cosmetic(theme.accent if focused else theme.card_border, 2.0 if focused else 1.0))
            painter.setBrush(brush(theme.card))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS_PX, _RADIUS_PX)
            if self._drawn is None and self._turns is None:
                self._begin_picture()
            painter.drawPixmap(0, 0, self._picture)
            painter.setPen(NO_PEN)
            painter.setBrush(tint(theme.accent, 0.10))
            painter.drawRect(self.frame())
            painter.setPen(cosmetic(theme.accent, 1.5))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(self.frame(), 2, 2)
        finally:
            painter.end()

    def _follow(self, *_: object) -> None:
        self.follow()

    def _dress(self) -> None:
        self.setFixedSize(_SIZE * min(self._look.text_scale, _MOST_GROWN))
        self._drawn = None

    def _go_to(self, at: QPointF) -> None:
        back, possible = self._transform().inverted()
        if possible:
            self._view.look_at(back.map(at))

    def _transform(self) -> QTransform:
        """From the map to the widget."""
        content = self._view.map.content_rect()
        room = QRectF(self.rect()).adjusted(_PAD_PX, _PAD_PX, -_PAD_PX, -_PAD_PX)
        size = QSizeF(max(content.width(), 1.0), max(content.height(), 1.0))
        scale = min(room.width() / size.width(), room.height() / size.height())
        left = room.center().x() - content.center().x() * scale
        return QTransform(scale, 0, 0, scale, left, room.center().y() - content.center().y() * scale)

    def _spoil(self, rects: list[QRectF] | None) -> None:
        if rects is None:
            self._drawn, self._stale = None, []
        else:
            self._stale += rects

    def _state(self) -> State:
        scene = self._view.map
        return self._transform(), id(scene.theme), self.devicePixelRatioF()

    def _follow_map(self) -> None:
        """Brings the picture in step; not while a gesture holds parts of the map in its hand."""
        scene = self._view.map
        if self._turns is not None or scene.cards.previewed or scene.links.previewed:
            self._redraw.start()
        elif self._drawn != self._state():
            self._begin_picture()
        else:
            self._mend()

    def _begin_picture(self) -> None:
        self._drawn, self._stale = self._state(), []
        scene, ratio = self._view.map, self.devicePixelRatioF()
        self._next = QPixmap((QSizeF(self.size()) * ratio).toSize())
        self._next.setDevicePixelRatio(ratio)
        self._next.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._next)
        try:
            painter.setWorldTransform(self._transform())
            draw_backdrop(painter, scene.elements, scene.content_rect(), scene.theme)
        finally:
            painter.end()
        self._turns = scene.overview.turns(scene.content_rect(), self._transform().m11())
        self._turning.start()

    def _go_on(self) -> None:
        """Draws for a few milliseconds; the new picture is shown when it is whole."""
        until = time.perf_counter() + _TURN_S
        painter = QPainter(self._next)
        try:
            painter.setWorldTransform(self._transform())
            for turn in self._turns or ():
                turn(painter)
                if time.perf_counter() > until:
                    return
        finally:
            painter.end()
        self._turning.stop()
        self._turns, self._picture = None, self._next
        self.follow()

    def _mend(self) -> None:
        """Draws the parts of the map that changed over what the picture says of them."""
        scene, transform = self._view.map, self._transform()
        stale, self._stale = self._stale, []
        around = _AROUND_PX / transform.m11()
        painter = QPainter(self._picture)
        try:
            painter.setWorldTransform(transform)
            for rect in stale:
                part = rect.adjusted(-around, -around, around, around).intersected(scene.content_rect())
                painter.setClipRect(part)
                draw_backdrop(painter, scene.elements, part, scene.theme)
                scene.overview.draw(painter, part, transform.m11())
        finally:
            painter.end()
        self.update()
