"""The headings of lanes on the screen: they stay at the left while the map is scrolled under them.

The lanes of the elements stand before it, on the swimlanes only; the view draws with it and asks which is at a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QGlyphRun, QPainter, QPen, QTransform

from journeymap.drawing import text
from journeymap.drawing.elements import LaneElement
from journeymap.drawing.lane_drawing import HEADING_PT
from journeymap.drawing.lane_places import GUTTER_PT
from journeymap.drawing.theme import Theme
from journeymap.gui.canvas.overlay import cosmetic
from journeymap.gui.painting import NO_PEN, brush, draw_glyphs, glyphs

_SIZES_PX = (11.0, 19.0)
_LEAST_PX = 92.0
_TEXT_EM, _LINE_EM, _BAR_EM = 1.8, 1.3, 0.42


class LaneHeading(msgspec.Struct, frozen=True):
    """A lane's heading in the viewport: its box, and its text in lines of a size."""

    lane: LaneElement
    rect: QRectF
    lines: tuple[str, ...]
    size_px: float


def width_px(scale: float) -> float:
    """How wide headings of lanes are, in pixels; `scale` is pixels per point."""
    return min(max(GUTTER_PT * scale, _LEAST_PX), GUTTER_PT * _SIZES_PX[1] / HEADING_PT)


def lane_headings(lanes: Sequence[LaneElement], transform: QTransform, room: QSizeF) -> list[LaneHeading]:
    """The headings of the lanes that are in sight; `transform` leads from the map to the viewport."""
    scale = transform.m11()
    size = min(max(HEADING_PT * scale, _SIZES_PX[0]), _SIZES_PX[1])
    width = width_px(scale)
    # Where the map's own gutter is narrower, the box grows out to the left of it and so covers no card.
    left = max(transform.dx() + GUTTER_PT * scale - width, 0.0)
    found = []
    for lane in lanes:
        top, bottom = lane.rect.y * scale + transform.dy(), lane.rect.bottom * scale + transform.dy()
        if bottom > 0 and top < room.height():
            most = max(int((bottom - top) / (size * _LINE_EM)), 0)
            lines = _wrapped(" ".join(lane.title_lines), round(size, 1), round(width - 2.4 * size), most)
            found.append(LaneHeading(lane, QRectF(left, top, width, bottom - top), lines, size))
    return found


def draw_lane_headings(painter: QPainter, shown: Sequence[LaneHeading], theme: Theme) -> None:
    """Draws them on a painter in pixels of the viewport."""
    for heading in shown:
        rect, size = heading.rect, heading.size_px
        painter.fillRect(rect, brush(theme.background))
        painter.setPen(cosmetic(theme.card_border, 1.0))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(NO_PEN)
        painter.setBrush(brush(_colour(heading.lane, theme)))
        edge = min(size * 0.8, rect.height() * 0.1)
        bar = QRectF(rect.x() + size * 0.65, rect.y() + edge, size * _BAR_EM, rect.height() - 2 * edge)
        painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)
        painter.setPen(QPen(brush(theme.ink if heading.lane.id else theme.muted).color()))
        middle = rect.center().y() + text.cap_height(size) / 2 - (len(heading.lines) - 1) * size * _LINE_EM / 2
        for row, line in enumerate(heading.lines):
            at = QPointF(rect.x() + size * _TEXT_EM, middle + row * size * _LINE_EM)
            draw_glyphs(painter, at, _run(line, round(size, 1)), size)


def draw_lane_lines(painter: QPainter, lanes: Sequence[LaneElement], exposed: QRectF, theme: Theme) -> None:
    """Draws the lines between lanes, in map coordinates."""
    painter.setPen(cosmetic(theme.card_border, 1.0))
    for lane in lanes:
        for y in (lane.rect.y, lane.rect.bottom):
            if exposed.top() - 2 <= y <= exposed.bottom() + 2:
                painter.drawLine(QPointF(lane.rect.x, y), QPointF(lane.rect.right, y))


def _colour(lane: LaneElement, theme: Theme) -> str:
    if lane.owner_index is None:
        return theme.unowned
    return lane.colour.lower() or theme.department(lane.owner_index)


@lru_cache(maxsize=2_000)
def _wrapped(title: str, size_px: float, room_px: int, lines: int) -> tuple[str, ...]:
    return text.wrap(title, size_px, "semibold", room_px, lines, breaking=False) if lines else ()


@lru_cache(maxsize=500)
def _run(line: str, size_px: float) -> QGlyphRun:
    return glyphs([(line, QPointF())], "semibold", size_px)
