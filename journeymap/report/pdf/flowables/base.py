"""What a block of a story can do: measure itself for a width, split at a height, draw itself; `flow` asks for it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from journeymap.report.pdf.surface import Surface


class Block(ABC):
    """A piece of a story. `before_pt` and `after_pt` are the space it wants around; neighbours share the larger."""

    before_pt: float = 0.0
    after_pt: float = 0.0
    keep_with_next: bool = False

    @abstractmethod
    def height(self, width: float) -> float:
        """The height in points that the block takes when it is `width` points wide."""

    @abstractmethod
    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draws the block with its top left corner at (x, y)."""

    def split(self, width: float, height: float, force: bool) -> tuple[Block | None, Block | None]:
        """The part that fits into `height` and the rest; (None, self) when nothing can stand there.

        `force` says that no page has more room: blocks that rather stay whole must split too, if they can.
        """
        return None, self

    def least(self, width: float) -> float:
        """The height of the smallest part that may stand alone at a page's end."""
        return self.height(width)
