"""Walking over the map by keys: from card to card along links, to links and to the headings of stages.

The selection is changed and what is chosen brought in sight; nothing is edited.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.typing_in import Typing
from journeymap.gui.canvas.walking import Direction, along
from journeymap.gui.painting import rect_f


class Steps:
    """The way of the keyboard over one canvas."""

    def __init__(self, board: Board, typing: Typing) -> None:
        self._board, self._typing = board, typing

    def walk(self, direction: Direction) -> None:
        """One step with an arrow key, from whatever is current."""
        mapping, id = self._board.session.selection.current
        if mapping == "stages":
            self._from_stage(id, direction)
        elif mapping == "links":
            self._from_link(id, direction)
        elif mapping == "touchpoints":
            self._from_card(id, direction)
        else:
            self._typing.step(1)

    def _from_card(self, id: str, direction: Direction) -> None:
        cards = {card.id: card.rect for card in self._board.scene.elements.cards}
        found = along(self._board.journey, cards, id, direction)
        stage = self._board.journey.touchpoints[id].stage
        if found:
            self._typing.choose(found)
        elif direction == "up" and stage:
            self._choose("stages", stage)

    def _from_link(self, id: str, direction: Direction) -> None:
        link = self._board.journey.links[id]
        if direction in ("left", "right"):
            self._typing.choose(link.target if direction == "right" else link.source)
        else:
            self.next_link(1 if direction == "down" else -1)

    def _from_stage(self, id: str, direction: Direction) -> None:
        stages = list(self._board.journey.stages)
        if direction in ("left", "right"):
            at = stages.index(id) + (1 if direction == "right" else -1)
            if 0 <= at < len(stages):
                self._choose("stages", stages[at])
            return
        inside = [t for t in self._board.order() if self._board.journey.touchpoints[t].stage == id]
        if direction == "down" and inside:
            self._typing.choose(inside[0])

    def next_link(self, step: int = 1) -> None:
        """The next link of the current touchpoint, those that lead on first; from a link, the next of its source."""
        mapping, id = self._board.session.selection.current
        links = self._board.journey.links
        source = links[id].source if mapping == "links" else id if mapping == "touchpoints" else ""
        found = [key for key, link in links.items() if link.source == source]
        if mapping == "touchpoints":
            found += [key for key, link in links.items() if link.target == source and key not in found]
        if found:
            at = (found.index(id) + step) % len(found) if id in found else 0
            self._choose("links", found[at])

    def _choose(self, mapping: str, id: str) -> None:
        self._board.session.selection.pick(mapping, id)
        self._board.view.fly_to([id])

    def rect_of(self, id: str) -> QRectF:
        """Where a card, link or stage is on the map; an empty rectangle where it is not."""
        item = self._board.scene.links.items.get(id)
        if self._board.scene.card(id) is not None:
            return self._board.card_rect(id)
        if item is not None:
            return item.boundingRect()
        band = self._board.band(id)
        return rect_f(band.rect) if band else QRectF()
