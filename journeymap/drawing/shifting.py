"""Moving what stands on the map to the side, to the very figures it would have been given there in the first place.

A band that widens shifts everything right of it. Where every x is a multiple of a small power of two, sums and
differences of them are exact, so that a way can be moved and need not be found again. Placing and routing round
with these functions; the live map moves.
"""

from __future__ import annotations

from math import ceil

from journeymap.drawing.display import Close, Curve, Point, Rect, Segment

_COARSE = 64.0
_FINE = 1024.0


def coarse(x: float) -> float:
    """An x on the map to a 64th of a point: places of cards and edges of bands."""
    return round(x * _COARSE) / _COARSE


def coarse_up(width_pt: float) -> float:
    """A width not smaller than this one, in 64ths of a point."""
    return ceil(width_pt * _COARSE) / _COARSE


def fine(dx: float) -> float:
    """A distance to the side to a 1024th of a point: points of ways and of words."""
    return round(dx * _FINE) / _FINE


def moved_point(point: Point, dx: float) -> Point:
    """The point, that far to the right."""
    return Point(point.x + dx, point.y)


def moved_rect(rect: Rect, dx: float) -> Rect:
    """The rectangle, that far to the right."""
    return Rect(rect.x + dx, rect.y, rect.width, rect.height)


def moved_segments(segments: tuple[Segment, ...], dx: float) -> tuple[Segment, ...]:
    """The way, that far to the right."""
    return tuple([_moved_segment(segment, dx) for segment in segments])


def _moved_segment(segment: Segment, dx: float) -> Segment:
    if isinstance(segment, Close):
        return segment
    to = segment.to
    if isinstance(segment, Curve):
        one, two = segment.control1, segment.control2
        return Curve(Point(one.x + dx, one.y), Point(two.x + dx, two.y), Point(to.x + dx, to.y))
    return type(segment)(Point(to.x + dx, to.y))
