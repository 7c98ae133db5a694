"""Blocks above one another as one block: lists, tiles, what must stay together, and parts of the structure tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.report.pdf.flowables.base import Block
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.surface import Surface


def gap_between(upper: Block | None, lower: Block) -> float:
    """The space between neighbours: the larger of what both want; none above the first."""
    return 0.0 if upper is None else max(upper.after_pt, lower.before_pt)


class Stack(Block):
    """Blocks one below the other, inside an element where a tag is given; `whole` keeps them on one page if it can."""

    def __init__(self, blocks: Sequence[Block], tag: Tag | None = None, whole: bool = False) -> None:
        self.blocks = list(blocks)
        self.tag = tag
        self.whole = whole
        if blocks:
            self.before_pt, self.after_pt = blocks[0].before_pt, blocks[-1].after_pt
            self.keep_with_next = blocks[-1].keep_with_next

    def _placed(self, width: float) -> Iterator[tuple[Block, float, float]]:
        """Each block with its top and its height."""
        y, upper = 0.0, None
        for block in self.blocks:
            y += gap_between(upper, block)
            height = block.height(width)
            yield block, y, height
            y += height
            upper = block

    def height(self, width: float) -> float:
        """The height of all blocks and the gaps between them."""
        return max((y + height for _, y, height in self._placed(width)), default=0.0)

    def least(self, width: float) -> float:
        """What must stand together: everything when whole, else up to the first block that may be left alone."""
        if self.whole:
            return self.height(width)
        for block, y, height in self._placed(width):
            if not block.keep_with_next:
                return y + min(height, block.least(width))
        return self.height(width)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Between blocks or inside one; never just after a block that is kept with the next, unless forced."""
        if self.whole and not force:
            return None, self
        for at, (block, y, block_height) in enumerate(self._placed(width)):
            if y + block_height > height + 0.01:
                head, tail = block.split(width, height - y, force and at == 0)
                if head is None:
                    return self._before(at, force)
                rest = [tail] if tail is not None else []
                return self._part([*self.blocks[:at], head]), self._part([*rest, *self.blocks[at + 1 :]])
        return self, None

    def _before(self, at: int, force: bool) -> tuple[Block | None, Block | None]:
        cut = at
        while cut and self.blocks[cut - 1].keep_with_next:
            cut -= 1
        cut = cut or (at if force else 0)
        return self._part(self.blocks[:cut]), self._part(self.blocks[cut:])

    def _part(self, blocks: list[Block]) -> Block | None:
        return Stack(blocks, self.tag) if blocks else None

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the blocks in order."""
        with surface.element(self.tag):
            for block, top, _ in list(self._placed(width)):
                block.draw(surface, x, y + top, width)


class Indented(Block):
    """A list item: a label in a margin, and the body beside it."""

    def __init__(self, label: Block | None, body: Block, indent_pt: float, tag: Tag) -> None:
        self.label = label
        self.body = body
        self.indent_pt = indent_pt
        self.tag = tag
        self.before_pt, self.after_pt = body.before_pt, body.after_pt

    def height(self, width: float) -> float:
        """The height of the body, or of the label where that is higher."""
        label = self.label.height(self.indent_pt) if self.label is not None else 0.0
        return max(label, self.body.height(width - self.indent_pt))

    def least(self, width: float) -> float:
        """The least part of the body."""
        return self.body.least(width - self.indent_pt)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Splits the body; the label stays with its first part."""
        head, tail = self.body.split(width - self.indent_pt, height, force)
        if head is None:
            return None, self
        first = Indented(self.label, head, self.indent_pt, self.tag)
        return first, Indented(None, tail, self.indent_pt, self.tag) if tail is not None else None

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws label and body in one list item."""
        with surface.element(self.tag):
            if self.label is not None:
                self.label.draw(surface, x, y, self.indent_pt)
            self.body.draw(surface, x + self.indent_pt, y, width - self.indent_pt)


class Beside(Block):
    """Blocks side by side, equally wide or by shares; splits only when a page is too small for it."""

    def __init__(
        self, blocks: Sequence[Block], gap_pt: float, shares: Sequence[float] = (), around_pt: float = 8.0
    ) -> None:
        self.blocks = list(blocks)
        self.gap_pt = gap_pt
        self.shares = list(shares) or [1.0] * len(self.blocks)
        self.before_pt = self.after_pt = around_pt

    def _columns(self, width: float) -> list[tuple[Block, float, float]]:
        """Each block with its left edge and its width."""
        room = max(width - self.gap_pt * (len(self.blocks) - 1), 1.0)
        total = sum(self.shares)
        columns, x = [], 0.0
        for block, share in zip(self.blocks, self.shares, strict=True):
            columns.append((block, x, room * share / total))
            x += room * share / total + self.gap_pt
        return columns

    def height(self, width: float) -> float:
        """The height of the highest block."""
        return max((block.height(own) for block, _, own in self._columns(width)), default=0.0)

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """Every block at the same height, when forced."""
        if not force:
            return None, self
        heads, tails = zip(*(_cut(block, own, height) for block, _, own in self._columns(width)), strict=True)
        return self._row(heads), self._row(tails)

    def _row(self, parts: Sequence[Block | None]) -> Block | None:
        if not any(parts):
            return None
        blocks = [part or Stack(()) for part in parts]
        return Beside(blocks, self.gap_pt, self.shares, self.after_pt)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the blocks from left to right."""
        for block, left, own in self._columns(width):
            block.draw(surface, x + left, y, own)


def _cut(block: Block, width: float, height: float) -> tuple[Block | None, Block | None]:
    return (block, None) if block.height(width) <= height + 0.01 else block.split(width, height, True)
