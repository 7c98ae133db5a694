"""Figures: a display list with words for those who cannot see it, scaled to its place."""

from __future__ import annotations

import copy

from journeymap.drawing.display import Anchor, DisplayList
from journeymap.report.pdf import fonts
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.painter import Links, Painter
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.surface import Surface

_SHARE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


def draw_figure(
    surface: Surface, drawing: DisplayList, tag: Tag | None, painter: Painter, width: float, height: float
) -> None:
    """Draws a drawing as a figure element of its size in points; without a tag it is an artifact."""
    if tag is None:
        with surface.artifact():
            painter.paint(drawing)
        return
    with surface.element(tag) as element:
        if element is not None:
            element.box = surface.pdf_box(painter.x, painter.y, width, height)
        painter.paint(drawing)


class Figure(Block):
    """A drawing. It is never split: one too large for a page is made smaller."""

    def __init__(
        self,
        drawing: DisplayList,
        alt: str,
        width_pt: float | None,
        align: Anchor = "start",
        links: Links | None = None,
        anchor: str = "",
    ) -> None:
        self.drawing = drawing
        self.width_pt = width_pt
        self.most_height_pt: float | None = None
        self.align = align
        self.links = links
        self.anchor = anchor
        self.tag = figure_tag(drawing, alt)
        self.before_pt = self.after_pt = 8.0

    def _scale(self, width: float) -> float:
        own_width, own_height = max(self.drawing.width_pt, 0.001), max(self.drawing.height_pt, 0.001)
        wanted = min(width if self.width_pt is None else self.width_pt, width) / own_width
        return wanted if self.most_height_pt is None else min(wanted, self.most_height_pt / own_height)

    def height(self, width: float) -> float:
        """Its height when scaled to its width, or to `width` where it has none of its own or too much."""
        return self.drawing.height_pt * self._scale(width)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Shrinks to the page when forced."""
        if not force:
            return None, self
        smaller = copy.copy(self)
        smaller.most_height_pt = height
        return smaller, None

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the drawing in its figure element."""
        scale = self._scale(width)
        own_width, own_height = self.drawing.width_pt * scale, self.drawing.height_pt * scale
        left = x + (width - own_width) * _SHARE[self.align]
        surface.anchor(self.anchor, x, y)
        painter = Painter(surface, left, y, scale, self.links)
        draw_figure(surface, self.drawing, self.tag, painter, own_width, own_height)


def figure_tag(drawing: DisplayList, alt: str) -> Tag | None:
    """The tag of a figure; the drawing's own label where no words are given; None for decoration without either."""
    words = fonts.clean_line(alt or drawing.label)
    return Tag("Figure", alt=words) if words.strip() else None
