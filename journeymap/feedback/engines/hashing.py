"""The SHA-256 of large files, by which they are known again, worked out in a thread beside whatever else is done.

Paths stand before it, `answers` asks for what it found once the answers are counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from journeymap.feedback.engines.running import Stopped

_CHUNK = 2**22
"""Bytes at a time: some milliseconds, so that a stop is heard at once and Python's lock is seldom asked for."""


class Hashes:
    """Begins at once, so that it is done while the engines are imported."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._stopped = Event()
        self._threads = ThreadPoolExecutor(1)
        self._found = [self._threads.submit(self._sha256, path) for path in paths]

    def wait(self) -> list[str]:
        """The hash of each file, as hexadecimal digits. Raises `Stopped` after `stop`, `OSError` where a file cannot be
        read."""
        return [hash.result() for hash in self._found]

    def stop(self) -> None:
        """Ends it, from any thread, within some milliseconds."""
        self._stopped.set()

    def close(self) -> None:
        """Ends it and gives the thread back."""
        self.stop()
        self._threads.shutdown()

    def _sha256(self, path: Path) -> str:
        found, chunk = hashlib.sha256(), memoryview(bytearray(_CHUNK))
        with path.open("rb", buffering=0) as file:
            while size := file.readinto(chunk):
                if self._stopped.is_set():
                    raise Stopped
                found.update(chunk[:size])
        return found.hexdigest()
