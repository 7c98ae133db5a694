"""Linking by keyboard: from the current touchpoint, the target picked by arrows and Tab, Enter links, Escape ends it.

While it goes on the canvas hands those keys here.
"""

from __future__ import annotations

from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.curves import pulled
from journeymap.gui.canvas.tools.linking import connect
from journeymap.gui.canvas.walking import Direction, in_order, nearest
from journeymap.i18n import msg


class KeyLinking:
    """At most one link being drawn by keys."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._source = self._target = ""

    @property
    def active(self) -> bool:
        """Whether a target is being picked."""
        return bool(self._source)

    def begin(self, source: str) -> None:
        """Starts at a touchpoint; the next one it is not linked with is the first offered."""
        self._source = source
        order = self._order()
        linked = {link.target for link in self._board.journey.links.values() if link.source == source}
        after = [*order[order.index(source) + 1 :], *order[: order.index(source)]]
        self._offer(next((id for id in after if id not in linked), after[0] if after else ""))
        if not self._target:
            self._source = ""

    def walk(self, direction: Direction) -> None:
        """Offers the nearest card that way."""
        cards = {card.id: card.rect for card in self._board.scene.elements.cards if card.id != self._source}
        self._offer(nearest(cards, self._target, direction) or self._target)

    def step(self, step: int) -> None:
        """Offers the next card in journey order."""
        order = [id for id in self._order() if id != self._source]
        self._offer(in_order(order, self._target, step))

    def finish(self, target: str = "") -> None:
        """Links to the card offered, or to the one given."""
        source, goal = self._source, target or self._target
        self.cancel()
        if source and goal and source in self._board.journey.touchpoints:
            connect(self._board, source, goal)

    def cancel(self) -> None:
        """Ends without a trace."""
        if self.active:
            self._source = self._target = ""
            self._board.clear()

    def follow(self) -> None:
        """The journey changed: ends where one of the two is gone, else keeps to where they are."""
        if self.active and not {self._source, self._target} <= self._board.journey.touchpoints.keys():
            self.cancel()
        elif self.active:
            self._show()

    def _order(self) -> list[str]:
        return [id for id in self._board.order() if self._board.scene.card(id)]

    def _offer(self, target: str) -> None:
        self._target = target
        if not target:
            return
        self._board.view.fly_to([target])
        self._show()
        touchpoints = self._board.journey.touchpoints
        names = {"source": touchpoints[self._source].title, "target": touchpoints[target].title}
        self._board.session.notice(msg("Link {source} to {target}? Enter links, Escape does not.", **names))

    def _show(self) -> None:
        source, goal = (self._board.card_rect(id) for id in (self._source, self._target))
        overlay = self._board.scene.overlay
        overlay.set_ghost_card(goal.adjusted(-4, -4, 4, 4))
        overlay.set_ghost_link(pulled(source, goal))
