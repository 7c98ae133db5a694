"""Work off the GUI thread: a function in, its result back in the GUI thread, with progress and a way to stop it.

Analysis, reports, exports and files that take long run here.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SIGNAL, QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from journeymap.i18n import Message


class StoppedError(Exception):
    """The person stopped the work; nothing is shown for it."""


class Progress:
    """What the work is handed: say how far it is, and stop where it was told to."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def say(self, what: Message | str, share: float | None = None) -> None:
        """What is being done now; `share` from 0 to 1 where it is known. Raises `StoppedError` where it was stopped."""
        self.check()
        self._job.tell(what, -1.0 if share is None else share)

    def check(self) -> None:
        """Raises `StoppedError` where the work was stopped."""
        if self._job.stopped:
            raise StoppedError


Work = Callable[[Progress], Any]


_FAILED = SIGNAL("failed(PyObject)")


class Job(QObject):
    """One piece of work; its signals arrive in the thread that made it. Exactly one of `done`, `failed`, `ended`
    (stopped) comes."""

    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    advanced = Signal(object, float)
    _told = Signal(object, float)
    _settled = Signal(str, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        # Through slots of its own, so that what quick work says before anybody listened is not lost.
        self._told.connect(self._pass_on)
        self._settled.connect(self._tell)

    @property
    def stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Asks the work to stop at its next look; its result is dropped either way."""
        self._stop.set()

    def tell(self, what: Message | str, share: float) -> None:
        """How far the work is; may be called in any thread."""
        self._told.emit(what, share)

    def carry_out(self) -> None:
        """Does the work in the thread that calls; for the pool."""
        try:
            outcome: tuple[str, Any] = ("done", self._work(Progress(self)))
        except StoppedError:
            outcome = ("ended", None)
        except Exception as error:
            outcome = ("failed", error)
        self._settled.emit(*outcome)

    @Slot(object, float)
    def _pass_on(self, what: object, share: float) -> None:
        self.advanced.emit(what, share)

    @Slot(str, object)
    def _tell(self, how: str, what: Any) -> None:
        if self.stopped or how == "ended":
            self.ended.emit()
        elif how == "done":
            self.done.emit(what)
        else:
            self._tell_failure(what)

    def _tell_failure(self, error: Exception) -> None:
        heard = self.receivers(_FAILED) > 1  # besides whoever keeps the job while it runs
        self.failed.emit(error)
        if not heard:  # nobody expected it: written down and said like any other such error
            sys.excepthook(type(error), error, error.__traceback__)


class _Errand(QRunnable):
    """Lets go of its job when that is done: now and then the pool's last hold on an errand outlives it."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job: Job | None = job

    def run(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.carry_out()


class Jobs(QObject):
    """The work of one window: keeps each job while it runs, and stops all when the window closes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: set[Job] = set()

    @property
    def busy(self) -> bool:
        """Whether any work is running or waiting."""
        return bool(self._running)

    def start(self, work: Work) -> Job:
        """Begins the work; connect to the job's signals at once."""
        job = Job(work)
        self._running.add(job)
        for signal in (job.done, job.failed, job.ended):
            signal.connect(self._forget)
        self._pool.start(_Errand(job))
        return job

    @Slot()
    def _forget(self) -> None:
        self._running.discard(self.sender())

    def close(self) -> None:
        """Stops all work and waits for what cannot stop at once."""
        for job in self._running:
            job.stop()
        self._pool.waitForDone()
        QCoreApplication.sendPostedEvents()
        self._running.clear()
