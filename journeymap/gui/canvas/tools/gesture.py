"""What every gesture has: it began somewhere, follows the pointer, and is finished or cancelled.

`PointerTool` makes one when a drag begins; the modules beside this one hold them by subject.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.parts import PartKind

CARD_PARTS = (PartKind.CARD, PartKind.CARD_EDGE)
LINK_PARTS = (PartKind.LINK, PartKind.LINK_WORDS, PartKind.LINK_END)


class Gesture:
    """A drag on the map; `scrolls` says whether the map moves along at the borders of the view, `sideways` whether at
    the left and right ones only."""

    scrolls = True
    sideways = False

    def __init__(self, board: Board, start: Pointer) -> None:
        self.board, self.start = board, start

    def move(self, event: Pointer) -> None:
        """The pointer is here now: shows what would happen."""

    def finish(self, event: Pointer) -> None:
        """The button was let go here: does it, in one step, or nothing."""

    def cancel(self) -> None:
        """Ends without a trace."""
        self.board.clear()

    def way(self, event: Pointer) -> QPointF:
        """How far the pointer has come on the map."""
        return event.pos - self.start.pos


def card_under(event: Pointer) -> str:
    """The touchpoint the pointer is on; empty where it is on none."""
    return event.part.id if event.part.kind in CARD_PARTS else ""
