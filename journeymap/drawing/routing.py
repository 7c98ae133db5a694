"""The way of a link between two cards: out on the right, in on the left, around every card that stands between.

After the placement of the cards, before `drawing.links` draws it. Coordinates are map points.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from journeymap.drawing.display import Curve, Line, Move, Point, Rect, Segment
from journeymap.drawing.grid import Grid, Sides
from journeymap.drawing.shifting import fine

CLEAR_PT = 9.0
MOST_IN_THE_WAY = 240
"""Cards and lanes that are looked at for the lane of a link, some more than once; behind more of them it takes none and
lies where it would like to: a lane behind hundreds of others leads no eye anywhere."""
MOST_BETWEEN = 120
"""Cards that are looked at for a way forward, some more than once; with more of them it takes the plain curve."""
_LEAST_BEND_PT = 26.0
_LANES_WIDE_PT = 4096.0
_CORNER_PT = 10.0


class Route(msgspec.Struct, frozen=True):
    """A way as path segments; `before_tip` is a point on the side from which it arrives at its last one.

    `region` is where a card, put there or taken away, may lead it elsewhere; no card outside matters to it. `lane` is
    the straight stretch that later ways keep off; None where it takes none. `crowded`: it would have one, if not so
    much were in its way.
    """

    segments: tuple[Segment, ...]
    tip: Point
    before_tip: Point
    region: Rect
    lane: Rect | None = None
    crowded: bool = False

    @property
    def minds_lanes(self) -> bool:
        """Whether other ways' lanes may lead it elsewhere."""
        return self.lane is not None or self.crowded


class Height(msgspec.Struct, frozen=True):
    """Where a lane lies; `reach` is how far around the wished height it hangs on what is there; not `free`: crowded."""

    y: float
    reach: float
    free: bool = True


class Obstacles:
    """The cards' rectangles and the lanes that ways have taken, by what lies where; no lane is above `top_pt`.

    Lanes are kept by the number of their link: a way keeps off those with a lower number than its own.
    """

    def __init__(self, cards: Iterable[tuple[str, Rect]] = (), top_pt: float = -math.inf) -> None:
        self.top_pt = top_pt
        self.cards = Grid(cards)
        self.lanes = Grid(wide_pt=_LANES_WIDE_PT)
        self.numbers: Mapping[str, int] = {}

    def between(self, left: float, top: float, right: float, bottom: float, most: float = math.inf) -> list[Rect]:
        """The cards that reach into an area, from left to right; not all of them where they are more than `most`."""
        return sorted(self.cards.near(left, top, right, bottom, most).values(), key=_left)

    def lane(self, left: float, right: float, wished: float, number: int) -> Height:
        """The height nearest to `wished` at which a line meets no card and runs along no lane with a lower number.

        Looks three times as far each time, so that a long way off costs little more; gives the wished height itself
        where that came past more than `MOST_IN_THE_WAY`.
        """
        reach, left_over = CLEAR_PT, MOST_IN_THE_WAY
        while True:
            taken = self._taken((left, wished - reach, right, wished + reach), number, left_over)
            left_over -= len(taken)
            if left_over < 0:
                return Height(max(wished, self.top_pt), reach, free=False)
            y = _free_y(taken, wished, self.top_pt)
            if abs(y - wished) + CLEAR_PT <= reach:
                return Height(y, reach)
            reach = max(3 * reach, abs(y - wished) + CLEAR_PT)

    def _taken(self, area: Sides, number: int, most: int) -> set[tuple[float, float]]:
        """Tops and bottoms of what is in an area, not all of them where they are more than `most`."""
        numbers = self.numbers
        lanes = self.lanes.heights(area, most, lambda id: numbers[id] < number)
        return lanes if len(lanes) > most else lanes | self.cards.heights(area, most)


def _left(rect: Rect) -> float:
    return rect.x


def route(source: Rect, target: Rect, obstacles: Obstacles, number: int = 0) -> Route:
    """The way from one card to another, or to itself; `number` is the link's place among all links."""
    if source == target:
        return _loop(source)
    if target.x >= source.right + _LEAST_BEND_PT / 2:
        return _forward(source, target, obstacles)
    gap = _gap_between(source, target)
    if gap is None:
        return _backward(source, target, obstacles, number)
    cards = obstacles.between(gap.x, gap.y, gap.right, gap.bottom)
    if all(rect in (source, target) for rect in cards):
        return _vertical(source, target, gap)
    way = _backward(source, target, obstacles, number)
    return msgspec.structs.replace(way, region=_around(way.region, gap))


def _middle(rect: Rect) -> float:
    return rect.y + rect.height / 2


def _around(a: Rect, b: Rect) -> Rect:
    """The least rectangle around both."""
    left, top = min(a.x, b.x), min(a.y, b.y)
    return Rect(left, top, max(a.right, b.right) - left, max(a.bottom, b.bottom) - top)


