"""The chart of a trend: its elements in, a display list out, from a whole chart down to a sparkline.

After `trend_elements`; inspector, window and report replay it. What changed for certain is drawn firm, with a sign and
its figure; what may be chance is drawn pale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.results import Verdict
from journeymap.analysis.trend import Reading
from journeymap.drawing import text
from journeymap.drawing.colour import mix
from journeymap.drawing.curve_words import CurveWords
from journeymap.drawing.display import (
    Box,
    Close,
    DisplayList,
    Ellipse,
    Icon,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.theme import Theme
from journeymap.drawing.trend_elements import TrendElements, TrendPoint, TrendStep, trend_elements
from journeymap.drawing.trend_places import Places

__all__ = ["SPARK_PT", "TrendElements", "draw_spark", "draw_trend", "nearest", "trend_elements"]

SPARK_PT = (72.0, 20.0)
"""How large a sparkline is: width and height in points."""
_TICK_PT = 8.5
_LABEL_PT = 9.5
_DOT_PT = 10.0
_SMALLEST_PT = 5.0
_FOCUS_PT = 16.0
_BAR_PT = 2.4
_SIGN_PT = 7.0
_MOST_BARS = 30
_MOST_VALUES = 10
_PALE = 0.5


def draw_trend(
    elements: TrendElements, width_pt: float, height_pt: float, theme: Theme, at: int | None = None
) -> DisplayList:
    """The chart as a display list of that size; `at` is the place of the point the keyboard is at."""
    places = Places(elements, width_pt, height_pt)
    return DisplayList(width_pt, height_pt, elements.label, tuple(_Chart(places, theme, at).shapes()))


def nearest(elements: TrendElements, width_pt: float, height_pt: float, x: float) -> int:
    """The place of the point that is nearest to an x of the drawing."""
    places = Places(elements, width_pt, height_pt)
    return min(range(len(elements.points)), key=lambda at: abs(places.x(elements.points[at].at) - x))


def draw_spark(elements: TrendElements, theme: Theme, size_pt: tuple[float, float] = SPARK_PT) -> DisplayList:
    """The trend as a line without words: firm where it changed for certain, its last point with its interval."""
    places = Places(elements, *size_pt, bare=True)
    return DisplayList(*size_pt, elements.label, tuple(_Spark(places, theme).shapes()))


class _Spark:
    """The shapes of a sparkline, from back to front."""

    def __init__(self, places: Places, theme: Theme) -> None:
        self.places, self.theme, self.elements = places, theme, places.elements
        self.spots = [places.spot(point) for point in self.elements.points]
        self.colours = {
            Reading.BETTER: theme.verdict(Verdict.NO_GAP),
            Reading.WORSE: theme.verdict(Verdict.GAP),
        }
        self.pale = mix(theme.window, theme.muted, _PALE)

    def shapes(self) -> Iterator[Shape]:
        """Target, line, last point."""
        yield from self.target()
        yield from self.lines(1.2, 2.0)
        last, spot = self.elements.points[-1], self.spots[-1]
        if last.low is not None and last.high is not None:
            yield self.bar(last, self.theme.soft(self.theme.verdict(last.verdict)))
        yield Ellipse(_around(spot, 5.0), self.theme.verdict(last.verdict))

    def target(self) -> Iterator[Shape]:
        """A dashed line at the target."""
        if self.elements.target is None:
            return
        y = self.places.y(self.elements.target)
        ends = Point(self.places.left, y), Point(self.places.right, y)
        yield _stroke(ends, Stroke(self.theme.line, 0.8, (3.0, 3.0)))

    def lines(self, pale_pt: float, firm_pt: float, *, dashed: bool = False) -> Iterator[Shape]:
        """The steps; those over a longer time than usual broken where they are to be `dashed`."""
        for step in sorted(self.elements.steps, key=lambda one: one.real):
            colour, width = self.colours.get(step.reading, self.pale), firm_pt if step.real else pale_pt
            dash = (2.5, 2.5) if dashed and step.after_gap else ()
            ends = self.spots[step.start], self.spots[step.end]
            yield _stroke(ends, Stroke(colour, width, dash, "butt" if dash else "round"))

    def bar(self, point: TrendPoint, colour: str) -> Box:
        """A point's interval, which it has."""
        top, bottom = (self.places.y(point.value if end is None else end) for end in (point.high, point.low))
        rect = Rect(self.places.x(point.at) - _BAR_PT / 2, top, _BAR_PT, max(bottom - top, 0.5))
        return Box(rect, colour, radius_pt=_BAR_PT / 2)


