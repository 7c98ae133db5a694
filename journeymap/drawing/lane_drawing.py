"""How swimlanes are drawn: a soft line between lanes and a heading with its colour at the left.

After the lane elements, before the painters.
"""

from __future__ import annotations

from journeymap.drawing import text
from journeymap.drawing.display import Box, Group, Line, Move, Path, Point, Rect, Shape, Stroke, TextRun
from journeymap.drawing.elements import LaneElement
from journeymap.drawing.lane_places import GUTTER_PT
from journeymap.drawing.theme import Theme

HEADING_PT = 12.0
_LINE_PT = 15.5
_LEFT_PT = 22.0
_RIGHT_PT = 10.0
_BAR_PT = 5.0
_MOST_LINES = 8


def heading_lines(title: str) -> tuple[str, ...]:
    """A lane's heading in lines that fit its gutter."""
    return text.wrap(title, HEADING_PT, "semibold", GUTTER_PT - _LEFT_PT - _RIGHT_PT, _MOST_LINES)


def heading_height(lines: tuple[str, ...]) -> float:
    """How high a lane must be for its heading, in points."""
    return len(lines) * _LINE_PT + 24


def draw_gutter(height_pt: float, theme: Theme) -> Box:
    """The ground on which the lanes' headings stand."""
    return Box(Rect(0.0, 0.0, GUTTER_PT, height_pt), theme.background)


def draw_lane(lane: LaneElement, theme: Theme) -> Group:
    """The lane as shapes: a line above and below, a bar in its colour and its heading in the middle of the gutter."""
    rect = lane.rect
    shapes: list[Shape] = [_across(rect, rect.y, theme), _across(rect, rect.bottom, theme)]
    bar = Rect(rect.x + 8, rect.y + 10, _BAR_PT, rect.height - 20)
    shapes.append(Box(bar, _colour(lane, theme), radius_pt=_BAR_PT / 2))
    middle = rect.y + rect.height / 2 + text.cap_height(HEADING_PT) / 2
    y = middle - (len(lane.title_lines) - 1) * _LINE_PT / 2
    ink = theme.ink if lane.id else theme.muted
    for number, line in enumerate(lane.title_lines):
        shapes.append(TextRun(Point(rect.x + _LEFT_PT, y + number * _LINE_PT), line, HEADING_PT, ink, "semibold"))
    heading = Rect(rect.x, rect.y, GUTTER_PT, rect.height)
    return Group("lanes", lane.id, lane.label, heading, tuple(shapes))


def _across(rect: Rect, y: float, theme: Theme) -> Path:
    ends = (Move(Point(rect.x, y)), Line(Point(rect.right, y)))
    return Path(ends, stroke=Stroke(theme.card_border, 0.8))


def _colour(lane: LaneElement, theme: Theme) -> str:
    if lane.owner_index is None:
        return theme.unowned
    return lane.colour.lower() or theme.department(lane.owner_index)
