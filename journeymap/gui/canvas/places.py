"""Steps of editing that put cards somewhere on the graph; all of them pin the rest where it stands, so that nothing
jumps and what people see is what is saved.

Gestures and keys stand before it with centres in map coordinates; the verbs for places after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QPointF

from journeymap.drawing.cards import WIDTH_PT
from journeymap.drawing.placing import heading_room
from journeymap.editing.commands import placing
from journeymap.gui.canvas.board import Board
from journeymap.i18n import Message

Place = tuple[float, float]
_AIR_PT = 6.0


@contextmanager
def pinned(board: Board, label: Message, merge_key: str | None = None) -> Iterator[None]:
    """A step in which cards that have no place of their own get the one they are seen at, before anything else."""
    document = board.session.document
    with document.edit(label, merge_key):
        if board.on_graph and (places := board.session.arrangement.graph.settled()):
            placing.move_many(document, places)
        yield


def spot(board: Board, at: QPointF) -> tuple[str, Place]:
    """The stage at a point of the map, and the point as a place in its band."""
    band = board.band_at(at.x())
    return (band.id, (at.x() - band.rect.x, at.y())) if band else ("", (at.x(), at.y()))


def within(board: Board, at: QPointF, height_pt: float) -> QPointF:
    """The point, or the nearest at which a card of this height covers no heading and does not leave the map to the
    left."""
    least_y = heading_room(board.journey) + _AIR_PT + height_pt / 2
    return QPointF(max(at.x(), WIDTH_PT / 2 + _AIR_PT), max(at.y(), least_y))


def move_cards(board: Board, centres: Mapping[str, QPointF], label: Message, merge_key: str | None = None) -> None:
    """Puts cards at these centres in one step; over a border of bands the stage changes."""
    places: dict[str, Place] = {}
    stages: dict[str, str] = {}
    for id, centre in centres.items():
        stages[id], places[id] = spot(board, within(board, centre, board.card_rect(id).height()))
    with pinned(board, label, merge_key):
        placing.move_many(board.session.document, places, stages)
