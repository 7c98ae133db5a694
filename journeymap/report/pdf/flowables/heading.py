"""Headings: an anchor, an outline entry, and if asked a short remark at the right end of the line."""

from __future__ import annotations

import copy

from journeymap.report.pdf import fonts
from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.flowables.text import Paragraph
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.style import COLUMN_TITLE, HEADINGS
from journeymap.report.pdf.surface import Bookmark, Surface
from journeymap.report.pdf.typeset import Span

_GAP_PT = 16.0
_LONGEST_ENTRY = 200


class Heading(Block):
    """A heading of level 1 to 3; it never stands at the end of a page without what it heads."""

    keep_with_next = True

    def __init__(self, text: str, level: int, anchor: str, bookmark: bool, aside: str) -> None:
        style = HEADINGS[level]
        self.level = level
        self.words = fonts.clean_line(text)
        self.bookmark = bookmark
        self.anchor = anchor
        self.title = Paragraph((Span(text),), style, Tag(f"H{level}"), anchor)
        self.aside = Paragraph((Span(aside),), COLUMN_TITLE.but(align="end"), Tag("P")) if aside else None
        self.before_pt, self.after_pt = style.before_pt, style.after_pt

    def _beside(self, width: float) -> bool:
        """Whether the remark has room on the heading's last line."""
        if self.aside is None:
            return False
        remark = self.aside.lines(width)
        return len(remark) == 1 and self.title.lines(width)[-1].width + _GAP_PT + remark[0].width <= width

    def height(self, width: float) -> float:
        """The heading's lines, and the remark's where it has no room beside them."""
        own = self.title.height(width)
        return own if self.aside is None or self._beside(width) else own + self.aside.height(width)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Only a heading higher than a page splits; its entry stays with the first part."""
        if not force:
            return None, self
        head, tail = self.title.split(width, height, True)
        if not isinstance(head, Paragraph):
            return None, self
        first = copy.copy(self)
        first.title, first.aside = head, None
        return first, tail

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the heading and notes its outline entry."""
        if self.bookmark and self.words.strip():
            surface.bookmarks.append(Bookmark(self.words[:_LONGEST_ENTRY], self.level, self._place(surface, x, y)))
        self.title.draw(surface, x, y, width)
        if self.aside is not None:
            below = y + self.title.height(width)
            last = self.title.lines(width)[-1]
            remark = self.aside.lines(width)[0]
            above = below - last.height + last.baseline - remark.baseline
            self.aside.draw(surface, x, above if self._beside(width) else below, width)

    def _place(self, surface: Surface, x: float, y: float) -> str:
        name = f" heading {len(surface.bookmarks)}"  # a space first: no anchor of a caller begins so
        surface.anchor(name, x, y)
        return name
