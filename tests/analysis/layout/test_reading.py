"""A map reads as a person would draw it: left to right, runs from top to bottom, new cards beside their neighbours."""

from itertools import pairwise

import msgspec

from journeymap.analysis.layout import LayoutEdge, LayoutNode, LayoutRequest, lay_out
from journeymap.analysis.layout.crossings import crossings

HOTEL = {"ad": 0, "agent": 0, "site": 1, "call": 1, "check-in": 2, "room": 2, "thanks": 3, "complaint": 3, "offer": 3}
LINKS = (
    "ad site",
    "agent site",
    "agent call",
    "site check-in",
    "call check-in",
    "check-in room",
    "check-in complaint",
    "room thanks",
    "room complaint",
    "room offer",
)


def request_of(stages: dict[str, int], links: tuple[str, ...], widths: tuple[float | None, ...] = ()) -> LayoutRequest:
    nodes = tuple(LayoutNode(name, stage, 162, 73) for name, stage in stages.items())
    ends = [link.split() for link in links]
    return LayoutRequest(nodes, tuple(LayoutEdge(source, target) for source, target in ends), widths)


def test_cards_linked_in_a_stage_stand_below_one_another() -> None:
    places = lay_out(request_of(HOTEL, LINKS)).positions
    assert places["check-in"][0] == places["room"][0]
    assert places["check-in"][1] < places["room"][1]
    assert min(y for _, y in places.values()) == 28 + 73 / 2


def test_a_chain_of_six_makes_two_columns_of_three() -> None:
    names = "abcdef"
    chain = tuple(f"{a} {b}" for a, b in pairwise(names))
    places = lay_out(request_of(dict.fromkeys(names, 0), chain)).positions
    left = places["a"][0]
    assert [name for name in names if places[name][0] == left] == ["a", "b", "c"]
    assert places["a"][1] < places["b"][1] < places["c"][1]
    assert places["d"][1] < places["e"][1] < places["f"][1]


def test_a_narrow_band_is_one_column() -> None:
    names = "abcdef"
    chain = tuple(f"{a} {b}" for a, b in pairwise(names))
    result = lay_out(request_of(dict.fromkeys(names, 0), chain, (220.0,)))
    assert {x for x, _ in result.positions.values()} == {110.0}
    assert "".join(sorted(names, key=lambda n: result.positions[n][1])) == names


def test_branches_stand_beside_each_other_after_their_source() -> None:
    places = lay_out(request_of({"a": 0, "b": 0, "c": 0}, ("a b", "a c"))).positions
    assert places["b"][0] == places["c"][0] > places["a"][0]


def test_parallel_lines_do_not_cross() -> None:
    stages = {"a1": 0, "a2": 0, "a3": 0, "b3": 1, "b1": 1, "b2": 1}
    places = lay_out(request_of(stages, ("a1 b1", "a2 b2", "a3 b3"))).positions
    at = {name: (x + 1000 * stages[name], y) for name, (x, y) in places.items()}
    assert crossings([(at["a1"], at["b1"]), (at["a2"], at["b2"]), (at["a3"], at["b3"])]) == 0
    assert all(at[f"a{i}"][1] == at[f"b{i}"][1] for i in (1, 2, 3))


def test_back_links_rank_nothing() -> None:
    request = request_of({"a": 0, "b": 0}, ("a b",))
    back = LayoutEdge("b", "a", back=True)
    assert lay_out(msgspec.structs.replace(request, edges=(*request.edges, back))) == lay_out(request)


def test_a_new_card_goes_beside_what_it_is_linked_with() -> None:
    base = request_of(HOTEL, LINKS)
    before = lay_out(base).positions
    nodes = tuple(msgspec.structs.replace(node, pinned=before[node.id]) for node in base.nodes)
    new = LayoutNode("lobby", 2, 162, 73)
    edges = (*base.edges, LayoutEdge("room", "lobby"))
    after = lay_out(msgspec.structs.replace(base, nodes=(*nodes, new), edges=edges)).positions
    assert after["lobby"] == (before["room"][0], before["room"][1] + 73 + 32)


def test_a_new_card_without_links_goes_below_its_band() -> None:
    base = request_of(HOTEL, LINKS)
    before = lay_out(base).positions
    nodes = tuple(msgspec.structs.replace(node, pinned=before[node.id]) for node in base.nodes)
    after = lay_out(msgspec.structs.replace(base, nodes=(*nodes, LayoutNode("new", 1, 162, 73)))).positions
    assert after["new"][0] == before["site"][0]
    assert after["new"][1] == max(before["site"][1], before["call"][1]) + 73 + 32


def test_a_new_card_between_two_stacked_ones_goes_beside_them() -> None:
    base = request_of(HOTEL, LINKS)
    before = lay_out(base).positions
    nodes = tuple(msgspec.structs.replace(node, pinned=before[node.id]) for node in base.nodes)
    edges = (*base.edges, LayoutEdge("check-in", "lift"), LayoutEdge("lift", "room"))
    whole = msgspec.structs.replace(base, nodes=(*nodes, LayoutNode("lift", 2, 162, 73)), edges=edges)
    x, y = lay_out(whole).positions["lift"]
    assert x > before["room"][0] + 162
    assert before["check-in"][1] < y < before["room"][1]
