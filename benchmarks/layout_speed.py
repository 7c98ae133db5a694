"""Layouts of journey-like graphs: crossings, time and stability of two wheels, the plain layout and the whole.

Run from the checkout: `python -m benchmarks.layout_speed`. Not a test: it prints one table. fast-sugiyama is
measured where it is installed. A wheel marked "free" chooses its own layers, so it does not keep the stages.
"""

import random
import time
from collections.abc import Callable

import msgspec

from journeymap.analysis.layout import LayoutEdge, LayoutNode, LayoutRequest, lay_out, layered
from journeymap.analysis.layout.boxes import card_places, resolved_widths
from journeymap.analysis.layout.columns import skeleton_of
from journeymap.analysis.layout.composing import task_of
from journeymap.analysis.layout.crossings import crossings
from journeymap.analysis.layout.fallback import plain_centres, pulled
from journeymap.analysis.layout.graph import Graph, graph_of
from journeymap.analysis.layout.overlaps import boxes_of, overlapping
from journeymap.analysis.layout.plan import Place

SIZES = ((30, 6), (100, 7), (1000, 9))
SEEDS = (1, 2, 3)
Way = Callable[[LayoutRequest, Graph], list[Place]]


def journey(count: int, stages: int, seed: int) -> LayoutRequest:
    """Cards in stages; each follows one or two slightly earlier ones, one in twenty leads back."""
    rng = random.Random(seed)
    per = count / stages
    nodes = tuple(LayoutNode(f"t{i}", min(stages - 1, int(i / per)), 160, 72) for i in range(count))
    edges = []
    for i in range(1, count):
        count_before = 1 if rng.random() < 0.7 else 2
        before = [max(0, i - 1 - int(rng.expovariate(1 / max(2, per / 3)))) for _ in range(count_before)]
        edges += [LayoutEdge(f"t{source}", f"t{i}") for source in before]
        if rng.random() < 0.05 and i > 4:
            edges.append(LayoutEdge(f"t{i}", f"t{rng.randrange(max(0, i - int(2 * per)), i)}", True))
    return LayoutRequest(nodes, tuple(dict.fromkeys(edges)), (None,) * stages)


def on_map(graph: Graph, places: dict[int, Place]) -> list[Place]:
    """Places on the whole map from places in bands."""
    boxes = boxes_of(graph, places, resolved_widths(graph, places))
    return [(boxes[i].x, boxes[i].y) for i in range(len(graph.nodes))]


def graphlay_free(request: LayoutRequest, graph: Graph) -> list[Place]:
    """graphlay with layers of its own choice."""
    import graphlay

    drawing = graphlay.Graph()
    for node in graph.nodes:
        drawing.node(width=node.width_pt, height=node.height_pt)
    for a, b in graph.links:
        drawing.edge(a, b)
    return list(graphlay.layout(drawing).positions().values())


def sugiyama_free(request: LayoutRequest, graph: Graph) -> list[Place]:
    """fast-sugiyama with layers of its own choice (it accepts no others), its parts side by side."""
    from fast_sugiyama import from_edges

    found = from_edges(list(graph.links), vertex_spacing=100).align_layouts_horizontal().to_dict()
    return [found.get(i, (0.0, 0.0)) for i in range(len(graph.nodes))]


def graphlay_stages(request: LayoutRequest, graph: Graph) -> list[Place]:
    """graphlay with our columns as fixed layers."""
    skeleton = skeleton_of(graph)
    return on_map(graph, card_places(graph, skeleton, layered.centres(task_of(skeleton))))


def graphlay_order(request: LayoutRequest, graph: Graph) -> list[Place]:
    """graphlay's quick order in our columns, heights of our own."""
    skeleton = skeleton_of(graph)
    heights = pulled(skeleton, layered.centres(task_of(skeleton, quick=True)))
    return on_map(graph, card_places(graph, skeleton, heights))


def plain(request: LayoutRequest, graph: Graph) -> list[Place]:
    """The fallback alone."""
    skeleton = skeleton_of(graph)
    return on_map(graph, card_places(graph, skeleton, plain_centres(skeleton)))


def whole(request: LayoutRequest, graph: Graph) -> list[Place]:
    """What a person gets."""
    found = lay_out(request).positions
    return on_map(graph, {i: found[node.id] for i, node in enumerate(request.nodes)})


WAYS: dict[str, Way] = {
    "graphlay free": graphlay_free,
    "fast-sugiyama free": sugiyama_free,
    "graphlay in stages": graphlay_stages,
    "graphlay's order, quick": graphlay_order,
    "plain in stages": plain,
    "lay_out": whole,
}


def moved_by_one_more(request: LayoutRequest) -> tuple[int, int, float]:
    """Cards moved, overlaps, and seconds when the middle card is taken out and put in with all others pinned."""
    new = request.nodes[len(request.nodes) // 2].id
    before = lay_out(request).positions
    nodes = tuple(msgspec.structs.replace(n, pinned=None if n.id == new else before[n.id]) for n in request.nodes)
    start = time.perf_counter()
    after = lay_out(msgspec.structs.replace(request, nodes=nodes))
    spent = time.perf_counter() - start
    graph = graph_of(request)
    places = {i: after.positions[node.id] for i, node in enumerate(request.nodes)}
    overlaps = sum(1 for _ in overlapping(boxes_of(graph, places, after.band_widths)))
    return sum(after.positions[i] != before[i] for i in before if i != new), overlaps, spent


def main() -> None:
    """Print the table."""
    print(f"{'cards':>5} {'way':<26} {f'crossings, seeds {SEEDS}':<26} {'wall ms':>8} {'cpu ms':>8}")
    for count, stages in SIZES:
        requests = [journey(count, stages, seed) for seed in SEEDS]
        for name, way in WAYS.items():
            row(count, name, way, requests)
        moved, overlaps, spent = moved_by_one_more(requests[0])
        print(f"{count:>5} one card more, others pinned: {moved} moved, {overlaps} overlaps, {spent * 1000:.0f} ms")


def row(count: int, name: str, way: Way, requests: list[LayoutRequest]) -> None:
    """Print one way's line; times are the least of the seeds, after one warm call, child processes not in the cpu."""
    found, wall, cpu = [], [], []
    try:
        way(journey(10, 2, 1), graph_of(journey(10, 2, 1)))
    except ImportError:
        print(f"{count:>5} {name:<26} not installed")
        return
    for request in requests:
        graph = graph_of(request)
        start, start_cpu = time.perf_counter(), time.process_time()
        places = way(request, graph)
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - start_cpu) * 1000)
        found.append(crossings([(places[a], places[b]) for a, b in graph.links]))
    print(f"{count:>5} {name:<26} {', '.join(map(str, found)):<26} {min(wall):>8.0f} {min(cpu):>8.0f}", flush=True)


if __name__ == "__main__":
    main()
