"""Keeps what stands on the experience curve in step: newest analysis and places of the cards in, curve elements out.

The plot draws them. A large journey's are worked out off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journeymap.analysis.results import Analysis
from journeymap.drawing.curve import CurveElements, curve_elements
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Translator

AT_ONCE = 300
"""Up to so many touchpoints the curve is worked out in the GUI thread, under 20 ms; more would be felt there."""
_SOON_MS = 15


class CurveSource(QObject):
    """`changed` when `elements` are others; nothing is worked out while nobody looks."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._awake, self._wanted = False, True
        self.elements = _Errand(session)(None)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._begin)
        for signal in (session.analysed, session.arrangement.changed, session.speech.changed):
            signal.connect(self.ask)

    def wake(self, awake: bool) -> None:
        """Whether anybody looks; what was missed meanwhile is made up for."""
        self._awake = awake
        if awake and self._wanted:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Something that the curve shows is another: follow it soon."""
        self._wanted = True
        if self._awake and self._job is None:
            self._soon.start()

    @Slot()
    def _begin(self) -> None:
        self._wanted = False
        errand = _Errand(self._session)
        if len(self._session.journey.touchpoints) <= AT_ONCE:
            self._take(errand(None))
            return
        self._job = self._session.jobs.start(errand)
        self._job.done.connect(self._take)
        self._job.failed.connect(self._free)
        self._job.ended.connect(self._free)

    @Slot(object)
    def _take(self, elements: CurveElements) -> None:
        if elements != self.elements:
            self.elements = elements
            self.changed.emit()
        self._free()

    @Slot()
    def _free(self) -> None:
        self._job = None
        if self._wanted:
            self.ask()


class _Errand:
    """Analysis, places and language as they were when the work began."""

    def __init__(self, session: Session) -> None:
        self._analysis: Analysis = session.analysis
        self._translator: Translator = session.speech.translator
        cards = session.arrangement.elements.cards
        self._centres: Mapping[str, float] = {card.id: card.rect.x + card.rect.width / 2 for card in cards}

    def __call__(self, progress: Progress | None) -> CurveElements:
        return curve_elements(self._analysis, self._centres, self._translator)
