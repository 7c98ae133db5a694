"""Where every card stands: places people gave stay, the rest is laid out; used before anything is drawn.

Turns a journey into the plain graph that `analysis.layout` works on, with the room each card needs.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.analysis.layout import LayoutEdge, LayoutGaps, LayoutNode, LayoutRequest, lay_out
from journeymap.drawing.bands import heading_height
from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.drawing.display import Point
from journeymap.drawing.labels import needed_gap
from journeymap.model.journey import Journey
from journeymap.model.words import BACKWARD_LINKS

_UNDER_HEADING_PT = 18.0


class Placement(msgspec.Struct, frozen=True):
    """Each touchpoint's centre from the left edge of its stage's band and the top of the map, and each band's width,
    in points; a width more than there are stages stands for the unnamed last band."""

    positions: Mapping[str, tuple[float, float]]
    band_widths: tuple[float, ...]


def place(journey: Journey, *, everything: bool = False) -> Placement:
    """Places for all touchpoints; with `everything`, also for those that a person placed."""
    stages = {id: number for number, id in enumerate(journey.stages)}
    nodes = tuple(
        LayoutNode(
            id,
            stages.get(touchpoint.stage, len(stages)),
            WIDTH_PT,
            card_height(journey, touchpoint),
            None if everything else touchpoint.position,
        )
        for id, touchpoint in journey.touchpoints.items()
    )
    widths = [stage.width for stage in journey.stages.values()]
    if any(node.stage == len(stages) for node in nodes) or not stages:
        widths.append(None)
    edges = tuple(LayoutEdge(link.source, link.target, link.kind in BACKWARD_LINKS) for link in journey.links.values())
    result = lay_out(LayoutRequest(nodes, edges, tuple(widths), _gaps(journey)))
    return Placement(result.positions, result.band_widths)


def heading_room(journey: Journey) -> float:
    """How much of the map's top is kept for the headings of the stages, in points."""
    narrowest = WIDTH_PT + 2 * LayoutGaps().side_margin_pt
    return heading_height([s.title for s in journey.stages.values()], [narrowest] * len(journey.stages))


def _gaps(journey: Journey) -> LayoutGaps:
    between = needed_gap(f"{link.label} · 100 %" for link in journey.links.values() if link.label)
    top = heading_room(journey) + _UNDER_HEADING_PT
    return LayoutGaps(h_gap_pt=max(LayoutGaps().h_gap_pt, between), top_margin_pt=top)


def centres(journey: Journey, placement: Placement) -> Mapping[str, Point]:
    """Each card's centre in map coordinates."""
    stages = {id: number for number, id in enumerate(journey.stages)}
    lefts = [0.0]
    for width in placement.band_widths:
        lefts.append(lefts[-1] + width)
    return {
        id: Point(lefts[stages.get(touchpoint.stage, len(stages))] + x, y)
        for id, touchpoint in journey.touchpoints.items()
        for x, y in (placement.positions[id],)
    }
