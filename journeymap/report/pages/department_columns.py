"""Columns with departments at their heads: whole names where they fit, else short ones with a key above the table.

The pages of ownership stand before it; it hands columns to the tables of the PDF engine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from journeymap.drawing import text
from journeymap.report.content.short_names import short_names
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Column, Span
from journeymap.report.pdf.style import COLUMN_TITLE, NOTE

BODY_WIDTH_PT = 499.0
"""The width that both papers have for a table at least, in points."""
_ROW_TITLES_PT = (170.0, 112.0)
_GUTTER_PT = 10.0
_MOST_LINES = 3
_WIDEST_PT = 72.0
_MOST_SHORT = 12
_SHORT_NAME = 24
_SHORT_PT = (18.0, 30.0)


class Heads(msgspec.Struct, frozen=True):
    """Departments that stand side by side in one table, with what stands over each; `short` where these are no whole
    names. `width_pt` is that of one column."""

    departments: tuple[str, ...]
    titles: tuple[str, ...]
    width_pt: float
    short: bool = False

    def columns(self, context: Context) -> list[Column]:
        """One column for each department, under a bar of its colour."""
        return [
            Column(title, width_pt=self.width_pt, align="middle", bar=context.department_hue(id))
            for id, title in zip(self.departments, self.titles, strict=True)
        ]


def heads(context: Context, departments: Sequence[str]) -> tuple[Heads, ...]:
    """One group of departments for each table that is needed: one, but for more than twelve departments."""
    names = [context.department(id) for id in departments]
    rooms = [_room(len(names), row_title) for row_title in _ROW_TITLES_PT]
    room = next((room for room in rooms if all(_stands(name, room) for name in names)), None)
    if room is not None:
        return (Heads(tuple(departments), tuple(names), min(room, _WIDEST_PT)),)
    return _shortened(departments, short_names(names))


def _shortened(departments: Sequence[str], short: Sequence[str]) -> tuple[Heads, ...]:
    ends = _parts(len(departments))
    least, most = _SHORT_PT
    width = min(most, max(least, _room(ends[1], _ROW_TITLES_PT[0])))
    return tuple(Heads(tuple(departments[a:b]), tuple(short[a:b]), width, short=True) for a, b in pairwise(ends))


def _stands(name: str, room_pt: float) -> bool:
    """Whether a name has room over a column without a word being cut."""
    size = COLUMN_TITLE.size_pt
    words = text.one_line(name).split()
    if any(text.width(word, size, "regular") > room_pt for word in words):
        return False
    return len(text.wrap(name, size, "regular", room_pt, _MOST_LINES + 1)) <= _MOST_LINES


def _room(columns: int, row_title_pt: float) -> float:
    """The width of each of so many columns beside the titles of the rows."""
    return (BODY_WIDTH_PT - row_title_pt) / max(columns, 1) - _GUTTER_PT


def _parts(count: int) -> list[int]:
    """Where even parts of at most twelve begin, and where the last one ends."""
    parts = -(-count // _MOST_SHORT)
    return [-(-count * part // parts) for part in range(parts + 1)]


def key(groups: Sequence[Heads], context: Context) -> list[Block]:
    """What the short names of a matrix mean; nothing where the names stand in full."""
    pairs = [pair for group in groups if group.short for pair in zip(group.titles, group.departments, strict=True)]
    if not pairs:
        return []
    return [story.rich(list(_spans(pairs, context)), NOTE, keep_with_next=True)]


def _spans(pairs: Sequence[tuple[str, str]], context: Context) -> Iterator[Span]:
    names = [context.department(id) for _, id in pairs]
    between = "   " if max(map(len, names)) <= _SHORT_NAME else "\n"
    for place, ((short, _), name) in enumerate(zip(pairs, names, strict=True), 1):
        yield Span(f"{short}\N{NO-BREAK SPACE}", weight="semibold", colour=context.theme.ink)
        yield Span(name.replace("\n", " ") + (between if place < len(pairs) else ""))
