"""A whole layout from a request: columns, the wheel or the plain layout, pinned cards, overlaps; callers use this."""

from time import monotonic

from journeymap.analysis.layout import layered
from journeymap.analysis.layout.boxes import card_places, resolved_widths
from journeymap.analysis.layout.child import centres_in_child
from journeymap.analysis.layout.columns import Skeleton, skeleton_of
from journeymap.analysis.layout.fallback import plain_centres, pulled
from journeymap.analysis.layout.graph import Graph, graph_of
from journeymap.analysis.layout.inserting import inserted
from journeymap.analysis.layout.overlaps import taken_apart
from journeymap.analysis.layout.plan import LayoutRequest, LayoutResult, Place
from journeymap.analysis.layout.refining import crossed, refined

CHILD_BLOCKS = 300
CHILD_LINKS = 300
CHILD_SPAN = 900
CHILD_HUB = 60
QUICK_BLOCKS = 500
COMPARED_LINKS = 60
SPARE_SHARE = 0.3


def lay_out(request: LayoutRequest, *, limit_s: float = 10) -> LayoutResult:
    """Places for all cards: stages as bands from left to right, few crossings, no overlap, pinned cards unmoved.

    The same request gets the same answer, unless the wheel runs out of `limit_s` seconds on one machine only; then
    the plain layout answers. Two pinned cards that overlap are left alone; a card wider than a fixed band sticks
    out on both sides of it. Times: 30 cards about 10 ms, 1,000 cards below 1.5 s.
    """
    end = monotonic() + limit_s * (1 - SPARE_SHARE)
    graph = graph_of(request)
    pinned = {i: node.pinned for i, node in enumerate(graph.nodes) if node.pinned is not None}
    places = inserted(graph, pinned, lambda part: unpinned(part, end)) if pinned else unpinned(graph, end)
    widths = resolved_widths(graph, places)
    places = taken_apart(graph, places, widths, set(pinned))
    return LayoutResult({node.id: places[i] for i, node in enumerate(graph.nodes)}, tuple(widths))


def unpinned(graph: Graph, end: float) -> dict[int, Place]:
    """Places for all cards of a graph as if none were pinned; the wheel has until `end` on the monotonic clock.

    For small maps the plain layout is tried as well and the one with fewer crossings is kept.
    """
    skeleton = skeleton_of(graph)
    wheel = wheel_centres(skeleton, end - monotonic())
    tried = [wheel] if wheel else []
    if not wheel or len(graph.links) <= COMPARED_LINKS:
        tried.append(plain_centres(skeleton))
    found = [card_places(graph, skeleton, refined(graph, skeleton, y)) for y in tried]
    return min(found, key=lambda places: crossed(graph, places)) if len(found) > 1 else found[0]


def wheel_centres(skeleton: Skeleton, limit_s: float) -> list[float] | None:
    """The heights of the blocks from the wheel, None where it fails, has no time or nothing is linked."""
    if not skeleton.links or limit_s <= 0:
        return None
    if is_large(skeleton):
        quick = len(skeleton.blocks) > QUICK_BLOCKS
        heights = centres_in_child(task_of(skeleton, quick=quick), limit_s)
        return pulled(skeleton, heights) if heights and quick else heights
    try:
        return layered.centres(task_of(skeleton))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic inside the wheel is no Exception
        return None


def is_large(skeleton: Skeleton) -> bool:
    """True where the wheel may need long enough to be felt: many blocks, links or columns crossed, or a hub."""
    degree = [0] * len(skeleton.blocks)
    span = 0
    for left, right in skeleton.links:
        degree[left] += 1
        degree[right] += 1
        span += skeleton.blocks[right].column - skeleton.blocks[left].column
    return (
        len(skeleton.blocks) > CHILD_BLOCKS
        or len(skeleton.links) > CHILD_LINKS
        or span > CHILD_SPAN
        or max(degree, default=0) > CHILD_HUB
    )


def task_of(skeleton: Skeleton, *, quick: bool = False) -> layered.Task:
    """The skeleton as the wheel's task."""
    return {
        "sizes": [(block.width_pt, block.height_pt) for block in skeleton.blocks],
        "columns": [block.column for block in skeleton.blocks],
        "links": list(skeleton.links),
        "v_gap_pt": skeleton.v_gap_pt,
        "quick": quick,
    }
