"""Where the words on the experience curve find room: dots, the line and words that stand already in, a place out.

`drawing.curve` uses it. Words never overlap one another or leave the drawing; dots and the line they keep clear of
where they can.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from journeymap.drawing import text
from journeymap.drawing.display import Point, Rect, TextRun, Weight

_GAP_PT = 3.0
_APART_PT = 3.0
_EDGE_PT = 6.0
_STEP_PT = 13.0
_LINE_COST = 2.0
_ORDER_COST = 0.25


class CurveWords:
    """Keeps what is taken; `line` are the corners of the curve from left to right, `dots` the boxes of its points."""

    def __init__(self, area: Rect, line: Sequence[Point], dots: Sequence[Rect]) -> None:
        self.area = area
        self.line = line
        self._line_xs = [corner.x for corner in line]
        self.dots = sorted(dots, key=lambda dot: dot.x)
        self._dot_xs = [dot.x for dot in self.dots]
        self._widest_dot_pt = max((dot.width for dot in dots), default=0.0)
        self._taken: list[Rect] = []

    def take(self, rect: Rect) -> None:
        """Keeps words away from a rectangle."""
        self._taken.append(Rect(rect.x - _APART_PT, rect.y - 1, rect.width + 2 * _APART_PT, rect.height + 2))

    def place(
        self, words: str, dot: Rect, size_pt: float, colour: str, weight: Weight, *, above: bool
    ) -> TextRun | None:
        """The words at a dot, `above` or below it where there is room; None where there is none anywhere near."""
        width = text.width(words, size_pt, weight)
        height = text.line_height(size_pt)
        rect = self._best(self._candidates(dot, width, height, above))
        if rect is None:
            return None
        self.take(rect)
        baseline = rect.y + rect.height / 2 + text.cap_height(size_pt) / 2
        return TextRun(Point(rect.x, baseline), words, size_pt, colour, weight)

    def _best(self, candidates: Iterator[Rect]) -> Rect | None:
        """The free place that covers least; earlier ones are better, and once none later can win the search ends."""
        best, least = None, math.inf
        for number, rect in enumerate(candidates):
            if number * _ORDER_COST >= least:
                break
            if self._free(rect) and (cost := self._cost(rect) + number * _ORDER_COST) < least:
                best, least = rect, cost
        return best

    def _candidates(self, dot: Rect, width: float, height: float, above: bool) -> Iterator[Rect]:
        """Centred over or under the dot, further off, at its sides; moved sideways until inside the drawing."""
        over, under = dot.y - _GAP_PT - height, dot.bottom + _GAP_PT
        tops = (over, under) if above else (under, over)
        steps = (-_STEP_PT, _STEP_PT) if above else (_STEP_PT, -_STEP_PT)
        middle = dot.x + (dot.width - width) / 2
        beside = dot.y + (dot.height - height) / 2
        for top in tops:
            yield self._inside(middle, top, width, height)
            yield self._inside(dot.x, top, width, height)
            yield self._inside(dot.right - width, top, width, height)
            yield Rect(dot.right + 1, top, width, height)
            yield Rect(dot.x - 1 - width, top, width, height)
        yield Rect(dot.right + _GAP_PT, beside, width, height)
        yield Rect(dot.x - _GAP_PT - width, beside, width, height)
        for top, step in zip(tops, steps, strict=True):
            yield self._inside(middle, top + step, width, height)
            yield self._inside(middle, top + 2 * step, width, height)

    def _inside(self, x: float, y: float, width: float, height: float) -> Rect:
        most = self.area.right - _EDGE_PT - width
        return Rect(max(min(x, most), self.area.x + _EDGE_PT), y, width, height)

    def _free(self, rect: Rect) -> bool:
        area = self.area
        inside = rect.x >= area.x and rect.right <= area.right and rect.y >= area.y and rect.bottom <= area.bottom
        return inside and not any(_meet(rect, other) for other in self._taken)

    def _cost(self, rect: Rect) -> float:
        first = bisect_left(self._dot_xs, rect.x - self._widest_dot_pt)
        last = bisect_right(self._dot_xs, rect.right)
        return sum(_meet(rect, dot) for dot in self.dots[first:last]) + _LINE_COST * self._crossed(rect)

    def _crossed(self, rect: Rect) -> bool:
        """Whether the line runs through a rectangle."""
        first = max(bisect_right(self._line_xs, rect.x) - 1, 0)
        last = bisect_left(self._line_xs, rect.right)
        return any(
            self._through(rect, one, two)
            for one, two in zip(self.line[first:last], self.line[first + 1 : last + 1], strict=False)
        )

    @staticmethod
    def _through(rect: Rect, one: Point, two: Point) -> bool:
        rise = (two.y - one.y) / ((two.x - one.x) or 1.0)
        heights = [one.y + rise * (x - one.x) for x in (max(rect.x, one.x), min(rect.right, two.x))]
        return min(heights) < rect.bottom and max(heights) > rect.y


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
