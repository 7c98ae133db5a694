"""The parts icons are drawn of: circles, boxes, mirrored and turned path data, strokes and fills as steps.

The tables of icons stand after it, then `draw_icons.py`. All on a square of 24 units, y downward.
"""

from __future__ import annotations

import re
from collections.abc import Callable

SIDE = 24
STROKE = 2.0
TICK = "M7.6 12.4 L10.6 15.4 L16.4 8.9"
CROSS = "M8.6 8.6 L15.4 15.4 M15.4 8.6 L8.6 15.4"

Step = tuple[str, str, float]
"""What to do (`stroke`, `fill`, `both`; `cut` takes a stroke out of what was drawn before), path data, stroke width."""
Steps = list[Step]

_ROUND = 0.5523  # the handle of a quarter circle as a cubic curve
_PAIR = re.compile(r"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)")


def circle(x: float, y: float, radius: float) -> str:
    """A circle as path data."""
    h = radius * _ROUND
    return (
        f"M{x + radius} {y} C{x + radius} {y + h} {x + h} {y + radius} {x} {y + radius} "
        f"C{x - h} {y + radius} {x - radius} {y + h} {x - radius} {y} "
        f"C{x - radius} {y - h} {x - h} {y - radius} {x} {y - radius} "
        f"C{x + h} {y - radius} {x + radius} {y - h} {x + radius} {y} Z"
    )


def box(left: float, top: float, right: float, bottom: float, radius: float) -> str:
    """A rectangle with rounded corners as path data."""
    h = radius * (1 - _ROUND)
    return (
        f"M{left + radius} {top} L{right - radius} {top} "
        f"C{right - h} {top} {right} {top + h} {right} {top + radius} L{right} {bottom - radius} "
        f"C{right} {bottom - h} {right - h} {bottom} {right - radius} {bottom} L{left + radius} {bottom} "
        f"C{left + h} {bottom} {left} {bottom - h} {left} {bottom - radius} L{left} {top + radius} "
        f"C{left} {top + h} {left + h} {top} {left + radius} {top} Z"
    )


def stroke(data: str, width: float = STROKE) -> Step:
    """A line with round ends and corners."""
    return ("stroke", data, width)


def fill(*data: str) -> Step:
    """Filled areas."""
    return ("fill", " ".join(data), 0)


def cut(data: str, width: float) -> Step:
    """A line taken out of what was drawn before."""
    return ("cut", data, width)


def mirrored(data: str) -> str:
    """The same path with left and right changed over."""
    return _moved(data, lambda x, y: (SIDE - x, y))


def turned(data: str) -> str:
    """The same path with across and down changed over."""
    return _moved(data, lambda x, y: (y, x))


def shifted(data: str, right: float, down: float) -> str:
    """The same path further to the right and further down."""
    return _moved(data, lambda x, y: (x + right, y + down))


def each(change: Callable[[str], str], steps: Steps) -> Steps:
    """An icon with every path changed."""
    return [(what, change(data), width) for what, data, width in steps]


def _moved(data: str, place: Callable[[float, float], tuple[float, float]]) -> str:
    def at(found: re.Match[str]) -> str:
        x, y = place(float(found[1]), float(found[2]))
        return f"{x:g} {y:g}"

    return _PAIR.sub(at, data)
