"""What a map takes up and how small its smallest text is; the pages of the map and the poster choose paper by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.drawing.bands import HEADING_PT
from journeymap.drawing.cards import SMALL_PT
from journeymap.drawing.display import Close, Curve, Point, Rect, Segment
from journeymap.drawing.elements import MapElements
from journeymap.drawing.labels import TEXT_PT
from journeymap.report.pdf.style import SMALLEST_TEXT_PT

SMALLEST_ON_MAP_PT = min(HEADING_PT, SMALL_PT, TEXT_PT)
LEAST_SCALE = SMALLEST_TEXT_PT / SMALLEST_ON_MAP_PT + 1e-6
"""The scale under which text of the map would be too small to read on paper."""

_AROUND_PT = 10.0


def content_extent(elements: MapElements) -> Rect:
    """The map's whole width, and in height what cards, links and their words take up, with a little room around."""
    rects = [card.rect for card in elements.cards]
    rects += [link.text_rect for link in elements.links if link.text_rect is not None]
    points = [point for link in elements.links for point in way_points(link.segments)]
    tops = [*(rect.y for rect in rects), *(point.y for point in points)]
    bottoms = [*(rect.bottom for rect in rects), *(point.y for point in points)]
    top = min(tops, default=0.0) - _AROUND_PT
    return Rect(0.0, top, elements.width_pt, max(bottoms, default=elements.height_pt) + _AROUND_PT - top)


def way_points(segments: Sequence[Segment]) -> Iterator[Point]:
    """The points and control points of a way, which enclose it."""
    for segment in segments:
        if isinstance(segment, Curve):
            yield from (segment.control1, segment.control2, segment.to)
        elif not isinstance(segment, Close):
            yield segment.to
