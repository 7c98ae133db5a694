"""The fingerprint of a file's bytes: how it is known that a file on the disk is not the one that was read or saved.

Times lie after copying and synchronising, so nobody asks them. The recovery journal and the window's watch over the
file stand after it.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path


def digest(path: str | os.PathLike[str]) -> str:
    """SHA-256 of the file's bytes as 64 hex digits; empty where there is no such file. Raises `OSError` where there
    is one that cannot be read."""
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            return ""  # opening a pipe would wait for ever
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def digest_of(data: bytes) -> str:
    """The same of bytes at hand, as they were read or written."""
    return hashlib.sha256(data).hexdigest()
