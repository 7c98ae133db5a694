"""Journey order: the order in which touchpoints are listed and stepped through.

A journey stands before it; scores, findings, the report and the presentation come after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

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
    """One stage's touchpoints in topological order, the first in the file first (Kahn 1962).

    `nodes` also holds those of other stages through which a way leads out of this stage and back; they are passed
    as soon as they can be, so that they hold nothing up.
    """
    place = {id: (stage[id] == number, at) for at, id in enumerate(nodes)}
    waits = dict.fromkeys(nodes, 0)
    for id in nodes:
        for target in following.get(id, ()):
            if target in waits:
                waits[target] += 1
    ready = [(place[id], id) for id in nodes if not waits[id]]
    heapify(ready)
    order: list[str] = []
    while ready:
        (ours, _), id = heappop(ready)
        if ours:
            order.append(id)
        for target in following.get(id, ()):
            if target in waits:
                waits[target] -= 1
                if not waits[target]:
                    heappush(ready, (place[target], target))
    return order
