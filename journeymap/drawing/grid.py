"""Rectangles by name in the squares of a grid, so that those near a place are found without looking at all.

Routing asks it for cards in the way, labels for taken places, the live map for what an edit touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import floor

from journeymap.drawing.display import Rect

_WIDE_PT = 256.0
_HIGH_PT = 128.0
_MOST_SQUARES = 512

Square = tuple[int, int]
Span = tuple[int, int, int, int]
Sides = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle, quicker to look at than the rectangle."""


class Grid:
    """Named rectangles; a rectangle that would fill too many squares is kept aside and looked at every time."""

    def __init__(self, items: Iterable[tuple[str, Rect]] = ()) -> None:
        self._rects: dict[str, Rect] = {}
        self._squares: dict[Square, dict[str, Sides]] = {}
        self._vast: dict[str, Rect] = {}
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
        span = _span(*sides)
        if before is not None and _span(*_sides(before)) != span:
            self.remove(id)
        self._rects[id] = rect
        squares = _squares(span)
        if squares is None:
            self._vast[id] = rect
            return
        for square in squares:
            self._squares.setdefault(square, {})[id] = sides

    def remove(self, id: str) -> Rect | None:
        """Forgets the rectangle of that name and gives it back; None where there is none."""
        rect = self._rects.pop(id, None)
        if rect is None:
            return None
        if self._vast.pop(id, None) is None:
            for square in _squares(_span(*_sides(rect))) or ():
                held = self._squares[square]
                del held[id]
                if not held:
                    del self._squares[square]
        return rect

    def near(self, left: float, top: float, right: float, bottom: float) -> dict[str, Rect]:
        """Every rectangle that shares more than an edge with this area."""
        squares = _squares(_span(left, top, right, bottom))
        if squares is None:
            return _meeting(self._rects, left, top, right, bottom)
        found = _meeting(self._vast, left, top, right, bottom) if self._vast else {}
        rects, held_in = self._rects, self._squares
        for square in squares:
            if held := held_in.get(square):
                for id, (x, y, far, low) in held.items():
                    if x < right and y < bottom and far > left and low > top:
                        found[id] = rects[id]
        return found

    def meeting(self, rect: Rect) -> dict[str, Rect]:
        """Every rectangle that shares more than an edge with this one."""
        return self.near(rect.x, rect.y, rect.x + rect.width, rect.y + rect.height)


def _meeting(rects: dict[str, Rect], left: float, top: float, right: float, bottom: float) -> dict[str, Rect]:
    return {
        id: rect
        for id, rect in rects.items()
        if rect.x < right and rect.y < bottom and rect.x + rect.width > left and rect.y + rect.height > top
    }


def _sides(rect: Rect) -> Sides:
    return rect.x, rect.y, rect.x + rect.width, rect.y + rect.height


def _span(left: float, top: float, right: float, bottom: float) -> Span:
    """The first and last column and row an area lies on."""
    return floor(left / _WIDE_PT), floor(top / _HIGH_PT), floor(right / _WIDE_PT), floor(bottom / _HIGH_PT)


def _squares(span: Span) -> Iterable[Square] | None:
    """The squares of an area; None where they are too many to be walked."""
    first_column, first_row, last_column, last_row = span
    if (last_column - first_column + 1) * (last_row - first_row + 1) > _MOST_SQUARES:
        return None
    if first_column == last_column and first_row == last_row:
        return ((first_column, first_row),)
    return product(range(first_column, last_column + 1), range(first_row, last_row + 1))
