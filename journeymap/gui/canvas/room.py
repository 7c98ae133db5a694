"""Where on the board a new card finds room: behind the one it follows, or first in a stage.

`spots` finds free places among rectangles; this module knows the bands. Keys, drops and pasting ask here.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from journeymap.analysis.layout import LayoutGaps
from journeymap.drawing.cards import WIDTH_PT
from journeymap.gui.canvas import spots
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.places import within


def behind(board: Board, source: str) -> QPointF:
    """Where a card that follows another finds room: in its stage."""
    rect = board.card_rect(source)
    band = board.band_at(rect.center().x())
    others = [other for id, other in board.card_rects().items() if id != source]
    return spots.beside(rect, others, _end(board, band.id if band else ""))


def _end(board: Board, stage: str) -> float:
    """Where the band of a stage ends for new cards: the last one grows by itself unless people gave it a width."""
    bands = board.scene.elements.bands
    band = board.band(stage)
    if band is None or not bands:
        return float("inf")
    given = board.journey.stages[stage].width if stage in board.journey.stages else None
    return float("inf") if band is bands[-1] and given is None else band.rect.right


def first_spot(board: Board, stage: str = "") -> QPointF:
    """Where a card stands that follows none: the first free place in a stage's band, from the top."""
    band = board.band(stage) or next(iter(board.scene.elements.bands), None)
    left = band.rect.x if band else 0.0
    top = within(board, QPointF(left + LayoutGaps().side_margin_pt + WIDTH_PT / 2, 0), spots.HEIGHT_PT)
    return spots.below(QPointF(top.x(), top.y() + LayoutGaps().side_margin_pt / 2), _rects(board))


def near(board: Board, at: QPointF) -> QPointF:
    """The first free place at a point or below it."""
    return spots.below(within(board, at, spots.HEIGHT_PT), _rects(board))


def _rects(board: Board) -> list[QRectF]:
    return list(board.card_rects().values())


def row(board: Board, count: int, after: str, stage: str) -> list[QPointF]:
    """Places for a chain of cards behind a touchpoint, or as the first ones of a stage."""
    taken = _rects(board)
    found = [behind(board, after) if after else first_spot(board, stage)]
    end = _end(board, stage)
    for _ in range(count - 1):
        taken.append(spots.card_at(found[-1]))
        found.append(spots.beside(taken[-1], taken[:-1], end))
    return found
