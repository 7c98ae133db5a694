"""The seeing half of the view: where it looks, how it gets there, and how the map is painted at each distance.

`MapScene` stands before it; `MapView` adds what people do with mouse and keys.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from journeymap.gui.canvas import flight
from journeymap.gui.canvas.backdrop import draw_backdrop
from journeymap.gui.canvas.buffer import Buffer, Sight
from journeymap.gui.canvas.corners import Corners
from journeymap.gui.canvas.fitting import Cover
from journeymap.gui.canvas.flight import Camera, Flight
from journeymap.gui.canvas.headings import Heading, draw_headings, headings
from journeymap.gui.canvas.items import ElementItem
from journeymap.gui.canvas.lane_headings import LaneHeading, draw_lane_headings, lane_headings
from journeymap.gui.canvas.overview import Level, level
from journeymap.gui.canvas.parts import united
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.painting import rect_f

_BEYOND = 0.85
_MOST_FIT, _MOST_ZOOM_TO = 1.0, 1.5
_LEAST_BEGINNING = 0.85
"""The least zoom at which a map is begun: small words of a card are eight pixels high."""
_BESIDE_PX = 16.0
_REST_MS = 120
"""How long after an edit far views are made ready again in spare moments."""


class Lens(QGraphicsView):
    """Shows a scene; `animate` says whether changes of place fly there or are there at once.

    `zoomed` carries the zoom in pixels per point, `viewed` the part of the map that is in sight.
    """

    zoomed = Signal(float)
    viewed = Signal(QRectF)

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = scene
        self.animate = True
        self.corners = Corners()
        self._camera = Camera(1.0, 0.0, 0.0)
        self._fitted: Camera | None = None
        self._flight = Flight(self._look, self)
        self._warming = QTimer(self, interval=0)
        self._warming.timeout.connect(self._warm)
        self._sharpening = QTimer(self, singleShot=True, interval=0)
        self._sharpening.timeout.connect(self.viewport().update)
        self.setScene(scene)
        self._set_up()
        self._buffer = Buffer(self._render, self._blank)
        scene.shown.connect(self._follow_scene)
        scene.spoilt.connect(self._spoil)
        scene.repainted.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.setInteractive(False)

    def zoom(self) -> float:
        """Pixels per point; 1.0 is 100 %."""
        return self._camera.zoom

    @property
    def camera(self) -> Camera:
        """Zoom, and the map's point in the middle."""
        return self._camera

    def set_zoom(self, factor: float, at: QPoint | QPointF | None = None) -> None:
        """Zooms at once, keeping the point of the map under `at` (pixels; else the middle) where it is."""
        self._flight.stop()
        self._look(self._zoomed(factor, at))

    def zoom_by(self, factor: float, at: QPoint | QPointF | None = None) -> None:
        """Zooms by a factor, as wheel and pinch do."""
        self.set_zoom(self.zoom() * factor, at)

    def zoom_in(self) -> None:
        """The next larger of the usual zooms."""
        self._fly(self._zoomed(flight.next_step(self.zoom(), 1)))

    def zoom_out(self) -> None:
        """The next smaller of the usual zooms."""
        self._fly(self._zoomed(flight.next_step(self.zoom(), -1)))

    def zoom_reset(self) -> None:
        """To 100 %, with what is selected in sight, else with the card nearest to the middle."""
        goal, kept = self._zoomed(1.0), self._cover().kept(self.map.marks.marked, self._camera)
        self._fly(goal if kept is None else flight.nudged(goal, kept, self._room(), self._cover().at(goal.zoom)))

    def fit(self, animated: bool = True) -> None:
        """Shows the whole map, no nearer than 100 %, its headings at the top."""
        self._fitted = self._fitting()
        self._fly(self._fitted, animated=animated)

    def begin(self) -> None:
        """How a map is first seen: whole, or where that would be too small to read, its beginning."""
        fitting, room = self._fitting(), self._room()
        zoom = max(fitting.zoom, _LEAST_BEGINNING)
        if zoom > fitting.zoom:
            top = self._cover().beyond(zoom).top()
            fitting = Camera(zoom, (room.width() / 2 - _BESIDE_PX) / zoom, (room.height() / 2 - top) / zoom)
        self._fly(fitting, animated=False)

    def zoom_to(self, rect: QRectF, animated: bool = True) -> None:
        """Shows a part of the map as large as it fits, up to 150 %."""
        room, cover = self._room(), self._cover()
        near = flight.around(rect, room, self.covered(), _MOST_ZOOM_TO).zoom
        # Headings at the zoom that is gone to are not those of now.
        self._fly(flight.around(rect, room, cover.at(near), near), animated=animated)

    def fly_to(self, ids: Iterable[str], animated: bool = True) -> None:
        """Brings cards, links or stages in sight, moving only as far as needed; unknown ids are left out."""
        rect = united(rect for id in ids if (rect := self.rect_of(id)) is not None)
        if not rect.isNull():
            self._fly(flight.nudged(self._camera, rect, self._room(), self.covered()), animated=animated)

    def bring_in(self, rect: QRectF, animated: bool = True) -> None:
        """Brings a rectangle of the map in sight, moving only as far as needed."""
        self._fly(flight.nudged(self._camera, rect, self._room(), self.covered()), animated=animated)

    def scroll_by(self, step: QPoint) -> None:
        """Moves over the map by pixels of the screen: positive is right and down."""
        self._flight.stop()
        camera = self._camera
        self._look(Camera(camera.zoom, camera.x + step.x() / camera.zoom, camera.y + step.y() / camera.zoom))

    def look_from(self, camera: Camera) -> None:
        """Looks from where it looked before, at once."""
        self._flight.stop()
        self._look(camera)

    def look_at(self, middle: QPointF) -> None:
        """Brings a point of the map into the middle, at once."""
        self._flight.stop()
        self._look(Camera(self.zoom(), middle.x(), middle.y()))

    def visible_rect(self) -> QRectF:
        """The part of the map that is in sight, under floating widgets too."""
        room, camera = self._room(), self._camera
        width, height = room.width() / camera.zoom, room.height() / camera.zoom
        return QRectF(camera.x - width / 2, camera.y - height / 2, width, height)

    def all_in_sight(self) -> bool:
        """Whether the whole map is in sight."""
        return self.visible_rect().contains(self.map.content_rect())

    def headings(self) -> list[Heading]:
        """The headings of stages in sight, with their boxes in pixels of the viewport."""
        return headings(self.map.elements.bands, self.viewportTransform(), self.viewport().width())

    def lane_headings(self) -> list[LaneHeading]:
        """The headings of lanes in sight, with their boxes in pixels of the viewport."""
        return lane_headings(self.map.elements.lanes, self.viewportTransform(), self._room())

    def add_overlay(self, widget: QWidget, corner: Qt.Corner | None, margin_px: int = 12) -> None:
        """Lets a widget float in a corner, or in the middle where `corner` is None; it becomes the view's child."""
        widget.setParent(self)
        self.corners.add(widget, corner, margin_px)
        self.place_overlays()
        widget.show()
        widget.raise_()

    def place_overlays(self) -> None:
        """Puts floating widgets in their places again, after one changed its size or was shown or hidden."""
        self.corners.place(self.viewport().geometry())

    def covered(self) -> QMarginsF:
        """How much of each side of the viewport headings and floating widgets cover, with a little air, in pixels."""
        return self._cover().at(self.zoom())

    def _cover(self) -> Cover:
        return Cover(self.map.elements, self.corners.covered())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The top left corner stays where it is; a whole map stays whole where something above or below comes or
        goes."""
        super().resizeEvent(event)
        before, now, zoom = event.oldSize(), event.size(), self._camera.zoom
        if before.width() == now.width() and self._camera == self._fitted:
            self.fit(animated=False)
        elif before.isValid():
            dx, dy = (now.width() - before.width()) / 2 / zoom, (now.height() - before.height()) / 2 / zoom
            self._look(Camera(zoom, self._camera.x + dx, self._camera.y + dy))
        else:
            self._look(Camera(zoom, now.width() / 2 / zoom, now.height() / 2 / zoom))
        self.place_overlays()

    def finish_picture(self) -> None:
        """Draws at once what the next frames would have sharpened; for pictures of the view."""
        self._buffer.look(self._sight())
        self._buffer.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The kept picture of the map; what moves, marks, overlay and headings over it."""
        painter = QPainter(self.viewport())
        try:
            self._buffer.look(self._sight())
            complete = self._buffer.paint(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setWorldTransform(self.viewportTransform())
            self._draw_moving(painter)
            self.map.draw_marks(painter, self.visible_rect())
            self.map.overlay.draw(painter)
            painter.resetTransform()
            draw_lane_headings(painter, self.lane_headings(), self.map.theme)
            draw_headings(painter, self.headings(), self.map.theme, self.map.marks.marked)
        finally:
            painter.end()
        if not complete:
            self._sharpening.start()

    def _sight(self) -> Sight:
        scroll = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return Sight(self.zoom(), scroll, self.viewport().size(), self.devicePixelRatioF())

    def _render(self, painter: QPainter, rect: QRectF) -> None:
        """Draws a part of the map afresh."""
        self._blank(painter, rect)
        if level(self.zoom()) is not Level.FULL:
            self.map.overview.draw(painter, rect, self.zoom())
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self.map.items_in(rect):
            _draw_item(painter, item)

    def _blank(self, painter: QPainter, rect: QRectF) -> None:
        draw_backdrop(painter, self.map.elements, rect, self.map.theme)

    def _draw_moving(self, painter: QPainter) -> None:
        seen = self.visible_rect()
        if level(self.zoom()) is not Level.FULL:
            self.map.overview.draw_moving(painter, seen, self.zoom())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            return
        for item in self.map.moving():
            if item.reach().intersects(seen):
                _draw_item(painter, item)

    def _room(self) -> QSizeF:
        return QSizeF(self.viewport().size())

    def _least_zoom(self) -> float:
        """Usually 4 %, less for a map that would not fit."""
        return min(flight.LEAST_ZOOM, self._fitting().zoom)

    def _fitting(self) -> Camera:
        return self._cover().whole(self.map.content_rect(), self._room(), _MOST_FIT)

    def _zoomed(self, zoom: float, at: QPoint | QPointF | None = None) -> Camera:
        zoom = min(max(zoom, self._least_zoom()), flight.MOST_ZOOM)
        room = self._room()
        cursor = QPointF(room.width() / 2, room.height() / 2) if at is None else QPointF(at)
        return flight.at_cursor(self._camera, zoom, cursor, room)

    def _fly(self, camera: Camera, *, animated: bool = True) -> None:
        if animated and self.animate and self.isVisible():
            self._flight.fly(self._camera, camera)
        else:
            self._flight.stop()
            self._look(camera)

    def _look(self, camera: Camera) -> None:
        """Looks there at once, as far as the map with its margins reaches."""
        before = self._camera
        self._camera = self._within(camera)
        scale = self._camera.zoom
        room = self._room()
        if scale != self.transform().m11():
            self.setTransform(QTransform.fromScale(scale, scale))
        self._set_range()
        self.horizontalScrollBar().setValue(round(self._camera.x * scale - room.width() / 2))
        self.verticalScrollBar().setValue(round(self._camera.y * scale - room.height() / 2))
        self.viewport().update()
        if scale != before.zoom:
            self.zoomed.emit(scale)
        self.viewed.emit(self.visible_rect())

    def _within(self, camera: Camera) -> Camera:
        """A camera that keeps some of the map in sight."""
        content, room = self.map.content_rect(), self._room()
        beyond_x, beyond_y = room.width() * (_BEYOND - 0.5) / camera.zoom, room.height() * (_BEYOND - 0.5) / camera.zoom
        x = min(max(camera.x, content.left() - beyond_x), content.right() + beyond_x)
        y = min(max(camera.y, content.top() - beyond_y), content.bottom() + beyond_y)
        return Camera(camera.zoom, x, y)

    def _set_range(self) -> None:
        room, zoom = self._room(), self._camera.zoom
        across, down = room.width() / zoom + 10, room.height() / zoom + 10
        self.setSceneRect(self.map.content_rect().adjusted(-across, -down, across, down))

    def rect_of(self, id: str) -> QRectF | None:
        """Where a card, link or stage is on the map; None for an unknown id. Of a stage, the part that is in sight."""
        card, link = self.map.card(id), self.map.links.items.get(id)
        if card is not None:
            return rect_f(card.rect)
        if link is not None:
            return link.boundingRect()
        band = next((band for band in self.map.elements.bands if band.id == id), None)
        return QRectF(band.rect.x, self.visible_rect().y(), band.rect.width, 1.0) if band is not None else None

    def _follow_scene(self) -> None:
        self._look(self._camera)
        self.viewport().update()
        self._warming.start(_REST_MS)

    def _spoil(self, rects: list[QRectF] | None) -> None:
        for rect in rects or (None,):
            self._buffer.spoil(rect)
        self.viewport().update()

    def _warm(self) -> None:
        self._warming.setInterval(0)
        if len(self.map.elements.cards) < 200 or not self.map.overview.warm():
            self._warming.stop()


def _draw_item(painter: QPainter, item: ElementItem) -> None:
    at = item.pos()
    painter.translate(at)
    item.draw(painter)
    painter.translate(-at)
