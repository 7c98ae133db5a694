"""Snapping while cards are dragged: to the edges and middles of other cards, and to equal spaces between them.

The rectangle around the dragged cards and the others near it in, a correction and the lines that explain it out.
Everything is in points of the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
from PySide6.QtCore import QLineF, QRectF

_REACH_OVER_PT = 10.0


class Snap(msgspec.Struct, frozen=True):
    """How far to move on, and the guides to show."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[QLineF, ...] = ()


class _Line(msgspec.Struct, frozen=True):
    """A card or a group of them seen along one axis: where it begins and ends on it, and across it."""

    first: float
    last: float
    low: float
    high: float

    @property
    def stops(self) -> tuple[float, float, float]:
        """Beginning, middle and end."""
        return self.first, (self.first + self.last) / 2, self.last


def snap(moving: QRectF, others: Sequence[QRectF], reach_pt: float) -> Snap:
    """The nearest correction within reach on each axis, by itself: a line up with another card before an equal
    space."""
    dx = _correction(_across(moving), [_across(rect) for rect in others], reach_pt)
    dy = _correction(_down(moving), [_down(rect) for rect in others], reach_pt)
    settled = moving.translated(dx or 0.0, dy or 0.0)
    guides: list[QLineF] = []
    if dx is not None:
        lines = _guides(_across(settled), [_across(rect) for rect in others])
        guides += (
            QLineF(at, low, at, high) if upright else QLineF(low, at, high, at) for at, low, high, upright in lines
        )
    if dy is not None:
        lines = _guides(_down(settled), [_down(rect) for rect in others])
        guides += (
            QLineF(low, at, high, at) if upright else QLineF(at, low, at, high) for at, low, high, upright in lines
        )
    return Snap(dx or 0.0, dy or 0.0, tuple(guides))


def _across(rect: QRectF) -> _Line:
    return _Line(rect.left(), rect.right(), rect.top(), rect.bottom())


def _down(rect: QRectF) -> _Line:
    return _Line(rect.top(), rect.bottom(), rect.left(), rect.right())


def _correction(moving: _Line, others: Sequence[_Line], reach: float) -> float | None:
    return _least(_aligned(moving, others), reach, _least(_spaced(moving, others), reach))


def _least(found: Iterable[float], reach: float, other: float | None = None) -> float | None:
    least = min(found, key=abs, default=float("inf"))
    return least if abs(least) <= reach else other


def _aligned(moving: _Line, others: Sequence[_Line]) -> Iterator[float]:
    for other in others:
        for mine, theirs in zip(moving.stops, other.stops, strict=True):
            yield theirs - mine
        yield other.first - moving.last
        yield other.last - moving.first


def _row(moving: _Line, others: Sequence[_Line]) -> list[_Line]:
    """Those that stand in a row with the moving one, in order."""
    return sorted(
        (other for other in others if other.low < moving.high and other.high > moving.low), key=lambda o: o.first
    )


def _spaced(moving: _Line, others: Sequence[_Line]) -> Iterator[float]:
    row = _row(moving, others)
    length = moving.last - moving.first
    for one, next_ in pairwise(row):
        gap = next_.first - one.last
        if gap <= 0:
            continue
        yield next_.last + gap - moving.first
        yield one.first - gap - moving.last
        if gap > length:
            yield (one.last + next_.first - length) / 2 - moving.first


_Guide = tuple[float, float, float, bool]
"""Where it stands, from where to where, and whether it stands across the axis (an alignment) or along it (a space)."""


def _guides(moving: _Line, others: Sequence[_Line]) -> list[_Guide]:
    found = list(_alignments(moving, others))
    return found or list(_spaces(moving, others))


def _alignments(moving: _Line, others: Sequence[_Line]) -> Iterator[_Guide]:
    for mine in moving.stops:
        met = [other for other in others if any(abs(stop - mine) < 0.05 for stop in other.stops)]
        if met:
            low = min(moving.low, *(other.low for other in met)) - _REACH_OVER_PT
            high = max(moving.high, *(other.high for other in met)) + _REACH_OVER_PT
            yield mine, low, high, True


def _spaces(moving: _Line, others: Sequence[_Line]) -> Iterator[_Guide]:
    row = sorted([*_row(moving, others), moving], key=lambda line: line.first)
    gaps = [(one, next_, next_.first - one.last) for one, next_ in pairwise(row)]
    beside = [gap for one, next_, gap in gaps if moving in (one, next_)]
    for one, next_, gap in gaps:
        if any(abs(gap - mine) < 0.05 for mine in beside) and sum(abs(gap - other[2]) < 0.05 for other in gaps) > 1:
            yield (max(one.low, next_.low) + min(one.high, next_.high)) / 2, one.last, next_.first, False
