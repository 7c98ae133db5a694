"""Links with the pointer: pulled out of a card's edge to another card or to nothing, and their ends put elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from journeymap.drawing.cards import WIDTH_PT
from journeymap.editing.commands import links
from journeymap.gui.canvas import spots
from journeymap.gui.canvas.adding import Newcomer
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.curves import pulled
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.places import within
from journeymap.gui.canvas.tools.gesture import Gesture, card_under

Begin = Callable[[Newcomer], None]
"""Begins to add a touchpoint."""


class PullLink(Gesture):
    """A new link: to the card it is dropped on, or to a new touchpoint where there is none."""

    def __init__(self, board: Board, start: Pointer, begin: Begin) -> None:
        super().__init__(board, start)
        self._begin = begin
        self._source = start.part.id

    def move(self, event: Pointer) -> None:
        overlay = self.board.scene.overlay
        target = card_under(event)
        if target == self._source:
            overlay.clear()
            return
        goal = self.board.card_rect(target).adjusted(-3, -3, 3, 3) if target else self._ghost(event)
        overlay.set_ghost_card(goal)
        overlay.set_ghost_link(pulled(self.board.card_rect(self._source), goal))

    def finish(self, event: Pointer) -> None:
        self.board.clear()
        target = card_under(event)
        if not target:
            self._begin(Newcomer(self._ghost(event).center(), source=self._source))
        elif target != self._source:
            connect(self.board, self._source, target)

    def _ghost(self, event: Pointer) -> QRectF:
        return spots.card_at(within(self.board, ghost_centre(self.board, self._source, event.pos), spots.HEIGHT_PT))


def ghost_centre(board: Board, source: str, pos: QPointF) -> QPointF:
    """Where a card pulled out of another would stand: the pointer holds it by the side that faces the source."""
    rect = board.card_rect(source)
    if pos.x() > rect.right():
        return QPointF(pos.x() + WIDTH_PT / 2, pos.y())
    if pos.x() < rect.left():
        return QPointF(pos.x() - WIDTH_PT / 2, pos.y())
    return QPointF(pos.x(), pos.y() + (spots.HEIGHT_PT / 2 if pos.y() > rect.bottom() else -spots.HEIGHT_PT / 2))


def connect(board: Board, source: str, target: str) -> None:
    """Links two touchpoints and selects the link, so that its share can be typed; a refusal is said."""
    link = board.session.do(lambda document: links.connect(document, source, target))
    if link is not None:
        board.session.selection.pick("links", link)


class ReEnd(Gesture):
    """Puts one end of a link on another card; dropped on nothing, the link stays as it is."""

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board, start)
        link = board.journey.links[start.part.id]
        self._end = start.part.end
        self._fixed = link.target if self._end == "source" else link.source

    def move(self, event: Pointer) -> None:
        overlay = self.board.scene.overlay
        fixed, target = self.board.card_rect(self._fixed), card_under(event)
        goal = self.board.card_rect(target) if target else QRectF(event.pos, event.pos)
        overlay.set_ghost_card(goal.adjusted(-3, -3, 3, 3) if target else None)
        overlay.set_ghost_link(pulled(goal, fixed) if self._end == "source" else pulled(fixed, goal))

    def finish(self, event: Pointer) -> None:
        self.board.clear()
        target = card_under(event)
        if target:
            ends = {"source": target} if self._end == "source" else {"target": target}
            self.board.session.do(links.reconnect, self.start.part.id, **ends)
