"""Work that takes a while, with a box that says how far it is and can stop it; the caller waits, the window does not.

A function for `session.background` in, its result out; what it raised is raised here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.session.background import Job, Jobs, StoppedError, Work
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark

SHOW_AFTER_MS = 250
"""Shorter work shows no box: one that flashes up is worse than none."""


class WorkingBox(QDialog):
    """What is being done, how far it is, and a button to stop it where it can be stopped; else it stays to the end."""

    def __init__(
        self, words: Sentence, speech: Speech, job: Job, parent: QWidget | None, *, stoppable: bool = True
    ) -> None:
        super().__init__(parent)
        self._job, self._speech, self._stoppable = job, speech, stoppable
        self.setWindowTitle("journeymap")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.label = PlainLabel("", "strong", parent=self)
        self.step = PlainLabel("", "quiet", parent=self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.stop = QPushButton(self)
        speech.say(self.label, "setText", words)
        speech.say(self, "setAccessibleName", words)
        speech.say(self.progress, "setAccessibleName", words)
        speech.say(self.stop, "setText", mark("Cancel"))
        self._lay_out()
        self.stop.setVisible(stoppable)
        self.stop.clicked.connect(self.reject)
        job.advanced.connect(self.advance)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        for part in (self.label, self.progress, self.step):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setMinimumWidth(380)

    @Slot(object, float)
    def advance(self, what: str | Message, share: float) -> None:
        """Says what is being done now, and how far it is where that is known (0 or more)."""
        self.step.setText(self._speech.text(what))
        if share >= 0:
            self.progress.setRange(0, 100)
            self.progress.setValue(round(100 * share))

    def reject(self) -> None:
        """Esc and the button stop the work, where that can be."""
        if self._stoppable:
            self._job.stop()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._stoppable:
            self._job.stop()
            super().closeEvent(event)
        else:
            event.ignore()


class _Outcome(QObject):
    """What became of a job."""

    def __init__(self, job: Job, parent: QObject | None) -> None:
        super().__init__(parent)
        self.settled = False
        self.value: Any = None
        self.error: Exception | None = None
        self.said: tuple[str | Message, float] | None = None
        self._loop: QEventLoop | QDialog | None = None
        job.advanced.connect(self._note)
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)

    def wait_in(self, loop: QEventLoop | QDialog | None) -> None:
        """What to leave when the work is over; None once nobody waits."""
        self._loop = loop

    @Slot(object, float)
    def _note(self, what: str | Message, share: float) -> None:
        self.said = (what, share)

    @Slot(object)
    def _done(self, value: object) -> None:
        self.value = value
        self._leave()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.error = error
        self._leave()

    @Slot()
    def _ended(self) -> None:
        self.error = StoppedError()
        self._leave()

    def _leave(self) -> None:
        self.settled = True
        if isinstance(self._loop, QDialog):
            self._loop.accept()
        elif self._loop is not None:
            self._loop.quit()


def carry_out(
    work: Work, words: Sentence, speech: Speech, parent: QWidget | None = None, *, stoppable: bool = True
) -> Any:
    """Does the work off the GUI thread and waits for it; meanwhile the person can only stop it, and not even that
    where half of it would be worse than all (`stoppable`).

    Raises what the work raised, `StoppedError` where it was stopped.
    """
    jobs = Jobs(QCoreApplication.instance())
    job = jobs.start(work)
    outcome = _Outcome(job, jobs)
    for ending in (job.done, job.failed, job.ended):
        ending.connect(jobs.deleteLater)  # stopped work may still run for a while; its pool waits for it
    _wait_quietly(outcome)
    if not outcome.settled:
        box = WorkingBox(words, speech, job, parent, stoppable=stoppable)
        if outcome.said is not None:  # said before there was a box
            box.advance(*outcome.said)
        outcome.wait_in(box)
        box.exec()
        outcome.wait_in(None)  # stopped work ends later, when the box is gone
        box.deleteLater()
    if not outcome.settled:
        raise StoppedError
    if outcome.error is not None:
        raise outcome.error
    return outcome.value


def _wait_quietly(outcome: _Outcome) -> None:
    """A moment without a box, and without clicks and keys, so that nothing is edited meanwhile."""
    loop = QEventLoop()
    outcome.wait_in(loop)
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(SHOW_AFTER_MS)
    if not outcome.settled:
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    timer.stop()
