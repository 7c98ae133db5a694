"""Journals that nobody here can read: damaged from their first line, or a later program's; why, and where they lie.

`finding` comes upon them; the window lists them beside the work that can be recovered.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from journeymap.storage.codec import loads
from journeymap.storage.recovery.records import FORMAT, form_of, read_head
from journeymap.storage.recovery.replay import MAX_JOURNAL_BYTES

_MOST_TITLE = 200
LEFT_SUFFIX = ".left"
"""What stands behind the name of a journal that cannot be read and was left where it is: it is not listed again."""


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """A journal that cannot be read: where it lies, when it was last written (UTC), its title where it says one, and
    whether a later program made it."""

    file: Path
    when: datetime
    title: str = ""
    later: bool = False


def look_into(file: Path) -> Unreadable | None:
    """What can be said of a journal that cannot be read; None where it is gone, or was left. Never raises."""
    try:
        written_s = file.stat().st_mtime
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        if _marker(file).stat().st_mtime >= written_s:
            return None
    found = Unreadable(file=file, when=_moment(written_s))
    with suppress(Exception):  # whatever is in it, the other journals are not to be missed for it
        return _head_of(found)
    return found


def leave(unreadable: Unreadable) -> None:
    """Lets a journal lie that cannot be read, and has it not be listed again unless it is written once more."""
    with suppress(OSError):
        _marker(unreadable.file).touch(mode=0o600)


def forget_left(file: Path) -> None:
    """Takes the mark away that a journal was left. Raises `OSError`."""
    _marker(file).unlink(missing_ok=True)


def _head_of(found: Unreadable) -> Unreadable:
    with found.file.open("rb") as stream:
        line = stream.readline(MAX_JOURNAL_BYTES).removesuffix(b"\n")
    form, title = form_of(line)
    later = form > FORMAT or (form == FORMAT and loads(read_head(line).journey, found.file.name).read_only)
    return msgspec.structs.replace(found, title=title[:_MOST_TITLE], later=later)


def _moment(written_s: float) -> datetime:
    try:
        return datetime.fromtimestamp(written_s, UTC)
    except (OverflowError, ValueError, OSError):  # a disk may say anything
        return datetime.fromtimestamp(0, UTC)


def _marker(file: Path) -> Path:
    return file.with_name(file.name + LEFT_SUFFIX)
