"""Table rows as values and as measured bodies: a cell's data and a width in, lines and drawings at places out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from journeymap.drawing.display import Anchor, DisplayList, Weight
from journeymap.report.pdf.flowables.figure import draw_figure, figure_tag
from journeymap.report.pdf.flowables.text import draw_lines, looks
from journeymap.report.pdf.painter import Painter
from journeymap.report.pdf.structure import Attributes, Tag
from journeymap.report.pdf.style import TextStyle
from journeymap.report.pdf.surface import Surface
from journeymap.report.pdf.typeset import Line, Span, break_lines

_HIGHEST_DRAWING_PT = 300.0


class Cell(msgspec.Struct, frozen=True):
    """What a table cell holds: a text or spans, then a drawing; None means as the column has it.

    `alt` describes the drawing (its own label where empty); `link` is for the whole text.
    """

    text: str = ""
    spans: tuple[Span, ...] = ()
    drawing: DisplayList | None = None
    alt: str = ""
    colour: str | None = None
    weight: Weight | None = None
    align: Anchor | None = None
    link: str | None = None
    fill: str | None = None

    def parts(self) -> tuple[Span, ...]:
        """The text as spans."""
        own = (Span(self.text, self.weight, self.colour, None, self.link),) if self.text else ()
        return own + self.spans


class Row(msgspec.Struct, frozen=True):
    """A row of cells; a plain str is a cell with that text. Links may lead to its anchor."""

    cells: tuple[Cell | str, ...]
    anchor: str = ""


def as_cell(cell: Cell | str) -> Cell:
    """A plain text as a cell."""
    return Cell(cell) if isinstance(cell, str) else cell


@dataclass(slots=True)
class CellBody:
    """A cell measured for its column: `offset_pt` is the drawing's distance from the top of the cell's content."""

    lines: Sequence[Line]
    tag: Tag
    align: Anchor
    fill: str | None = None
    drawing: DisplayList | None = None
    figure: Tag | None = None
    scale: float = 1.0
    offset_pt: float = 0.0

    @property
    def height(self) -> float:
        """The height of text and drawing, in points."""
        text = sum(line.height for line in self.lines)
        if self.drawing is None:
            return text
        return max(text, self.offset_pt + self.drawing.height_pt * self.scale)

    def cut(self, height: float) -> tuple[CellBody, CellBody]:
        """The lines that fit, one at least, and the rest; a drawing stays above."""
        at, left = 0, height
        for line in self.lines:
            left -= line.height
            if left < 0 and at:
                break
            at += 1
        upper = CellBody(
            self.lines[:at], self.tag, self.align, self.fill, self.drawing, self.figure, self.scale, self.offset_pt
        )
        return upper, CellBody(self.lines[at:], self.tag, self.align, self.fill)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws text and drawing inside the cell's element."""
        with surface.element(self.tag):
            if self.lines:
                draw_lines(surface, self.lines, x, y, width, self.align)
            if self.drawing is not None:
                own_width, own_height = self.drawing.width_pt * self.scale, self.drawing.height_pt * self.scale
                left = x + (width - own_width) * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.align]
                painter = Painter(surface, left, y + self.offset_pt, self.scale)
                draw_figure(surface, self.drawing, self.figure, painter, own_width, own_height)


def cell_body(cell: Cell, style: TextStyle, width: float, role: str, attributes: Attributes | None) -> CellBody:
    """A cell's text broken to a column's width, and its drawing scaled down to it where it is larger."""
    spans = cell.parts()
    lines = break_lines(looks(spans, style), style, width) if spans else ()
    body = CellBody(lines, Tag(role, attributes=attributes), cell.align or style.align, cell.fill)
    if cell.drawing is not None:
        drawing = body.drawing = cell.drawing
        body.figure = figure_tag(drawing, cell.alt)
        body.scale = _shrink(drawing, width)
        first = sum(line.height for line in lines) if lines else style.leading_pt
        body.offset_pt = max(0.0, (first - drawing.height_pt * body.scale) / 2)
    return body


def _shrink(drawing: DisplayList, width: float) -> float:
    highest = _HIGHEST_DRAWING_PT / max(drawing.height_pt, 0.001)
    return min(1.0, width / max(drawing.width_pt, 0.001), highest)


@dataclass(slots=True)
class RowBody:
    """A measured row: its cells, its element, its height with `padding_pt` above and below."""

    cells: Sequence[CellBody]
    tag: Tag
    padding_pt: float
    anchor: str = ""
    height: float = 0.0

    def __post_init__(self) -> None:
        self.height = max((cell.height for cell in self.cells), default=0.0) + 2 * self.padding_pt

    def cut(self, height: float) -> tuple[RowBody, RowBody]:
        """The part that fits into `height` points, a line of each cell at least, and the rest."""
        halves = [cell.cut(height - 2 * self.padding_pt) for cell in self.cells]
        upper = RowBody([half[0] for half in halves], self.tag, self.padding_pt, self.anchor)
        return upper, RowBody([half[1] for half in halves], self.tag, self.padding_pt)

    def draw(self, surface: Surface, edges: Sequence[tuple[float, float]], y: float) -> None:
        """Draws the cells; `edges` are left ends and widths of the columns."""
        for (x, width), cell in zip(edges, self.cells, strict=True):
            if cell.fill is not None:
                with surface.artifact():
                    surface.box(x - 3, y + 1, width + 6, self.height - 2, cell.fill, radius_pt=2)
        surface.anchor(self.anchor, edges[0][0], y)
        with surface.element(self.tag):
            for (x, width), cell in zip(edges, self.cells, strict=True):
                cell.draw(surface, x, y + self.padding_pt, width)
