"""The importance-performance chart: points, crosshair and the quadrants' names, as a display list.

`content.importance` says what the axes and quadrants are called; part 4 of the report sets the drawing as a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymap.analysis.results import ImportancePoint, Quadrant
from journeymap.drawing import text
from journeymap.drawing.display import (
    Anchor,
    Box,
    DisplayList,
    Ellipse,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.ticks import round_steps
from journeymap.i18n import Number
from journeymap.report.charts.scatter_labels import LabelPlacer
from journeymap.report.content.importance import QUADRANTS, in_order, performance, quadrant_lists
from journeymap.report.context import Context

WIDTH_PT = 499.0
HEIGHT_PT = 280.0
_LABEL_PT = 8.0
_NAME_PT = 9.5
_DOT_PT = 6.0
_LEFT_PT = 46.0
_RIGHT_PT = 18.0
_BOTTOM_PT = 34.0
_TOP_PT = 16.0
_WIDEST_NAME_PT = 110.0
_CROWD_PT = (60.0, 16.0)


def importance_chart(
    context: Context, width_pt: float = WIDTH_PT, height_pt: float = HEIGHT_PT, *, numbered: bool = True
) -> DisplayList:
    """The chart of a journey with at least one point; its label says how many points each quadrant holds.

    `numbered` gives each point the number under which the lists of the report have it.
    """
    return _Chart(context, width_pt, height_pt, numbered).drawing()


def point_places(context: Context, width_pt: float, height_pt: float) -> tuple[tuple[str, Point], ...]:
    """Where each point stands on a chart of that size, by its touchpoint's id, in points."""
    chart = _Chart(context, width_pt, height_pt, False)
    return tuple((p.touchpoint, chart.place(p.importance, p.performance)) for _, p in chart.points)


