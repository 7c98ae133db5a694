"""Where a new card finds room on the map: right of the one it follows, else below, never over another card.

Rectangles of the cards in, the centre of the new card out; all in points of the map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, QRectF

from journeymap.analysis.layout import LayoutGaps
from journeymap.drawing.cards import WIDTH_PT

HEIGHT_PT = 63.5
"""The height of a card with a title of one line and no owner of several."""
_AIR_PT = 8.0
_MOST_STEPS = 400


def card_at(centre: QPointF, height_pt: float = HEIGHT_PT) -> QRectF:
    """A card around its centre."""
    return QRectF(centre.x() - WIDTH_PT / 2, centre.y() - height_pt / 2, WIDTH_PT, height_pt)


def beside(source: QRectF, others: Collection[QRectF], right_pt: float) -> QPointF:
    """The centre of a card that follows `source`: right of it where that is free and the band, which ends at
    `right_pt`, has room; else the first free place below, in the column to the right or its own."""
    gaps = LayoutGaps()
    right = QPointF(source.right() + gaps.h_gap_pt + WIDTH_PT / 2, source.center().y())
    has_room = right.x() + WIDTH_PT / 2 + gaps.side_margin_pt <= right_pt
    if has_room and free(card_at(right), others):
        return right
    column = right.x() if has_room else source.center().x()
    return below(QPointF(column, source.bottom() + gaps.v_gap_pt + HEIGHT_PT / 2), others)


def below(centre: QPointF, others: Collection[QRectF]) -> QPointF:
    """The first free place at or below a centre."""
    gap = LayoutGaps().v_gap_pt
    column = card_at(centre).adjusted(-_AIR_PT, 0, _AIR_PT, 0)
    beside_it = [rect for rect in others if rect.left() < column.right() and rect.right() > column.left()]
    for _ in range(_MOST_STEPS):
        taken = [rect.bottom() for rect in _meeting(card_at(centre), beside_it)]
        if not taken:
            break
        centre = QPointF(centre.x(), max(taken) + gap + HEIGHT_PT / 2)
    return centre


def free(card: QRectF, others: Iterable[QRectF]) -> bool:
    """Whether a card would cover none of these and keep a little distance."""
    return not _meeting(card, others)


def _meeting(card: QRectF, others: Iterable[QRectF]) -> list[QRectF]:
    with_air = card.adjusted(-_AIR_PT, -_AIR_PT, _AIR_PT, _AIR_PT)
    return [rect for rect in others if rect.intersects(with_air)]
