"""Puts a file in its place whole or not at all: the one way anything is written to disk.

In the lowest layer, because the journey file, the report and every export stand on it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

TEMPORARY_SUFFIX = ".journey-tmp"
"""What the names of half-written files end with, which only a crash leaves behind."""

_MOST_STEM_BYTES, _MOST_HEAD_BYTES = 180, 80
"""Of a file's name, in the names of files beside it: a name has 255 bytes at most, and a letter up to four."""
LEFT_OVER_S = 900.0
"""Age from which nobody can still be writing a half-written file."""

_RANDOM = re.compile("[a-z0-9_]{8}")
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class NotReplacedError(OSError):
    """The new content is whole on the disk, but the system would not put it in the old one's place.

    `beside` is where it lies now; the old file is as it was.
    """

    def __init__(self, error: OSError, beside: Path) -> None:
        super().__init__(error.errno, error.strerror, error.filename)
        self.beside = beside


def replace_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    mode: int | None = None,
    *,
    keep_beside: bool = False,
    look: Callable[[], None] | None = None,
) -> None:
    """Put a new content in a file's place: written beside it, forced to the disk, read back, then renamed.

    `mode` is the file's mode from its first moment; left out, it keeps the one it had. Raises `OSError`, also for a
    write-protected file; the file is then as it was. With `keep_beside`, where only the last step fails, the new
    content stays beside it under a name of its own, and `NotReplacedError` says where. `look` is called just before
    that step, and what it raises leaves the file as it is.
    """
    try:
        _replace(Path(os.path.realpath(path)), data, mode, look, keep_beside=keep_beside)
    except OSError as error:
        # The name people know, not that of the file beside it.
        error.filename, error.filename2 = os.fspath(path), None
        raise


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder; no where the system does not let us look. Never raises."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def is_protected(path: Path) -> bool:
    """Whether there is a file that must not be written; renaming another into its place would still go through."""
    return path.exists() and not (os.access(path, os.W_OK) and path.stat().st_mode & _WRITABLE)


def _replace(
    target: Path, data: bytes, mode: int | None, look: Callable[[], None] | None, *, keep_beside: bool
) -> None:
    if is_protected(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    with _temporary_beside(target) as (number, temporary):
        with _handed_over(number) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != data:
            raise OSError(errno.EIO, "the disk did not keep what was written")
        if mode is None:
            _keep_marks(target, temporary)
        temporary.chmod(_mode_for(target) if mode is None else mode)
        if look is not None:
            look()
        try:
            temporary.replace(target)
        except OSError as error:
            if not keep_beside:
                raise
            raise NotReplacedError(error, _set_beside(temporary, target)) from error
    _settle_folder(target.parent)


def _set_beside(temporary: Path, target: Path) -> Path:
    """Gives the written file a name that people find and that takes no other file's place; how it is called then."""
    stamp = datetime.now().strftime("%Y-%m-%d %H.%M.%S")
    beside = target.with_name(f"{shortened(target.stem, _MOST_STEM_BYTES)} ({stamp}){target.suffix}")
    try:
        os.link(temporary, beside)  # unlike renaming, this never takes the place of another file
    except OSError:
        if beside.exists():
            raise
        temporary.rename(beside)
    return beside


def shortened(name: str, most_bytes: int) -> str:
    """The beginning of a name, in so many bytes of the file system."""
    while len(os.fsencode(name)) > most_bytes:
        name = name[:-1]
    return name


def _head(target: Path) -> str:
    """What the names of a file's half-written ones begin with."""
    return f".{shortened(target.name, _MOST_HEAD_BYTES)}."


def clear_left_overs(path: str | os.PathLike[str]) -> None:
    """Removes the half-written files that crashes left beside a file, as old as `LEFT_OVER_S` and named by `_replace`.
    Never raises."""
    target = Path(os.path.realpath(path))
    head, oldest = _head(target), time.time() - LEFT_OVER_S
    with suppress(OSError):
        for entry in os.scandir(target.parent):
            if entry.name.startswith(head) and _RANDOM.fullmatch(
                entry.name[len(head) :].removesuffix(TEMPORARY_SUFFIX)
            ):
                _clear(entry, oldest)


def _clear(entry: os.DirEntry[str], oldest: float) -> None:
    with suppress(OSError):
        written = entry.name.endswith(TEMPORARY_SUFFIX) and entry.is_file(follow_symlinks=False)
        if written and entry.stat(follow_symlinks=False).st_mtime < oldest:
            Path(entry.path).unlink()


@contextmanager
def _temporary_beside(target: Path) -> Iterator[tuple[int, Path]]:
    number, name = tempfile.mkstemp(TEMPORARY_SUFFIX, _head(target), target.parent)
    temporary = Path(name)
    try:
        yield number, temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _handed_over(number: int) -> IO[bytes]:
    """The open file of a number, which closes it from now on and alone: closed twice, it may be another thread's."""
    try:
        return os.fdopen(number, "wb")
    except BaseException:
        with suppress(OSError):
            os.close(number)
        raise


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _keep_marks(target: Path, temporary: Path) -> None:
    """Gives the new file the group of the old one and what else is attached to it (lists of who may read it, labels),
    where the system lets this person; a file of several names (hard links) is a file of its own from now on."""
    with suppress(OSError, AttributeError):  # not every system, nor every disk, knows these
        os.chown(temporary, -1, target.stat().st_gid)
    with suppress(OSError, AttributeError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(temporary, name, os.getxattr(target, name))


def _settle_folder(folder: Path) -> None:
    """Force the new name to the disk; not every system can, and the file itself is there already."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
