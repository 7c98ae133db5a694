"""Moves everything right of a band's edge to the side when the band grows or shrinks, without finding the ways again.

Works on `Ways` for the live map. Only ways that hang on both sides of the edge are worked out anew; the others are
moved, to the very same figures (see `shifting`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Set

import msgspec

from journeymap.drawing.display import Rect
from journeymap.drawing.labels import Words
from journeymap.drawing.routing import Route
from journeymap.drawing.shifting import moved_point, moved_rect, moved_segments
from journeymap.drawing.ways import Ways


class Edge(msgspec.Struct, frozen=True):
    """How far left what is moved may reach, and how far right what stays, so that neither sees the other."""

    moved_from: float
    stays_until: float


def shift(ways: Ways, cards: Set[str], dx: float, edge_x: float) -> tuple[set[str], set[str]]:
    """Moves these cards, all of the bands right of `edge_x`, by `dx` points; the links that were only moved, and those
    that look different now."""
    staying = [rect for id, rect in ways.obstacles.cards.items() if id not in cards]
    moving = [rect for id, rect in ways.obstacles.cards.items() if id in cards]
    edges = (_edge(staying, moving, 0.0, edge_x), _edge(staying, moving, dx, edge_x + dx))
    moved, across = _sorted_out(ways, cards, dx, edges)
    for id in cards:
        rect = ways.obstacles.cards.get(id)
        if rect is not None:
            ways.obstacles.cards.put(id, moved_rect(rect, dx))
    for id in moved:
        _move(ways, id, dx)
    beside, words = _taken_out(ways, across, dx)
    changed = {*across, *ways.settle({*across, *beside}, {*across, *words})}
    return {*moved} - changed, changed


def _edge(staying: Collection[Rect], moving: Collection[Rect], dx: float, edge_x: float) -> Edge:
    right = max((rect.right for rect in staying), default=-math.inf)
    left = min((rect.x for rect in moving), default=math.inf) + dx
    if right > left:
        return Edge(right, left)
    cut = min(max(edge_x, right), left)
    return Edge(cut, cut)


def _sorted_out(ways: Ways, cards: Set[str], dx: float, edges: tuple[Edge, Edge]) -> tuple[list[str], list[str]]:
    """The links to be moved, and those across the edge."""
    moved_from = max(edges[0].moved_from, edges[1].moved_from - dx)
    stays_until = min(edges[0].stays_until, edges[1].stays_until)
    moved, across = [], []
    for id, wire in ways.wires.items():
        left, right = _reach(ways, id)
        inside = (wire.source in cards) + (wire.target in cards)
        if inside == 2 and left >= moved_from:
            moved.append(id)
        elif inside or right > stays_until:
            across.append(id)
    return moved, across


def _reach(ways: Ways, id: str) -> tuple[float, float]:
    """How far to the left and to the right lies what a link hangs on, in points."""
    region, tried = ways.routes[id].region, ways.words[id].region
    if tried is None:
        return region.x, region.right
    return min(region.x, tried.x), max(region.right, tried.right)


def _move(ways: Ways, id: str, dx: float) -> None:
    way, words = ways.routes[id], ways.words[id]
    lane = moved_rect(way.lane, dx) if way.lane else None
    region = moved_rect(way.region, dx)
    points = (moved_point(way.tip, dx), moved_point(way.before_tip, dx))
    ways.routes[id] = Route(moved_segments(way.segments, dx), *points, region, lane, way.crowded)
    ways.regions.put(id, region)
    if lane:
        ways.obstacles.lanes.put(id, lane)
    if words.rect and words.region:
        ways.words[id] = Words(words.lines, moved_rect(words.rect, dx), moved_rect(words.region, dx))
        ways.word_regions.put(id, moved_rect(words.region, dx))
        ways.labels.words.put(id, moved_rect(words.rect, dx))


def _taken_out(ways: Ways, across: Iterable[str], dx: float) -> tuple[set[str], set[str]]:
    """Gives back lanes and places of words across the edge; the ways and words that may use them now.

    Those that were moved met them where they were, so they are asked for there, seen from where they are now.
    """
    routes, words = set[str](), set[str]()
    for id in across:
        lane, place = ways.obstacles.lanes.remove(id), ways.labels.words.remove(id)
        ways.routes.pop(id)
        ways.words.pop(id)
        ways.regions.remove(id)
        ways.word_regions.remove(id)
        for at in (lane, moved_rect(lane, dx)) if lane else ():
            routes.update(ways.regions.meeting(at))
        for at in (place, moved_rect(place, dx)) if place else ():
            words.update(ways.word_regions.meeting(at))
    return routes, words
