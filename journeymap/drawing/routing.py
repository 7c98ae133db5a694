"""The way of a link between two cards: out on the right, in on the left, around every card that stands between.

After the placement of the cards, before `drawing.links` draws it. Coordinates are map points.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from journeymap.drawing.display import Curve, Line, Move, Point, Rect, Segment

CLEAR_PT = 9.0
_LEAST_BEND_PT = 26.0
_CORNER_PT = 10.0


class Route(msgspec.Struct, frozen=True):
    """A way as path segments; `before_tip` is a point on the side from which it arrives at its last one."""

    segments: tuple[Segment, ...]
    tip: Point
    before_tip: Point


class Obstacles:
    """Every card's rectangle, found by where it lies from left to right; no lane is given above `top_pt`."""

    def __init__(self, cards: Sequence[Rect], top_pt: float = -math.inf) -> None:
        self._top = top_pt
        self._cards = sorted(cards, key=lambda rect: (rect.x, rect.y))
        self._lefts = [rect.x for rect in self._cards]
        self._widest = max((rect.width for rect in self._cards), default=0.0)
        self._lanes: list[Rect] = []

    def between(self, left: float, right: float) -> list[Rect]:
        """The cards that reach into the strip from `left` to `right`, from left to right."""
        first = bisect_left(self._lefts, left - self._widest)
        last = bisect_left(self._lefts, right)
        return [rect for rect in self._cards[first:last] if rect.right > left]

    def lane(self, left: float, right: float, wished: float) -> float:
        """A height at which a line from `left` to `right` meets no card and runs along no lane given before."""
        taken = [rect for rect in self._lanes if rect.x < right and rect.right > left]
        y = _free_y([*self.between(left, right), *taken], wished, self._top)
        self._lanes.append(Rect(left, y, right - left, 0.0))
        return y


def route(source: Rect, target: Rect, obstacles: Obstacles) -> Route:
    """The way from one card to another, or to itself."""
    if source == target:
        return _loop(source)
    if target.x >= source.right + _LEAST_BEND_PT / 2:
        return _forward(source, target, obstacles)
    if source.x < target.right and target.x < source.right and _stacked(source, target, obstacles):
        return _vertical(source, target)
    return _backward(source, target, obstacles)


def _middle(rect: Rect) -> float:
    return rect.y + rect.height / 2


def _forward(source: Rect, target: Rect, obstacles: Obstacles) -> Route:
    start, end = Point(source.right, _middle(source)), Point(target.x, _middle(target))
    stops = [start, *_passages(source, target, start, end, obstacles), end]
    segments: list[Segment] = [Move(start)]
    for number, (a, b) in enumerate(pairwise(stops)):
        segments.append(Line(b) if number % 2 else _bend(a, b))
    return Route(tuple(segments), end, Point(end.x - 8, end.y))


def _bend(a: Point, b: Point) -> Segment:
    if abs(a.y - b.y) < 0.5:
        return Line(b)
    half = (b.x - a.x) / 2
    return Curve(Point(a.x + half, a.y), Point(b.x - half, b.y), b)


def _passages(source: Rect, target: Rect, start: Point, end: Point, obstacles: Obstacles) -> list[Point]:
    """Pairs of points: into and out of a free gap in each column of cards that stands in the way."""
    between = obstacles.between(source.right + 1, target.x - 1)
    stops: list[Point] = []
    at = start
    for column in _columns([rect for rect in between if rect not in (source, target)], source.right, target.x):
        left, right = min(rect.x for rect in column), max(rect.right for rect in column)
        part = (left + right) / 2 - at.x
        wished = at.y + (end.y - at.y) * min(1.0, max(0.0, part / max(end.x - at.x, 1.0)))
        y = _free_y(column, wished)
        if abs(y - wished) < 0.5 and not _in_the_way(column, at, end):
            continue
        left, right = max(left, at.x + 4), min(right, end.x - 4)
        if right > left:
            stops += [Point(left, y), Point(right, y)]
            at = stops[-1]
    return stops


