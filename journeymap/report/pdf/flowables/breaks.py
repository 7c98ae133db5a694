"""Blocks without words: space, rules, and the break to a new page or another paper."""

from __future__ import annotations

from journeymap.drawing.display import Stroke
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.style import PageStyle
from journeymap.report.pdf.surface import Surface


class Space(Block):
    """Empty height in points; at a page's end it is not carried over."""

    def __init__(self, height_pt: float) -> None:
        self.height_pt = height_pt

    def height(self, width: float) -> float:
        """Its own height."""
        return self.height_pt

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """What does not fit is dropped."""
        return Space(max(height, 0.0)), None

    def least(self, width: float) -> float:
        """Nothing."""
        return 0.0

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws nothing."""


class Rule(Block):
    """A line over the whole width, an artifact."""

    def __init__(self, stroke: Stroke, before_pt: float = 0.0, after_pt: float = 0.0) -> None:
        self.stroke = stroke
        self.before_pt, self.after_pt = before_pt, after_pt

    def height(self, width: float) -> float:
        """The line's own width."""
        return self.stroke.width_pt

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the line."""
        middle = y + self.stroke.width_pt / 2
        with surface.artifact():
            surface.line(x, middle, x + width, middle, self.stroke)


class PageBreak(Block):
    """Starts a new page, from here on in another style where one is given."""

    def __init__(self, style: PageStyle | None = None) -> None:
        self.style = style

    def height(self, width: float) -> float:
        """Nothing."""
        return 0.0

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws nothing; `flow` turns the page."""
