"""The thread that brings one journal to the disk, so that neither a busy window nor other work holds a step up.

The window's recording stands before it and tells it what happened; `journal` writes. Steps that come quickly are
forced to the disk together.
"""

from __future__ import annotations

import threading
from collections import deque
from pathlib import Path

from journeymap.model import Journey
from journeymap.storage.recovery.journal import Journal

PAUSE_S = 0.25
"""Between the first step that waits and the disk, so that with a slow one no more than the last second is missing."""

READY_S = 1.0
"""After which, where nobody has done anything yet, the text that a journal begins with is made ready."""


class Writer:
    """Writes a journal whenever something was noted. Started with it; `close` ends the thread."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._savings: deque[tuple[Path, Journey, str, str | None]] = deque()
        self._noted, self._hurried = threading.Event(), threading.Event()
        self._closing = False
        # Not to be waited for when the program ends without closing: what it has not written, a crash loses too.
        self._thread = threading.Thread(target=self._run, name="recovery journal", daemon=True)
        self._thread.start()

    def note(self) -> None:
        """The journal holds a step that is not on the disk yet."""
        self._noted.set()

    def hurry(self) -> None:
        """Brings what was noted to the disk without a pause."""
        self._hurried.set()
        self._noted.set()

    def saved(self, path: Path, journey: Journey, digest: str, text: str | None) -> None:
        """The document was saved, as `Journal.saved` takes it; at once, but not in the thread that calls."""
        self._savings.append((path, journey, digest, text))
        self.hurry()

    def close(self) -> None:
        """Ends the thread, after what it is just writing; what was noted since is left unwritten."""
        self._closing = True
        self.hurry()
        self._thread.join()

    def _run(self) -> None:
        if not self._noted.wait(READY_S):
            self._journal.make_ready()
        while not self._closing:
            self._noted.wait()
            self._hurried.wait(PAUSE_S)
            self._noted.clear()
            self._hurried.clear()
            if not self._closing:
                self._write()

    def _write(self) -> None:
        try:
            while self._savings:
                self._journal.saved(*self._savings.popleft())
            self._journal.flush()
        except Exception as error:  # whatever it is, the next step is written down again, and people are told
            self._journal.fail(error)
            threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, self._thread)))
