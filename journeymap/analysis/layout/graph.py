"""The request by numbers: cards as indices in the order they came, links cleaned; columns are made from it."""

from collections.abc import Iterable, Sequence

import msgspec

from journeymap.analysis.layout.plan import LayoutGaps, LayoutNode, LayoutRequest

Pair = tuple[int, int]


class Graph(msgspec.Struct, frozen=True):
    """Cards by index; `forward` are the links that rank, `links` all of them, both without loops and doubles."""

    nodes: tuple[LayoutNode, ...]
    forward: tuple[Pair, ...]
    links: tuple[Pair, ...]
    bands: int
    fixed: tuple[float | None, ...]
    gaps: LayoutGaps

    def neighbours(self) -> list[list[int]]:
        """For every card the cards it is linked with in either direction, each once."""
        found: list[dict[int, None]] = [{} for _ in self.nodes]
        for source, target in self.links:
            found[source][target] = None
            found[target][source] = None
        return [list(row) for row in found]

    def part(self, cards: Sequence[int]) -> "Graph":
        """The graph of some of the cards, renumbered in the order of `cards`; the bands stay."""
        index = {card: i for i, card in enumerate(cards)}
        return Graph(
            tuple(self.nodes[card] for card in cards),
            _renumbered(self.forward, index),
            _renumbered(self.links, index),
            self.bands,
            self.fixed,
            self.gaps,
        )


def graph_of(request: LayoutRequest) -> Graph:
    """The graph of a request; links that name no card are left out, a stage without a width counts as free."""
    index = {node.id: i for i, node in enumerate(request.nodes)}
    known = [e for e in request.edges if e.source in index and e.target in index and e.source != e.target]
    forward = dict.fromkeys((index[e.source], index[e.target]) for e in known if not e.back)
    every = dict.fromkeys((index[e.source], index[e.target]) for e in known)
    bands = max([len(request.band_widths), *(node.stage + 1 for node in request.nodes)])
    fixed = request.band_widths + (None,) * (bands - len(request.band_widths))
    return Graph(request.nodes, tuple(forward), tuple(every), bands, fixed, request.gaps)


def parts_of(count: int, links: Iterable[Pair]) -> list[list[int]]:
    """The connected parts of `count` cards, each in rising order, the parts by their first card."""
    root = list(range(count))
    for source, target in links:
        a, b = _top(root, source), _top(root, target)
        root[max(a, b)] = min(a, b)
    parts: dict[int, list[int]] = {}
    for card in range(count):
        parts.setdefault(_top(root, card), []).append(card)
    return list(parts.values())


def _top(root: list[int], card: int) -> int:
    while root[card] != card:
        root[card] = root[root[card]]
        card = root[card]
    return card


def _renumbered(pairs: Iterable[Pair], index: dict[int, int]) -> tuple[Pair, ...]:
    return tuple((index[a], index[b]) for a, b in pairs if a in index and b in index)
