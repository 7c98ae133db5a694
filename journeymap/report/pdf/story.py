"""The words a story is written with: one function for each kind of block, texts as data, all in the house style.

Pages of the report call these and hand the list to `document.build`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from journeymap.drawing.display import Anchor, DisplayList, Stroke
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.flowables.breaks import PageBreak, Rule, Space
from journeymap.report.pdf.flowables.columns import Column
from journeymap.report.pdf.flowables.figure import Figure
from journeymap.report.pdf.flowables.heading import Heading
from journeymap.report.pdf.flowables.rows import Cell, Row
from journeymap.report.pdf.flowables.stack import Beside, Indented, Stack
from journeymap.report.pdf.flowables.table import Density, Table
from journeymap.report.pdf.flowables.text import Paragraph
from journeymap.report.pdf.painter import Links
from journeymap.report.pdf.structure import Attributes, Tag
from journeymap.report.pdf.style import (
    BODY,
    HAIRLINE,
    HAIRLINE_PT,
    HEAVY_RULE_PT,
    INK,
    NOTE,
    SMALL,
    TILE_LABEL,
    TILE_VALUE,
    PageStyle,
    TextStyle,
)
from journeymap.report.pdf.typeset import Span

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Row",
    "Span",
    "Tile",
    "beside",
    "figure",
    "heading",
    "items",
    "note",
    "page_break",
    "paragraph",
    "rich",
    "rule",
    "space",
    "table",
    "tiles",
    "together",
]

_INDENT_PT = 16.0
_TILE_COLUMNS = 5
_TILE_GAP_PT = 14.0
_TILE_SPACE_PT = 14.0
_COLUMN_GAP_PT = 24.0


class Tile(msgspec.Struct, frozen=True):
    """A large value with a label and a remark below it, under a heavy rule; `link` is where the label leads."""

    value: str
    label: str
    remark: str = ""
    colour: str = INK
    link: str = ""


def heading(text: str, level: int, anchor: str = "", bookmark: bool = True, aside: str = "") -> Block:
    """A heading of level 1 to 3, kept with what follows; `aside` is a short remark at the line's right end."""
    return Heading(text, level, anchor, bookmark, aside)


def paragraph(text: str, style: TextStyle = BODY, *, anchor: str = "", keep_with_next: bool = False) -> Block:
    """A paragraph of plain data; newlines become line breaks."""
    return Paragraph((Span(text),), style, Tag("P"), anchor, keep_with_next)


def rich(spans: Sequence[Span], style: TextStyle = BODY, *, anchor: str = "", keep_with_next: bool = False) -> Block:
    """A paragraph of spans with looks and links of their own."""
    return Paragraph(spans, style, Tag("P"), anchor, keep_with_next)


def note(text: str, key: str, style: TextStyle = NOTE) -> Block:
    """A footnote-like remark; `key` is unique in the document."""
    return Paragraph((Span(text),), style, Tag("Note", key=key))


def items(entries: Sequence[str | Sequence[Span]], style: TextStyle = BODY, *, numbered: bool = False) -> Block:
    """A list with bullets or numbers; an entry is a text or spans."""
    tight = style.but(after_pt=style.after_pt / 2)
    numbering = Attributes("List", numbering="Decimal" if numbered else "Disc")
    rows = [_item(f"{at}." if numbered else "•", entry, tight) for at, entry in enumerate(entries, 1)]
    return Stack(rows, Tag("L", attributes=numbering))


def _item(label: str, entry: str | Sequence[Span], style: TextStyle) -> Block:
    spans = (Span(entry),) if isinstance(entry, str) else entry
    body = Paragraph(spans, style, Tag("LBody"))
    return Indented(Paragraph((Span(label),), style, Tag("Lbl")), body, _INDENT_PT, Tag("LI"))


def table(
    columns: Sequence[Column],
    rows: Sequence[Row | Sequence[Cell | str]],
    *,
    density: Density = "roomy",
    row_header: bool = False,
    summary: str = "",
) -> Block:
    """A table; each row has as many cells as there are columns, else ValueError. `row_header`: the first cell heads
    its row. `summary` is read to those who cannot see the table.
    """
    bodies = [row if isinstance(row, Row) else Row(tuple(row)) for row in rows]
    if not columns or any(len(row.cells) != len(columns) for row in bodies):
        raise ValueError("a table needs columns, and each row a cell for every column")
    return Table(columns, bodies, density, row_header, summary)


def figure(
    drawing: DisplayList,
    alt: str = "",
    width_pt: float | None = None,
    *,
    align: Anchor = "start",
    links: Links | None = None,
    anchor: str = "",
) -> Block:
    """A drawing scaled to a width (the column's when None), and down to the page when too high.

    `alt` says it in words, else the drawing's label does; without either it is decoration.
    """
    return Figure(drawing, alt, width_pt, align, links, anchor)


def tiles(entries: Sequence[Tile], columns: int = 0) -> Block:
    """Tiles side by side, five at most in a row unless a number of columns is given; unused columns stay empty."""
    columns = columns or min(max(len(entries), 1), _TILE_COLUMNS)
    return Stack([_tile_row(entries[at : at + columns], columns) for at in range(0, len(entries), columns)])


def _tile_row(entries: Sequence[Tile], columns: int) -> Block:
    blanks = [Stack(())] * (columns - len(entries))
    return Beside([*map(_tile, entries), *blanks], _TILE_GAP_PT, around_pt=_TILE_SPACE_PT)


def _tile(tile: Tile) -> Block:
    blocks: list[Block] = [Rule(Stroke(INK, HEAVY_RULE_PT))]
    blocks.append(Paragraph((Span(tile.value),), TILE_VALUE.but(colour=tile.colour), Tag("P")))
    blocks.append(Paragraph((Span(tile.label, colour=INK, link=tile.link or None),), TILE_LABEL, Tag("P")))
    if tile.remark:
        blocks.append(Paragraph((Span(tile.remark),), SMALL.but(size_pt=8.0, leading_pt=11.5), Tag("P")))
    return Stack(blocks, Tag("Div"))


def beside(columns: Sequence[Sequence[Block]], shares: Sequence[float] = (), gap_pt: float = _COLUMN_GAP_PT) -> Block:
    """Stories side by side, read from left to right; equally wide unless shares are given."""
    return Beside([Stack(column, Tag("Div")) for column in columns], gap_pt, shares)


def together(blocks: Sequence[Block]) -> Block:
    """Blocks kept on one page, unless they are higher than a page."""
    return Stack(blocks, whole=True)


def rule(colour: str = HAIRLINE, width_pt: float = HAIRLINE_PT, around_pt: float = 6.0) -> Block:
    """A line over the whole width."""
    return Rule(Stroke(colour, width_pt), around_pt, around_pt)


def space(height_pt: float) -> Block:
    """Empty height."""
    return Space(height_pt)


def page_break(style: PageStyle | None = None) -> Block:
    """A new page, unless the page is still empty; from here on of another style where one is given."""
    return PageBreak(style)
