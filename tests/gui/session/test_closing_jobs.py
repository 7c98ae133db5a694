"""Closing the work of one window delivers its end, and nothing that waits for other windows."""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from journeymap.gui.session.background import Jobs, Progress


class _Other(QObject):
    """Something of another window; notes what reaches it."""

    def __init__(self) -> None:
        super().__init__()
        self.met = 0

    def event(self, event: QEvent) -> bool:
        self.met += event.type() == QEvent.Type.User
        return super().event(event)


def test_only_the_jobs_themselves_hear_of_it(qtbot: QtBot) -> None:
    jobs, other, ended, begun = Jobs(), _Other(), [], threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    jobs.start(work).ended.connect(lambda: ended.append(1))
    assert begun.wait(5)
    QCoreApplication.postEvent(other, QEvent(QEvent.Type.User))
    jobs.close()
    assert (ended, other.met) == ([1], 0)
    assert not jobs.busy
    QCoreApplication.sendPostedEvents(other)
    assert other.met == 1
