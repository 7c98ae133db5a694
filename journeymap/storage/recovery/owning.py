"""Who owns a journal: a lock of the operating system on a file beside it, which goes when its process goes.

`journal` holds one as long as its document is open; `finding` knows by it whose process is dead. A process number
and a start time would need a reader for each system, and numbers come again.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from journeymap.locking import HELD, LOCK_SUFFIX, lock


def lock_of(journal: Path) -> Path:
    """The file whose lock stands for the journal's owner; the journal itself is replaced when it is rewritten."""
    return journal.with_name(journal.name + LOCK_SUFFIX)


class Ownership:
    """The lock of one journal. Where the disk knows no locks, `certain` is false and process numbers must do."""

    def __init__(self, path: Path, number: int, *, certain: bool) -> None:
        self._path = path
        self._number = number
        self.certain = certain

    @classmethod
    def take(cls, journal: Path) -> Ownership | None:
        """The ownership of a journal; None where it has a living owner, be it this process. Raises `OSError`."""
        path = lock_of(journal)
        number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            lock(number)
        except OSError as error:
            if error.errno in HELD:
                os.close(number)
                return None
            return cls(path, number, certain=False)
        return cls(path, number, certain=True)

    def release(self, *, remove: bool) -> None:
        """Gives the journal up; `remove` where the journal is gone too."""
        if sys.platform != "win32" and remove:
            self._unlink()  # before it is unlocked, so that nobody locks a file that is about to go
        with suppress(OSError):
            os.close(self._number)
        if sys.platform == "win32" and remove:
            self._unlink()  # an open file cannot be removed there

    def _unlink(self) -> None:
        with suppress(OSError):
            self._path.unlink()


if sys.platform == "win32":
    import ctypes

    _LIMITED_INFORMATION = 0x1000
    _RUNNING = 259
    _NO_SUCH_PROCESS = 87

    def is_alive(pid: int) -> bool:
        """Whether a process of this number is running; yes where the system does not say."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = kernel.OpenProcess(_LIMITED_INFORMATION, False, pid & 0xFFFFFFFF)
        if not process:
            return bool(ctypes.get_last_error() != _NO_SUCH_PROCESS)
        status = ctypes.c_ulong(_RUNNING)
        kernel.GetExitCodeProcess(ctypes.c_void_p(process), ctypes.byref(status))
        kernel.CloseHandle(ctypes.c_void_p(process))
        return status.value == _RUNNING

else:

    def is_alive(pid: int) -> bool:
        """Whether a process of this number is running; only asked where there are no locks."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):  # the latter: no number of a process, from a damaged file
            return False
        except OSError:
            return True
        return True
