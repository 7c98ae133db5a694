"""Where every card stands: places people gave stay, the rest is laid out; used before anything is drawn.

Turns a journey into the plain graph that `analysis.layout` works on, with the room each card needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

import msgspec

from journeymap.analysis.layout import LayoutEdge, LayoutGaps, LayoutNode, LayoutRequest, lay_out
from journeymap.drawing.bands import heading_height
from journeymap.drawing.cards import WIDTH_PT, card_height
from journeymap.drawing.display import Point
from journeymap.drawing.labels import needed_gap
from journeymap.drawing.shifting import coarse
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
    pinned = {} if everything else {id: t.position for id, t in journey.touchpoints.items() if t.position is not None}
    return laid_out(journey, journey.touchpoints, pinned)


def laid_out(journey: Journey, ids: Iterable[str], pinned: Mapping[str, tuple[float, float]]) -> Placement:
    """Places for these touchpoints, those in `pinned` where they are, and the bands' widths they come to."""
    stages = {id: number for number, id in enumerate(journey.stages)}
    chosen = {id: journey.touchpoints[id] for id in ids}
    nodes = tuple(
        LayoutNode(
            id, stages.get(touchpoint.stage, len(stages)), WIDTH_PT, card_height(journey, touchpoint), pinned.get(id)
        )
        for id, touchpoint in chosen.items()
    )
    widths = [stage.width for stage in journey.stages.values()]
    if any(node.stage == len(stages) for node in nodes) or not stages:
        widths.append(None)
    links = (link for link in journey.links.values() if link.source in chosen and link.target in chosen)
    edges = tuple(LayoutEdge(link.source, link.target, link.kind in BACKWARD_LINKS) for link in links)
    result = lay_out(LayoutRequest(nodes, edges, tuple(widths), _gaps(journey)))
    return Placement(result.positions, result.band_widths)


def band_width(xs: Iterable[float]) -> float:
    """How wide a band is whose cards stand at these places, in points, where people gave it no width."""
    gaps = LayoutGaps()
    return max((0.0, *(x + (WIDTH_PT / 2 + gaps.side_margin_pt) for x in xs))) or gaps.empty_band_pt


def lefts(widths: Iterable[float]) -> tuple[float, ...]:
    """Where bands of these widths begin, and at last where they end, in points; on 64ths (see `shifting`)."""
    return tuple(accumulate(map(coarse, widths), initial=0.0))


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
    begins = lefts(placement.band_widths)
    return {
        id: centre(begins[stages.get(touchpoint.stage, len(stages))], placement.positions[id])
        for id, touchpoint in journey.touchpoints.items()
    }


def centre(left: float, position: tuple[float, float]) -> Point:
    """A card's centre in map coordinates from the left edge of its band and its place there."""
    return Point(left + coarse(position[0]), position[1])
