"""The experience curve under the map: its elements and what of the map is in view in, a display list out.

After `curve_elements`; the window's panel paints it. A point stands under its card, however far the map is scrolled
or zoomed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.results import Verdict
from journeymap.drawing import text
from journeymap.drawing.colour import mix
from journeymap.drawing.curve_elements import CurveElements, CurvePoint, curve_elements
from journeymap.drawing.curve_words import CurveWords
from journeymap.drawing.display import (
    Box,
    Close,
    DisplayList,
    Ellipse,
    Group,
    Icon,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Segment,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.theme import Theme

__all__ = ["CurveElements", "CurvePoint", "curve_elements", "draw_curve", "point_at"]

View = tuple[float, float]
"""The left and the right edge of what is in view, in points of the map."""
Row = tuple[float, ...]

_HEADER_PT = 26.0
_ABOVE_PT = 20.0
_BELOW_PT = 24.0
_EDGE_PT = 12.0
_TITLE_PT = 10.0
_LABEL_PT = 10.0
_TICK_PT = 8.5
_SIGN_PT = 13.0
_SELECTED_PT = 19.0
_SMALLEST_PT = 7.0
_NEAR_PT = 12.0
_MOST_LABELS = 12
_WIDEST_PT = 190.0
_HALF_TICK_PT = 10.0
_BAR_PT = 2.4
_SIGNS = {verdict: f"verdict-{verdict.value}" for verdict in Verdict}


def draw_curve(
    elements: CurveElements, view: View, width_pt: float, height_pt: float, theme: Theme, selected: frozenset[str]
) -> DisplayList:
    """The curve as a display list of that size, for the part of the map in `view`; `selected` points are larger and
    named. Where there is nothing to draw it says why."""
    plot = _Plot(elements, view, width_pt, height_pt)
    ground = Box(Rect(0, 0, width_pt, height_pt), theme.window)
    words = _empty(elements, plot, theme) if elements.empty else _Curve(plot, theme, selected).shapes()
    label = " ".join(filter(None, (elements.label, elements.empty)))
    return DisplayList(width_pt, height_pt, label, (ground, *words))


def point_at(elements: CurveElements, view: View, width_pt: float, height_pt: float, x: float, y: float) -> str | None:
    """The touchpoint whose point is nearest to a place of the drawing, within 12 points; None where there is none."""
    plot = _Plot(elements, view, width_pt, height_pt)
    places = ((plot.place(point), point.touchpoint) for point in elements.points)
    near = [((at.x - x) ** 2 + (at.y - y) ** 2, id) for at, id in places]
    distance, id = min(near, key=lambda each: each[0], default=(_NEAR_PT**2 + 1, ""))
    return id if distance <= _NEAR_PT**2 else None


class _Plot:
    """Where things stand in a drawing of a size: the map's x across, the axis upward."""

    def __init__(self, elements: CurveElements, view: View, width_pt: float, height_pt: float) -> None:
        self.elements = elements
        self.left, self.across = view[0], width_pt / ((view[1] - view[0]) or 1.0)
        self.width_pt, self.height_pt = width_pt, height_pt
        self.top = min(_HEADER_PT + _ABOVE_PT, height_pt * 0.4)
        self.bottom = height_pt - min(_BELOW_PT, height_pt * 0.25)
        low, high = elements.extent
        self.low, self.up = low, (self.bottom - self.top) / ((high - low) or 1.0)

    def x(self, map_x: float) -> float:
        return (map_x - self.left) * self.across

    def y(self, level: float) -> float:
        return self.bottom - (level - self.low) * self.up

    def place(self, point: CurvePoint) -> Point:
        return Point(self.x(point.x), self.y(point.level))

    def sees(self, x: float, room_pt: float = 0.0) -> bool:
        return -room_pt <= x <= self.width_pt + room_pt

    def clipped(self, rows: Sequence[Row]) -> list[Row]:
        """Rows of x and heights, cut at the left and right edge of the drawing."""
        kept: list[Row] = []
        for one, two in zip(rows, [*rows[1:], None], strict=True):
            if self.sees(one[0]):
                kept.append(one)
            if two is not None:
                edges = (edge for edge in (0.0, self.width_pt) if one[0] < edge < two[0])
                kept += (_between(one, two, edge) for edge in edges)
        return kept


def _between(one: Row, two: Row, x: float) -> Row:
    share = (x - one[0]) / (two[0] - one[0])
    return tuple(a + (b - a) * share for a, b in zip(one, two, strict=True))