class _Chart(_Spark):
    """The shapes of a whole chart, from back to front."""

    def __init__(self, places: Places, theme: Theme, at: int | None) -> None:
        super().__init__(places, theme)
        self.at = at
        room = (places.right - places.left) / max(len(self.spots), 1)
        self.size_pt = min(_DOT_PT, max(_SMALLEST_PT, 0.8 * room))
        self.dots = [self._dot(number, spot) for number, spot in enumerate(self.spots)]
        line = [self.spots[step.start] for step in self.elements.steps[:1]]
        line += [self.spots[step.end] for step in self.elements.steps]
        area = Rect(places.left, 0, places.width_pt - places.left, places.bottom)
        self.words = CurveWords(area, line, [*self.dots, *(box.rect for box in self._bars())])

    def _dot(self, number: int, spot: Point) -> Rect:
        return _around(spot, _FOCUS_PT if number == self.at else self.size_pt)

    def shapes(self) -> Iterator[Shape]:
        """Ground, axis, intervals, lines, points, words."""
        yield Box(Rect(0, 0, self.places.width_pt, self.places.height_pt), self.theme.window)
        yield from self._ticks()
        yield from self.target()
        yield from self._spans()
        yield from self._intervals()
        yield from self.lines(1.2, 2.2, dashed=True)
        yield from self._signs()
        yield from (shape for number, point in enumerate(self.elements.points) for shape in self._point(number, point))
        yield from self._values()
        yield from self._target_words()
        yield from self._feet()

    def _ticks(self) -> Iterator[Shape]:
        places, theme = self.places, self.theme
        for value, words in self.elements.ticks:
            y = places.y(value)
            faint = Stroke(mix(theme.window, theme.hairline, 0.7), 0.6)
            yield _stroke((Point(places.left, y), Point(places.right, y)), faint)
            at = Point(places.left - 6, y + text.cap_height(_TICK_PT) / 2)
            yield TextRun(at, words, _TICK_PT, theme.muted, anchor="end")

    def _spans(self) -> Iterator[Shape]:
        """How long each period is, where they differ."""
        if not self.elements.unequal:
            return
        for point in self.elements.points:
            left, right = (min(max(self.places.x(x), 0.0), self.places.width_pt) for x in (point.first, point.last))
            y = self.places.y(point.value)
            yield _stroke((Point(left, y), Point(right, y)), Stroke(self.theme.track, 1.6))

    def _intervals(self) -> Iterator[Shape]:
        """A bar at each point; with many points a band, which is calmer."""
        yield from self._bars()
        if len(self.elements.points) <= _MOST_BARS:
            return
        fill = mix(self.theme.window, self.theme.muted, 0.14)
        for run in _runs(self.elements.points):
            upper = [Point(self.places.x(p.at), self.places.y(p.high)) for p in run if p.high is not None]
            lower = [Point(self.places.x(p.at), self.places.y(p.low)) for p in run if p.low is not None]
            yield _band(upper, lower, fill)

    def _bars(self) -> Iterator[Box]:
        few = self.elements.points if len(self.elements.points) <= _MOST_BARS else ()
        for point in few:
            if point.low is not None and point.high is not None:
                yield self.bar(point, mix(self.theme.window, self.theme.verdict(point.verdict), 0.4))

    def _signs(self) -> Iterator[Shape]:
        """A triangle and the figure at each step that is more than chance."""
        for step in self.elements.steps:
            if step.real:
                yield from self._sign(step)

    def _sign(self, step: TrendStep) -> Iterator[Shape]:
        one, other = self.spots[step.start], self.spots[step.end]
        middle = Point((one.x + other.x) / 2, (one.y + other.y) / 2)
        colour = self.colours[step.reading]
        yield Ellipse(_around(middle, _SIGN_PT + 5), self.theme.window)
        yield _triangle(middle, _SIGN_PT, colour, up=bool(step.up))
        around = _around(middle, _SIGN_PT + 3)
        self.words.take(around)
        run = self.words.place(step.figure_text, around, _LABEL_PT, colour, "semibold", above=not step.up)
        if run is not None:
            yield run

    def _point(self, number: int, point: TrendPoint) -> Iterator[Shape]:
        """The verdict's sign on a ground of its own; a small ring for a period beside the line."""
        rect, colour = self.dots[number], self.theme.verdict(point.verdict)
        chosen = number == self.at
        ring = Stroke(self.theme.accent, 1.6) if chosen else None
        yield Ellipse(_grown(rect, 2.0 if chosen else 1.0), self.theme.window, ring)
        if point.verdict is Verdict.NO_TARGET or point.beside:
            yield Ellipse(_grown(rect, -rect.width * 0.12), None, Stroke(self.theme.muted, 1.4))
            return
        yield Icon(f"verdict-{point.verdict.value}", _grown(rect, -1.0 if chosen else 0.0), colour)

    def _values(self) -> Iterator[Shape]:
        """The value at every point where they are few, else at the last, the first and the one the keyboard is at."""
        points = self.elements.points
        ends = dict.fromkeys(each for each in (self.at, len(points) - 1, 0) if each is not None)
        named = ends if len(points) > _MOST_VALUES else dict.fromkeys((*ends, *range(len(points))))
        middle = sum(self.elements.extent) / 2
        for number in named:
            point = points[number]
            colour = self.theme.muted if point.beside else self.theme.verdict(point.verdict)
            dot = _grown(self.dots[number], 1.0)
            above = point.value >= middle
            run = self.words.place(point.value_text, dot, _LABEL_PT, colour, "medium", above=above)
            if run is not None:
                yield run

    def _target_words(self) -> Iterator[Shape]:
        if self.elements.target is None:
            return
        y, words = self.places.y(self.elements.target), self.elements.target_text
        wide = text.width(words, _TICK_PT, "regular")
        for x in (self.places.right - wide, self.places.left):
            run = self.words.place(words, Rect(x, y, wide, 0), _TICK_PT, self.theme.muted, "regular", above=True)
            if run is not None:
                yield run
                return

    def _feet(self) -> Iterator[Shape]:
        """How many answered and when, under as many points as there is room for, the latest before all."""
        places, theme = self.places, self.theme
        yield TextRun(Point(places.left - 6, places.n_line), "n", _TICK_PT, theme.muted, "italic", "end")
        for number, n_text, lines, middle in places.feet(self.at):
            chosen = number == self.at
            ink = theme.ink if chosen else theme.muted
            yield TextRun(Point(middle, places.n_line), n_text, _TICK_PT, ink, "regular", "middle")
            for row, line in enumerate(lines):
                at = Point(middle, places.period_line + row * places.line_pt)
                yield TextRun(at, line, _TICK_PT, ink, "medium" if chosen else "regular", "middle")


