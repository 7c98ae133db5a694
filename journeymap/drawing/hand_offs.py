"""Where a link leaves its lane: the point that marks a hand-off on the swimlanes.

After the ways, before `drawing.links` draws the mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeymap.drawing.display import Point, Rect, Segment
from journeymap.drawing.labels import end, point_on

_STEPS = 24


def leaving(segments: Sequence[Segment], lane: Rect) -> Point | None:
    """The first point at which a way crosses the upper or lower border of a lane; None where it stays inside."""
    for start, segment in pairwise(segments):
        at = end(start)
        before = 0.0
        for step in range(1, _STEPS + 1):
            y = point_on(at, segment, step / _STEPS).y
            if not lane.y <= y <= lane.bottom:
                return _on_border(at, segment, before, step / _STEPS, lane.y if y < lane.y else lane.bottom)
            before = step / _STEPS
    return None


def _on_border(start: Point, segment: Segment, inside: float, outside: float, border: float) -> Point:
    """The point of a piece at that height, looked for by halves between two parts of it."""
    for _ in range(12):
        middle = (inside + outside) / 2
        y = point_on(start, segment, middle).y
        crossed = y < border if point_on(start, segment, outside).y < border else y > border
        inside, outside = (inside, middle) if crossed else (middle, outside)
    return Point(point_on(start, segment, outside).x, border)
