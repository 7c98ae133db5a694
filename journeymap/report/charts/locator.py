"""The whole map without words, small, with its windows marked: shows where on the map a page stands.

The map's elements and its windows in, a display list out; the overview numbers the windows, the others mark one
(without the cards where a large map would draw its cards over and over).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.drawing import text
from journeymap.drawing.display import Box, DisplayList, Group, Line, Move, Path, Point, Rect, Shape, Stroke, TextRun
from journeymap.drawing.elements import LinkElement, MapElements
from journeymap.drawing.theme import Theme
from journeymap.report.charts.map_windows import Window

WINDOWS = "windows"
"""The mapping that groups of windows name, so that the PDF can lead from them to their pages."""
_NUMBER_PT = 9.0
_MOST_MARKS = 800


class Locator:
    """The map's picture scaled to a width, and the places of its parts in it. `extent` is what is shown of the map."""

    def __init__(self, elements: MapElements, extent: Rect, width_pt: float, highest_pt: float, theme: Theme) -> None:
        self.elements, self.extent, self.theme = elements, extent, theme
        self.scale = min(width_pt / max(extent.width, 1.0), highest_pt / max(extent.height, 1.0))

    def drawing(self, windows: Sequence[Window], current: int, label: str) -> DisplayList:
        """The picture with one window marked, by its number; with 0 all are outlined and numbered."""
        marks = self._numbered(windows) if current == 0 else self._marked(windows, current)
        width, height = self.extent.width * self.scale, self.extent.height * self.scale
        ground = self._ground(cards=current == 0 or len(windows) * len(self.elements.cards) <= _MOST_MARKS)
        links = map(self._link, self.elements.links) if current == 0 else ()
        return DisplayList(width, height, label, (*ground, *links, *marks))

    def _rect(self, rect: Rect) -> Rect:
        scale, left, top = self.scale, self.extent.x, self.extent.y
        return Rect((rect.x - left) * scale, (rect.y - top) * scale, rect.width * scale, rect.height * scale)

    def _ground(self, *, cards: bool) -> Iterator[Shape]:
        theme, extent = self.theme, self.extent
        for band in self.elements.bands:
            rect = Rect(band.rect.x, extent.y, band.rect.width, extent.height)
            yield Box(self._rect(rect), theme.bands[band.index % len(theme.bands)])
        yield Box(self._rect(extent), None, Stroke(theme.hairline, 0.5))
        for card in self.elements.cards if cards else ():
            colour = theme.verdict(card.verdict) if card.verdict else theme.line
            yield Box(self._rect(card.rect), theme.soft(colour))

    def _link(self, link: LinkElement) -> Path:
        """A link as a straight line from end to end."""
        first = link.segments[0]
        start = first.to if isinstance(first, Move) else link.tip
        points = [self._rect(Rect(point.x, point.y, 0.0, 0.0)) for point in (start, link.tip)]
        way = (Move(Point(points[0].x, points[0].y)), Line(Point(points[1].x, points[1].y)))
        return Path(way, stroke=Stroke(self.theme.hairline, 0.4))

    def _marked(self, windows: Sequence[Window], current: int) -> Iterator[Shape]:
        for window in windows:
            if window.number == current:
                yield Box(self._rect(window.rect), None, Stroke(self.theme.accent, 1.4), radius_pt=1)

    def _numbered(self, windows: Sequence[Window]) -> Iterator[Shape]:
        for window in windows:
            rect = self._rect(window.rect)
            number = str(window.number)
            width = text.width(number, _NUMBER_PT, "semibold") + 6
            plate = Rect(rect.x + 2, rect.y + 2, width, _NUMBER_PT + 4)
            at = Point(plate.x + 3, plate.y + 2 + text.cap_height(_NUMBER_PT) + 1.2)
            shapes = (
                Box(rect, None, Stroke(self.theme.accent, 0.7), radius_pt=1),
                Box(plate, self.theme.background, radius_pt=2, opacity=1.0),
                TextRun(at, number, _NUMBER_PT, self.theme.accent, "semibold"),
            )
            yield Group(WINDOWS, number, number, rect, shapes)
