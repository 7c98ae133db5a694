"""Keeps the analysis in step with the document, off the GUI thread: change sets in, the newest `Analysis` out.

Stale results are dropped; while one analysis runs, only the newest wish waits. Blind marks that are not revealed yet
are left out of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journeymap.analysis.results import Analysis
from journeymap.drawing.live import Said, said_of
from journeymap.gui.session.about import About
from journeymap.gui.session.background import Job, Jobs, Progress
from journeymap.gui.session.unrevealed import Unrevealed, without_marks
from journeymap.model import Journey

QUIET_MS = 60


class Ready(msgspec.Struct, frozen=True):
    """An analysis with what everybody looks up in it at once, worked out where the GUI thread does not wait."""

    analysis: Analysis
    said: Said
    about: About


class Analysing(QObject):
    """Analyses the journey after each edit, once people pause for a moment; `analysed` carries what is `Ready`."""

    analysed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        journey: Callable[[], Journey],
        today: Callable[[], date],
        unrevealed: Unrevealed,
        jobs: Jobs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journey, self._today, self._unrevealed, self._jobs = journey, today, unrevealed, jobs
        self._hidden = unrevealed.touchpoints
        self._job: Job | None = None
        self._wanted = False
        self._first = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET_MS)
        self._pause.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether a newer analysis is on its way."""
        return self._wanted or self._job is not None or self._pause.isActive()

    def ask(self) -> None:
        """The journey changed: analyse it soon; the first time not before the window had a moment to be painted."""
        self._wanted = True
        if self._first:
            self._first = False
            QTimer.singleShot(0, self, self._wait)
        else:
            self._pause.start()

    def close(self) -> None:
        """No more results come."""
        self._pause.stop()
        self._wanted = False

    @Slot()
    def _wait(self) -> None:
        if self._wanted:
            self._pause.start()

    @Slot()
    def _begin(self) -> None:
        if self._job is not None or not self._wanted:
            return
        self._wanted = False
        self._hidden = self._unrevealed.touchpoints
        self._job = self._jobs.start(_Errand(self._journey(), self._today(), self._hidden))
        self._job.done.connect(self._take)
        self._job.failed.connect(self._drop)
        self._job.ended.connect(self._free)

    @Slot(object)
    def _take(self, ready: Ready) -> None:
        self._free()
        if ready.analysis.journey is self._journey() and self._hidden == self._unrevealed.touchpoints:
            self.analysed.emit(ready)

    @Slot(object)
    def _drop(self, error: Exception) -> None:
        self._free()
        self.failed.emit(error)

    @Slot()
    def _free(self) -> None:
        self._job = None
        if self._wanted:
            self._pause.start()


class _Errand:
    """The journey as it was when the work began, the day, and whose blind marks are not to be seen."""

    def __init__(self, journey: Journey, day: date, hidden: frozenset[str]) -> None:
        self._journey, self._day, self._hidden = journey, day, hidden

    def __call__(self, progress: Progress) -> Ready:
        from journeymap.analysis.analyse import analyse

        found = analyse(without_marks(self._journey, self._hidden), self._journey.as_of or self._day)
        analysis = found if found.journey is self._journey else replace(found, journey=self._journey)
        about = About(analysis.findings)
        about.prepare()
        return Ready(analysis, said_of(analysis), about)
