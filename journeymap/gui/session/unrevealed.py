"""The touchpoints whose blind marks nobody may see yet: collected in this window, and not revealed there since.

Blind scoring says when marks are collected and when they are revealed; whatever analyses the journey for this window
leaves these marks out until then. It is nothing of the file: a window that opens it later shows everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from journeymap.model import Journey


class Unrevealed(QObject):
    """`touchpoints` are the ids; `changed` when they are others."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.touchpoints: frozenset[str] = frozenset()

    def collect(self, touchpoints: Iterable[str]) -> None:
        """Marks of these touchpoints are being collected from now on."""
        self.keep(self.touchpoints.union(touchpoints))

    def reveal(self) -> None:
        """Everybody sees all marks."""
        self.keep(frozenset())

    def keep(self, touchpoints: frozenset[str]) -> None:
        """Just the marks of these stay hidden."""
        if touchpoints != self.touchpoints:
            self.touchpoints = touchpoints
            self.changed.emit()


def without_marks(journey: Journey, touchpoints: frozenset[str]) -> Journey:
    """The journey, and each that its snapshots hold, without the blind marks of these touchpoints; the very same one
    where nothing is left out."""
    hidden = {id: each for id in touchpoints if (each := journey.touchpoints.get(id)) is not None and each.views}
    made = journey
    if hidden:
        bare = {id: replace(each, views={}) if id in hidden else each for id, each in journey.touchpoints.items()}
        made = replace(journey, touchpoints=bare)
    snapshots = {
        id: replace(each, journey=without_marks(each.journey, touchpoints)) if each.journey is not None else each
        for id, each in journey.snapshots.items()
        if touchpoints
    }
    return replace(made, snapshots=snapshots) if snapshots else made