def _runs(points: Sequence[TrendPoint]) -> Iterator[list[TrendPoint]]:
    """Neighbours on the line that have an interval each."""
    run: list[TrendPoint] = []
    for point in (each for each in points if not each.beside):
        if point.low is not None:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _triangle(middle: Point, size: float, colour: str, *, up: bool) -> Path:
    half, tall = size / 2, size * 0.43 * (1 if up else -1)
    corners = (
        Point(middle.x - half, middle.y + tall),
        Point(middle.x + half, middle.y + tall),
        Point(middle.x, middle.y - tall),
    )
    return Path((Move(corners[0]), Line(corners[1]), Line(corners[2]), Close()), fill=colour)


def _band(upper: Sequence[Point], lower: Sequence[Point], fill: str) -> Path:
    corners = (*upper, *reversed(lower))
    return Path((Move(corners[0]), *map(Line, corners[1:]), Close()), fill=fill)


def _stroke(corners: Sequence[Point], stroke: Stroke) -> Path:
    return Path((Move(corners[0]), *map(Line, corners[1:])), stroke=stroke)


def _around(middle: Point, size: float) -> Rect:
    return Rect(middle.x - size / 2, middle.y - size / 2, size, size)


def _grown(rect: Rect, by_pt: float) -> Rect:
    return Rect(rect.x - by_pt, rect.y - by_pt, rect.width + 2 * by_pt, rect.height + 2 * by_pt)
