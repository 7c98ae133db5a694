"""Replays a display list on a Qt painter: shapes from `drawing` in, strokes and letters on screen out.

Before it stand the drawings of cards, links and bands; canvas, curve, previews and slides stand after it.
Text is set letter by letter at the font's own plain advances, so it stands exactly where SVG and PDF put it.
One point is one unit of the map, which is one pixel at 100 %.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
)

from journeymap.drawing import display, font, text
from journeymap.drawing.display import Rect, Segment, Shape, Stroke, Weight
from journeymap.drawing.icons import icon_path

_CAPS = {"butt": Qt.PenCapStyle.FlatCap, "round": Qt.PenCapStyle.RoundCap}
_MOST_GLYPH_PX = 60.0
"""Letters of a font loaded from a file that are larger than 64 pixels of the device are not painted by Qt at all."""
_SHIFTS = {"start": 0.0, "middle": -0.5, "end": -1.0}
NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)

Step = Callable[[QPainter], None]


def rect_f(rect: Rect) -> QRectF:
    """A rectangle of the map as Qt's."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def path_f(segments: Iterable[Segment]) -> QPainterPath:
    """A way of the display list as Qt's path."""
    path = QPainterPath()
    for segment in segments:
        if isinstance(segment, display.Curve):
            one, two, to = segment.control1, segment.control2, segment.to
            path.cubicTo(one.x, one.y, two.x, two.y, to.x, to.y)
        elif isinstance(segment, display.Line):
            path.lineTo(segment.to.x, segment.to.y)
        elif isinstance(segment, display.Move):
            path.moveTo(segment.to.x, segment.to.y)
        else:
            path.closeSubpath()
    return path


@cache
def brush(colour: str | None, opacity: float = 1.0) -> QBrush:
    """A solid brush of one colour; none for None."""
    if colour is None:
        return NO_BRUSH
    shade = QColor(colour)
    shade.setAlphaF(opacity)
    return QBrush(shade)


@cache
def pen(stroke: Stroke | None, opacity: float = 1.0) -> QPen:
    """A pen for a stroke; dashes are lengths in points, which Qt counts in widths of the pen."""
    if stroke is None:
        return NO_PEN
    shade = QColor(stroke.colour)
    shade.setAlphaF(opacity)
    made = QPen(shade, stroke.width_pt)
    made.setCapStyle(_CAPS[stroke.cap])
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dash_pt:
        made.setDashPattern([length / stroke.width_pt for length in stroke.dash_pt])
    return made


@cache
def raw_font(weight: Weight, size_pt: float) -> QRawFont:
    """One weight of the bundled font at a size, unhinted, so that letters are as wide as measured."""
    return QRawFont(str(font.path(weight)), size_pt, QFont.HintingPreference.PreferNoHinting)


def glyphs(lines: Iterable[tuple[str, QPointF]], weight: Weight, size_pt: float) -> QGlyphRun:
    """Lines of text, each from its own start on its baseline, as one run of letters that is drawn in one call."""
    raw, face = raw_font(weight, size_pt), font.face(weight)
    scale = size_pt / face.units
    indexes: list[int] = []
    places: list[QPointF] = []
    for line, start in lines:
        x, y = start.x(), start.y()
        indexes += raw.glyphIndexesForString(line)
        for character in line:
            places.append(QPointF(x, y))
            x += face.advances[character] * scale
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes(indexes)
    run.setPositions(places)
    return run


def draw_glyphs(painter: QPainter, at: QPointF, run: QGlyphRun, size_pt: float) -> None:
    """Draws a run of letters in the colour of the painter's pen, `size_pt` being its font's: large ones as outlines."""
    to_device = painter.deviceTransform()
    if size_pt * (abs(to_device.m11()) + abs(to_device.m12())) <= _MOST_GLYPH_PX:
        painter.drawGlyphRun(at, run)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(_outlines(run).translated(at), painter.pen().brush())
    painter.restore()


def _outlines(run: QGlyphRun) -> QPainterPath:
    path, raw = QPainterPath(), run.rawFont()
    path.setFillRule(Qt.FillRule.WindingFill)
    for index, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        path.addPath(raw.pathForGlyph(index).translated(place))
    return path


class Ink:
    """Shapes made ready for Qt once, to be drawn many times."""

    __slots__ = ("_steps",)

    def __init__(self, shapes: Sequence[Shape]) -> None:
        steps: list[Step] = []
        for shape in shapes:
            _STEPS[type(shape)](shape, steps)
        self._steps = steps

    def play(self, painter: QPainter) -> None:
        """Draws the shapes in order; the painter's pen and brush are changed."""
        for step in self._steps:
            step(painter)


def replay(painter: QPainter, drawing: display.DisplayList) -> None:
    """Draws a whole display list, its top left corner at the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    Ink(drawing.shapes).play(painter)
    painter.restore()


def _box(shape: display.Box, steps: list[Step]) -> None:
    rect, radius = rect_f(shape.rect), shape.radius_pt
    fill, line = brush(shape.fill, shape.opacity), pen(shape.stroke, shape.opacity)
    if not radius and shape.stroke is None:
        steps.append(lambda painter: painter.fillRect(rect, fill))
        return
    path = QPainterPath()
    path.addRoundedRect(rect, min(radius, rect.width() / 2), min(radius, rect.height() / 2))
    _add(steps, path, fill, line)


def _ellipse(shape: display.Ellipse, steps: list[Step]) -> None:
    path = QPainterPath()
    path.addEllipse(rect_f(shape.rect))
    _add(steps, path, brush(shape.fill), pen(shape.stroke))


def _path(shape: display.Path, steps: list[Step]) -> None:
    path = path_f(shape.segments)
    path.setFillRule(Qt.FillRule.WindingFill)
    _add(steps, path, brush(shape.fill, shape.opacity), pen(shape.stroke, shape.opacity))


def _add(steps: list[Step], path: QPainterPath, fill: QBrush, line: QPen) -> None:
    def draw(painter: QPainter) -> None:
        painter.setPen(line)
        painter.setBrush(fill)
        painter.drawPath(path)

    steps.append(draw)


def _text(run: display.TextRun, steps: list[Step]) -> None:
    line = text.one_line(run.text)
    left = run.at.x + _SHIFTS[run.anchor] * text.width(line, run.size_pt, run.weight)
    made = glyphs([(line, QPointF(left, run.at.y))], run.weight, run.size_pt)
    ink = QPen(QColor(run.colour))
    origin, size_pt = QPointF(), run.size_pt

    def draw(painter: QPainter) -> None:
        painter.setPen(ink)
        draw_glyphs(painter, origin, made, size_pt)

    steps.append(draw)


def _icon(icon: display.Icon, steps: list[Step]) -> None:
    rect = icon.rect
    _add(steps, _outline(icon.name, rect.width, rect.height).translated(rect.x, rect.y), brush(icon.colour), NO_PEN)


@lru_cache(maxsize=256)
def _outline(name: str, width: float, height: float) -> QPainterPath:
    """An icon at the origin; made once for each size, since its many curves cost twenty times what moving it does."""
    path = path_f(icon_path(name, Rect(0.0, 0.0, width, height)))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _group(group: display.Group, steps: list[Step]) -> None:
    for shape in group.shapes:
        _STEPS[type(shape)](shape, steps)


_STEPS: Mapping[type, Callable[[Any, list[Step]], None]] = {
    display.Box: _box,
    display.Ellipse: _ellipse,
    display.Path: _path,
    display.TextRun: _text,
    display.Icon: _icon,
    display.Group: _group,
}
