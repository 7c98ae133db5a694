"""Journey order: the order in which touchpoints are listed and stepped through.

A journey stands before it; scores, findings, the report and the presentation come after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from journeymap.analysis.graph import (
    Neighbours,
    components,
    ends,
    finished_first,
    forward_links,
    neighbours,
    roots_first,
)
from journeymap.model.journey import Journey


def journey_order(journey: Journey) -> tuple[str, ...]:
    """Touchpoint ids: stage order (those without a stage last), then topological order without loop and recovery
    links, then file order.

    Planned links that lead in a circle are broken where a walk from the beginnings, in file order, closes it.
    """
    stage = stage_numbers(journey)
    following = _without_circles(journey)
    members: dict[int, list[str]] = {}
    for id, number in stage.items():
        members.setdefault(number, []).append(id)
    crossing = neighbours((stage[a], stage[b]) for a, targets in following.items() for b in targets)
    ordered: dict[int, list[str]] = {}
    for together in components(sorted(members), crossing):
        nodes = [id for number in together for id in members[number]]
        for number in together:
            ordered[number] = _stage_order(number, nodes, stage, following)
    return tuple(id for number in sorted(ordered) for id in ordered[number])


def stage_numbers(journey: Journey) -> dict[str, int]:
    """The place of each touchpoint's stage in the journey, from 0; one more than the last where it has none."""
    place = {stage: number for number, stage in enumerate(journey.stages)}
    return {id: place.get(touchpoint.stage, len(place)) for id, touchpoint in journey.touchpoints.items()}


def _without_circles(journey: Journey) -> dict[str, list[str]]:
    following = neighbours(ends(forward_links(journey).values()))
    _, closing = finished_first(roots_first(journey.touchpoints, following), following)
    return {a: [b for b in targets if (a, b) not in closing] for a, targets in following.items()}


def _stage_order(number: int, nodes: Sequence[str], stage: dict[str, int], following: Neighbours[str]) -> list[str]:
    """One stage's touchpoints in topological order, the first in the file first.

    `nodes` also holds those of other stages through which a way leads out of this stage and back; they are passed
    as soon as they can be, so that they hold nothing up.
    """
    place = {id: (stage[id] == number, at) for at, id in enumerate(nodes)}
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(nodes, ()))
    for id in nodes:
        for target in following.get(id, ()):
            if target in place:
                sorter.add(target, id)
    sorter.prepare()
    ready: list[tuple[tuple[bool, int], str]] = []
    order: list[str] = []
    while sorter.is_active():
        for id in sorter.get_ready():
            heappush(ready, (place[id], id))
        (ours, _), id = heappop(ready)
        sorter.done(id)
        if ours:
            order.append(id)
    return order
