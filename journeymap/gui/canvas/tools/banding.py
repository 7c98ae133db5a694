"""Bands with the pointer: a heading dragged to another place among the stages, a border dragged to another width."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF

from journeymap.drawing.cards import WIDTH_PT
from journeymap.drawing.elements import BandElement
from journeymap.drawing.placing import band_width
from journeymap.editing.commands import stages
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.tools.gesture import Gesture

LEAST_WIDTH_PT = WIDTH_PT + 24.0


class MoveHeading(Gesture):
    """Puts a stage between two others; a line shows where."""

    sideways = True

    def move(self, event: Pointer) -> None:
        place, x = self._goal(event)
        sight = self.board.view.visible_rect()
        band = self.board.band(self.start.part.id)
        overlay = self.board.scene.overlay
        overlay.set_drop_band(_strip(band, sight) if band else None)
        overlay.set_guides([QLineF(x, sight.top(), x, sight.bottom())] if place != self._place() else [])

    def finish(self, event: Pointer) -> None:
        self.board.clear()
        place, _ = self._goal(event)
        if place != self._place():
            self.board.session.do(stages.move_stage, self.start.part.id, place)

    def _place(self) -> int:
        return list(self.board.journey.stages).index(self.start.part.id)

    def _goal(self, event: Pointer) -> tuple[int, float]:
        """The place among the stages without the one that is dragged, and the x of the border there."""
        named = [band for band in self.board.scene.elements.bands if band.id]
        borders = [named[0].rect.x, *(band.rect.right for band in named)]
        number = min(range(len(borders)), key=lambda at: abs(borders[at] - event.pos.x()))
        return number - (number > self._place()), borders[number]


class ResizeBand(Gesture):
    """Makes a band as wide as its border is dragged to, never narrower than its cards need."""

    sideways = True

    def move(self, event: Pointer) -> None:
        band = self.board.band(self.start.part.id)
        if band is None:
            return
        sight, width = self.board.view.visible_rect(), self._width(event)
        overlay = self.board.scene.overlay
        overlay.set_drop_band(QRectF(band.rect.x, sight.top(), width, sight.height()))
        x = band.rect.x + width
        overlay.set_guides([QLineF(x, sight.top(), x, sight.bottom())])

    def finish(self, event: Pointer) -> None:
        self.board.clear()
        band = self.board.band(self.start.part.id)
        if band is not None and (width := self._width(event)) != band.rect.width:
            self.board.session.do(stages.resize_stage, band.id, width)

    def _width(self, event: Pointer) -> float:
        band = self.board.band(self.start.part.id)
        assert band is not None
        inside = [id for id, touchpoint in self.board.journey.touchpoints.items() if touchpoint.stage == band.id]
        needed = band_width([self.board.card_rect(id).center().x() - band.rect.x for id in inside])
        least = max(LEAST_WIDTH_PT, needed if inside else 0.0)
        return max(float(round(band.rect.width + self.way(event).x())), least)


def _strip(band: BandElement, sight: QRectF) -> QRectF:
    return QRectF(band.rect.x, sight.top(), band.rect.width, sight.height())


def fit_band(board: Board, stage: str) -> None:
    """Leaves the width of a band to its cards again."""
    touched = board.journey.stages.get(stage)
    if touched is not None and touched.width is not None:
        board.session.do(stages.resize_stage, stage, None)
