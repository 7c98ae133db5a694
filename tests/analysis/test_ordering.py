"""Journey order: stages, then topological order, then the file; circles do no harm."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from journeymap.analysis.graph import components, finished_first, neighbours
from journeymap.analysis.ordering import journey_order
from journeymap.model import Journey, Link, Stage
from tests.analysis.builders import but, journey


def staged(of: Journey, **stages: str) -> Journey:
    changed = but(of, stages={name: Stage(title=name) for name in stages})
    for name, ids in stages.items():
        for id in ids.split():
            changed = but(changed, id, stage=name)
    return changed


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (journey("a b c"), "a b c"),
        (journey("c a b", "a>b b>c"), "a b c"),
        (journey("c b a", "b>a"), "c b a"),
        (journey("a b c", "a>c c>b"), "a c b"),
        (journey("a b c", "a>b b>c a<c"), "a b c"),
        (journey("b a", "b!a"), "b a"),
        (journey("a b c", "b>c c>b"), "a b c"),
        (journey("z a b", "a>b b>a b>z"), "a b z"),
        (staged(journey("a b c"), two="a", one="b c"), "a b c"),
        (staged(journey("a b c"), one="c", two="b"), "c b a"),
        (staged(journey("a b c", "c>b"), one="b c"), "c b a"),
        (staged(journey("b x a", "a>x x>b"), one="a b", two="x"), "a b x"),
        (staged(journey("a b x", "x>a"), one="a b", two="x"), "a b x"),
    ],
)
def test_journey_order(of: Journey, expected: str) -> None:
    assert journey_order(of) == tuple(expected.split())


@pytest.mark.parametrize("seed", range(30))
def test_without_stages_it_is_the_first_topological_order_of_the_file(seed: int) -> None:
    chance = random.Random(seed)
    ids = [str(number) for number in range(12)]
    rank = {id: chance.random() for id in ids}
    pairs = [tuple(sorted(chance.sample(ids, 2), key=rank.__getitem__)) for _ in range(15)]
    of = journey(" ".join(ids), {str(at): Link(source=a, target=b) for at, (a, b) in enumerate(pairs)})
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(ids)
    assert list(journey_order(of)) == list(nx.lexicographical_topological_sort(graph, key=ids.index))


@pytest.mark.parametrize("seed", range(30))
def test_components_and_closing_links_against_networkx(seed: int) -> None:
    chance = random.Random(seed)
    pairs = [(chance.randrange(15), chance.randrange(15)) for _ in range(25)]
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(range(15))
    following = neighbours(pairs)
    assert sorted(map(sorted, components(range(15), following))) == sorted(
        map(sorted, nx.strongly_connected_components(graph))
    )
    _, closing = finished_first(range(15), following)
    graph.remove_edges_from([*closing, *((n, n) for n in range(15))])
    assert nx.is_directed_acyclic_graph(graph)
