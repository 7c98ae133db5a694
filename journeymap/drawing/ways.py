"""The ways and words of all links among the cards of a map, kept right while cards and links change.

After the placing of cards, before `drawing.links` makes elements. Each way knows the region its course hangs on, each
word the places tried for it; a change finds what it touches by these, and works only that out again, in the order of
the links, because earlier links go first. What comes out is what a first run over everything would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

import msgspec

from journeymap.drawing.display import Rect
from journeymap.drawing.grid import Grid
from journeymap.drawing.labels import Labels, Words
from journeymap.drawing.routing import Obstacles, Route, route


class Wire(msgspec.Struct, frozen=True):
    """What a way hangs on: the cards it joins and the text that stands on it."""

    source: str
    target: str
    text: str


class Ways:
    """Routes and words by link id; `obstacles` holds the cards. Change them with `change` only."""

    def __init__(self) -> None:
        self.obstacles = Obstacles()
        self.labels = Labels(self.obstacles.cards)
        self.routes: dict[str, Route] = {}
        self.words: dict[str, Words] = {}
        self.wires: dict[str, Wire] = {}
        self.at: dict[str, dict[str, None]] = {}
        self.regions = Grid()
        self.word_regions = Grid()
        self.numbers: dict[str, int] = {}

    def change(
        self,
        cards: Mapping[str, Rect | None],
        wires: Mapping[str, Wire | None],
        order: Iterable[str] | None,
        top_pt: float,
    ) -> set[str]:
        """Takes changed cards and links in (None: gone) and gives the ids of the links that look different now.

        `order` lists all links where it may be another than before. No lane is given above `top_pt`.
        """
        routes: set[str] = set(self._under(top_pt))
        words: set[str] = set()
        touched = self._rewire(wires, routes, words)
        if order is not None:
            routes.update(self._renumber(order))
        for id, rect in cards.items():
            places = self._put_card(id, rect)
            for place in places:
                routes.update(self.regions.meeting(place))
            routes.update(self.at.get(id, ()) if places else ())
            touched += places
        for place in touched:
            words.update(self.word_regions.meeting(place))
        return self.settle(routes, words)

    def settle(self, routes: Iterable[str], words: Iterable[str]) -> set[str]:
        """Works these ways and words out again, and whatever hangs on them; the ids of links that changed."""
        changed = self._settle_routes(routes)
        return changed | self._settle_words({*words, *changed} & self.wires.keys())

    def _under(self, top_pt: float) -> list[str]:
        """The ways that a higher or lower ceiling may lead elsewhere."""
        highest = max(top_pt, self.obstacles.top_pt)
        if top_pt == self.obstacles.top_pt:
            return []
        self.obstacles.top_pt = top_pt
        return [id for id, way in self.routes.items() if way.minds_lanes and way.region.y <= highest]

    def _put_card(self, id: str, rect: Rect | None) -> list[Rect]:
        """Moves a card; where it was and where it is."""
        before = self.obstacles.cards.get(id)
        if before == rect:
            return []
        if rect is None:
            self.obstacles.cards.remove(id)
        else:
            self.obstacles.cards.put(id, rect)
        return [place for place in (before, rect) if place is not None]

    def _rewire(self, wires: Mapping[str, Wire | None], routes: set[str], words: set[str]) -> list[Rect]:
        """Takes the links in; what must be worked out again is added to the sets. Gives places of words now free."""
        freed: list[Rect] = []
        for id, wire in wires.items():
            before = self.wires.get(id)
            if wire is None:
                freed += self._forget(id, routes)
                continue
            if before is None or (before.source, before.target) != (wire.source, wire.target):
                self._unplug(id)
                routes.add(id)
            if before is None or before.text != wire.text:
                words.add(id)
            self.wires[id] = wire
            for end in (wire.source, wire.target):
                self.at.setdefault(end, {})[id] = None
        return freed

    def _unplug(self, id: str) -> None:
        wire = self.wires.pop(id, None)
        for end in (wire.source, wire.target) if wire else ():
            self.at[end].pop(id, None)

    def _forget(self, id: str, routes: set[str]) -> list[Rect]:
        """Takes a link away; later ways may use its lane, and its words' place is given back."""
        self._unplug(id)
        self.routes.pop(id, None)
        self.regions.remove(id)
        self.word_regions.remove(id)
        lane = self.obstacles.lanes.remove(id)
        routes.update(self._beside(lane))
        self.words.pop(id, None)
        place = self.labels.words.remove(id)
        return [place] if place else []

    def _beside(self, lane: Rect | None) -> list[str]:
        """The ways that a lane, taken or given back, may lead elsewhere."""
        if lane is None:
            return []
        return [id for id in self.regions.meeting(lane) if self.routes[id].minds_lanes]

    def _renumber(self, order: Iterable[str]) -> Iterable[str]:
        """Numbers the links anew; all of them where those that stay have changed places."""
        before = [id for id in self.numbers if id in self.wires and self.routes.get(id) is not None]
        self.numbers = {id: number for number, id in enumerate(order)}
        self.obstacles.numbers = self.labels.numbers = self.numbers
        held = self.routes.keys()
        return () if before == [id for id in self.numbers if id in held] else tuple(self.wires)

    def _settle_routes(self, ids: Iterable[str]) -> set[str]:
        waiting, changed = Waiting(self.numbers, (id for id in ids if id in self.wires)), set[str]()
        for id in waiting:
            wire, before = self.wires[id], self.routes.get(id)
            cards = self.obstacles.cards
            way = route(cards.at(wire.source), cards.at(wire.target), self.obstacles, self.numbers[id])
            if way == before:
                continue
            changed.add(id)
            self.routes[id] = way
            self.regions.put(id, way.region)
            self._move_lane(id, before.lane if before else None, way.lane, waiting)
        return changed

    def _move_lane(self, id: str, before: Rect | None, after: Rect | None, waiting: Waiting) -> None:
        if before == after:
            return
        self.obstacles.lanes.remove(id)
        for lane in () if waiting.holds_all_after(id) else (before, after):
            waiting.add_later(id, self._beside(lane))
        if after is not None:
            self.obstacles.lanes.put(id, after)

    def _settle_words(self, ids: Iterable[str]) -> set[str]:
        waiting, changed = Waiting(self.numbers, ids), set[str]()
        for id in waiting:
            before = self.words.get(id)
            words = self.labels.place(self.wires[id].text, self.routes[id].segments, self.numbers[id])
            if words == before:
                continue
            changed.add(id)
            self.words[id] = words
            _put(self.word_regions, id, words.region)
            if before and before.rect == words.rect:
                continue
            _put(self.labels.words, id, words.rect)
            for place in () if waiting.holds_all_after(id) else (before.rect if before else None, words.rect):
                waiting.add_later(id, self.word_regions.meeting(place) if place else ())
        return changed


class Waiting:
    """Links to be worked out, in their order, each once; more may be added behind the one at hand."""

    def __init__(self, numbers: Mapping[str, int], ids: Iterable[str]) -> None:
        self._numbers = numbers
        self._ids = set(ids)
        self._heap = [(numbers[id], id) for id in self._ids]
        heapify(self._heap)

    def add_later(self, at: str, ids: Iterable[str]) -> None:
        """Adds those of `ids` that come after the link `at`."""
        number = self._numbers[at]
        for id in ids:
            if self._numbers[id] > number and id not in self._ids:
                self._ids.add(id)
                heappush(self._heap, (self._numbers[id], id))

    def holds_all_after(self, at: str) -> bool:
        """Whether all links after this one, the last that was given out, wait already: nobody need look for more."""
        return len(self._ids) >= len(self._numbers) - self._numbers[at] - 1

    def __iter__(self) -> Waiting:
        return self

    def __next__(self) -> str:
        if not self._heap:
            raise StopIteration
        id = heappop(self._heap)[1]
        self._ids.discard(id)
        return id


def _put(grid: Grid, id: str, rect: Rect | None) -> None:
    if rect is None:
        grid.remove(id)
    else:
        grid.put(id, rect)
