"""Bands and boxes: how wide every band is and where its columns and cards stand; overlaps are looked for in them."""

from journeymap.analysis.layout.columns import Skeleton
from journeymap.analysis.layout.graph import Graph
from journeymap.analysis.layout.plan import Place


def column_places(graph: Graph, skeleton: Skeleton) -> list[float]:
    """The x of every column's centre in points from the left edge of its band."""
    widths = column_widths(skeleton)
    places = [0.0] * len(widths)
    for band in range(graph.bands):
        own = [i for i, at in enumerate(skeleton.column_bands) if at == band]
        content = sum(widths[i] for i in own) + graph.gaps.h_gap_pt * max(len(own) - 1, 0)
        fixed = graph.fixed[band]
        x = graph.gaps.side_margin_pt if fixed is None else (fixed - content) / 2
        for i in own:
            places[i] = x + widths[i] / 2
            x += widths[i] + graph.gaps.h_gap_pt
    return places


def column_widths(skeleton: Skeleton) -> list[float]:
    """The width in points of the widest block of every column."""
    widths = [0.0] * len(skeleton.column_bands)
    for block in skeleton.blocks:
        widths[block.column] = max(widths[block.column], block.width_pt)
    return widths


def card_places(graph: Graph, skeleton: Skeleton, centres: list[float]) -> dict[int, Place]:
    """The place of every card from the centres of the blocks, the topmost card at the top margin."""
    xs = column_places(graph, skeleton)
    tops = [y - block.height_pt / 2 for block, y in zip(skeleton.blocks, centres, strict=True)]
    lift = graph.gaps.top_margin_pt - min(tops, default=0.0)
    places: dict[int, Place] = {}
    for block, top in zip(skeleton.blocks, tops, strict=True):
        y = top + lift
        for card in block.cards:
            height = graph.nodes[card].height_pt
            places[card] = (xs[block.column], y + height / 2)
            y += height + skeleton.v_gap_pt
    return places


def resolved_widths(graph: Graph, places: dict[int, Place]) -> list[float]:
    """The width in points of every band: the fixed one, or as wide as its cards need."""
    needed = [0.0] * graph.bands
    for card, (x, _) in places.items():
        node = graph.nodes[card]
        needed[node.stage] = max(needed[node.stage], x + node.width_pt / 2 + graph.gaps.side_margin_pt)
    empty = graph.gaps.empty_band_pt
    return [(need or empty) if fixed is None else fixed for need, fixed in zip(needed, graph.fixed, strict=True)]
