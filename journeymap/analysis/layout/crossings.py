"""Crossings of straight links between card centres: the measure of a layout, and the price of a spot for a new card."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from journeymap.analysis.layout.plan import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lines = NDArray[np.float64]

Line = tuple[Place, Place]
FEW_LINES = 240
"""Up to so many lines are counted without numpy: importing it takes longer than laying such a map out."""


def crossings(lines: Sequence[Line]) -> int:
    """How many pairs of lines cross; lines that share an end or only touch do not."""
    between = crossings_of_few if len(lines) <= FEW_LINES else crossings_between
    return sum(between([line], lines[i + 1 :]) for i, line in enumerate(lines))


def crossings_between(some: "Sequence[Line] | Lines", others: "Sequence[Line] | Lines") -> int:
    """How many pairs of one of `some` and one of the `others` cross; arrays have the shape (lines, 2 ends, 2)."""
    import numpy as np

    if not len(some) or not len(others):
        return 0
    a, b = np.moveaxis(np.asarray(some, dtype=np.float64)[:, None], 2, 0)
    p, q = np.moveaxis(np.asarray(others, dtype=np.float64)[None, :], 2, 0)
    first = _side(a, b, p) * _side(a, b, q)
    second = _side(p, q, a) * _side(p, q, b)
    return int(np.count_nonzero((first < 0) & (second < 0)))


def crossings_of_few(some: Sequence[Line], others: Sequence[Line]) -> int:
    """The same count by the same figures without numpy."""
    return sum(_crossed(one, others) for one in some)


def _crossed(line: Line, others: Sequence[Line]) -> int:
    (ax, ay), (bx, by) = line
    dx, dy = bx - ax, by - ay
    count = 0
    for (px, py), (qx, qy) in others:
        if (dx * (py - ay) - dy * (px - ax)) * (dx * (qy - ay) - dy * (qx - ax)) < 0:
            ex, ey = qx - px, qy - py
            count += (ex * (ay - py) - ey * (ax - px)) * (ex * (by - py) - ey * (bx - px)) < 0
    return count


def _side(a: Any, b: Any, point: Any) -> Any:
    """Which side of the line from `a` to `b` a point lies on, as the sign of the cross product."""
    return (b[..., 0] - a[..., 0]) * (point[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (point[..., 0] - a[..., 0])
