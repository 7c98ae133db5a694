"""Which lanes there are and in which one a touchpoint stands: by department, by channel, or front and back stage.

Journey in, rows out; the places in the lanes are made after it. Lanes that hold nothing are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from journeymap.drawing.cards import DISPUTED, NO_OWNER
from journeymap.i18n import Translator
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import LABELS, Role, Side

LaneBy = Literal["department", "channel", "side"]
NOBODY = ""
DISPUTED_LANE = "?"
"""The lane of touchpoints for which more than one department is accountable; no department's id looks like it."""


class LaneRow(msgspec.Struct, frozen=True):
    """A lane before it has a place; `owner_index` is its department's place in the journey, None for other lanes."""

    id: str
    title: str
    colour: str = ""
    owner_index: int | None = None


def lane_of(touchpoint: Touchpoint, by: LaneBy) -> str:
    """The id of the lane a touchpoint stands in."""
    return _LANE_OF[by](touchpoint)


def lane_rows(journey: Journey, by: LaneBy, translator: Translator) -> tuple[LaneRow, ...]:
    """The lanes that hold something, from top to bottom; those of nobody last."""
    used = dict.fromkeys(lane_of(touchpoint, by) for touchpoint in journey.touchpoints.values())
    rows = _ROWS[by](journey, tuple(used), translator)
    return tuple(row for row in rows if row.id in used)


def lane_label(row: LaneRow, translator: Translator) -> str:
    """A lane in words, for those who do not see it."""
    return translator.text("Lane {title}", title=row.title)


def _department_of(touchpoint: Touchpoint) -> str:
    accountable = touchpoint.departments_with(Role.ACCOUNTABLE)
    if len(accountable) > 1:
        return DISPUTED_LANE
    return accountable[0] if accountable else NOBODY


def _channel_of(touchpoint: Touchpoint) -> str:
    return " ".join(touchpoint.channel.split())


def _side_of(touchpoint: Touchpoint) -> str:
    return touchpoint.side.value if touchpoint.side else NOBODY


def _departments(journey: Journey, used: tuple[str, ...], translator: Translator) -> list[LaneRow]:
    rows = [
        LaneRow(id, department.name or id, department.colour, number)
        for number, (id, department) in enumerate(journey.departments.items())
    ]
    disputed = LaneRow(DISPUTED_LANE, translator.text(DISPUTED))
    return [*rows, disputed, LaneRow(NOBODY, translator.text(NO_OWNER))]


def _channels(journey: Journey, used: tuple[str, ...], translator: Translator) -> list[LaneRow]:
    named = [LaneRow(channel, channel) for channel in used if channel]
    return [*named, LaneRow(NOBODY, translator.text("No channel"))]


def _sides(journey: Journey, used: tuple[str, ...], translator: Translator) -> list[LaneRow]:
    named = [LaneRow(side.value, translator.text(LABELS[side])) for side in Side]
    return [*named, LaneRow(NOBODY, translator.text("Front or back not said"))]


_LANE_OF: Mapping[LaneBy, Callable[[Touchpoint], str]] = {
    "department": _department_of,
    "channel": _channel_of,
    "side": _side_of,
}
_ROWS: Mapping[LaneBy, Callable[[Journey, tuple[str, ...], Translator], list[LaneRow]]] = {
    "department": _departments,
    "channel": _channels,
    "side": _sides,
}
