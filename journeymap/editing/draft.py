"""A draft: a journey under change. The document hands it to a verb and turns it into one change set at the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from journeymap.editing.changes import ORDER, SETTING, Change, ElementKey, between
from journeymap.model import Element, Journey

E = TypeVar("E", bound=Element)


class Draft:
    """Reads like a journey's mappings and takes changes; the journey it began with stays untouched."""

    def __init__(self, journey: Journey) -> None:
        self._start = journey
        self._journey = journey
        self._copies: dict[str, dict[str, Element]] = {}
        self._touched: dict[ElementKey, None] = {}

    @property
    def journey(self) -> Journey:
        """The journey as the draft has it now; a value of its own, later changes do not reach it."""
        if self._copies:
            self._journey = replace(self._journey, **self._copies)
            self._copies = {}
        return self._journey

    def mapping(self, name: str) -> Mapping[str, Any]:
        """The elements of a mapping by id, as they stand now."""
        copied: Mapping[str, Any] | None = self._copies.get(name)
        return getattr(self._journey, name) if copied is None else copied

    def get(self, mapping: str, id: str) -> Any:
        """The element; None where there is none of that id."""
        return self.mapping(mapping).get(id)

    def put(self, mapping: str, id: str, element: Element) -> None:
        """Adds the element behind the others, or puts it in the place of the one of that id."""
        self._own(mapping)[id] = element
        self._touched[mapping, id] = None

    def remove(self, mapping: str, id: str) -> None:
        """Takes the element away; nothing where there is none. References to it are the caller's care."""
        self._own(mapping).pop(id, None)
        self._touched[mapping, id] = None

    def take(self, changed: Mapping[ElementKey, Element | None]) -> None:
        """Puts or removes many at once, as `consequences` gives them."""
        for (mapping, id), element in changed.items():
            if element is None:
                self.remove(mapping, id)
            else:
                self.put(mapping, id, element)

    def set(self, field: str, value: Any) -> None:
        """Gives a setting of the journey another value."""
        self._journey = replace(self._journey, **{field: value})
        self._touched[SETTING, field] = None

    def reorder(self, mapping: str, ids: Iterable[str]) -> None:
        """Puts these ids first, in this order; those not named follow in the order they had."""
        current = self.mapping(mapping)
        order = {id: current[id] for id in ids if id in current}
        self._copies[mapping] = {**order, **current}
        self._touched[ORDER, mapping] = None

    def changes(self) -> tuple[Change, ...]:
        """The fewest changes from the journey the draft began with; what was put back to its old value vanishes."""
        return between(self._start, self.journey, self._touched)

    def _own(self, mapping: str) -> dict[str, Element]:
        if mapping not in self._copies:
            self._copies[mapping] = {**getattr(self._journey, mapping)}
        return self._copies[mapping]
