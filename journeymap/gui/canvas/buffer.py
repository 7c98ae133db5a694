"""The picture of the map in the viewport, kept from frame to frame: only what is new or stale is drawn again.

Panning shifts it and an edit spoils a part of it. After a change of zoom the last sharp picture is shown scaled
until the new one is drawn, piece by piece, a few milliseconds in every frame: so a frame takes as long at twenty
thousand cards as at twenty. `Lens` owns it; items or overview draw the pieces.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform

Render = Callable[[QPainter, QRectF], None]
"""Draws a part of the map, in map coordinates, on a painter that is clipped to it."""

FRAME_S = 0.005
"""How long one frame may draw anew; the piece under way is finished."""
_PIECE_PX = (360, 300)
_STRIP_PX = 120


class Sight(msgspec.Struct, frozen=True):
    """What a picture shows: zoom, scroll of its top left corner and size in pixels, and pixels of the screen in one."""

    zoom: float
    scroll: QPoint
    size: QSize
    ratio: float

    @property
    def transform(self) -> QTransform:
        """From the map to the picture."""
        return QTransform(self.zoom, 0, 0, self.zoom, -self.scroll.x(), -self.scroll.y())

    def map_rect(self, rect: QRect) -> QRectF:
        """A part of the picture in map coordinates."""
        left, top = (rect.x() + self.scroll.x()) / self.zoom, (rect.y() + self.scroll.y()) / self.zoom
        return QRectF(left, top, rect.width() / self.zoom, rect.height() / self.zoom)

    def pixels(self, rect: QRectF) -> QRect:
        """A part of the map in the picture, with room for pens that keep their width."""
        return self.transform.mapRect(rect).toAlignedRect().adjusted(-3, -3, 3, 3)


class Picture(msgspec.Struct, frozen=True):
    """Pixels and what they show."""

    pixmap: QPixmap
    sight: Sight


class Buffer:
    """The newest picture, what of it is stale, and the last whole one for a while after a change of zoom."""

    def __init__(self, render: Render, blank: Render) -> None:
        self._render, self._blank = render, blank
        self._picture: Picture | None = None
        self._last: Picture | None = None
        self._stale = QRegion()

    def look(self, sight: Sight) -> None:
        """Shows another part of the map from now on, or the same one."""
        before = self._picture.sight if self._picture is not None else None
        if before == sight:
            return
        if before is not None and _same_but_scrolled(before, sight):
            self._scroll(before, sight)
        else:
            self._begin(sight)

    def spoil(self, rect: QRectF | None = None) -> None:
        """A part of the map (None: all of it) looks different now."""
        if self._picture is not None:
            whole = QRect(QPoint(), self._picture.sight.size)
            part = whole if rect is None else self._picture.sight.pixels(rect)
            self._stale = self._stale.united(part.intersected(whole))

    def forget(self) -> None:
        """Nothing that was drawn is of any use: another journey, other colours."""
        self._picture = self._last = None
        self._stale = QRegion()

    def paint(self, painter: QPainter, budget_s: float = FRAME_S) -> bool:
        """Draws the picture on a painter in pixels; False where some of it is still the old one."""
        if self._picture is None:
            return True
        self.refresh(budget_s)
        complete = self._stale.isEmpty()
        if complete:
            self._last = None
            painter.drawPixmap(0, 0, self._picture.pixmap)
        else:
            self._paint_both(painter, self._picture)
        return complete

    def _begin(self, sight: Sight) -> None:
        if self._picture is not None and (self._stale.isEmpty() or self._last is None):
            self._last = self._picture
        pixmap = QPixmap((QSizeF(sight.size) * sight.ratio).toSize())
        pixmap.setDevicePixelRatio(sight.ratio)
        self._picture = Picture(pixmap, sight)
        self._stale = QRegion(QRect(QPoint(), sight.size))

    def _scroll(self, before: Sight, sight: Sight) -> None:
        assert self._picture is not None
        step = before.scroll - sight.scroll
        whole = QRect(QPoint(), sight.size)
        pixmap = self._picture.pixmap
        self._picture = Picture(pixmap, sight)
        shifted = whole.translated(step).intersected(whole)
        if shifted.isEmpty() or not _whole_pixels(step, sight.ratio):
            self._stale = QRegion(whole)
            return
        pixmap.scroll(round(step.x() * sight.ratio), round(step.y() * sight.ratio), pixmap.rect())
        self._stale = self._stale.translated(step).intersected(whole).united(QRegion(whole).subtracted(shifted))

    def refresh(self, budget_s: float = math.inf) -> None:
        """Draws stale parts afresh, for as long as it may."""
        picture = self._picture
        if picture is None or self._stale.isEmpty():
            return
        until = time.perf_counter() + budget_s
        painter = QPainter(picture.pixmap)
        try:
            self._draw_pieces(painter, picture.sight, until)
        finally:
            painter.end()

    def _draw_pieces(self, painter: QPainter, sight: Sight, until: float) -> None:
        for piece in _pieces(self._stale, QRect(QPoint(), sight.size).center()):
            painter.resetTransform()
            painter.setClipRect(piece)
            painter.setWorldTransform(sight.transform)
            self._render(painter, sight.map_rect(piece.adjusted(-2, -2, 2, 2)))
            self._stale = self._stale.subtracted(piece)
            if time.perf_counter() > until:
                return

    def _paint_both(self, painter: QPainter, picture: Picture) -> None:
        whole = QRegion(QRect(QPoint(), picture.sight.size))
        painter.save()
        painter.setClipRegion(self._stale)
        painter.setWorldTransform(picture.sight.transform)
        self._blank(painter, picture.sight.map_rect(self._stale.boundingRect()))
        if self._last is not None:
            corner = QPointF(self._last.sight.scroll) / self._last.sight.zoom
            grown = picture.sight.zoom / self._last.sight.zoom
            target = QRectF(picture.sight.transform.map(corner), QSizeF(self._last.sight.size) * grown)
            painter.resetTransform()
            painter.drawPixmap(target, self._last.pixmap, QRectF(self._last.pixmap.rect()))
        painter.resetTransform()
        painter.setClipRegion(whole.subtracted(self._stale))
        painter.drawPixmap(0, 0, picture.pixmap)
        painter.restore()


def _same_but_scrolled(one: Sight, other: Sight) -> bool:
    return (one.zoom, one.size, one.ratio) == (other.zoom, other.size, other.ratio)


def _whole_pixels(step: QPoint, ratio: float) -> bool:
    return all(abs(length * ratio - round(length * ratio)) < 1e-6 for length in (step.x(), step.y()))


def _pieces(region: QRegion, middle: QPoint) -> Iterator[QRect]:
    """A region in pieces that are quickly drawn, those in the middle of the view first; thin strips stay whole."""
    pieces: list[QRect] = []
    for rect in region:  # type: ignore[attr-defined]  # iterable, though the stubs do not say so
        pieces += [rect] if min(rect.width(), rect.height()) <= _STRIP_PX else _cut(rect)
    return iter(sorted(pieces, key=lambda piece: (piece.center() - middle).manhattanLength()))


def _cut(rect: QRect) -> Iterator[QRect]:
    width, height = _PIECE_PX
    for x in range(rect.left(), rect.right() + 1, width):
        for y in range(rect.top(), rect.bottom() + 1, height):
            yield QRect(x, y, width, height).intersected(rect)
