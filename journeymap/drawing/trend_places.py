"""Where things stand in the chart of a trend of a given size: days across, values upward, words below.

`drawing.trend` uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.drawing import text
from journeymap.drawing.display import Point
from journeymap.drawing.trend_elements import TrendElements, TrendPoint

_TICK_PT = 8.5
_EDGE_PT = 6.0
_INSET_PT = 26.0
_TOP_PT = 16.0
_FOOT_PT = 46.0
_APART_PT = 8.0
_WIDTHS_PT = (64.0, 84.0, 120.0)
_MOST_LINES = 2
Foot = tuple[int, str, tuple[str, ...], float]
"""A point's place, how many answered, its period in lines, and the middle of all that."""


class Places:
    """Turns days and values into points; `bare` leaves no room for words, as in a sparkline."""

    line_pt = 10.5

    def __init__(self, elements: TrendElements, width_pt: float, height_pt: float, *, bare: bool = False) -> None:
        self.elements = elements
        self.width_pt, self.height_pt = width_pt, height_pt
        gutter = max((text.width(words, _TICK_PT, "regular") for _, words in elements.ticks), default=0.0)
        edge = 3.0 if bare else _EDGE_PT
        self.left = edge if bare else 2 * edge + max(gutter, 8.0)
        self.right = width_pt - edge
        self.top = edge if bare else _TOP_PT
        self.bottom = height_pt - (edge if bare else _FOOT_PT)
        inset = 0.0 if bare else min(_INSET_PT, (self.right - self.left) / 6)
        days = [point.at for point in elements.points]
        self._first, span = min(days), max(days) - min(days)
        self._across = (self.right - self.left - 2 * inset) / span if span else 0.0
        # A single day stands in the middle, or where a sparkline ends.
        alone = self.right if bare else (self.left + self.right) / 2
        self._begin = self.left + inset if span else alone
        self._up = (self.bottom - self.top) / ((elements.extent[1] - elements.extent[0]) or 1.0)

    @property
    def n_line(self) -> float:
        """The baseline of how many answered."""
        return self.bottom + 13.0

    @property
    def period_line(self) -> float:
        """The baseline of the first line of the periods."""
        return self.n_line + self.line_pt + 1.5

    def x(self, day: float) -> float:
        """Where a day stands."""
        return self._begin + (day - self._first) * self._across

    def y(self, value: float) -> float:
        """Where a value stands."""
        return self.bottom - (value - self.elements.extent[0]) * self._up

    def spot(self, point: TrendPoint) -> Point:
        """Where a period stands."""
        return Point(self.x(point.at), self.y(point.value))

    def feet(self, first: int | None) -> Iterator[Foot]:
        """What stands under points, without any overlap: `first` before all, then the latest, the earliest, and from
        the latest back every one that has room."""
        count = len(self.elements.points)
        order = dict.fromkeys(each for each in (first, count - 1, 0, *range(count - 1, -1, -1)) if each is not None)
        taken: list[tuple[float, float]] = []
        for number in order:
            foot, left, right = self._foot(number)
            if all(right + _APART_PT <= other[0] or other[1] + _APART_PT <= left for other in taken):
                taken.append((left, right))
                yield foot

    def _foot(self, number: int) -> tuple[Foot, float, float]:
        point = self.elements.points[number]
        lines = _in_few_lines(point.period_text)
        wide = max(text.width(line, _TICK_PT, "medium") for line in (point.n_text, *lines))
        middle = min(max(self.x(point.at), self.left + wide / 2), self.width_pt - wide / 2 - _EDGE_PT)
        return (number, point.n_text, lines, middle), middle - wide / 2, middle + wide / 2


def _in_few_lines(period: str) -> tuple[str, ...]:
    """A period in two lines at most, as narrow as that can be."""
    tries = (text.wrap(period, _TICK_PT, "regular", width, _MOST_LINES + 1) for width in _WIDTHS_PT)
    fitting = (lines for lines in tries if len(lines) <= _MOST_LINES)
    return next(fitting, None) or text.wrap(period, _TICK_PT, "regular", _WIDTHS_PT[-1], _MOST_LINES)
