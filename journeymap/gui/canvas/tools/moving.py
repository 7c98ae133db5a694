"""Dragging cards: on the graph to any place, snapping to the others; in swimlanes to another lane or stage."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt

from journeymap.editing.commands import elements, placing
from journeymap.editing.errors import EditError
from journeymap.gui.canvas import laning, places
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.parts import united
from journeymap.gui.canvas.tools.gesture import Gesture
from journeymap.gui.canvas.tools.snapping import Snap, snap
from journeymap.i18n import Message, msg, msg_count

SNAP_PX = 6.0
_MOST_NEIGHBOURS = 250


class MoveCards(Gesture):
    """Moves every selected card. Shift keeps to one axis, Alt lets go of snapping."""

    def __init__(self, board: Board, start: Pointer) -> None:
        super().__init__(board, start)
        chosen = [id for id in board.session.selection.of("touchpoints") if board.scene.card(id)]
        self._ids = chosen if start.part.id in chosen else [start.part.id]
        self._rects = {id: board.card_rect(id) for id in self._ids}
        self._whole = united(self._rects.values())

    def move(self, event: Pointer) -> None:
        step, snapped = self._step(event)
        overlay = self.board.scene.overlay
        self.board.preview(self._centres(step))
        overlay.set_guides(snapped.guides)
        overlay.set_drop_band(self._goal(event, step))

    def finish(self, event: Pointer) -> None:
        step, _ = self._step(event)
        self.board.clear()
        if step.isNull():
            return
        try:
            if self.board.on_graph:
                places.move_cards(self.board, self._centres(step), self._label())
            else:
                self._change_lanes(step)
        except EditError as error:
            self.board.session.notice(error.message)

    def _label(self) -> Message:
        name = elements.several(self.board.session.document, "touchpoints", tuple(self._ids))
        return msg("Move {name}", name=name)

    def _centres(self, step: QPointF) -> Mapping[str, QPointF]:
        return {id: rect.center() + step for id, rect in self._rects.items()}

    def _step(self, event: Pointer) -> tuple[QPointF, Snap]:
        """How far the cards go, and why."""
        way, held = self.way(event), event.modifiers
        if held & Qt.KeyboardModifier.ShiftModifier:
            way = QPointF(way.x(), 0) if abs(way.x()) >= abs(way.y()) else QPointF(0, way.y())
        if not self.board.on_graph:
            return way, Snap()
        if not self.board.snapping or held & Qt.KeyboardModifier.AltModifier:
            return self._inside(way), Snap()
        found = snap(self._whole.translated(way), self._neighbours(), SNAP_PX / self.board.view.zoom())
        if held & Qt.KeyboardModifier.ShiftModifier:
            found = _only(found, across=bool(way.x()))
        return self._inside(way + QPointF(found.dx, found.dy)), found

    def _inside(self, way: QPointF) -> QPointF:
        """The way, but not over the headings, nor out of the map to the left: all cards stop together."""
        most = QPointF()
        for rect in self._rects.values():
            at = rect.center() + way
            most = QPointF(
                max(most.x(), (places.within(self.board, at, rect.height()) - at).x()),
                max(most.y(), (places.within(self.board, at, rect.height()) - at).y()),
            )
        return way + most

    def _neighbours(self) -> list[QRectF]:
        scene, moving = self.board.scene, set(self._ids)
        near = [id for id in scene.cards_in(self.board.view.visible_rect()) if id not in moving]
        return [self.board.card_rect(id) for id in near[:_MOST_NEIGHBOURS]]

    def _goal(self, event: Pointer, step: QPointF) -> QRectF | None:
        """The band, or the field of lane and stage, into which the card under the pointer would come."""
        rect = self._rects[self.start.part.id if self.start.part.id in self._rects else self._ids[0]]
        before, after = (self.board.band_at(x) for x in (rect.center().x(), rect.center().x() + step.x()))
        across = before is not None and after is not None and before.id != after.id
        sight = self.board.view.visible_rect()
        if self.board.on_graph:
            band = after.rect if across and after else None
            return QRectF(band.x, sight.top(), band.width, sight.height()) if band else None
        lane = laning.lane_rect(self.board, rect.center().y() + step.y())
        if lane is None or after is None:
            return None
        return QRectF(after.rect.x, lane.y, after.rect.width, lane.height)

    def _change_lanes(self, step: QPointF) -> None:
        session = self.board.session
        said: list[Message] = []
        with session.document.edit(self._label()):
            for id, rect in self._rects.items():
                goal = rect.center() + step
                said += [found for found in (self._restage(id, goal.x()), self._relane(id, rect, goal.y())) if found]
        if said:
            session.notice(_told(said, len(self._ids)), undo=True)

    def _restage(self, id: str, x: float) -> Message | None:
        document = self.board.session.document
        band, touchpoint = self.board.band_at(x), document.present.touchpoints[id]
        if band is None or band.id == touchpoint.stage:
            return None
        placing.move_to_stage(document, id, band.id)
        if not band.id:
            return msg("{name} stands in no stage now.", name=touchpoint.title)
        stage = elements.name_of(document, "stages", band.id)
        return msg("{name} is in the stage {stage} now.", name=touchpoint.title, stage=stage)

    def _relane(self, id: str, rect: QRectF, y: float) -> Message | None:
        if laning.lane_at(self.board, rect.center().y()) == laning.lane_at(self.board, y):
            return None
        return laning.put_in_lane(self.board, id, y)


def _told(said: list[Message], cards: int) -> Message:
    if len(said) == 1:
        return said[0]
    if cards == 1:
        return msg("{first} {second}", first=said[0], second=said[1])
    return msg_count("{count} touchpoint changed lane or stage.", "{count} touchpoints changed lane or stage.", cards)


def _only(found: Snap, *, across: bool) -> Snap:
    """The part of a correction that keeps to the axis held."""
    guides = tuple(line for line in found.guides if (line.dx() == 0) == across)
    return Snap(found.dx, 0.0, guides) if across else Snap(0.0, found.dy, guides)