def _forward(source: Rect, target: Rect, obstacles: Obstacles) -> Route:
    """Through free gaps; looks only at cards between the heights it uses itself, so that none far off moves it."""
    start, end = Point(source.right, _middle(source)), Point(target.x, _middle(target))
    left, right = source.right + 1, target.x - 1
    low, high = min(start.y, end.y) - CLEAR_PT, max(start.y, end.y) + CLEAR_PT
    left_over = MOST_BETWEEN
    while True:
        met = obstacles.between(left, low, right, high, left_over)
        left_over -= len(met)
        if left_over < 0:
            stops = []
            break
        cards = [rect for rect in met if rect not in (source, target)]
        stops = _passages(_columns(cards, source.right, target.x), start, end)
        lowest = min((low, *(stop.y - CLEAR_PT for stop in stops)))
        highest = max((high, *(stop.y + CLEAR_PT for stop in stops)))
        if (lowest, highest) == (low, high):
            break
        low, high = lowest, highest
    segments: list[Segment] = [Move(start)]
    for number, (a, b) in enumerate(pairwise([start, *stops, end])):
        segments.append(Line(b) if number % 2 else _bend(a, b))
    return Route(tuple(segments), end, Point(end.x - 8, end.y), Rect(left, low, right - left, high - low))


def _bend(a: Point, b: Point) -> Segment:
    if abs(a.y - b.y) < 0.5:
        return Line(b)
    half = (b.x - a.x) / 2
    return Curve(Point(a.x + half, a.y), Point(b.x - half, b.y), b)


def _passages(columns: Iterable[Sequence[Rect]], start: Point, end: Point) -> list[Point]:
    """Pairs of points: into and out of a free gap in each column of cards that stands in the way."""
    stops: list[Point] = []
    at = start
    for column in columns:
        left, right = min(rect.x for rect in column), max(rect.right for rect in column)
        part = (left + right) / 2 - at.x
        wished = at.y + (end.y - at.y) * min(1.0, max(0.0, part / max(end.x - at.x, 1.0)))
        y = _free_y({(rect.y, rect.bottom) for rect in column}, wished)
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


def _free_y(column: Iterable[tuple[float, float]], wished: float, top_pt: float = -math.inf) -> float:
    """The height nearest to `wished`, not above `top_pt`, that keeps clear of all with these tops and bottoms."""
    first = max(wished, top_pt)
    blocked = sorted((top - CLEAR_PT, bottom + CLEAR_PT) for top, bottom in column)
    below = first
    for start, end in blocked:
        if start < below < end:
            below = end
    if below == first:
        return first
    above = first
    for start, end in sorted(blocked, key=_lower_end, reverse=True):
        if start < above < end:
            above = start
    return above if above >= top_pt and wished - above <= below - wished else below


def _lower_end(stretch: tuple[float, float]) -> float:
    return stretch[1]


def _gap_between(source: Rect, target: Rect) -> Rect | None:
    """The area between two cards that lie one above the other; None where they do not."""
    upper, lower = (source, target) if source.y < target.y else (target, source)
    left, right = max(source.x, target.x), min(source.right, target.right)
    if left >= right or upper.bottom >= lower.y:
        return None
    return Rect(left, upper.bottom, right - left, lower.y - upper.bottom)


def _vertical(source: Rect, target: Rect, gap: Rect) -> Route:
    down = source.y < target.y
    x_source, x_target = source.x + source.width / 2, target.x + target.width / 2
    start = Point(x_source, source.bottom if down else source.y)
    end = Point(x_target, target.y if down else target.bottom)
    half = (end.y - start.y) / 2
    way: Segment = Line(end)
    if abs(x_source - x_target) > 0.5:
        way = Curve(Point(start.x, start.y + half), Point(end.x, end.y - half), end)
    return Route((Move(start), way), end, Point(end.x, end.y - (8 if down else -8)), gap)


def _loop(card: Rect) -> Route:
    start = Point(card.right - 40, card.y)
    end = Point(card.right, card.y + card.height / 3)
    out = Curve(Point(start.x, card.y - 34), Point(card.right + 34, end.y), end)
    return Route((Move(start), out), end, Point(end.x + 8, end.y), Rect(card.right, card.y, 0.0, 0.0))


def _backward(source: Rect, target: Rect, obstacles: Obstacles, number: int) -> Route:
    """Out on the right, along a free lane, in on the left: for links that lead back or sideways."""
    out_x, in_x = source.right + 16, target.x - 16
    start, end = Point(source.right, _middle(source)), Point(target.x, _middle(target))
    left, width = min(in_x, out_x), abs(in_x - out_x)
    wished = _wished_lane(source, target)
    at = obstacles.lane(left, left + width, wished, number)
    corners = [start, Point(out_x, start.y), Point(out_x, at.y), Point(in_x, at.y), Point(in_x, end.y), end]
    region = Rect(left, wished - at.reach, width, 2 * at.reach)
    lane = Rect(left, at.y, width, 0.0) if at.free else None
    return Route(rounded(corners), end, Point(end.x - 8, end.y), region, lane, not at.free)


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
    return Point(corner.x + fine((other.x - corner.x) * part), corner.y + (other.y - corner.y) * part)
