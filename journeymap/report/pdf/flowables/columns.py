"""Columns of a table, and how wide each becomes: columns and rows of data in, places for `table` to draw at out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from journeymap.drawing.display import Anchor, Weight
from journeymap.report.pdf import fonts
from journeymap.report.pdf.flowables.rows import Cell, Row, as_cell
from journeymap.report.pdf.style import CELL, COLUMN_TITLE, TextStyle

_GUTTER_PT = 10.0
_WIDEST_FIT = 0.35
_WIDEST_WORD_PT = 90.0
_SHARES_LEAST = 0.25
_WIDE_ENOUGH_PT = 120.0


class Column(msgspec.Struct, frozen=True):
    """A column: its width is `width_pt` points, or what its widest cell needs (`fit`), or a share of the rest.

    `bar` is the colour of a thick line above its title.
    """

    title: str = ""
    share: float = 1.0
    width_pt: float | None = None
    fit: bool = False
    align: Anchor = "start"
    weight: Weight = "regular"
    colour: str | None = None
    bar: str | None = None

    def style(self) -> TextStyle:
        """How cells of this column are set."""
        return CELL.but(weight=self.weight, align=self.align, colour=self.colour or CELL.colour)


def column_edges(columns: Sequence[Column], rows: Sequence[Row], width: float) -> list[tuple[float, float]]:
    """Left end and width of each column, in points from the table's left edge; together they fill `width`."""
    room = max(width - _GUTTER_PT * (len(columns) - 1), 1.0)
    edges, x = [], 0.0
    for own in _widths(columns, rows, room):
        edges.append((x, own))
        x += own + _GUTTER_PT
    return edges


def _widths(columns: Sequence[Column], rows: Sequence[Row], room: float) -> list[float]:
    fixed = [_own_width(at, column, rows, room) for at, column in enumerate(columns)]
    sharing = [at for at, own in enumerate(fixed) if own is None]
    taken = sum(own or 0.0 for own in fixed)
    most = room * (1.0 - _SHARES_LEAST if sharing else 1.0)
    scale = min(1.0, most / taken) if taken else 1.0
    widths = [(own or 0.0) * scale for own in fixed]
    for at, shared in _shared(columns, rows, sharing, room - taken * scale).items():
        widths[at] = shared
    return widths


def _shared(columns: Sequence[Column], rows: Sequence[Row], sharing: list[int], room: float) -> dict[int, float]:
    """The rest of the room by shares, but none narrower than its widest word while the others can give."""
    total = sum(columns[at].share for at in sharing)
    widths = {at: room * columns[at].share / total for at in sharing}
    least = {at: _widest_word(at, columns[at], rows) for at in sharing if widths[at] < _WIDE_ENOUGH_PT}
    short = {at: need for at, need in least.items() if need > widths[at]}
    giving = {at: widths[at] - least.get(at, _WIDE_ENOUGH_PT * 0.75) for at in sharing if at not in short}
    spare = sum(giving.values())
    if not short or spare <= 0:
        return widths
    wanted = sum(need - widths[at] for at, need in short.items())
    part = min(1.0, spare / wanted)
    for at, need in short.items():
        widths[at] += (need - widths[at]) * part
    for at, gives in giving.items():
        widths[at] -= wanted * part * gives / spare
    return widths


def _own_width(at: int, column: Column, rows: Sequence[Row], room: float) -> float | None:
    if not column.fit:
        return column.width_pt
    style = column.style()
    widest = max((_natural_width(as_cell(row.cells[at]), style) for row in rows), default=0.0)
    title = _natural_width(Cell(column.title), COLUMN_TITLE)
    return min(max(widest, title) + 0.1, room * _WIDEST_FIT)


def _natural_width(cell: Cell, style: TextStyle) -> float:
    """The width of a cell that is not broken anywhere but at newlines."""
    width = 0.0
    for span in cell.parts():
        face = fonts.face(span.weight or style.weight)
        lines = fonts.clean(span.text).split("\n")
        width += max(face.width(line, span.size_pt or style.size_pt) for line in lines)
    return max(width, cell.drawing.width_pt if cell.drawing is not None else 0.0)


def _widest_word(at: int, column: Column, rows: Sequence[Row]) -> float:
    style = column.style()
    cells = (width for row in rows for width in _word_widths(as_cell(row.cells[at]), style))
    widest = max(cells, default=0.0)
    title = max(_word_widths(Cell(column.title), COLUMN_TITLE), default=0.0)
    return min(max(widest, title) + 0.1, _WIDEST_WORD_PT)


def _word_widths(cell: Cell, style: TextStyle) -> Iterator[float]:
    for span in cell.parts():
        face, size = fonts.face(span.weight or style.weight), span.size_pt or style.size_pt
        for word in fonts.clean(span.text).split():
            yield face.width(word, size)
