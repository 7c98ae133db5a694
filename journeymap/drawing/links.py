"""Links between cards: their words, where those stand, and how a link is drawn.

After `drawing.routing`, before the painters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeymap.drawing import text
from journeymap.drawing.display import (
    Box,
    Close,
    Curve,
    Group,
    Line,
    Move,
    Path,
    Point,
    Rect,
    Segment,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.elements import LinkElement
from journeymap.drawing.routing import Route
from journeymap.drawing.theme import Theme
from journeymap.i18n import Percent, Translator
from journeymap.model.touchpoints import Link
from journeymap.model.words import BACKWARD_LINKS, LABELS

TEXT_PT = 9.0
_TEXT_HEIGHT_PT = 14.0
_MOST_TEXT_PT = 120.0
_ARROW_PT = 7.0
_PLACES = (0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86)


def link_text(link: Link, translator: Translator) -> str:
    """What stands on a link: its label, its share of the customers, or both."""
    share = "" if link.share is None else translator.percent(link.share * 100)
    return " · ".join(part for part in (link.label, share) if part)


def link_label(link: Link, titles: tuple[str, str], translator: Translator) -> str:
    """A link in words, for those who do not see it."""
    source, target = titles
    kind = translator.text(LABELS[link.kind])
    if link.share is None:
        return translator.text("{kind} link from {source} to {target}", kind=kind, source=source, target=target)
    share = Percent(link.share * 100)
    return translator.text(
        "{kind} link from {source} to {target}, {share} of customers",
        kind=kind,
        source=source,
        target=target,
        share=share,
    )


class Labels:
    """Finds a place on each link's way for its words, clear of cards and of the words placed before."""

    def __init__(self, cards: Iterable[Rect]) -> None:
        self._taken: dict[int, list[Rect]] = {}
        for rect in cards:
            self._take(rect)

    def _take(self, rect: Rect) -> None:
        for row in _rows(rect):
            self._taken.setdefault(row, []).append(rect)

    def _clashes(self, rect: Rect) -> int:
        return sum(_meet(rect, other) for row in _rows(rect) for other in self._taken.get(row, ()))

    def place(self, words: str, segments: Sequence[Segment]) -> tuple[str, Rect | None]:
        """The words, cut to a bearable width, and the rectangle they stand in; None where there are none."""
        if not words:
            return "", None
        shown = text.fit(words, TEXT_PT, "medium", _MOST_TEXT_PT)
        width = text.width(shown, TEXT_PT, "medium") + 8
        rects = [_around(point, width) for point in points_along(segments, _PLACES)]
        best = min(rects, key=self._clashes)
        self._take(best)
        return shown, best


_ROW_PT = 64.0


def _rows(rect: Rect) -> range:
    return range(int(rect.y // _ROW_PT), int(rect.bottom // _ROW_PT) + 1)


def _meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def _around(point: Point, width: float) -> Rect:
    return Rect(point.x - width / 2, point.y - _TEXT_HEIGHT_PT / 2, width, _TEXT_HEIGHT_PT)


def points_along(segments: Sequence[Segment], places: Sequence[float]) -> list[Point]:
    """Points at the given parts (0..1) of the longest piece of the way."""
    pieces = [(a, b) for a, b in pairwise(segments) if isinstance(b, Line | Curve)]
    before, longest = max(pieces, key=lambda piece: _length(_end(piece[0]), _end(piece[1])))
    return [_point_on(_end(before), longest, place) for place in places]


def _end(segment: Segment) -> Point:
    assert not isinstance(segment, Close)
    return segment.to


def _length(a: Point, b: Point) -> float:
    return abs(a.x - b.x) + abs(a.y - b.y)


def _point_on(start: Point, segment: Segment, t: float) -> Point:
    end = _end(segment)
    if not isinstance(segment, Curve):
        return Point(start.x + (end.x - start.x) * t, start.y + (end.y - start.y) * t)
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    points = (start, segment.control1, segment.control2, end)
    return Point(
        sum(w * p.x for w, p in zip(weights, points, strict=True)),
        sum(w * p.y for w, p in zip(weights, points, strict=True)),
    )


def link_element(
    id: str, link: Link, route: Route, words: tuple[str, Rect | None], label: str, *, flagged: bool
) -> LinkElement:
    """A link with its way and its words in place."""
    return LinkElement(id, link.kind, route.segments, route.tip, route.before_tip, *words, flagged, label)


def draw_link(link: LinkElement, theme: Theme) -> Group:
    """The link's way (dashed where it leads back) and its arrow head.

    A flagged link is drawn in the alert colour and thicker, so that it stands out without colour too.
    """
    colour = theme.alert if link.flagged else theme.line
    dash = (4.0, 3.0) if link.kind in BACKWARD_LINKS else ()
    stroke = Stroke(colour, 1.7 if link.flagged else 1.1, dash)
    shapes = (Path(link.segments, stroke=stroke), _arrow(link, colour))
    return Group("links", link.id, link.label, _bounds(link), shapes)


def draw_words(link: LinkElement, theme: Theme, background: str) -> tuple[Shape, ...]:
    """The link's words on a plate; drawn after every way, so that none runs through them."""
    if link.text_rect is None:
        return ()
    rect = link.text_rect
    baseline = Point(rect.x + rect.width / 2, rect.y + rect.height / 2 + text.cap_height(TEXT_PT) / 2)
    ink = theme.alert if link.flagged else theme.muted
    return (
        Box(rect, background, radius_pt=3),
        TextRun(baseline, link.text, TEXT_PT, ink, "medium", "middle"),
    )


def _arrow(link: LinkElement, colour: str) -> Path:
    tip, back = link.tip, link.before_tip
    length = max(((tip.x - back.x) ** 2 + (tip.y - back.y) ** 2) ** 0.5, 0.01)
    ux, uy = (tip.x - back.x) / length * _ARROW_PT, (tip.y - back.y) / length * _ARROW_PT
    left = Point(tip.x - ux - uy * 0.5, tip.y - uy + ux * 0.5)
    right = Point(tip.x - ux + uy * 0.5, tip.y - uy - ux * 0.5)
    return Path((Move(tip), Line(left), Line(right), Close()), fill=colour)


def _bounds(link: LinkElement) -> Rect:
    points = [_end(segment) for segment in link.segments]
    left, top = min(p.x for p in points), min(p.y for p in points)
    return Rect(left, top, max(p.x for p in points) - left, max(p.y for p in points) - top)
