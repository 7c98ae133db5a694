"""What is selected, shared by every view of one document; views write it and follow it, the inspector reads it.

A key is `(mapping, id)`, as in a change set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from journeymap.editing.changes import ElementKey
from journeymap.model import Journey

NOTHING: ElementKey = ("", "")


class Selection(QObject):
    """Selected elements in the order they were chosen; the current one is the last that was pointed at. `let_go` says
    that a person wants nothing selected any more, even where nothing was."""

    changed = Signal()
    let_go = Signal()

    def __init__(self, parent: QObject | None = None, journey: Callable[[], Journey] | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self._keys: tuple[ElementKey, ...] = ()
        self._current = NOTHING
        self._of: dict[str, tuple[str, ...]] = {}

    @property
    def keys(self) -> tuple[ElementKey, ...]:
        """Every selected element, in the order they were chosen."""
        return self._keys

    @property
    def current(self) -> ElementKey:
        """The element that keys and the focus ring mean; two empty texts where nothing is selected."""
        return self._current

    def of(self, mapping: str) -> tuple[str, ...]:
        """Ids of the selected elements of one mapping, in the order they were chosen."""
        if mapping not in self._of:
            self._of[mapping] = tuple(id for kind, id in self._keys if kind == mapping)
        return self._of[mapping]

    def one(self, mapping: str) -> str:
        """The current id where it is of this mapping, else the only selected one of it, else an empty text."""
        if self._current[0] == mapping:
            return self._current[1]
        ids = self.of(mapping)
        return ids[0] if len(ids) == 1 else ""

    def choose(self, keys: Iterable[ElementKey], current: ElementKey | None = None) -> None:
        """Selects just these; the current one is the last of them unless told. What the journey does not have (a row
        of a list that is a moment late) is passed over."""
        chosen = tuple(dict.fromkeys(keys)) if self._journey is None else _held(dict.fromkeys(keys), self._journey())
        self._become(chosen, current if current in chosen else (chosen[-1] if chosen else NOTHING))

    def pick(self, mapping: str, id: str) -> None:
        """Selects one element alone."""
        self.choose(((mapping, id),))

    def toggle(self, mapping: str, id: str) -> None:
        """Adds an element, or takes it out where it is in."""
        key = (mapping, id)
        if key in self._keys:
            self.choose(k for k in self._keys if k != key)
        else:
            self.choose((*self._keys, key))

    def clear(self) -> None:
        """Selects nothing."""
        self.choose(())
        self.let_go.emit()

    def follow(self, journey: Journey) -> None:
        """Forgets what the journey no longer has."""
        kept = _held(self._keys, journey)
        if kept != self._keys:
            self._become(kept, self._current if self._current in kept else (kept[-1] if kept else NOTHING))

    def _become(self, keys: tuple[ElementKey, ...], current: ElementKey) -> None:
        if (keys, current) != (self._keys, self._current):
            self._keys, self._current, self._of = keys, current, {}
            self.changed.emit()


def _held(keys: Iterable[ElementKey], journey: Journey) -> tuple[ElementKey, ...]:
    return tuple((mapping, id) for mapping, id in keys if id in getattr(journey, mapping, ()))
