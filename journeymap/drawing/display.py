"""The display list: what `drawing` makes and what every painter (canvas, SVG, PDF) replays, in order.

Lengths are points (1/72 inch). x grows to the right, y grows downward, the origin is the top left corner
of the drawing. Colours are `#rrggbb`. Nothing here knows a journey: a painter needs these few shapes only.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Weight = Literal["regular", "medium", "semibold", "italic"]
Anchor = Literal["start", "middle", "end"]
Cap = Literal["butt", "round"]


class Point(msgspec.Struct, frozen=True, array_like=True):
    """A place, in points."""

    x: float
    y: float


class Rect(msgspec.Struct, frozen=True):
    """A rectangle by its top left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in points."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, in points."""
        return self.y + self.height


class Stroke(msgspec.Struct, frozen=True):
    """How a line is drawn; `dash_pt` is on, off, on … in points, empty for a solid line."""

    colour: str
    width_pt: float = 1.0
    dash_pt: tuple[float, ...] = ()
    cap: Cap = "butt"


class Box(msgspec.Struct, frozen=True, tag=True):
    """A rectangle, filled or outlined, with rounded corners where `radius_pt` is above 0."""

    rect: Rect
    fill: str | None = None
    stroke: Stroke | None = None
    radius_pt: float = 0.0
    opacity: float = 1.0


class Ellipse(msgspec.Struct, frozen=True, tag=True):
    """An ellipse inside a rectangle."""

    rect: Rect
    fill: str | None = None
    stroke: Stroke | None = None


class Move(msgspec.Struct, frozen=True, tag=True):
    """Starts a new part of a path."""

    to: Point


class Line(msgspec.Struct, frozen=True, tag=True):
    """A straight part of a path."""

    to: Point


class Curve(msgspec.Struct, frozen=True, tag=True):
    """A cubic Bézier part of a path."""

    control1: Point
    control2: Point
    to: Point


class Close(msgspec.Struct, frozen=True, tag=True):
    """Closes the current part of a path."""


Segment = Move | Line | Curve | Close


class Path(msgspec.Struct, frozen=True, tag=True):
    """Lines and curves, stroked, filled or both."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0


class TextRun(msgspec.Struct, frozen=True, tag=True):
    """One line of text on its baseline; already cut or wrapped to fit, painters do not measure."""

    at: Point
    text: str
    size_pt: float
    colour: str
    weight: Weight = "regular"
    anchor: Anchor = "start"


class Icon(msgspec.Struct, frozen=True, tag=True):
    """A sign of the bundled icon set, by name, drawn as paths in one colour to fill a square box."""

    name: str
    rect: Rect
    colour: str


class Group(msgspec.Struct, frozen=True, tag=True):
    """Shapes that belong to one element of the journey: `mapping` and `id` name it, `label` says it in words.

    Painters use it for hit tests, links, alternative text and the names screen readers get.
    """

    mapping: str
    id: str
    label: str
    rect: Rect
    shapes: tuple[Shape, ...]


Shape = Box | Ellipse | Path | TextRun | Icon | Group


class DisplayList(msgspec.Struct, frozen=True):
    """A whole drawing: its size in points, what it shows in words, and its shapes from back to front."""

    width_pt: float
    height_pt: float
    label: str
    shapes: tuple[Shape, ...]
