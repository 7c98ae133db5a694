"""Journeys on the disk: load a file, save one so that at every moment either the old or the new one is there whole.

`codec` turns bytes into a journey and back; the command line and the session stand after it.
"""

from __future__ import annotations

import os
import stat
from functools import partial
from pathlib import Path
from typing import NamedTuple

from journeymap.i18n import Message, msg
from journeymap.model import Journey
from journeymap.reasons import reason_of
from journeymap.replacing import NotReplacedError, replace_bytes
from journeymap.storage.backups import BackupRules, keep_backup
from journeymap.storage.bounds import MAX_FILE_BYTES
from journeymap.storage.codec import Loaded, dumps, loads
from journeymap.storage.errors import JourneyFileError, UnwritableTextError, visible
from journeymap.storage.fingerprint import digest as digest_at
from journeymap.storage.fingerprint import digest_of
from journeymap.storage.yaml_text import too_large


class Read(NamedTuple):
    """What a file holds, the digest of just these bytes, and their text; None where a later version wrote it, which
    this one cannot begin from again."""

    loaded: Loaded
    digest: str
    text: str | None


def load(path: str | os.PathLike[str]) -> Loaded:
    """The journey in a file. Raises `JourneyFileError` where there is no such file or it cannot be read."""
    return loads(read_bytes(path), os.fspath(path))


def read_file(path: str | os.PathLike[str]) -> Read:
    """As `load`, for whoever writes the file again: `save` takes the digest."""
    data = read_bytes(path)
    loaded = loads(data, os.fspath(path))
    return Read(loaded, digest_of(data), None if loaded.read_only else data.decode("utf-8"))


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file of at most `MAX_FILE_BYTES` bytes. Raises `JourneyFileError`."""
    name = os.fspath(path)
    try:
        size = _size_of_file(Path(path), name)
        if size > MAX_FILE_BYTES:
            raise too_large(name, size)
        with Path(path).open("rb") as file:
            # A file that grows meanwhile is bounded too; `loads` refuses it for its size.
            return file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise JourneyFileError(name, message=_unreadable(error)) from error


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by links of either kind too; where one is not there yet, by their names."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _size_of_file(path: Path, name: str) -> int:
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        raise IsADirectoryError(name)
    if not stat.S_ISREG(state.st_mode):
        raise JourneyFileError(name, message=msg("this is a device or a pipe and no file; name a journey file"))
    return state.st_size


def _unreadable(error: Exception) -> Message:
    if isinstance(error, FileNotFoundError):
        return msg("there is no such file; check its name and folder")
    if isinstance(error, IsADirectoryError):
        return msg("this is a folder; name a journey file in it")
    if isinstance(error, PermissionError):
        return msg("you are not allowed to read this file; ask its owner")
    return msg("the file cannot be read: {reason}", reason=reason_of(error))


class Saved(NamedTuple):
    """What became of saving: the digest of the bytes that were written, not of those that are there a moment later,
    their text, and what else a person should know, in words."""

    digest: str
    text: str
    told: Message | None


class ChangedMeanwhileError(JourneyFileError):
    """The file holds something else than what was read of it; nothing was written over it."""

    def __init__(self, file: str) -> None:
        super().__init__(
            file,
            message=msg(
                "somebody else has changed the file meanwhile, and it is as they left it; do the same again with the "
                "file as it is now"
            ),
        )


def save(path: str | os.PathLike[str], journey: Journey, backups: BackupRules | None = None, over: str = "") -> Saved:
    """Write a journey to a file, whole or not at all; links are followed, an existing file's mode is kept.

    With `backups`, what the file held before is kept by these rules; that this failed is no reason not to save, and
    is told with what comes back. `over` is the digest of what is to be replaced, where the caller has read it; a file
    that holds anything else at the last moment is left alone, with `ChangedMeanwhileError`. Raises `JourneyFileError`
    where the file cannot be written; it is then as it was, and where only the last step failed, the new one stands
    beside it.
    """
    name = os.fspath(path)
    try:
        text = dumps(journey)
        data = text.encode("utf-8")
        told = _keep_backup(Path(path), backups) if backups is not None else None
        replace_bytes(path, data, keep_beside=True, look=partial(_look, name, over) if over else None)
    except UnwritableTextError as error:
        why = msg(
            "the text “{text}” holds half of a character and cannot be saved; type it anew", text=visible(error.text)
        )
        raise JourneyFileError(name, message=why) from error
    except (OSError, ValueError) as error:
        raise JourneyFileError(name, message=_unsaved(error)) from error
    return Saved(digest_of(data), text, told)


def _look(name: str, over: str) -> None:
    """Raises `ChangedMeanwhileError`, and `OSError` where the file is there and cannot be read."""
    if digest_at(name) not in ("", over):
        raise ChangedMeanwhileError(name)


def _keep_backup(path: Path, rules: BackupRules) -> Message | None:
    try:
        keep_backup(path, rules)
    except OSError as error:
        return msg("The file is saved, but what it held before could not be kept: {reason}", reason=reason_of(error))
    return None


def _unsaved(error: Exception) -> Message:
    if isinstance(error, NotReplacedError):
        return msg(
            "this drive would not put the new file in the old one's place ({reason}); the old one is as it was, and "
            "your work is in “{beside}” beside it",
            reason=reason_of(error),
            beside=error.beside.name,
        )
    return msg(
        "the file could not be saved and is as it was: {reason}; save it under another name or in another folder",
        reason=reason_of(error),
    )
