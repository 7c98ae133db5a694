"""Graphs that stop a layout wheel: all of them end, with every card placed and none on another."""

import msgspec
import pytest

from journeymap.analysis.layout import LayoutEdge, LayoutNode, LayoutRequest, lay_out, layered
from journeymap.analysis.layout.graph import graph_of
from journeymap.analysis.layout.overlaps import boxes_of, overlapping


def cards(*stages: int) -> tuple[LayoutNode, ...]:
    return tuple(LayoutNode(f"t{i}", stage, 160, 72) for i, stage in enumerate(stages))


def links(*pairs: tuple[int, int]) -> tuple[LayoutEdge, ...]:
    return tuple(LayoutEdge(f"t{a}", f"t{b}") for a, b in pairs)


GRAPHS = {
    "nothing": LayoutRequest(()),
    "empty bands": LayoutRequest((), (), (None, 300.0)),
    "one card": LayoutRequest(cards(0)),
    "one card in the third band": LayoutRequest(cards(2), (), (None, None, None)),
    "no links": LayoutRequest(cards(*[i % 3 for i in range(40)])),
    "loops to itself": LayoutRequest(cards(0, 1), links((0, 0), (0, 1), (1, 1))),
    "double links": LayoutRequest(cards(0, 1, 1), links((0, 1), (0, 1), (1, 0), (0, 2))),
    "cycle in a stage": LayoutRequest(cards(0, 0, 0), links((0, 1), (1, 2), (2, 0))),
    "cycle through stages": LayoutRequest(cards(0, 1, 2), links((0, 1), (1, 2), (2, 0))),
    "link to nothing": LayoutRequest(cards(0), (LayoutEdge("t0", "gone"),)),
    "star": LayoutRequest(cards(0, *[1] * 5000), links(*[(0, i) for i in range(1, 5001)])),
    "star over stages": LayoutRequest(
        cards(0, *[1 + i % 8 for i in range(400)]),
        links(*[(0, i) for i in range(1, 401)], *[(i, i + 8) for i in range(1, 390, 3)]),
    ),
    "all linked": LayoutRequest(
        cards(*[i // 20 for i in range(100)]), links(*[(a, b) for a in range(100) for b in range(100) if a != b])
    ),
    "chain in one stage": LayoutRequest(cards(*[0] * 400), links(*[(i, i + 1) for i in range(399)])),
    "narrow band": LayoutRequest(cards(*[0] * 9), links(*[(i, i + 1) for i in range(8)]), (200.0,)),
    "band narrower than its cards": LayoutRequest(cards(0, 1, 0, 1), links((0, 1), (2, 3)), (50.0, 50.0)),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_a_hard_graph_is_laid_out(name: str) -> None:
    request = GRAPHS[name]
    result = lay_out(request, limit_s=3)
    graph = graph_of(request)
    places = {i: result.positions[node.id] for i, node in enumerate(request.nodes)}
    assert not list(overlapping(boxes_of(graph, places, result.band_widths)))


def test_pinned_cards_that_overlap_are_left_alone() -> None:
    nodes = tuple(msgspec.structs.replace(node, pinned=(100.0, 100.0)) for node in cards(0, 0))
    result = lay_out(LayoutRequest((*nodes, LayoutNode("new", 0, 160, 72)), (LayoutEdge("t0", "new"),)))
    assert result.positions["t0"] == result.positions["t1"] == (100.0, 100.0)
    assert abs(result.positions["new"][1] - 100.0) >= 72 or abs(result.positions["new"][0] - 100.0) >= 160


def test_when_the_wheel_fails_the_plain_layout_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(task: object) -> list[float]:
        raise ValueError("the wheel is off")

    monkeypatch.setattr(layered, "centres", broken)
    result = lay_out(LayoutRequest(cards(0, 1, 1), links((0, 1), (0, 2))))
    assert len(set(result.positions.values())) == 3


def test_no_time_at_all_still_gives_a_layout() -> None:
    request = GRAPHS["all linked"]
    assert len(lay_out(request, limit_s=0).positions) == 100
