"""Watches the file of a document for others who write it: the system's events in, the digest that is there now out.

Events only say that it is time to look: a file counts as changed by its content, never by its time.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from journeymap.gui.session.background import Job, Jobs, Progress
from journeymap.replacing import is_there
from journeymap.storage.fingerprint import digest

SETTLE_MS = 200
"""Others replace a file in several moves; one look after the last is enough."""

UNREADABLE = "unreadable"


class Watching(QObject):
    """`looked(str)` carries the digest of what is on the disk after each move there: empty for no file at all.
    `stirred` says that something has moved in the file's folder."""

    looked = Signal(str)
    stirred = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._path: Path | None = None
        self._job: Job | None = None
        self._again = False
        self._system = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self.look)
        self._soon.timeout.connect(self.stirred)
        self._system.fileChanged.connect(self._soon.start)
        self._system.directoryChanged.connect(self._soon.start)

    def watch(self, path: Path | None) -> None:
        """Watches this file from now on, None for nothing."""
        self._path = path
        watched = [*self._system.files(), *self._system.directories()]
        if watched:
            self._system.removePaths(watched)
        self._watch_again()

    def close(self) -> None:
        """No more looks."""
        self.watch(None)
        self._soon.stop()

    def _watch_again(self) -> None:
        """The system forgets a file that was replaced by another one, so it is named again after every move."""
        if self._path is None:
            return
        watched = {*self._system.files(), *self._system.directories()}
        for path in (self._path, self._path.parent, Path(os.path.realpath(self._path)).parent):
            if str(path) not in watched and is_there(path):
                self._system.addPath(str(path))

    @Slot()
    def look(self) -> None:
        """Looks now at what is there, off the GUI thread: the file may lie on a slow disk."""
        self._watch_again()
        if self._path is None:
            return
        if self._job is not None:
            self._again = True
            return
        self._job = self._jobs.start(_Errand(self._path))
        self._job.done.connect(self._found)
        self._job.ended.connect(self._free)

    @Slot(object)
    def _found(self, found: tuple[Path, str]) -> None:
        self._free()
        path, content = found
        if path == self._path and not self._again:
            self.looked.emit(content)
        if self._again:
            self._again = False
            self._soon.start()

    @Slot()
    def _free(self) -> None:
        self._job = None


class _Errand:
    """Which file, and the digest of what is there."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> tuple[Path, str]:
        try:
            return self._path, digest(self._path)
        except OSError:
            return self._path, UNREADABLE
