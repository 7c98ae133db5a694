"""Where everything stands on the map that is shown: change sets and analyses in, the map's elements out.

Canvas, minimap, experience curve and presentation read `elements` and follow `changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from journeymap.analysis.results import Analysis
from journeymap.drawing.elements import MapElements
from journeymap.drawing.live import LiveMap, Said
from journeymap.editing.changes import ChangeSet
from journeymap.i18n import Translator
from journeymap.model import Journey

if TYPE_CHECKING:
    from journeymap.drawing.lanes import LaneBy, LiveLanes

Kind = Literal["graph", "department", "channel", "side"]


class Arrangement(QObject):
    """The map as a graph in stage bands, or in swimlanes by department, channel or side. The graph's places are kept
    while lanes are shown."""

    changed = Signal(object)
    rearranged = Signal(str)

    def __init__(self, analysis: Analysis, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analysis, self._translator = analysis, translator
        self.graph = LiveMap(analysis, translator)
        self.lanes: LiveLanes | None = None
        self.kind: Kind = "graph"

    @property
    def shown(self) -> LiveMap | LiveLanes:
        """What stands on the canvas now."""
        return self.lanes or self.graph

    @property
    def elements(self) -> MapElements:
        """Everything on the map; elements that stayed are the very same objects."""
        return self.shown.elements

    def arrange(self, kind: Kind) -> None:
        """Shows the graph or swimlanes."""
        if kind == self.kind:
            return
        self.kind = kind
        self.lanes = self._live_lanes(kind)
        self.rearranged.emit(kind)
        self.changed.emit(self.elements)

    def _live_lanes(self, kind: Kind) -> LiveLanes | None:
        from journeymap.drawing.lanes import LiveLanes

        by: Mapping[Kind, LaneBy] = {"department": "department", "channel": "channel", "side": "side"}
        return LiveLanes(self._analysis, by[kind], self._translator) if kind in by else None

    def change(self, change_set: ChangeSet, journey: Journey) -> None:
        """Follows a step of editing; `journey` is the one after it."""
        self._analysis = replace(self._analysis, journey=journey)
        self._both(lambda shown: shown.change(change_set, journey))

    def analysed(self, analysis: Analysis, said: Said) -> None:
        """Takes over new scores and findings, and what the map says of them."""
        self._analysis = analysis
        graph = self.graph
        self._both(lambda shown: graph.analysed(analysis, said) if shown is graph else shown.analysed(analysis))

    def speak(self, translator: Translator) -> None:
        """Says everything in another language."""
        self._translator = translator
        self._both(lambda shown: shown.speak(translator))

    def _both(self, follow: Callable[[LiveMap | LiveLanes], None]) -> None:
        before = self.elements
        for shown in (self.graph, *((self.lanes,) if self.lanes else ())):
            follow(shown)
        if self.elements is not before:
            self.changed.emit(self.elements)
