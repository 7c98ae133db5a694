"""Kinds dragged in from the palette: a ghost follows the pointer, and a touchpoint is named where it is dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF

from journeymap.drawing.cards import WIDTH_PT
from journeymap.gui.canvas import spots
from journeymap.gui.canvas.adding import Newcomer
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.curves import pulled
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.places import within
from journeymap.gui.canvas.room import behind
from journeymap.gui.canvas.tools.gesture import card_under
from journeymap.gui.session.mime import KIND
from journeymap.model.words import LABELS, Kind


def kind_in(data: QMimeData) -> Kind | None:
    """The kind that is dragged; None where the data is something else."""
    if not data.hasFormat(KIND):
        return None
    word = bytes(data.data(KIND).data()).decode("utf-8", "replace")
    return Kind._value2member_map_.get(word)  # type: ignore[return-value]


class KindDrop:
    """Adds a touchpoint of the kind where it is dropped; on the right edge of a card, linked behind that card."""

    def __init__(self, board: Board, begin: Callable[[Newcomer], None]) -> None:
        self._board, self._begin = board, begin

    def enter(self, data: QMimeData) -> bool:
        return kind_in(data) is not None

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

    def _newcomer(self, event: Pointer, data: QMimeData) -> Newcomer:
        kind = kind_in(data)
        text = self._board.session.text(LABELS[kind]) if kind else ""
        source = card_under(event)
        rect = self._board.card_rect(source)
        if source and event.pos.x() >= rect.center().x() + WIDTH_PT / 4:
            return Newcomer(behind(self._board, source), source, kind, text)
        return Newcomer(within(self._board, QPointF(event.pos), spots.HEIGHT_PT), "", kind, text)
