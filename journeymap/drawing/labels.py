"""Where the words of links stand: on the link's way, clear of cards and of one another.

After the routing, before `drawing.links` draws them; the layout asks how wide words may get.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from math import fsum, inf

import msgspec

from journeymap.drawing import text
from journeymap.drawing.display import Close, Curve, Line, Point, Rect, Segment
from journeymap.drawing.grid import Grid
from journeymap.drawing.shifting import coarse_up, fine

TEXT_PT = 9.0
LINE_PT = 11.5
_PAD_X_PT = 4.0
_PAD_Y_PT = 1.5
_SHAPES_PT = (62.0, 160.0)
_MOST_LINES = 6
_MOST_TRIED = 200
_MOST_MET = 1000
_PLACES = (0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86)


class Words(msgspec.Struct, frozen=True):
    """The words of a link in lines and where they stand; `region` is around all places that were tried for them."""

    lines: tuple[str, ...] = ()
    rect: Rect | None = None
    region: Rect | None = None


_NO_WORDS = Words()


def needed_gap(words: Iterable[str]) -> float:
    """How far apart columns of cards must stand for the widest of these words to have room between them, in points."""
    widest = max((_narrowest(word) for word in words if word), default=0.0)
    return widest + 14 if widest else 0.0


@lru_cache(maxsize=4096)
def _narrowest(words: str) -> float:
    """The width of a link's words in the lines that take the least, in points."""
    return _size(text.wrap(words, TEXT_PT, "medium", _SHAPES_PT[0], _MOST_LINES))[0]


def _size(lines: Sequence[str]) -> tuple[float, float]:
    width = max((text.width(line, TEXT_PT, "medium") for line in lines), default=0.0)
    return width + 2 * _PAD_X_PT, len(lines) * LINE_PT + 2 * _PAD_Y_PT


class Labels:
    """Finds places for the words of links, clear of cards and of the words of links with lower numbers."""

    def __init__(self, cards: Grid) -> None:
        self.words = Grid()
        self.numbers: Mapping[str, int] = {}
        self._cards = cards

    def place(self, words: str, segments: Sequence[Segment], number: int) -> Words:
        """The words in lines and the rectangle they stand in: the first free one, else the least taken one.

        `number` is the link's place among all links. Nothing where there are no words. Gives up where it met too much.
        """
        best: tuple[float, tuple[str, ...], Rect] | None = None
        tried: list[Rect] = []
        left_over = _MOST_MET
        for lines, rect in islice(_candidates(words, segments), _MOST_TRIED) if words else ():
            tried.append(rect)
            met = self._met(rect, number, left_over)
            clash = inf if len(met) > left_over else fsum(_common(rect, other) for other in met)
            left_over -= len(met)
            if best is None or clash < best[0] - 0.5:
                best = (clash, lines, rect)
            if clash == 0 or left_over < 0:
                break
        return Words(best[1], best[2], _around(tried)) if best else _NO_WORDS

    def _met(self, rect: Rect, number: int, most: int) -> list[Rect]:
        """What takes a part of a rectangle, not all of it where that is more than `most`."""
        numbers, sides = self.numbers, (rect.x, rect.y, rect.right, rect.bottom)
        words = self.words.near(*sides, most, lambda id: numbers[id] < number)
        return [*self._cards.near(*sides, most).values(), *words.values()]


def _candidates(words: str, segments: Sequence[Segment]) -> Iterable[tuple[tuple[str, ...], Rect]]:
    shapes = _shapes(words)
    for point in points_along(segments, _PLACES):
        for lines, width, height in shapes:
            yield lines, Rect(point.x - width / 2, point.y - height / 2, width, height)


@lru_cache(maxsize=4096)
def _shapes(words: str) -> tuple[tuple[tuple[str, ...], float, float], ...]:
    """The ways to set a link's words, with width and height in points, the widest first."""
    found = dict.fromkeys(text.wrap(words, TEXT_PT, "medium", width, _MOST_LINES) for width in reversed(_SHAPES_PT))
    sizes = ((lines, *_size(lines)) for lines in found)
    return tuple((lines, coarse_up(width), height) for lines, width, height in sizes)


def _around(rects: Sequence[Rect]) -> Rect:
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _common(a: Rect, b: Rect) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return width * height if width > 0 and height > 0 else 0.0


def points_along(segments: Sequence[Segment], places: Sequence[float]) -> Iterator[Point]:
    """Points at the given parts (0..1) of each piece of the way, the longest piece first."""
    pieces = [(end(a), b) for a, b in pairwise(segments) if isinstance(b, Line | Curve)]
    pieces.sort(key=lambda piece: -_length(piece[0], end(piece[1])))
    return (point_on(start, piece, place) for start, piece in pieces for place in places)


def end(segment: Segment) -> Point:
    """Where a piece of a way ends."""
    assert not isinstance(segment, Close)
    return segment.to


def _length(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def point_on(start: Point, segment: Segment, t: float) -> Point:
    """The point at part `t` (0..1) of a piece of a way that begins at `start`."""
    last = end(segment)
    if not isinstance(segment, Curve):
        return Point(start.x + fine((last.x - start.x) * t), start.y + (last.y - start.y) * t)
    a, b, c = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    one, two = segment.control1, segment.control2
    aside = a * (one.x - start.x) + b * (two.x - start.x) + c * (last.x - start.x)
    down = a * (one.y - start.y) + b * (two.y - start.y) + c * (last.y - start.y)
    return Point(start.x + fine(aside), start.y + down)
