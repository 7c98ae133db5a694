"""One process at a time at a file that several share: a lock of the operating system on a file beside it.

In the lowest layer beside `replacing`, which puts the new content in place; the settings are changed behind it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

LOCK_SUFFIX = ".lock"
HELD = frozenset({EACCES, EAGAIN, EDEADLK})
"""The numbers of the errors that say that another process holds a lock; others say that the disk knows none."""

_AGAIN_S = 0.01


@contextmanager
def in_turn(file: Path, patience_s: float) -> Iterator[bool]:
    """Keeps the block for one process at a time, of all that come this way for the same file; true where it is so.

    Where the disk knows no locks, or another process does not end within `patience_s`, the block is entered all the
    same, for a person waits: who writes there must look once more. The lock goes when its process goes.
    """
    try:
        number = os.open(file.with_name(file.name + LOCK_SUFFIX), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield False
        return
    try:
        yield _locked(number, patience_s)
    finally:
        with suppress(OSError):
            os.close(number)


def _locked(number: int, patience_s: float) -> bool:
    until = time.monotonic() + patience_s
    while True:
        try:
            lock(number)
        except OSError as error:
            if error.errno not in HELD or time.monotonic() > until:
                return False
            time.sleep(_AGAIN_S)
        else:
            return True


if sys.platform == "win32":
    import msvcrt

    def lock(number: int) -> None:
        """Locks an open file for this process, or raises `OSError` at once; the lock goes when it is closed."""
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(number: int) -> None:
        """Locks an open file for this process, or raises `OSError` at once; the lock goes when it is closed."""
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
