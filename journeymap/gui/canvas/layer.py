"""One layer of the scene, cards or links: elements in, items kept in step with them.

`differing` says what changed; only those items are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby, islice, pairwise
from operator import attrgetter, lt
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from journeymap.drawing.elements import CardElement, LinkElement
from journeymap.gui.canvas.differing import Difference, difference
from journeymap.gui.canvas.items import CardItem, LinkItem

E = TypeVar("E", bound=CardElement | LinkElement)
_ID = attrgetter("id")
_CLOSEST = 1e-4
"""Ranks nearer to one another could not be told apart by the scene; all are given anew then."""
_MANY = 200
"""When more than so many elements change at once, all of the map counts as spoilt."""


class Layer(Generic[E]):
    """The items of one kind by id. Items are held here until they are out of the scene."""

    def __init__(self, scene: QGraphicsScene, make: Callable[[E], Any], spoil: Callable[[QRectF | None], None]) -> None:
        self._scene = scene
        self._make = make
        self._spoil = spoil
        self._ranks = 0
        self._rank: dict[str, float] = {}
        self.previewed: dict[str, E] = {}
        self.elements: tuple[E, ...] = ()
        self.by_id: dict[str, E] = {}
        self.items: dict[str, Any] = {}

    def show(self, elements: tuple[E, ...]) -> Difference[E]:
        """Follows to another state and says what was done; a preview that is on stays on."""
        step = difference(self.elements, elements)
        self.elements = elements
        for id in step.removed:
            self._remove(id)
        if many := len(step.changed) > _MANY:
            self._spoil(None)
        for element in step.changed:
            self.by_id[element.id] = element
            if element.id not in self.previewed:
                self._tell(element, apart=not many)
        for element in step.added:
            self._add(element)
        if step.moved_in_order and not self._fit_in(step.added):
            self._rank_anew()
        return step

    def preview(self, elements: Iterable[E]) -> None:
        """Lets items show other elements for now; those that are no longer previewed go back to their own.

        What is previewed is no part of the picture that the view keeps: only coming and going spoils it.
        """
        wanted = {element.id: element for element in elements if element.id in self.items}
        for id in self.previewed:
            if id not in wanted:
                self.items[id].show_element(self.by_id[id])
                self._spoil(self.items[id].reach())
        for id, element in wanted.items():
            if id not in self.previewed:
                self._spoil(self.items[id].reach())
            if self.previewed.get(id) is not element:
                self.items[id].show_element(element)
        self.previewed = wanted

    def rank_order(self) -> list[str]:
        """Ids from back to front, as the items stand."""
        return sorted(self.items, key=lambda id: self.items[id].zValue())

    def _add(self, element: E) -> None:
        item = self._make(element)
        self.by_id[element.id] = element
        self.items[element.id] = item
        self._rank[element.id] = self._next_rank()
        item.stand_at(self._ranks)
        item.enter(self._scene)
        self._spoil(item.reach())

    def _remove(self, id: str) -> None:
        self.previewed.pop(id, None)
        del self.by_id[id], self._rank[id]
        item = self.items.pop(id)
        self._spoil(item.reach())
        item.leave(self._scene)

    def _tell(self, element: E, *, apart: bool) -> None:
        item = self.items[element.id]
        if apart:
            self._spoil(item.reach())
        item.show_element(element)
        if apart:
            self._spoil(item.reach())

    def _next_rank(self) -> int:
        self._ranks += 1
        return self._ranks

    def _rank_anew(self) -> None:
        self._ranks = 0
        self._spoil(None)
        for element in self.elements:
            self._rank[element.id] = self._next_rank()
            self.items[element.id].stand_at(self._ranks)

    def _fit_in(self, added: Iterable[E]) -> bool:
        """Gives what came a rank between those it stands between; whether that was all that was to be done."""
        came = {element.id for element in added}
        runs = [(fresh, list(run)) for fresh, run in groupby(map(_ID, self.elements), came.__contains__)]
        stay = [self._rank[id] for fresh, run in runs if not fresh for id in run]
        if any(map(lt, islice(stay, 1, None), stay)):
            return False
        below, found = 0.0, dict[str, float]()
        for (fresh, run), (_, beyond) in pairwise(runs):
            if fresh:
                step = (self._rank[beyond[0]] - below) / (len(run) + 1)
                if step < _CLOSEST:
                    return False
                found.update((id, below + number * step) for number, id in enumerate(run, 1))
            below = self._rank[run[-1]]
        self._rank.update(found)
        for id, rank in found.items():
            self.items[id].stand_at(rank)
        return True


class CardLayer(Layer[CardElement]):
    """The cards."""

    items: dict[str, CardItem]


class LinkLayer(Layer[LinkElement]):
    """The links."""

    items: dict[str, LinkItem]
