"""Sets a story on pages: blocks in, drawn pages out; nothing is lost, nothing is cut off, headings keep their text."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.flowables.breaks import PageBreak
from journeymap.report.pdf.flowables.stack import gap_between
from journeymap.report.pdf.style import PageStyle
from journeymap.report.pdf.surface import Surface

_TOLERANCE_PT = 0.01


class Flow:
    """Where the next block goes: a page, a height on it, and the block above.

    `only_heads` is true while nothing but headings stands on the page: no next page would have more room.
    """

    def __init__(self, surface: Surface, style: PageStyle) -> None:
        self.surface = surface
        self.style = style
        self.y = 0.0
        self.above: Block | None = None
        self.only_heads = True
        self._turn()

    def set(self, story: Sequence[Block]) -> None:
        """Draws all blocks in order."""
        at = 0
        while at < len(story):
            block = story[at]
            if isinstance(block, PageBreak):
                self._break(block)
            else:
                if block.keep_with_next and self.above is not None and not self._has_room(story[at:]):
                    self._turn()
                self._place(block)
            at += 1

    def finish(self) -> None:
        """Drops a last page that nothing came onto, unless it is the only one."""
        if self.above is None and len(self.surface.pages) > 1:
            self.surface.pages.pop()

    def _break(self, block: PageBreak) -> None:
        style = block.style or self.style
        if self.above is None and style == self.style:
            return
        if self.above is None:
            self.surface.pages.pop()
        self.style = style
        self._turn()

    def _turn(self) -> None:
        self.surface.add_page(self.style)
        self.y = self.style.top_pt
        self.above = None
        self.only_heads = True

    def _room(self) -> float:
        return self.style.height_pt - self.style.bottom_pt - self.y

    def _has_room(self, blocks: Sequence[Block]) -> bool:
        """Whether the blocks kept together and the least of the one after them fit on this page."""
        width, need, above = self.style.body_width_pt, 0.0, self.above
        for block in blocks:
            if isinstance(block, PageBreak):
                break
            need += gap_between(above, block)
            if not block.keep_with_next:
                need += block.least(width)
                break
            need += block.height(width)
            above = block
        return need <= self._room() + _TOLERANCE_PT

    def _place(self, block: Block) -> None:
        rest: Block | None = block
        while rest is not None:
            rest = self._place_part(rest)
            if rest is not None:
                self._turn()

    def _place_part(self, block: Block) -> Block | None:
        """Draws as much of a block as fits on this page; what is left over goes on the next."""
        width, gap = self.style.body_width_pt, gap_between(self.above, block)
        room = self._room() - gap
        if block.height(width) <= room + _TOLERANCE_PT:
            self._draw(block, gap)
            return None
        last_chance = self.above is None or (self.only_heads and room > self.style.body_height_pt / 2)
        head, tail = block.split(width, room, last_chance)
        if head is None and self.above is None:  # nothing can be done: better over the margin than lost
            head, tail = block, None
        if head is not None:
            self._draw(head, gap)
        return tail

    def _draw(self, block: Block, gap: float) -> None:
        width = self.style.body_width_pt
        self.y += gap
        block.draw(self.surface, self.style.left_pt, self.y, width)
        self.y += block.height(width)
        self.above = block
        self.only_heads = self.only_heads and block.keep_with_next
