"""What it means to stand in a lane: the department that owns a touchpoint, its channel, or its side of the line.

A card and the height it was put at in; the verbs that follow, and a sentence that says what changed, out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeymap.drawing.display import Rect
from journeymap.drawing.elements import LaneElement
from journeymap.drawing.lanes import DISPUTED_LANE, NOBODY
from journeymap.editing.commands import elements, ownership, touchpoints
from journeymap.editing.document import Document
from journeymap.gui.canvas.board import Board
from journeymap.i18n import Message, Word, mark, msg
from journeymap.model.words import LABELS, Role, Side


def lane_at(board: Board, y: float) -> str:
    """The lane at a height of the map, the nearest one outside it; a department, a channel, a side, or empty."""
    found = _lane(board, y)
    return found.id if found else NOBODY


def lane_rect(board: Board, y: float) -> Rect | None:
    """Where the lane at a height stands; None where there are no lanes."""
    found = _lane(board, y)
    return found.rect if found else None


def _lane(board: Board, y: float) -> LaneElement | None:
    lanes = board.scene.elements.lanes
    return next((lane for lane in lanes if y < lane.rect.bottom), lanes[-1] if lanes else None)


def put_in_lane(board: Board, id: str, y: float) -> Message | None:
    """Makes a touchpoint what the lane at this height stands for; what changed in words, None where nothing did."""
    kind, lane = board.session.arrangement.kind, lane_at(board, y)
    # Nobody wants a touchpoint disputed: its lane takes nothing.
    return _PUT[kind](board.session.document, id, lane) if kind in _PUT and lane != DISPUTED_LANE else None


def _own(document: Document, id: str, department: str) -> Message | None:
    touchpoint = document.present.touchpoints[id]
    held = touchpoint.departments_with(Role.ACCOUNTABLE)
    if held == ((department,) if department else ()):
        return None
    if not department:
        for each in held:
            rest = [role for role in touchpoint.owners[each] if role is not Role.ACCOUNTABLE]
            ownership.set_roles(document, id, each, rest or [Role.RESPONSIBLE])
        return msg("Nobody is accountable for {name} any more.", name=touchpoint.title)
    ownership.make_accountable(document, id, department)
    name = elements.name_of(document, "departments", department)
    return msg("{department} is accountable for {name} now.", department=name, name=touchpoint.title)


def _lead(document: Document, id: str, channel: str) -> Message | None:
    touchpoint = document.present.touchpoints[id]
    if " ".join(touchpoint.channel.split()) == channel:
        return None
    touchpoints.set_touchpoint(document, id, channel=channel)
    if not channel:
        return msg("{name} has no channel now.", name=touchpoint.title)
    return msg("The channel of {name} is {channel} now.", name=touchpoint.title, channel=channel)


def _stand(document: Document, id: str, word: str) -> Message | None:
    touchpoint = document.present.touchpoints[id]
    side = Side(word) if word else None
    if touchpoint.side is side:
        return None
    touchpoints.set_touchpoint(document, id, side=side)
    shown = Word(LABELS[side]) if side else Word(mark("neither front nor back stage"))
    return msg("{name}: {side} now.", name=touchpoint.title, side=shown)


_PUT: Mapping[str, Callable[[Document, str, str], Message | None]] = {
    "department": _own,
    "channel": _lead,
    "side": _stand,
}