def _columns(cards: Sequence[Rect], left: float, right: float) -> list[list[Rect]]:
    columns: list[list[Rect]] = []
    reach = 0.0
    for rect in cards:
        if rect.x < left or rect.right > right:
            continue
        if columns and rect.x < reach:
            columns[-1].append(rect)
            reach = max(reach, rect.right)
        else:
            columns.append([rect])
            reach = rect.right
    return columns


def _in_the_way(column: Sequence[Rect], a: Point, b: Point) -> bool:
    """Whether the plain curve from a to b comes near a card of the column, judged by its height over the column."""
    low, high = min(a.y, b.y) - CLEAR_PT, max(a.y, b.y) + CLEAR_PT
    return any(rect.y < high and rect.bottom > low for rect in column)


def _free_y(column: Sequence[Rect], wished: float, top_pt: float = -math.inf) -> float:
    """The height nearest to `wished`, not above `top_pt`, that keeps clear of every card of a column."""
    candidates = [max(wished, top_pt)]
    for rect in column:
        candidates += [rect.y - CLEAR_PT, rect.bottom + CLEAR_PT]
    low = [y for y in candidates if y >= top_pt]
    free = [y for y in low if not any(r.y - CLEAR_PT < y < r.bottom + CLEAR_PT for r in column)]
    return min(free, key=lambda y: (abs(y - wished), y))


def _stacked(source: Rect, target: Rect, obstacles: Obstacles) -> bool:
    """Whether nothing stands between two cards that lie one above the other."""
    upper, lower = (source, target) if source.y < target.y else (target, source)
    left, right = max(source.x, target.x), min(source.right, target.right)
    return upper.bottom < lower.y and not any(
        rect.y < lower.y and rect.bottom > upper.bottom
        for rect in obstacles.between(left, right)
        if rect not in (source, target)
    )


def _vertical(source: Rect, target: Rect) -> Route:
    down = source.y < target.y
    x_source, x_target = source.x + source.width / 2, target.x + target.width / 2
    start = Point(x_source, source.bottom if down else source.y)
    end = Point(x_target, target.y if down else target.bottom)
    half = (end.y - start.y) / 2
    way: Segment = Line(end)
    if abs(x_source - x_target) > 0.5:
        way = Curve(Point(start.x, start.y + half), Point(end.x, end.y - half), end)
    return Route((Move(start), way), end, Point(end.x, end.y - (8 if down else -8)))


def _loop(card: Rect) -> Route:
    start = Point(card.right - 40, card.y)
    end = Point(card.right, card.y + card.height / 3)
    out = Curve(Point(start.x, card.y - 34), Point(card.right + 34, end.y), end)
    return Route((Move(start), out), end, Point(end.x + 8, end.y))


def _backward(source: Rect, target: Rect, obstacles: Obstacles) -> Route:
    """Out on the right, along a free lane, in on the left: for links that lead back or sideways."""
    out_x, in_x = source.right + 16, target.x - 16
    start, end = Point(source.right, _middle(source)), Point(target.x, _middle(target))
    lane = obstacles.lane(min(in_x, out_x), max(in_x, out_x), _wished_lane(source, target))
    corners = [start, Point(out_x, start.y), Point(out_x, lane), Point(in_x, lane), Point(in_x, end.y), end]
    return Route(rounded(corners), end, Point(end.x - 8, end.y))


def _wished_lane(source: Rect, target: Rect) -> float:
    if source.bottom < target.y:
        return (source.bottom + target.y) / 2
    if target.bottom < source.y:
        return (target.bottom + source.y) / 2
    return max(source.bottom, target.bottom) + 14


def rounded(corners: Sequence[Point]) -> tuple[Segment, ...]:
    """Straight pieces through the corners, each corner rounded."""
    segments: list[Segment] = [Move(corners[0])]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        segments.append(Line(_towards(corner, before)))
        segments.append(Curve(corner, corner, _towards(corner, after)))
    segments.append(Line(corners[-1]))
    return tuple(segments)


def _towards(corner: Point, other: Point) -> Point:
    length = abs(other.x - corner.x) + abs(other.y - corner.y)
    part = min(_CORNER_PT, length / 2) / length if length else 0.0
    return Point(corner.x + (other.x - corner.x) * part, corner.y + (other.y - corner.y) * part)
