"""Where the names of points on a chart find room: dots and texts in, places of the texts out.

Each name is tried beside, above and below its dot; where none is free its number is tried; else the dot stands alone
and the table beside the chart names it. The importance-performance chart uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.drawing import text
from journeymap.drawing.display import Anchor, Point, Rect

_GAP_PT = 5.0
_ROW_PT = 12.0
_APART_PT = 2.5


class Placed(NamedTuple):
    """A text with its baseline's end, and which end that is."""

    at: Point
    text: str
    anchor: Anchor


class LabelPlacer:
    """Keeps what is taken: dots, words that stand already, and every label placed so far."""

    def __init__(self, area: Rect, size_pt: float, widest_pt: float) -> None:
        self.area = area
        self.size_pt = size_pt
        self.widest_pt = widest_pt
        self._taken: dict[int, list[Rect]] = {}
        self._avoided: list[Rect] = []

    def avoid(self, rect: Rect) -> None:
        """Keeps labels away from a rectangle where they find room elsewhere."""
        self._avoided.append(rect)

    def take(self, rect: Rect) -> None:
        """Keeps labels away from a rectangle."""
        for row in _rows(rect):
            self._taken.setdefault(row, []).append(rect)

    def place(self, dot: Point, names: Sequence[str]) -> Placed | None:
        """The first of the names that finds room near the dot; None where none does."""
        for name in names:
            shown = text.fit(name, self.size_pt, "regular", self.widest_pt)
            width = text.width(shown, self.size_pt, "regular")
            free = [found for found in self._candidates(dot, width) if self._free(found[0])]
            if free:
                rect, anchor = min(free, key=lambda found: self._crossed(found[0]))
                self.take(Rect(rect.x - _APART_PT, rect.y, rect.width + 2 * _APART_PT, rect.height))
                return self._placed(rect, shown, anchor)
        return None

    def _crossed(self, rect: Rect) -> int:
        return sum(_overlap(rect, other) for other in self._avoided)

    def _candidates(self, dot: Point, width: float) -> Iterator[tuple[Rect, Anchor]]:
        height = self.size_pt * 1.2
        middle = dot.y - height / 2
        yield Rect(dot.x + _GAP_PT, middle, width, height), "start"
        yield Rect(dot.x - _GAP_PT - width, middle, width, height), "end"
        for top in (dot.y - _GAP_PT - height + 1, dot.y + _GAP_PT - 1):
            yield Rect(dot.x - width / 2, top, width, height), "middle"
            yield Rect(dot.x + 2, top, width, height), "start"
            yield Rect(dot.x - 2 - width, top, width, height), "end"

    def _free(self, rect: Rect) -> bool:
        area = self.area
        inside = rect.x >= area.x and rect.right <= area.right and rect.y >= area.y and rect.bottom <= area.bottom
        return inside and not any(_overlap(rect, other) for row in _rows(rect) for other in self._taken.get(row, ()))

    def _placed(self, rect: Rect, shown: str, anchor: Anchor) -> Placed:
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        baseline = rect.y + rect.height / 2 + text.cap_height(self.size_pt) / 2
        return Placed(Point(rect.x + rect.width * share, baseline), shown, anchor)


def _rows(rect: Rect) -> range:
    return range(int(rect.y // _ROW_PT), int((rect.y + rect.height) // _ROW_PT) + 1)


def _overlap(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