class _Chart:
    """Where everything stands: `plot` is the inside of the axes; performance runs to the right, importance upward."""

    def __init__(self, context: Context, width_pt: float, height_pt: float, numbered: bool) -> None:
        self.width_pt, self.height_pt, self.numbered = width_pt, height_pt, numbered
        chart = context.analysis.importance
        self.context, self.theme = context, context.theme
        self.points = in_order(context)
        self.listed = {number for own in quadrant_lists(context) for number, _ in own.shown} if numbered else set()
        self.cross, self.ends = chart.crosshair, chart.performance_range
        self.plot = Rect(_LEFT_PT, _TOP_PT, width_pt - _LEFT_PT - _RIGHT_PT, height_pt - _TOP_PT - _BOTTOM_PT)
        self.across = _extent([p.performance for _, p in self.points], self.cross[1], chart.performance_range)
        self.up = _extent([p.importance for _, p in self.points], self.cross[0], (1.0, 5.0))

    def place(self, importance: float, level: float) -> Point:
        """A point of the chart in the drawing's coordinates."""
        x = self.plot.x + self.plot.width * _share(level, self.across)
        return Point(x, self.plot.bottom - self.plot.height * _share(importance, self.up))

    def drawing(self) -> DisplayList:
        shapes = [*self._ground(), *self._ticks(), *self._titles(), *self._names(), *self._marks()]
        return DisplayList(self.width_pt, self.height_pt, self._words(), tuple(shapes))

    def _words(self) -> str:
        t = self.context.t
        return t.text("Importance and performance: {quadrants}.", quadrants=t.listing(tuple(self._counts())))

    def _counts(self) -> Iterator[str]:
        for quadrant, name in QUADRANTS.items():
            count = sum(point.quadrant is quadrant for _, point in self.points)
            yield self.context.t.text("{name} {count}", name=self.context.t.text(name), count=count)

    def _ground(self) -> Iterator[Shape]:
        theme, plot, cross = self.theme, self.plot, self.place(*self.cross)
        yield Box(Rect(plot.x, plot.y, cross.x - plot.x, cross.y - plot.y), theme.bands[0])
        yield Box(plot, None, Stroke(theme.hairline, 0.75))
        line = Stroke(theme.line, 0.9, (3.0, 2.5))
        yield Path((Move(Point(cross.x, plot.y)), Line(Point(cross.x, plot.bottom))), stroke=line)
        yield Path((Move(Point(plot.x, cross.y)), Line(Point(plot.right, cross.y))), stroke=line)

    def _ticks(self) -> Iterator[Shape]:
        context, plot = self.context, self.plot
        for value in round_steps(self.across, self.ends):
            at = self.place(self.cross[0], value).x
            yield self._run(Point(at, plot.bottom + 12), context.say(performance(context, value)), "middle")
        for value in round_steps(self.up, (1.0, 5.0)):
            at = self.place(value, self.cross[1]).y
            yield self._run(Point(plot.x - 6, at + 3), context.say(Number(value, 1)), "end")

    def _titles(self) -> Iterator[Shape]:
        t, plot = self.context.t, self.plot
        yield self._run(Point(0, _TOP_PT - 6), t.text("Importance"), "start")
        yield self._run(Point(plot.right, self.height_pt - 4), t.text("Performance"), "end")

    def _run(self, at: Point, words: str, anchor: Anchor) -> TextRun:
        return TextRun(at, words, _LABEL_PT, self.theme.muted, anchor=anchor)

    def _names(self) -> Iterator[Shape]:
        for quadrant, (at, anchor) in self._corners().items():
            words = self.context.t.text(QUADRANTS[quadrant])
            yield TextRun(at, words, _NAME_PT, self.theme.ink, "semibold", anchor)

    def _corners(self) -> dict[Quadrant, tuple[Point, Anchor]]:
        plot, top, bottom = self.plot, self.plot.y + 14, self.plot.bottom - 7
        left, right = plot.x + 7, plot.right - 7
        return {
            Quadrant.CONCENTRATE: (Point(left, top), "start"),
            Quadrant.KEEP_UP: (Point(right, top), "end"),
            Quadrant.LOW_PRIORITY: (Point(left, bottom), "start"),
            Quadrant.OVERKILL: (Point(right, bottom), "end"),
        }

    def _marks(self) -> Iterator[Shape]:
        placer = LabelPlacer(self.plot, _LABEL_PT, _WIDEST_NAME_PT)
        for rect in self._corner_rects():
            placer.take(rect)
        dots = [(number, point, self.place(point.importance, point.performance)) for number, point in self.points]
        for _, _, at in dots:
            placer.take(_around(at, _DOT_PT))
        cross = self.place(*self.cross)
        placer.avoid(Rect(cross.x - 1, self.plot.y, 2, self.plot.height))
        placer.avoid(Rect(self.plot.x, cross.y - 1, self.plot.width, 2))
        for number, point, at in dots:
            yield self._dot(point, at)
            label = placer.place(at, self._labels(number, point, at, [other for _, _, other in dots]))
            if label is not None:
                yield TextRun(label.at, label.text, _LABEL_PT, self.theme.ink, anchor=label.anchor)

    def _labels(self, number: int, point: ImportancePoint, at: Point, dots: list[Point]) -> list[str]:
        """What may stand at a dot, best first: the number under which the lists below the chart have it, with its name
        where no other dot is near. A point that is not listed has no number."""
        wide, high = _CROWD_PT
        alone = sum(abs(other.x - at.x) < wide and abs(other.y - at.y) < high for other in dots) == 1
        name = self.context.title(point.touchpoint)
        if number not in self.listed:
            return [name] if alone or not self.numbered else []
        plain = self.context.t.number(number)
        return [f"{plain}  {name}", plain] if alone else [plain]

    def _dot(self, point: ImportancePoint, at: Point) -> Shape:
        colour = self.context.colour(point.score.verdict)
        return Ellipse(_around(at, _DOT_PT), colour, Stroke(self.theme.background, 0.75))

    def _corner_rects(self) -> Iterator[Rect]:
        for quadrant, (at, anchor) in self._corners().items():
            width = text.width(self.context.t.text(QUADRANTS[quadrant]), _NAME_PT, "semibold")
            yield Rect(at.x - (width if anchor == "end" else 0.0), at.y - 10, width, 13)


def _around(at: Point, size: float) -> Rect:
    return Rect(at.x - size / 2, at.y - size / 2, size, size)


def _extent(values: Iterable[float], cross: float, ends: tuple[float, float]) -> tuple[float, float]:
    """From a little below the least to a little above the most that is shown."""
    shown = [*values, cross]
    low, high = min(shown), max(shown)
    room = max((high - low) * 0.12, (ends[1] - ends[0]) * 0.04)
    return low - room, high + room


def _share(value: float, extent: tuple[float, float]) -> float:
    return (value - extent[0]) / ((extent[1] - extent[0]) or 1.0)
