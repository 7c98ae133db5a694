"""Tables: columns and rows of data in, rows over as many pages as they need out; the head is repeated as an artifact.

A plain block of measured rows instead of reportlab's: it splits rows higher than a page, tags itself, and sets
a row in a fraction of the time.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Literal

from journeymap.drawing.display import Stroke
from journeymap.report.pdf import fonts
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.flowables.columns import Column, column_edges
from journeymap.report.pdf.flowables.rows import Cell, Row, RowBody, as_cell, cell_body
from journeymap.report.pdf.outlines import Step
from journeymap.report.pdf.structure import Attributes, Tag
from journeymap.report.pdf.style import COLUMN_TITLE, HAIRLINE, HAIRLINE_PT, TextStyle
from journeymap.report.pdf.surface import Surface

Density = Literal["roomy", "compact"]

_PADDING_PT: dict[Density, float] = {"roomy": 7.0, "compact": 4.0}
_HEAD_PADDING_PT = 5.0
_BAR_PT = 3.0
_TALL_ROW_PT = 300.0
_SPLIT_ROOM_PT = 80.0
_ROW, _COLUMN = Attributes("Table", scope="Row"), Attributes("Table", scope="Column")


class Table(Block):
    """Rows under a head, hairlines between them. Built by `story.table`; parts of it share tags and measures."""

    before_pt = 2.0
    after_pt = 12.0

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], density: Density, row_header: bool, summary: str
    ) -> None:
        self.columns = columns
        self.source = rows
        self.padding_pt = _PADDING_PT[density]
        self.row_header = row_header
        says = Attributes("Table", summary=fonts.clean_line(summary)) if summary else None
        self.tag, self.head_tag, self.body_tag = Tag("Table", attributes=says), Tag("THead"), Tag("TBody")
        self.continued = False
        self._width: float | None = None
        self.edges: list[tuple[float, float]] = []
        self.head: RowBody | None = None
        self.rows: list[RowBody] = []
        self.rows_height = 0.0

    def _measure(self, width: float) -> None:
        if self._width == width:
            return
        self._width = width
        self.edges = column_edges(self.columns, self.source, width)
        self.head = self._measured_head()
        styles = [column.style() for column in self.columns]
        self.rows = [self._measured(row, styles) for row in self.source]
        self.rows_height = sum(row.height for row in self.rows)

    def _measured_head(self) -> RowBody | None:
        if not any(column.title for column in self.columns):
            return None
        cells = [
            cell_body(Cell(column.title), COLUMN_TITLE.but(align=column.align), width, *_head_role(column))
            for column, (_, width) in zip(self.columns, self.edges, strict=True)
        ]
        padding = _HEAD_PADDING_PT + (_BAR_PT if any(column.bar for column in self.columns) else 0.0)
        return RowBody(cells, Tag("TR"), padding)

    def _measured(self, row: Row, styles: Sequence[TextStyle]) -> RowBody:
        cells = []
        for at, (cell, style, (_, width)) in enumerate(zip(row.cells, styles, self.edges, strict=True)):
            header = self.row_header and at == 0
            role, attributes = ("TH", _ROW) if header else ("TD", None)
            cells.append(cell_body(as_cell(cell), style, width, role, attributes))
        return RowBody(cells, Tag("TR"), self.padding_pt, row.anchor)

    def _head_height(self) -> float:
        return self.head.height if self.head is not None else 0.0

    def height(self, width: float) -> float:
        """The height of head and all rows."""
        self._measure(width)
        return self._head_height() + self.rows_height

    def least(self, width: float) -> float:
        """The head and the first row, or a few lines of a very high one."""
        self._measure(width)
        first = self.rows[0].height if self.rows else 0.0
        return self._head_height() + (_SPLIT_ROOM_PT if first > _TALL_ROW_PT else first)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Between rows; inside a row only when it is higher than a page has room for."""
        self._measure(width)
        room = height - self._head_height() + 0.01
        at = 0
        while at < len(self.rows) and self.rows[at].height <= room:
            room -= self.rows[at].height
            at += 1
        if at == len(self.rows):
            return (self, None) if room >= 0 or force else (None, self)
        row = self.rows[at]
        if (force and at == 0) or (row.height > _TALL_ROW_PT and room > _SPLIT_ROOM_PT):
            upper, lower = row.cut(room)
            return self._part([*self.rows[:at], upper], False), self._part([lower, *self.rows[at + 1 :]], True)
        if at == 0:
            return None, self
        return self._part(self.rows[:at], False), self._part(self.rows[at:], True)

    def _part(self, rows: list[RowBody], continued: bool) -> Table:
        part = copy.copy(self)
        part.rows = rows
        part.rows_height = sum(row.height for row in rows)
        part.continued = self.continued or continued
        return part

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws head and rows; the head of a continued table is an artifact."""
        self._measure(width)
        edges = [(x + left, own) for left, own in self.edges]
        with surface.element(self.tag):
            self._draw_head(surface, edges, y)
            y += self._head_height()
            with surface.element(self.body_tag):
                ends = []
                for row in self.rows:
                    row.draw(surface, edges, y)
                    y += row.height
                    ends.append(y)
            _draw_hairlines(surface, x, ends, width)

    def _draw_head(self, surface: Surface, edges: Sequence[tuple[float, float]], y: float) -> None:
        if self.head is None:
            return
        self._draw_bars(surface, edges, y)
        if self.continued:
            with surface.artifact("Header"):
                self.head.draw(surface, edges, y)
        else:
            with surface.element(self.head_tag):
                self.head.draw(surface, edges, y)

    def _draw_bars(self, surface: Surface, edges: Sequence[tuple[float, float]], y: float) -> None:
        with surface.artifact():
            for column, (left, width) in zip(self.columns, edges, strict=True):
                if column.bar is not None:
                    surface.box(left, y, width, _BAR_PT, column.bar, radius_pt=_BAR_PT / 2)


def _draw_hairlines(surface: Surface, x: float, ends: Sequence[float], width: float) -> None:
    """A line below each row, all as one path."""
    steps: list[Step] = []
    for y in ends:
        steps += [("m", (x, y)), ("l", (x + width, y))]
    with surface.artifact():
        surface.path(steps, None, Stroke(HAIRLINE, HAIRLINE_PT))


def _head_role(column: Column) -> tuple[str, Attributes | None]:
    return ("TH", _COLUMN) if column.title else ("TD", None)
