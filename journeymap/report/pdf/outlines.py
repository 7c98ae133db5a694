"""Outlines as operators of a page's content (ISO 32000-1, 8.5.2): places on the page in, text for `surface` out.

Put together here, not by reportlab's path objects: those call and format number by number, at twice the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from journeymap.report.pdf.operands import held
from journeymap.report.pdf.structure import Box

Step = tuple[Literal["m", "l", "c", "h"], tuple[float, ...]]
"""A step of a path by its operator (move, line, curve, close) with its points in x, y pairs."""

_BEND = 0.4477  # of the radius: how far the control points of a quarter circle stand from its corner


def path(steps: Sequence[Step], height: float) -> str:
    """Lines and curves; y of the steps runs downward from `height`."""
    parts: list[str] = []
    for operator, points in steps:
        parts.extend(str(held(height - at if odd % 2 else at)) for odd, at in enumerate(points))
        parts.append(operator)
    return " ".join(parts)


def rectangle(box: Box) -> str:
    """A rectangle with sharp corners."""
    left, bottom, right, top = box
    return f"{left} {bottom} {right - left:.2f} {top - bottom:.2f} re"


def rounded(box: Box, across: float, up: float) -> str:
    """A rectangle whose corners are quarters of an ellipse, `across` wide and `up` high; halves make it an ellipse."""
    left, bottom, right, top = box
    bend_x, bend_y = across * _BEND, up * _BEND
    return (
        f"{left + across:.2f} {bottom} m {right - across:.2f} {bottom} l "
        f"{right - bend_x:.2f} {bottom} {right} {bottom + bend_y:.2f} {right} {bottom + up:.2f} c "
        f"{right} {top - up:.2f} l "
        f"{right} {top - bend_y:.2f} {right - bend_x:.2f} {top} {right - across:.2f} {top} c "
        f"{left + across:.2f} {top} l "
        f"{left + bend_x:.2f} {top} {left} {top - bend_y:.2f} {left} {top - up:.2f} c "
        f"{left} {bottom + up:.2f} l "
        f"{left} {bottom + bend_y:.2f} {left + bend_x:.2f} {bottom} {left + across:.2f} {bottom} c h"
    )