class _Curve:
    """The shapes of a curve with at least one point, from back to front."""

    def __init__(self, plot: _Plot, theme: Theme, selected: frozenset[str]) -> None:
        self.plot, self.theme, self.elements = plot, theme, plot.elements
        self.main = [point for point in self.elements.points if point.main]
        self.seen = [p for p in self.elements.points if plot.sees(plot.x(p.x), _SIGN_PT / 2)]
        self.seen.sort(key=lambda point: (point.touchpoint in selected, not point.main))
        self.selected = selected
        corners = plot.clipped([(plot.x(p.x), plot.y(p.level)) for p in self.main])
        self.line = [Point(x, y) for x, y in corners]
        self.size_pt = min(_SIGN_PT, max(_SMALLEST_PT, 0.9 * plot.width_pt / max(len(self.seen), 1)))
        area = Rect(0, _HEADER_PT, plot.width_pt, plot.height_pt - _HEADER_PT - 2)
        self.dots = {p.touchpoint: self._dot(p) for p in self.seen}
        self.bars = dict(self._bars())
        self.colours = {verdict: theme.verdict(verdict) for verdict in Verdict}
        self.soft = {verdict: mix(theme.window, colour, 0.45) for verdict, colour in self.colours.items()}
        self.verdicts = {point.touchpoint: point.verdict for point in self.seen}
        self.words = CurveWords(area, self.line, [*self.dots.values(), *self.bars.values()])

    def _dot(self, point: CurvePoint) -> Rect:
        plain = self.size_pt if point.main else max(self.size_pt * 0.8, _SMALLEST_PT)
        size = _SELECTED_PT if point.touchpoint in self.selected else plain
        at = self.plot.place(point)
        return Rect(at.x - size / 2, at.y - size / 2, size, size)

    def shapes(self) -> list[Shape]:
        behind = [*self._intervals(), *self._ticks(), *self._targets(), *self._line()]
        points = [self._point(point) for point in self.seen]
        return [*behind, *points, *_title(self.plot, self.theme), *self._target_words(), *self._labels()]

    def _intervals(self) -> Iterator[Shape]:
        """The interval as a band along the line; as a bar where a point has no neighbour on the line that has one."""
        fill = mix(self.theme.window, self.theme.accent, 0.14)
        for run in _runs(self.main):
            kept = self.plot.clipped([(self.plot.x(x), self.plot.y(low), self.plot.y(high)) for x, low, high in run])
            if len(kept) > 1:
                yield _band([Point(x, high) for x, _, high in kept], [Point(x, low) for x, low, _ in kept], fill)
        for id, bar in self.bars.items():
            yield Box(bar, self.soft[self.verdicts[id]], radius_pt=_BAR_PT / 2)

    def _bars(self) -> Iterator[tuple[str, Rect]]:
        banded = {x for run in _runs(self.main) if len(run) > 1 for x, _, _ in run}
        for point in self.seen:
            if point.low is not None and point.high is not None and not (point.main and point.x in banded):
                top, bottom = self.plot.y(point.high), self.plot.y(point.low)
                yield point.touchpoint, Rect(self.plot.x(point.x) - _BAR_PT / 2, top, _BAR_PT, bottom - top)

    def _ticks(self) -> Iterator[Shape]:
        plot, theme = self.plot, self.theme
        for value, words in self.elements.ticks:
            y = plot.y(value)
            if value == self.elements.target or abs(value) < 1e-9 == self.elements.target:
                continue
            yield _stroke((Point(0, y), Point(plot.width_pt, y)), Stroke(mix(theme.window, theme.hairline, 0.6), 0.6))
            run = TextRun(Point(_EDGE_PT, y - 3), words, _TICK_PT, theme.muted)
            self.words.take(Rect(run.at.x, y - 12, text.width(words, _TICK_PT, "regular"), 12))
            yield run

    def _targets(self) -> Iterator[Shape]:
        """One dashed line where all aim for the same, else a tick at each point."""
        plot, target = self.plot, self.elements.target
        if target is not None:
            ends = Point(0, plot.y(target)), Point(plot.width_pt, plot.y(target))
            yield _stroke(ends, Stroke(self.theme.line, 1.0, (3.0, 3.0)))
            return
        for point in self.seen:
            if point.target is not None:
                x, y = plot.x(point.x), plot.y(point.target)
                yield _stroke((Point(x - _HALF_TICK_PT, y), Point(x + _HALF_TICK_PT, y)), Stroke(self.theme.ink, 1.5))

    def _line(self) -> Iterator[Shape]:
        if len(self.line) > 1:
            yield _stroke(self.line, Stroke(self.theme.accent, 1.8, cap="round"))

    def _point(self, point: CurvePoint) -> Group:
        """The verdict's sign on a ground of its own: a ring where it is hollow, a disc where it is sure."""
        rect, theme = self.dots[point.touchpoint], self.theme
        colour = self.colours[point.verdict]
        ring = Stroke(theme.accent, 1.6) if point.touchpoint in self.selected else None
        shapes: list[Shape] = [Ellipse(_grown(rect, 3.0 if ring else 1.2), theme.window, ring)]
        if point.verdict is Verdict.NO_TARGET:
            shapes.append(Ellipse(_grown(rect, -0.8), None, Stroke(colour, 1.2)))
            rect = _grown(rect, -rect.width / 5)
        shapes.append(Icon(_SIGNS[point.verdict], rect, colour))
        return Group("touchpoints", point.touchpoint, point.label, self.dots[point.touchpoint], tuple(shapes))

    def _target_words(self) -> Iterator[Shape]:
        """What the dashed line is, at its right end, or its left one where points are in the way."""
        if self.elements.target is None:
            return
        words, y = self.elements.target_text, self.plot.y(self.elements.target)
        right = self.plot.width_pt - _EDGE_PT - text.width(words, _TICK_PT, "regular")
        for x in (right, _EDGE_PT):
            run = self.words.place(words, Rect(x, y, 0, 0), _TICK_PT, self.theme.muted, "regular", above=True)
            if run is not None:
                yield run
                return

    def _labels(self) -> Iterator[Shape]:
        """Selected points with their score, then the lowest and the highest."""
        elements = self.elements
        named = [point for point in self.seen if point.touchpoint in self.selected][:_MOST_LABELS]
        extremes = [p for p in self.seen if p.touchpoint in (elements.lowest, elements.highest) and p not in named]
        for point in (*named, *extremes):
            chosen = point.touchpoint in self.selected
            words = text.fit(
                point.detail_text if chosen else point.label_text,
                _LABEL_PT,
                "semibold" if chosen else "medium",
                min(_WIDEST_PT, self.plot.width_pt - 2 * _EDGE_PT),
            )
            run = self.words.place(
                words,
                _grown(self.dots[point.touchpoint], 2.0 if chosen else 0.0),
                _LABEL_PT,
                self.colours[point.verdict],
                "semibold" if chosen else "medium",
                above=point.touchpoint != elements.lowest and self._high(point),
            )
            if run is not None:
                yield run

    def _high(self, point: CurvePoint) -> bool:
        middle = sum(self.elements.extent) / 2
        return point.touchpoint == self.elements.highest or point.level >= middle


