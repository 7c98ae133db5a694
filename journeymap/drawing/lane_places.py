"""Where the cards of the swimlanes stand: lanes from top to bottom, stages from left to right, a column for each step.

After the rows, before cards and links. Within a stage a link leads at least one column to the right; cards of one
lane that no link parts share a column, up to a few, below one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.ordering import journey_order
from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.drawing.display import Point, Rect
from journeymap.drawing.labels import needed_gap
from journeymap.drawing.placing import heading_room
from journeymap.drawing.shifting import coarse_up
from journeymap.model.journey import Journey
from journeymap.model.words import BACKWARD_LINKS

GUTTER_PT = 148.0
_SIDE_PT = 28.0
_H_GAP_PT = 56.0
_V_GAP_PT = 26.0
_PAD_PT = 26.0
_EMPTY_BAND_PT = 132.0
_MOST_STACKED = 3
_UNDER_HEADING_PT = 6.0

Cell = tuple[str, str, int]


class LanePlaces(msgspec.Struct, frozen=True):
    """Each card's centre, each lane's rectangle in the order of the lanes, and where each stage begins, in points."""

    centres: Mapping[str, Point]
    lanes: tuple[Rect, ...]
    edges: tuple[float, ...]


def lane_places(
    journey: Journey, lane_of: Mapping[str, str], rows: Sequence[str], least_heights_pt: Sequence[float]
) -> LanePlaces:
    """Places for all cards; `rows` are the lanes' ids from top to bottom, each at least that high for its heading."""
    stages = [*journey.stages]
    if not stages or any(not touchpoint.stage for touchpoint in journey.touchpoints.values()):
        stages.append("")
    cells = _cells(journey, lane_of)
    heights = {id: card_height(journey, touchpoint) for id, touchpoint in journey.touchpoints.items()}
    lanes = _lanes(cells, heights, rows, least_heights_pt, heading_room(journey) + _UNDER_HEADING_PT)
    gap = max(_H_GAP_PT, coarse_up(needed_gap(f"{k.label} · 100 %" for k in journey.links.values() if k.label)))
    columns = dict.fromkeys(stages, 0)
    for _, stage, column in cells:
        columns[stage] = max(columns[stage], column + 1)
    # Words of links stand between the cards of two stages as well as between those of one.
    side = max(_SIDE_PT, gap / 2)
    edges = _edges([columns[stage] for stage in stages], gap, side)
    begins = dict(zip(stages, edges, strict=False))
    tops = dict(zip(rows, lanes, strict=True))
    centres: dict[str, Point] = {}
    for (lane, stage, column), ids in cells.items():
        x = begins[stage] + side + column * (WIDTH_PT + gap) + WIDTH_PT / 2
        centres.update(_stacked(ids, heights, x, tops[lane]))
    wide = tuple(Rect(0.0, lane.y, edges[-1], lane.height) for lane in lanes)
    return LanePlaces({id: centres[id] for id in journey.touchpoints}, wide, edges)


def _cells(journey: Journey, lane_of: Mapping[str, str]) -> dict[Cell, list[str]]:
    """The cards of each lane, stage and column, in journey order."""
    before: dict[str, list[str]] = {}
    for link in journey.links.values():
        if link.kind not in BACKWARD_LINKS:
            before.setdefault(link.target, []).append(link.source)
    column: dict[str, int] = {}
    cells: dict[Cell, list[str]] = {}
    for id in journey_order(journey):
        stage = journey.touchpoints[id].stage
        within = [a for a in before.get(id, ()) if a in column and journey.touchpoints[a].stage == stage]
        at = max((column[a] + 1 for a in within), default=0)
        while len(cells.get((lane_of[id], stage, at), ())) >= _MOST_STACKED:
            at += 1
        column[id] = at
        cells.setdefault((lane_of[id], stage, at), []).append(id)
    return cells


def _lanes(
    cells: Mapping[Cell, Sequence[str]],
    heights: Mapping[str, float],
    rows: Sequence[str],
    least: Sequence[float],
    top: float,
) -> list[Rect]:
    needed = dict(zip(rows, least, strict=True))
    for (lane, _, _), ids in cells.items():
        needed[lane] = max(needed[lane], _height(ids, heights) + 2 * _PAD_PT)
    lanes = []
    for lane in rows:
        lanes.append(Rect(0.0, top, 0.0, needed[lane]))
        top += needed[lane]
    return lanes


def _height(ids: Sequence[str], heights: Mapping[str, float]) -> float:
    return sum(heights[id] for id in ids) + _V_GAP_PT * (len(ids) - 1)


def _stacked(ids: Sequence[str], heights: Mapping[str, float], x: float, lane: Rect) -> dict[str, Point]:
    """The cards of a cell below one another, in the middle of their lane."""
    y = lane.y + (lane.height - _height(ids, heights)) / 2
    found = {}
    for id in ids:
        found[id] = Point(x, y + heights[id] / 2)
        y += heights[id] + _V_GAP_PT
    return found


def _edges(columns: Sequence[int], gap: float, side: float) -> tuple[float, ...]:
    """Where each stage begins, and where the last one ends."""
    edges = [GUTTER_PT]
    for count in columns:
        content = count * WIDTH_PT + (count - 1) * gap + 2 * side
        edges.append(edges[-1] + (content if count else _EMPTY_BAND_PT))
    return tuple(edges)
