"""Cuts ways at a window's border: the segments of a link in, what of them lies inside a rectangle out.

Paper has no window to hide things behind, so what lies outside a window of the map is not drawn at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.drawing.display import Close, Curve, Line, Move, Point, Rect, Segment

_PIECES = 16


def cut(segments: Sequence[Segment], window: Rect) -> tuple[Segment, ...]:
    """The parts of a way inside a window; the way itself where it lies inside whole, nothing where it lies outside.

    A curve that is cut becomes a row of short straight lines.
    """
    points = list(_points(segments))
    if all(_inside(point, window) for point in points):
        return tuple(segments)
    return tuple(_kept(segments, window)) if _near(points, window) else ()


def _points(segments: Sequence[Segment]) -> Iterator[Point]:
    for segment in segments:
        if isinstance(segment, Curve):
            yield from (segment.control1, segment.control2, segment.to)
        elif not isinstance(segment, Close):
            yield segment.to


def _inside(point: Point, window: Rect) -> bool:
    return window.x <= point.x <= window.right and window.y <= point.y <= window.bottom


def _near(points: Sequence[Point], window: Rect) -> bool:
    """Whether the box around the points meets the window; a way never leaves that box."""
    xs, ys = [point.x for point in points], [point.y for point in points]
    return min(xs) <= window.right and max(xs) >= window.x and min(ys) <= window.bottom and max(ys) >= window.y


def _kept(segments: Sequence[Segment], window: Rect) -> Iterator[Segment]:
    last: Point | None = None
    for start, end in _lines(segments, window):
        shown = clip(start, end, window)
        if shown is None:
            last = None
            continue
        if last is None or last != shown[0]:
            yield Move(shown[0])
        yield Line(shown[1])
        last = shown[1]


def _lines(segments: Sequence[Segment], window: Rect) -> Iterator[tuple[Point, Point]]:
    """The way as straight lines; a curve that cannot meet the window is one, which meets it neither."""
    at = first = Point(0.0, 0.0)
    for segment in segments:
        match segment:
            case Move(to):
                at = first = to
            case Line(to):
                yield at, to
                at = to
            case Curve(control1, control2, to):
                near = _near((at, control1, control2, to), window)
                yield from _flat(at, control1, control2, to) if near else ((at, to),)
                at = to
            case Close():
                yield at, first
                at = first


def _flat(start: Point, control1: Point, control2: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    before = start
    for step in range(1, _PIECES + 1):
        t = step / _PIECES
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        now = Point(
            a * start.x + b * control1.x + c * control2.x + d * end.x,
            a * start.y + b * control1.y + c * control2.y + d * end.y,
        )
        yield before, now
        before = now


def clip(start: Point, end: Point, window: Rect) -> tuple[Point, Point] | None:
    """The part of a line inside a window (Liang and Barsky 1984); None where it has none."""
    dx, dy = end.x - start.x, end.y - start.y
    enters, leaves = 0.0, 1.0
    sides = (
        (-dx, start.x - window.x), (dx, window.right - start.x),
        (-dy, start.y - window.y), (dy, window.bottom - start.y),
    )  # fmt: skip
    for towards, distance in sides:
        if towards == 0:
            if distance < 0:
                return None
        elif towards < 0:
            enters = max(enters, distance / towards)
        else:
            leaves = min(leaves, distance / towards)
    if enters > leaves:
        return None
    first = start if enters == 0.0 else Point(start.x + dx * enters, start.y + dy * enters)
    last = end if leaves == 1.0 else Point(start.x + dx * leaves, start.y + dy * leaves)
    return first, last
