"""Laying out the whole graph anew: worked out off the GUI thread where it is large, one step, shown as a short move.

The document has the new places at once; only what is seen glides there.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Slot

from journeymap.drawing.placing import Placement, place
from journeymap.editing.commands import placing
from journeymap.gui.canvas.board import Board
from journeymap.gui.session.background import Progress
from journeymap.i18n import msg
from journeymap.model import Journey

GLIDE_MS = 250
AT_ONCE = 150
"""Up to so many cards the layout is worked out at once: it takes less than a person notices."""
_MOST_GLIDING = 400


class LayingOut(QObject):
    """Lays out when asked; what is under way is dropped when the journey changes meanwhile."""

    def __init__(self, board: Board) -> None:
        super().__init__(board.view)
        self._board = board
        self._journey: Journey | None = None
        self._glide = Glide(board, self)

    @property
    def busy(self) -> bool:
        """Whether a layout is being worked out."""
        return self._journey is not None

    def begin(self) -> None:
        """Lays everything out anew, also what people placed; one step of editing."""
        if self.busy or not self._board.on_graph or not self._board.journey.touchpoints:
            return
        journey = self._board.journey
        if len(journey.touchpoints) <= AT_ONCE:
            self._take(journey, place(journey, everything=True))
            return
        self._journey = journey
        job = self._board.session.jobs.start(_Errand(journey))
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._free)

    def stop(self) -> None:
        """Ends the gliding; everything is where it belongs."""
        self._glide.end()

    @Slot(object)
    def _done(self, placement: Placement) -> None:
        journey, self._journey = self._journey, None
        if journey is self._board.journey:
            self._take(journey, placement)
        else:
            self._board.session.notice(msg("The map was changed meanwhile, so it was not laid out. Try again."))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._journey = None
        self._board.session.notice(msg("The map could not be laid out: {reason}.", reason=str(error)))

    @Slot()
    def _free(self) -> None:
        self._journey = None

    def _take(self, journey: Journey, placement: Placement) -> None:
        self._glide.end()
        before = {id: rect.center() for id, rect in self._board.card_rects().items()}
        self._board.session.do(placing.place_many, placement.positions)
        if self._board.journey is journey:
            return
        self._board.session.notice(msg("The map is laid out anew."), undo=True)
        self._glide.begin(before)


class _Errand:
    def __init__(self, journey: Journey) -> None:
        self._journey = journey

    def __call__(self, progress: Progress) -> Placement:
        return place(self._journey, everything=True)


class Glide(QVariantAnimation):
    """Shows cards on their way from where they were to where they are now."""

    def __init__(self, board: Board, parent: QObject) -> None:
        super().__init__(parent)
        self._board = board
        self._before: Mapping[str, QPointF] = {}
        self.setDuration(GLIDE_MS)
        self.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.valueChanged.connect(self._go)
        self.finished.connect(self.end)

    def begin(self, before: Mapping[str, QPointF]) -> None:
        """Sets off from these centres; nothing moves where motion is switched off or too much would."""
        moved = {id: at for id, at in before.items() if (rect := self._board.card_rect(id)) and rect.center() != at}
        if self._board.view.animate and self._board.view.isVisible() and 0 < len(moved) <= _MOST_GLIDING:
            self._before = moved
            self._go(0.0)
            self.start()

    @Slot()
    def end(self) -> None:
        """Everything is where it belongs."""
        if self._before:
            self._before = {}
            self.stop()
            self._board.scene.end_preview()

    @Slot(object)
    def _go(self, share: float) -> None:
        if self._before:
            ends = {id: self._board.card_rect(id).center() for id in self._before if self._board.scene.card(id)}
            self._board.preview({id: self._before[id] * (1 - share) + end * share for id, end in ends.items()})
