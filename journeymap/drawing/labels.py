"""Where the words of links stand: on the link's way, clear of cards and of one another.

After the routing, before `drawing.links` draws them; the layout asks how wide words may get.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeymap.drawing import text
from journeymap.drawing.display import Close, Curve, Line, Point, Rect, Segment

TEXT_PT = 9.0
LINE_PT = 11.5
_PAD_X_PT = 4.0
_PAD_Y_PT = 1.5
_SHAPES_PT = (62.0, 160.0)
_MOST_LINES = 6
_PLACES = (0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86)
_ROW_PT = 64.0


def narrow(words: str) -> tuple[str, ...]:
    """The words of a link in the lines that take the least width."""
    return text.wrap(words, TEXT_PT, "medium", _SHAPES_PT[0], _MOST_LINES)


def needed_gap(words: Iterable[str]) -> float:
    """How far apart columns of cards must stand for the widest of these words to have room between them, in points."""
    widest = max((_size(narrow(word))[0] for word in words if word), default=0.0)
    return widest + 14 if widest else 0.0


def _size(lines: Sequence[str]) -> tuple[float, float]:
    width = max((text.width(line, TEXT_PT, "medium") for line in lines), default=0.0)
    return width + 2 * _PAD_X_PT, len(lines) * LINE_PT + 2 * _PAD_Y_PT


class Labels:
    """Finds a place for the words of one link after the other."""

    def __init__(self, cards: Iterable[Rect]) -> None:
        self._taken: dict[int, list[Rect]] = {}
        for rect in cards:
            self._take(rect)

    def _take(self, rect: Rect) -> None:
        for row in _rows(rect):
            self._taken.setdefault(row, []).append(rect)

    def _clash(self, rect: Rect) -> float:
        """How much of a rectangle is taken, in square points."""
        return sum(_common(rect, other) for row in _rows(rect) for other in self._taken.get(row, ()))

    def place(self, words: str, segments: Sequence[Segment]) -> tuple[tuple[str, ...], Rect | None]:
        """The words in lines, and the rectangle they stand in: the first free one, else the least taken one.

        None where there are no words.
        """
        if not words:
            return (), None
        best: tuple[float, tuple[str, ...], Rect] | None = None
        for lines, rect in _candidates(words, segments):
            clash = self._clash(rect)
            if best is None or clash < best[0] - 0.5:
                best = (clash, lines, rect)
            if clash == 0:
                break
        assert best is not None
        self._take(best[2])
        return best[1], best[2]


def _candidates(words: str, segments: Sequence[Segment]) -> Iterable[tuple[tuple[str, ...], Rect]]:
    shapes = dict.fromkeys(text.wrap(words, TEXT_PT, "medium", width, _MOST_LINES) for width in reversed(_SHAPES_PT))
    for point in points_along(segments, _PLACES):
        for lines in shapes:
            width, height = _size(lines)
            yield lines, Rect(point.x - width / 2, point.y - height / 2, width, height)


def _rows(rect: Rect) -> range:
    return range(int(rect.y // _ROW_PT), int(rect.bottom // _ROW_PT) + 1)


def _common(a: Rect, b: Rect) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return width * height if width > 0 and height > 0 else 0.0


def points_along(segments: Sequence[Segment], places: Sequence[float]) -> list[Point]:
    """Points at the given parts (0..1) of each piece of the way, the longest piece first."""
    pieces = [(end(a), b) for a, b in pairwise(segments) if isinstance(b, Line | Curve)]
    pieces.sort(key=lambda piece: -_length(piece[0], end(piece[1])))
    return [_point_on(start, piece, place) for start, piece in pieces for place in places]


def end(segment: Segment) -> Point:
    """Where a piece of a way ends."""
    assert not isinstance(segment, Close)
    return segment.to


def _length(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _point_on(start: Point, segment: Segment, t: float) -> Point:
    last = end(segment)
    if not isinstance(segment, Curve):
        return Point(start.x + (last.x - start.x) * t, start.y + (last.y - start.y) * t)
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    points = (start, segment.control1, segment.control2, last)
    return Point(
        sum(w * p.x for w, p in zip(weights, points, strict=True)),
        sum(w * p.y for w, p in zip(weights, points, strict=True)),
    )
