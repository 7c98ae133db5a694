"""The headings of stages and lanes on the screen: they stay in sight while the map is scrolled under them.

The elements of bands and lanes stand before it; the view draws with it and asks it which heading is at a point.
Sizes are pixels of the viewport.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QPainter, QPen, QTransform

from journeymap.drawing import text
from journeymap.drawing.bands import HEADING_LINE_PT, HEADING_PT, heading_height
from journeymap.drawing.elements import BandElement
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.marks import Marked
from journeymap.gui.canvas.overlay import cosmetic
from journeymap.gui.painting import NO_BRUSH, brush, draw_glyphs, glyphs

_SIDE_PT = 14.0
_SIZES_PX = (11.0, 19.0)
_LEAST_TEXT_PX = 26.0
_LEAST_MARGIN_PX = 3.0
_SMALL_LINES = 2


class Heading(msgspec.Struct, frozen=True):
    """A band's heading in the viewport: its box, and its text in lines of a size from the first baseline down."""

    band: BandElement
    rect: QRectF
    lines: tuple[str, ...]
    size_px: float
    margin_px: float


def headings(bands: tuple[BandElement, ...], transform: QTransform, width_px: float) -> list[Heading]:
    """The headings of the bands that are in sight; `transform` leads from the map to the viewport."""
    scale, left = transform.m11(), transform.dx()
    size = min(max(HEADING_PT * scale, _SIZES_PX[0]), _SIZES_PX[1])
    grown = size / HEADING_PT
    texts = {band.id: _text(band, scale, size) for band in bands if band.title_lines}
    tallest = max((_height(lines, grown) for lines in texts.values()), default=0.0)
    # Where letters are larger than the map's own, all boxes begin higher: none covers a card, all first lines align.
    top = max(min(transform.dy(), transform.dy() + own_depth(bands) * scale - tallest), 0.0)
    found = []
    for band in bands:
        x, right = band.rect.x * scale + left, band.rect.right * scale + left
        if band.title_lines and right > 0 and x < width_px:
            lines = texts[band.id]
            rect = QRectF(x, top, right - x, _height(lines, grown))
            found.append(Heading(band, rect, lines, size, _margin(grown, right - x)))
    return found


def own_depth(bands: tuple[BandElement, ...]) -> float:
    """How far down from its top the map itself keeps room for headings, in points."""
    most = max((len(band.title_lines) for band in bands), default=1)
    return _natural_height(most) + 2


def depth(bands: tuple[BandElement, ...], transform: QTransform) -> float:
    """How far down from the top of the viewport headings may reach, in pixels."""
    shown = headings(bands, transform, 1e9)
    return max((heading.rect.height() for heading in shown), default=0.0)


def _margin(grown: float, width_px: float) -> float:
    return min(_SIDE_PT * grown, max(width_px * 0.08, _LEAST_MARGIN_PX))


def _text(band: BandElement, scale: float, size_px: float) -> tuple[str, ...]:
    grown, width = size_px / HEADING_PT, band.rect.width * scale
    if abs(grown - scale) < 1e-6:
        return band.title_lines
    room_px = width - _margin(grown, width) - _LEAST_MARGIN_PX
    if room_px < _LEAST_TEXT_PX:
        return ()
    return _wrapped(" ".join(band.title_lines), round(size_px, 1), round(room_px), len(band.title_lines))


@lru_cache(maxsize=2_000)
def _wrapped(title: str, size_px: float, room_px: int, lines: int) -> tuple[str, ...]:
    return text.wrap(title, size_px, "semibold", room_px, max(lines, _SMALL_LINES), breaking=False)


def _height(lines: tuple[str, ...], grown: float) -> float:
    return _natural_height(len(lines)) * grown


def _natural_height(lines: int) -> float:
    return heading_height((), ()) + (max(lines, 1) - 1) * HEADING_LINE_PT


def draw_headings(painter: QPainter, shown: list[Heading], theme: Theme, marked: Marked) -> None:
    """Draws them on a painter in pixels of the viewport."""
    for heading in shown:
        selected = heading.band.id in marked.bands
        ground = theme.accent_soft if selected else theme.bands[heading.band.index % len(theme.bands)]
        painter.fillRect(heading.rect, brush(ground))
        painter.setPen(QPen(brush(theme.accent if selected else theme.muted).color()))
        for run, at in _runs(heading):
            draw_glyphs(painter, at, run, heading.size_px)
        if selected:
            _draw_ring(painter, heading, theme, current=heading.band.id == marked.current)


def _draw_ring(painter: QPainter, heading: Heading, theme: Theme, *, current: bool) -> None:
    rect = heading.rect.adjusted(2, 2, -2, -2)
    painter.setBrush(NO_BRUSH)
    painter.setPen(cosmetic(theme.accent, 2.0))
    if current:
        painter.drawRoundedRect(rect, 5, 5)
    else:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _runs(heading: Heading) -> list[tuple[QGlyphRun, QPointF]]:
    grown = heading.size_px / HEADING_PT
    first = heading.rect.y() + (heading_height((), ()) - HEADING_LINE_PT) * grown
    left = heading.rect.x() + heading.margin_px
    return [
        (_run(line, round(heading.size_px, 1)), QPointF(left, first + row * HEADING_LINE_PT * grown))
        for row, line in enumerate(heading.lines)
    ]


@lru_cache(maxsize=500)
def _run(line: str, size_px: float) -> QGlyphRun:
    return glyphs([(line, QPointF())], "semibold", size_px)
