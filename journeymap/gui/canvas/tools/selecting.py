"""Selecting with the pointer: what a click means for each part of the map, and the rubber band."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt

from journeymap.editing.changes import ElementKey
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.parts import Part, PartKind
from journeymap.gui.canvas.tools.gesture import CARD_PARTS, LINK_PARTS, Gesture

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_MAPPINGS: Mapping[PartKind, str] = {
    **dict.fromkeys(CARD_PARTS, "touchpoints"),
    **dict.fromkeys(LINK_PARTS, "links"),
    PartKind.HEADING: "stages",
    PartKind.BAND_EDGE: "stages",
}


def key_of(board: Board, part: Part) -> ElementKey | None:
    """The element of the journey that a part of the map stands for; a lane of a department is that department."""
    if part.kind is PartKind.LANE_HEADING and board.session.arrangement.kind == "department":
        return ("departments", part.id) if part.id else None
    mapping = _MAPPINGS.get(part.kind)
    return (mapping, part.id) if mapping and part.id else None


def adds(event: Pointer) -> bool:
    """Whether a click adds to the selection instead of taking its place."""
    return bool(event.modifiers & _ADDING)


def click(board: Board, event: Pointer) -> None:
    """What a click without a drag selects."""
    key, selection = key_of(board, event.part), board.session.selection
    if key is None:
        if not adds(event):
            selection.clear()
    elif adds(event):
        selection.toggle(*key)
    else:
        selection.pick(*key)


class RubberBand(Gesture):
    """Selects every card it touches, or where it touches none every link that lies in it; with Shift or Ctrl besides
    what is selected. Cards alone have a form for them all."""

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board, start)
        self._before = board.session.selection.keys if adds(start) else ()

    def move(self, event: Pointer) -> None:
        rect = self._rect(event)
        scene = self.board.scene
        scene.overlay.set_rubber(rect)
        chosen = self._keys(rect)
        current = scene.marks.marked.current
        cards, links, bands = (_ids(chosen, name) for name in ("touchpoints", "links", "stages"))
        scene.mark_selected(cards, links, bands, current)

    def finish(self, event: Pointer) -> None:
        self.board.clear()
        self.board.session.selection.choose(self._keys(self._rect(event)))
        self.board.show_selection()

    def cancel(self) -> None:
        super().cancel()
        self.board.show_selection()

    def _rect(self, event: Pointer) -> QRectF:
        return QRectF(self.start.pos, event.pos).normalized()

    def _keys(self, rect: QRectF) -> tuple[ElementKey, ...]:
        scene = self.board.scene
        cards = [("touchpoints", id) for id in scene.cards_in(rect)]
        return (*self._before, *(cards or (("links", id) for id in scene.links_in(rect))))


def _ids(keys: Iterable[ElementKey], mapping: str) -> frozenset[str]:
    return frozenset(id for kind, id in keys if kind == mapping)
