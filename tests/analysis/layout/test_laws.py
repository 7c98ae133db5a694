"""What holds for every layout: no overlap, every card in its band, pinned cards unmoved, the same answer twice."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.analysis.layout import LayoutEdge, LayoutNode, LayoutRequest, LayoutResult, lay_out
from journeymap.analysis.layout.overlaps import Box
from tests.effort import examples

STAGES = 4


@st.composite
def requests(draw: st.DrawFn, *, most: int = 16) -> LayoutRequest:
    count = draw(st.integers(0, most))
    sizes = st.sampled_from([60.0, 120.0, 160.0])
    nodes = tuple(
        LayoutNode(f"t{i}", draw(st.integers(0, STAGES - 1)), draw(sizes), draw(st.sampled_from([40.0, 72.0, 110.0])))
        for i in range(count)
    )
    ends = st.integers(0, max(count - 1, 0))
    pairs = draw(st.lists(st.tuples(ends, ends, st.booleans()), max_size=2 * count if count else 0))
    edges = tuple(LayoutEdge(f"t{a}", f"t{b}", back) for a, b, back in pairs)
    widths = tuple(draw(st.sampled_from([None, None, 240.0, 620.0])) for _ in range(STAGES))
    return LayoutRequest(nodes, edges, widths)


def pin(request: LayoutRequest, places: dict[str, tuple[float, float]]) -> LayoutRequest:
    nodes = tuple(msgspec.structs.replace(node, pinned=places.get(node.id)) for node in request.nodes)
    return msgspec.structs.replace(request, nodes=nodes)


def boxes(request: LayoutRequest, result: LayoutResult) -> dict[str, Box]:
    left = [sum(result.band_widths[:i]) for i in range(len(result.band_widths))]
    return {
        node.id: Box(left[node.stage] + x, y, node.width_pt, node.height_pt)
        for node in request.nodes
        for x, y in (result.positions[node.id],)
    }


def overlaps(request: LayoutRequest, result: LayoutResult) -> list[tuple[str, str]]:
    """Every pair against every other: an independent and slow count."""
    placed = boxes(request, result)
    return [(a, b) for a in placed for b in placed if a < b and placed[a].meets(placed[b])]


def assert_sound(request: LayoutRequest, result: LayoutResult) -> None:
    assert list(result.positions) == [node.id for node in request.nodes]
    assert overlaps(request, result) == []
    for node in request.nodes:
        x, y = result.positions[node.id]
        assert node.width_pt / 2 <= x + 1e-6
        assert x + node.width_pt / 2 <= result.band_widths[node.stage] + 1e-6
        assert y - node.height_pt / 2 >= request.gaps.top_margin_pt - 1e-6


def assert_spaced(request: LayoutRequest, result: LayoutResult) -> None:
    """Cards above one another keep the vertical gap."""
    placed = list(boxes(request, result).values())
    for i, a in enumerate(placed):
        for b in placed[i + 1 :]:
            if abs(a.x - b.x) < (a.width_pt + b.width_pt) / 2 - 1e-6:
                assert abs(a.y - b.y) >= (a.height_pt + b.height_pt) / 2 + request.gaps.v_gap_pt - 1e-6


@given(requests())
@settings(deadline=None)
def test_cards_stand_apart_and_in_their_bands(request: LayoutRequest) -> None:
    result = lay_out(request)
    assert_sound(request, result)
    assert_spaced(request, result)
    given_widths = zip(request.band_widths, result.band_widths, strict=True)
    assert all(got == wanted for wanted, got in given_widths if wanted is not None)


@given(requests())
@settings(deadline=None, max_examples=examples(40))
def test_the_same_request_gets_the_same_answer(request: LayoutRequest) -> None:
    assert lay_out(request) == lay_out(msgspec.convert(msgspec.to_builtins(request), LayoutRequest))


@given(requests(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=examples(40))
def test_another_order_of_the_cards_is_as_sound(request: LayoutRequest, rng: random.Random) -> None:
    nodes = list(request.nodes)
    rng.shuffle(nodes)
    shuffled = msgspec.structs.replace(request, nodes=tuple(nodes))
    assert_sound(shuffled, lay_out(shuffled))


@given(requests(), st.data())
@settings(deadline=None)
def test_new_cards_find_room_and_move_nothing(request: LayoutRequest, data: st.DataObject) -> None:
    whole = lay_out(request)
    new = data.draw(st.sets(st.sampled_from([n.id for n in request.nodes]))) if request.nodes else set()
    kept = {card: place for card, place in whole.positions.items() if card not in new}
    result = lay_out(pin(request, kept))
    assert {card: result.positions[card] for card in kept} == kept
    assert_sound(request, result)


@given(requests(), st.data())
@settings(deadline=None)
def test_cards_pinned_anywhere_stay_and_the_others_avoid_them(request: LayoutRequest, data: st.DataObject) -> None:
    spots = st.tuples(st.floats(0, 500), st.floats(0, 900))
    ids = [node.id for node in request.nodes]
    pinned = data.draw(st.dictionaries(st.sampled_from(ids), spots)) if ids else {}
    result = lay_out(pin(request, pinned))
    assert {card: result.positions[card] for card in pinned} == pinned
    assert all(a in pinned and b in pinned for a, b in overlaps(request, result))
