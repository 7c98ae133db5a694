"""What the keys of the map do: walk, nudge, align, distribute, delete; each ends in one step of editing or none.

The table of actions and the canvas stand before it, verbs and selection after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from journeymap.editing.commands import elements, links, placing, touchpoints
from journeymap.editing.document import Document
from journeymap.gui.canvas import places
from journeymap.gui.canvas.board import Board
from journeymap.i18n import Message, Number, msg, msg_count

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["across", "down"]
_Move = Callable[[QRectF, QRectF], QPointF]
_ALIGN: Mapping[Edge, _Move] = {
    "left": lambda card, whole: QPointF(whole.left() - card.left(), 0),
    "centre": lambda card, whole: QPointF(whole.center().x() - card.center().x(), 0),
    "right": lambda card, whole: QPointF(whole.right() - card.right(), 0),
    "top": lambda card, whole: QPointF(0, whole.top() - card.top()),
    "middle": lambda card, whole: QPointF(0, whole.center().y() - card.center().y()),
    "bottom": lambda card, whole: QPointF(0, whole.bottom() - card.bottom()),
}
"""How far a card goes to be in line with the rectangle around all of them."""
_SIDEWAYS = ("left", "centre", "right")


def nudge(board: Board, dx_pt: float, dy_pt: float) -> None:
    """Moves the selected cards a little; nudges that follow one another are one step."""
    ids = _chosen(board)
    if not ids or not board.on_graph:
        return
    step = QPointF(dx_pt, dy_pt)
    name = elements.several(board.session.document, "touchpoints", ids)
    centres = {id: board.card_rect(id).center() + step for id in ids}
    places.move_cards(board, centres, msg("Move {name}", name=name), f"nudge {ids}")


def align(board: Board, edge: Edge) -> None:
    """Puts the selected cards in line. To the left, right and centre in each stage by itself: no stage changes."""
    groups = _by_band(board) if edge in _SIDEWAYS else [_rects(board)]
    moved: dict[str, QPointF] = {}
    for group in groups:
        whole = _whole(group)
        moved.update((id, rect.center() + _ALIGN[edge](rect, whole)) for id, rect in group.items())
    _put(board, moved, msg("Align {name}", name=_name(board)))


def distribute(board: Board, axis: Axis) -> None:
    """Leaves equal spaces between the selected cards; across in each stage by itself."""
    moved: dict[str, QPointF] = {}
    for group in _by_band(board) if axis == "across" else [_rects(board)]:
        moved.update(_spread(group, axis))
    _put(board, moved, msg("Distribute {name}", name=_name(board)))


def _spread(group: Mapping[str, QRectF], axis: Axis) -> dict[str, QPointF]:
    across = axis == "across"
    ordered = sorted(group.items(), key=lambda pair: pair[1].left() if across else pair[1].top())
    if len(ordered) < 3:
        return {}
    lengths = [rect.width() if across else rect.height() for _, rect in ordered]
    whole = _whole(group)
    room = (whole.width() if across else whole.height()) - sum(lengths)
    at = whole.left() if across else whole.top()
    found: dict[str, QPointF] = {}
    for (id, rect), length in zip(ordered, lengths, strict=True):
        middle = at + length / 2
        found[id] = QPointF(middle, rect.center().y()) if across else QPointF(rect.center().x(), middle)
        at += length + room / (len(ordered) - 1)
    return found


def _put(board: Board, centres: Mapping[str, QPointF], label: Message) -> None:
    """Moves cards inside their own stages."""
    if not centres or not board.on_graph:
        return
    positions: dict[str, places.Place] = {}
    for id, centre in centres.items():
        band = board.band(board.journey.touchpoints[id].stage)
        at = places.within(board, centre, board.card_rect(id).height())
        positions[id] = (at.x() - (band.rect.x if band else 0.0), at.y())
    with places.pinned(board, label):
        placing.move_many(board.session.document, positions)


def _chosen(board: Board) -> tuple[str, ...]:
    return tuple(id for id in board.session.selection.of("touchpoints") if board.scene.card(id))


def _name(board: Board) -> Message | str:
    return elements.several(board.session.document, "touchpoints", _chosen(board))


def _rects(board: Board) -> dict[str, QRectF]:
    return {id: board.card_rect(id) for id in _chosen(board)}


def _by_band(board: Board) -> list[dict[str, QRectF]]:
    groups: dict[str, dict[str, QRectF]] = {}
    for id, rect in _rects(board).items():
        groups.setdefault(board.journey.touchpoints[id].stage, {})[id] = rect
    return list(groups.values())


def _whole(group: Mapping[str, QRectF]) -> QRectF:
    whole = QRectF()
    for rect in group.values():
        whole = whole.united(rect)
    return whole


def delete(board: Board) -> None:
    """Deletes the selected touchpoints and links in one step; stages are removed by an action of their own."""
    selection, document = board.session.selection, board.session.document
    cards, ways = selection.of("touchpoints"), selection.of("links")
    if not cards and not ways:
        return
    said = _deletion(document, cards, ways)
    neighbour = _next_of(board, cards)
    with document.edit(msg("Delete {name}", name=_what(document, cards, ways))):
        if cards:
            touchpoints.delete_touchpoints(document, cards)
        left = [id for id in ways if id in document.present.links]
        if left:
            links.disconnect(document, left)
    if neighbour in document.journey.touchpoints:
        selection.pick("touchpoints", neighbour)
    board.session.notice(said, undo=True)


def _next_of(board: Board, cards: tuple[str, ...]) -> str:
    """Where the keyboard goes on after a card is gone: what leads to it, so that typing can go on there."""
    return next((link.source for link in board.journey.links.values() if link.target in cards[:1]), "")


def _what(document: Document, cards: tuple[str, ...], ways: tuple[str, ...]) -> Message | str:
    if len(cards) + len(ways) == 1:
        return elements.name_of(document, "touchpoints" if cards else "links", (cards or ways)[0])
    return msg("{count} elements", count=Number(len(cards) + len(ways)))


def _deletion(document: Document, cards: tuple[str, ...], ways: tuple[str, ...]) -> Message:
    if len(cards) + len(ways) == 1:
        return msg("{name} deleted.", name=_what(document, cards, ways))
    return msg_count("{count} element deleted.", "{count} elements deleted.", len(cards) + len(ways))
