"""What is dragged onto the map: a kind from the palette is named where it is dropped, a parked idea stands there at
once. A ghost follows the pointer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPointF

from journeymap.drawing.cards import WIDTH_PT
from journeymap.editing.commands.parking import place_parked
from journeymap.gui.canvas import spots
from journeymap.gui.canvas.adding import Newcomer
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.curves import pulled
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.laning import put_in_lane
from journeymap.gui.canvas.places import pinned, spot, within
from journeymap.gui.canvas.room import behind
from journeymap.gui.canvas.tools.gesture import card_under
from journeymap.gui.session.mime import IDEA, KIND
from journeymap.i18n import msg
from journeymap.model import ParkedIdea
from journeymap.model.words import LABELS, Kind

_MOST_DIGITS = 9


def kind_in(data: QMimeData) -> Kind | None:
    """The kind that is dragged; None where the data is something else."""
    if not data.hasFormat(KIND):
        return None
    word = bytes(data.data(KIND).data()).decode("utf-8", "replace")
    return Kind._value2member_map_.get(word)  # type: ignore[return-value]


def idea_in(data: QMimeData, ideas: Sequence[ParkedIdea]) -> int | None:
    """The place of the parked idea that is dragged; None where the data is something else or of another document."""
    word = bytes(data.data(IDEA).data()).decode("utf-8", "replace") if data.hasFormat(IDEA) else ""
    place = int(word) if word.isdecimal() and len(word) < _MOST_DIGITS else len(ideas)
    return place if place < len(ideas) and ideas[place].text == data.text() else None


class MapDrop:
    """Adds a touchpoint of the kind where it is dropped; on the right edge of a card, linked behind that card. A
    parked idea becomes a touchpoint there, with its votes."""

    def __init__(self, board: Board, begin: Callable[[Newcomer], None]) -> None:
        self._board, self._begin = board, begin

    def enter(self, data: QMimeData) -> bool:
        return kind_in(data) is not None or self._idea(data) is not None

    def _idea(self, data: QMimeData) -> int | None:
        return idea_in(data, self._board.journey.parking_lot)

    def move(self, event: Pointer, data: QMimeData) -> None:
        new = self._newcomer(event, data)
        ghost = spots.card_at(new.centre)
        overlay = self._board.scene.overlay
        overlay.set_ghost_card(ghost)
        overlay.set_ghost_link(pulled(self._board.card_rect(new.source), ghost) if new.source else None)

    def leave(self) -> None:
        self._board.clear()

    def drop(self, event: Pointer, data: QMimeData) -> None:
        self._board.clear()
        if kind_in(data) is not None:
            self._board.view.activateWindow()
            self._begin(self._newcomer(event, data))
        elif (place := self._idea(data)) is not None:
            self._place(place, event.pos)

    def _place(self, idea: int, at: QPointF) -> None:
        """The idea as a touchpoint whose card has its centre here, selected; one step."""
        board, text = self._board, self._board.journey.parking_lot[idea].text
        centre = within(board, QPointF(at), spots.HEIGHT_PT)
        stage, position = spot(board, centre)
        where = {"stage": stage, "position": position} if board.on_graph else {"stage": stage}
        with pinned(board, msg("Place {text}", text=text)):
            id = place_parked(board.session.document, idea, **where)
            if not board.on_graph:
                put_in_lane(board, id, centre.y())
        board.session.selection.pick("touchpoints", id)

    def _newcomer(self, event: Pointer, data: QMimeData) -> Newcomer:
        kind = kind_in(data)
        text = self._board.session.text(LABELS[kind]) if kind else ""
        source = card_under(event)
        rect = self._board.card_rect(source)
        if source and event.pos.x() >= rect.center().x() + WIDTH_PT / 4:
            return Newcomer(behind(self._board, source), source, kind, text)
        return Newcomer(within(self._board, QPointF(event.pos), spots.HEIGHT_PT), "", kind, text)
