"""Rectangles by name in the squares of a grid, so that those near a place are found without looking at all.

Routing asks it for cards in the way, labels for taken places, the live map for what an edit touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, product
from math import floor, inf

from journeymap.drawing.display import Rect

_WIDE_PT = 256.0
_HIGH_PT = 128.0
_MOST_SQUARES = 512
_MOST_FILLED = 64

Square = tuple[int, int]
Span = tuple[int, int, int, int]
Sides = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle, quicker to look at than the rectangle."""


class Grid:
    """Named rectangles; a rectangle that would fill too many squares is kept aside and looked at every time.

    `wide_pt` is the width of a square: wide ones for what is wide and flat.
    """

    def __init__(self, items: Iterable[tuple[str, Rect]] = (), wide_pt: float = _WIDE_PT) -> None:
        self._wide_pt = wide_pt
        self._rects: dict[str, Rect] = {}
        self._sides: dict[str, Sides] = {}
        self._squares: dict[Square, dict[str, Sides]] = {}
        self._vast: dict[str, Sides] = {}
        for id, rect in items:
            self.put(id, rect)

    def get(self, id: str) -> Rect | None:
        """The rectangle of that name."""
        return self._rects.get(id)

    def at(self, id: str) -> Rect:
        """The rectangle of that name, which must be there."""
        return self._rects[id]

    def items(self) -> Iterable[tuple[str, Rect]]:
        """Every name with its rectangle."""
        return self._rects.items()

    def put(self, id: str, rect: Rect) -> None:
        """Takes the rectangle in, in place of the one that had its name."""
        before = self._rects.get(id)
        sides = _sides(rect)
        span = self._span(*sides)
        if before is not None and self._span(*self._sides[id]) != span:
            self.remove(id)
        self._rects[id], self._sides[id] = rect, sides
        squares = _squares(span, _MOST_FILLED)
        if squares is None:
            self._vast[id] = sides
            return
        for square in squares:
            self._squares.setdefault(square, {})[id] = sides

    def remove(self, id: str) -> Rect | None:
        """Forgets the rectangle of that name and gives it back; None where there is none."""
        rect = self._rects.pop(id, None)
        if rect is None:
            return None
        sides = self._sides.pop(id)
        if self._vast.pop(id, None) is None:
            for square in _squares(self._span(*sides), _MOST_FILLED) or ():
                held = self._squares[square]
                del held[id]
                if not held:
                    del self._squares[square]
        return rect

    def near(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        most: float = inf,
        passing: Callable[[str], bool] | None = None,
    ) -> dict[str, Rect]:
        """Every rectangle that shares more than an edge with this area, or one more than `most` of them.

        Of those only whose names pass, where that is asked.
        """
        found, rects = {}, self._rects
        for held in self._held(left, top, right, bottom):
            for id, (x, y, far, low) in held.items():
                if x < right and y < bottom and far > left and low > top and (passing is None or passing(id)):
                    found[id] = rects[id]
                    if len(found) > most:
                        return found
        return found

    def heights(self, area: Sides, most: int, passing: Callable[[str], bool] | None = None) -> set[tuple[float, float]]:
        """Top and bottom of every rectangle that shares more than an edge with this area, those of a row once, or
        one more than `most` of them.

        Of those only whose names pass, where that is asked.
        """
        left, top, right, bottom = area
        found: set[tuple[float, float]] = set()
        for held in self._held(left, top, right, bottom):
            for id, (x, y, far, low) in held.items():
                if x < right and y < bottom and far > left and low > top and (passing is None or passing(id)):
                    found.add((y, low))
                    if len(found) > most:
                        return found
        return found

    def _held(self, left: float, top: float, right: float, bottom: float) -> Iterable[Mapping[str, Sides]]:
        """What must be looked through for the rectangles of an area."""
        squares = _squares(self._span(left, top, right, bottom), max(_MOST_SQUARES, len(self._rects)))
        if squares is None:
            return (self._sides,)
        there = (held for square in squares if (held := self._squares.get(square)))
        return chain((self._vast,), there) if self._vast else there

    def meeting(self, rect: Rect) -> dict[str, Rect]:
        """Every rectangle that shares more than an edge with this one."""
        return self.near(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)

    def _span(self, left: float, top: float, right: float, bottom: float) -> Span:
        """The first and last column and row an area lies on."""
        wide = self._wide_pt
        return floor(left / wide), floor(top / _HIGH_PT), floor(right / wide), floor(bottom / _HIGH_PT)


def _sides(rect: Rect) -> Sides:
    return rect.x, rect.y, rect.x + rect.width, rect.y + rect.height


def _squares(span: Span, most: int) -> Iterable[Square] | None:
    """The squares of an area; None where they are more than `most`."""
    first_column, first_row, last_column, last_row = span
    if (last_column - first_column + 1) * (last_row - first_row + 1) > most:
        return None
    if first_column == last_column and first_row == last_row:
        return ((first_column, first_row),)
    return product(range(first_column, last_column + 1), range(first_row, last_row + 1))
