"""The journey as a plain directed graph: neighbours, links that close a cycle, strongly connected parts.

A journey's links stand before it; journey order, flow and the findings about the map come after it. The searches are
ours because no library that starts quickly has them (decision 12 in CONTRIBUTING.md); what the standard library sorts
is left to it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Link
from journeymap.model.words import BACKWARD_LINKS

Node = TypeVar("Node", bound=Hashable)
Neighbours = Mapping[Node, Sequence[Node]]
"""Each node with the nodes that its links lead to; a node without links may be absent."""


def usable_links(journey: Journey) -> dict[str, Link]:
    """The links whose two ends are there, by id in file order."""
    known = journey.touchpoints
    return {id: link for id, link in journey.links.items() if link.source in known and link.target in known}


def forward_links(journey: Journey) -> dict[str, Link]:
    """The usable links that lead on: neither loop nor recovery."""
    return {id: link for id, link in usable_links(journey).items() if link.kind not in BACKWARD_LINKS}


def neighbours(pairs: Iterable[tuple[Node, Node]]) -> dict[Node, list[Node]]:
    """Each source with its targets in the order given; parallel links count once, links to itself are left out."""
    found: dict[Node, dict[Node, None]] = {}
    for source, target in pairs:
        if source != target:
            found.setdefault(source, {})[target] = None
    return {source: list(targets) for source, targets in found.items()}


def ends(links: Iterable[Link]) -> Iterator[tuple[str, str]]:
    """The source and target of each link."""
    return ((link.source, link.target) for link in links)


def reachable(starts: Iterable[Node], following: Neighbours[Node], within: Container[Node] | None = None) -> set[Node]:
    """Every node that can be reached from the starts, these included; only by nodes of `within` where it is given."""
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for node in following.get(waiting.pop(), ()):
            if node not in seen and (within is None or node in within):
                seen.add(node)
                waiting.append(node)
    return seen


def finished_first(nodes: Iterable[Node], following: Neighbours[Node]) -> tuple[list[Node], set[tuple[Node, Node]]]:
    """A depth-first search from the nodes in turn: the nodes in the order they are finished, and the links that
    close a cycle.

    Without those links the graph has no cycle, and the finished order backwards is topological.
    """
    finished: list[Node] = []
    closing: set[tuple[Node, Node]] = set()
    open_now: dict[Node, bool] = {}
    for start in nodes:
        if start in open_now:
            continue
        open_now[start] = True
        trail = [(start, iter(following.get(start, ())))]
        while trail:
            node, rest = trail[-1]
            for target in rest:
                if target not in open_now:
                    open_now[target] = True
                    trail.append((target, iter(following.get(target, ()))))
                    break
                if open_now[target]:
                    closing.add((node, target))
            else:
                open_now[node] = False
                finished.append(node)
                trail.pop()
    return finished, closing


def roots_first(nodes: Collection[Node], following: Neighbours[Node]) -> list[Node]:
    """The nodes nothing leads to, then the others, both in the order given."""
    entered = {target for targets in following.values() for target in targets}
    return [n for n in nodes if n not in entered] + [n for n in nodes if n in entered]


def components(nodes: Iterable[Node], following: Neighbours[Node]) -> list[list[Node]]:
    """The strongly connected parts (Kosaraju, after Sharir 1981), each in the order of the nodes given."""
    place = {node: number for number, node in enumerate(nodes)}
    inside = {node: [t for t in following.get(node, ()) if t in place] for node in place}
    leading = neighbours((target, source) for source, targets in inside.items() for target in targets)
    left, parts = set(place), []
    for start in reversed(finished_first(place, inside)[0]):
        if start in left:
            part = reachable([start], leading, left)
            left -= part
            parts.append(sorted(part, key=place.__getitem__))
    return parts
