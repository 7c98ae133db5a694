"""One window of the map as a drawing of its own: stage headings on top, cards whole, links cut at the border.

The map's elements and a window of `map_windows` in, a display list out; what lies outside the window is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from journeymap.drawing import text
from journeymap.drawing.bands import HEADING_LINE_PT, HEADING_PT, ground
from journeymap.drawing.cards import draw_card
from journeymap.drawing.display import (
    Box,
    Close,
    Curve,
    DisplayList,
    Group,
    Line,
    Move,
    Point,
    Rect,
    Segment,
    Shape,
    Stroke,
    TextRun,
)
from journeymap.drawing.elements import BandElement, CardElement, LinkElement, MapElements
from journeymap.drawing.links import draw_link, draw_words
from journeymap.drawing.theme import Theme
from journeymap.report.charts.cutting import cut
from journeymap.report.charts.map_windows import Window

_SIDE_PT = 10.0
_ABOVE_PT = 8.0
_NARROWEST_PT = 60.0
_LONGEST_HEADING = 12
_GHOST_PT = 9.5
_NOWHERE: Mapping[str, int] = {}


def map_tile(
    elements: MapElements, window: Window, theme: Theme, label: str, elsewhere: Mapping[str, int] = _NOWHERE
) -> DisplayList:
    """The window as a drawing in map points, as wide as the window and higher by its headings.

    `elsewhere` tells in which window each card stands whole: an outline that sticks into this one names it.
    """
    bands = list(_bands(elements.bands, window.rect))
    head = heading_height(bands)
    height = head + window.rect.height
    move = Point(-window.rect.x, head - window.rect.y)
    shapes = [
        *(_band(band, move.x, head, height, theme) for band in bands),
        *_ghosts(elements.cards, window, move, theme, elsewhere),
        *_links(elements, window, move, theme),
        *(draw_card(_moved(card, move), theme) for card in elements.cards if card.id in window.cards),
    ]
    return DisplayList(window.rect.width, height, label, tuple(shapes))


def headings(elements: MapElements, window: Window) -> tuple[str, ...]:
    """The titles of the stages that a window shows."""
    return tuple(title for band in _bands(elements.bands, window.rect) if (title := " ".join(band.title_lines)))


def heading_height(bands: Sequence[BandElement]) -> float:
    """What the headings of these bands take, in points."""
    lines = max((len(_heading(band)) for band in bands), default=1)
    return _ABOVE_PT + max(lines, 1) * HEADING_LINE_PT + 4.0


def highest_heading(elements: MapElements, found: Sequence[Window]) -> float:
    """What the headings take in the window where they take most, in points."""
    return max((heading_height(list(_bands(elements.bands, window.rect))) for window in found), default=0.0)


def _bands(bands: Iterable[BandElement], window: Rect) -> Iterator[BandElement]:
    """The bands a window shows, as wide as it shows them."""
    for band in bands:
        left, right = max(band.rect.x, window.x), min(band.rect.right, window.right)
        if right - left > 1.0:
            yield msgspec.structs.replace(band, rect=Rect(left, window.y, right - left, window.height))


def _heading(band: BandElement) -> tuple[str, ...]:
    """A stage's heading in this window; none over a strip of it too narrow for words, which stand in the next one."""
    width = band.rect.width - 2 * _SIDE_PT
    if width < _NARROWEST_PT:
        return ()
    return text.wrap(" ".join(band.title_lines), HEADING_PT, "semibold", width, _LONGEST_HEADING)


def _band(band: BandElement, dx: float, head: float, height: float, theme: Theme) -> Group:
    rect = Rect(band.rect.x + dx, 0.0, band.rect.width, height)
    shapes: list[Shape] = [Box(rect, theme.bands[band.index % len(theme.bands)])]
    for number, line in enumerate(_heading(band)):
        at = Point(rect.x + _SIDE_PT, _ABOVE_PT + text.ascent(HEADING_PT) + number * HEADING_LINE_PT)
        shapes.append(TextRun(at, line, HEADING_PT, theme.muted, "semibold"))
    return Group("stages", band.id, band.label, rect, tuple(shapes))


def _ghosts(
    cards: Iterable[CardElement], window: Window, move: Point, theme: Theme, elsewhere: Mapping[str, int]
) -> Iterator[Shape]:
    """Outlines where a window overlaps cards that stand whole in another, with the number of that."""
    for card in cards:
        shown = None if card.id in window.cards else _common(card.rect, window.rect)
        if shown is not None:
            rect = _shifted(shown, move)
            yield Box(rect, theme.card, Stroke(theme.hairline, 0.6), radius_pt=4)
            if card.id in elsewhere and min(rect.width, rect.height) > 2 * _GHOST_PT:
                at = Point(rect.x + rect.width / 2, rect.y + rect.height / 2 + text.cap_height(_GHOST_PT) / 2)
                yield TextRun(at, f"→ {elsewhere[card.id]}", _GHOST_PT, theme.muted, anchor="middle")


def _common(one: Rect, other: Rect) -> Rect | None:
    left, right = max(one.x, other.x), min(one.right, other.right)
    top, bottom = max(one.y, other.y), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top) if right - left > 2 and bottom - top > 2 else None


def _links(elements: MapElements, window: Window, move: Point, theme: Theme) -> list[Shape]:
    ways: list[Shape] = []
    words: list[Shape] = []
    for link in elements.links:
        segments = cut(link.segments, window.rect)
        if segments:
            ways.append(_way(link, segments, window.rect, move, theme))
        if link.text_rect is not None and _holds(window.rect, link.text_rect):
            placed = msgspec.structs.replace(link, text_rect=_shifted(_nudged(link.text_rect, window.rect), move))
            words += draw_words(placed, theme, ground(elements.bands, link.text_rect, theme))
    return [*ways, *words]


def _way(link: LinkElement, segments: Sequence[Segment], window: Rect, move: Point, theme: Theme) -> Group:
    """The way inside the window; its arrow head only where that stands inside too."""
    moved = msgspec.structs.replace(
        link,
        segments=tuple(_moved_segment(segment, move) for segment in segments),
        tip=_plus(link.tip, move),
        before_tip=_plus(link.before_tip, move),
    )
    drawn = draw_link(moved, theme)
    tip_inside = window.x <= link.tip.x <= window.right and window.y <= link.tip.y <= window.bottom
    return drawn if tip_inside else msgspec.structs.replace(drawn, shapes=drawn.shapes[:1])


def _holds(window: Rect, words: Rect) -> bool:
    x, y = words.x + words.width / 2, words.y + words.height / 2
    return window.x <= x < window.right and window.y <= y < window.bottom


def _nudged(words: Rect, window: Rect) -> Rect:
    """Words that would stand over the window's border, moved inside."""
    x = min(max(words.x, window.x + 1), window.right - words.width - 1)
    y = min(max(words.y, window.y + 1), window.bottom - words.height - 1)
    return Rect(x, y, words.width, words.height)


def _moved(card: CardElement, move: Point) -> CardElement:
    return msgspec.structs.replace(card, rect=_shifted(card.rect, move))


def _shifted(rect: Rect, move: Point) -> Rect:
    return Rect(rect.x + move.x, rect.y + move.y, rect.width, rect.height)


def _plus(point: Point, move: Point) -> Point:
    return Point(point.x + move.x, point.y + move.y)


def _moved_segment(segment: Segment, move: Point) -> Segment:
    match segment:
        case Move(to):
            return Move(_plus(to, move))
        case Line(to):
            return Line(_plus(to, move))
        case Curve(control1, control2, to):
            return Curve(_plus(control1, move), _plus(control2, move), _plus(to, move))
    return Close()