def _runs(points: Sequence[CurvePoint]) -> Iterator[list[tuple[float, float, float]]]:
    """Neighbours that have an interval each, as x, low, high."""
    run: list[tuple[float, float, float]] = []
    for point in points:
        if point.low is not None and point.high is not None:
            run.append((point.x, point.low, point.high))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _title(plot: _Plot, theme: Theme) -> Iterator[Shape]:
    """What the axis shows, as fully as there is room for."""
    room = plot.width_pt - 2 * _EDGE_PT
    titles = plot.elements.title_texts
    words = next((each for each in titles if text.width(each, _TITLE_PT, "regular") <= room), titles[-1])
    at = Point(plot.width_pt - _EDGE_PT, _HEADER_PT - 8)
    yield TextRun(at, text.fit(words, _TITLE_PT, "regular", room), _TITLE_PT, theme.muted, anchor="end")


def _empty(elements: CurveElements, plot: _Plot, theme: Theme) -> Iterator[Shape]:
    """Why there is nothing to draw, in the middle."""
    height = text.line_height(_TITLE_PT) * 1.15
    most = max(int((plot.height_pt - 8) / height), 1)
    lines = text.wrap(elements.empty, _TITLE_PT, "regular", min(plot.width_pt - 2 * _EDGE_PT, 420.0), most)
    top = (plot.height_pt - len(lines) * height) / 2 + text.ascent(_TITLE_PT)
    for number, line in enumerate(lines):
        at = Point(plot.width_pt / 2, top + number * height)
        yield TextRun(at, line, _TITLE_PT, theme.muted, anchor="middle")


def _band(upper: Sequence[Point], lower: Sequence[Point], fill: str) -> Path:
    corners = (*upper, *reversed(lower))
    return Path((Move(corners[0]), *map(Line, corners[1:]), Close()), fill=fill)


def _stroke(corners: Sequence[Point], stroke: Stroke) -> Path:
    segments: tuple[Segment, ...] = (Move(corners[0]), *map(Line, corners[1:]))
    return Path(segments, stroke=stroke)


def _grown(rect: Rect, by_pt: float) -> Rect:
    return Rect(rect.x - by_pt, rect.y - by_pt, rect.width + 2 * by_pt, rect.height + 2 * by_pt)
