"""Who has a file open: a note beside it that other programs on a shared drive can read.

The window takes the note when it opens a file and gives it up when it closes it; a second opener is told by it. The
note is advice for people, no lock of the system: drives that people share seldom keep those.
"""

from __future__ import annotations

import getpass
import os
import platform
import secrets
import stat
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from journeymap.model.converting import json_decoder
from journeymap.storage.errors import visible
from journeymap.storage.recovery.owning import is_alive

STALE_S = 600.0
"""Seconds without a sign of life after which a note of another machine counts for nothing."""

REFRESH_S = 120.0
"""How often the one who holds a note gives a sign of life."""

_MOST_BYTES = 4096
_MOST_WRITTEN, _MOST_SHOWN = 200, 60
"""Characters of a name in our own note, and of anybody's on the screen."""


class Holder(msgspec.Struct, frozen=True):
    """Who has a file open: a person's name, the machine, since when (UTC), and the process there."""

    who: str
    where: str
    since: datetime
    process: int
    token: str = ""

    @property
    def name(self) -> str:
        """The person as a sentence may show them: on one line, cut, what would not be seen as escapes."""
        return visible(self.who.strip(), _MOST_SHOWN)

    @property
    def machine(self) -> str:
        """The machine, shown likewise."""
        return visible(self.where.strip(), _MOST_SHOWN)


class Note:
    """Our note beside a file; `release` takes it away again."""

    def __init__(self, file: Path, holder: Holder, *, written: bool) -> None:
        self.file = file
        self.holder = holder
        self._written = written

    @property
    def written(self) -> bool:
        """Whether others can see it; not in a folder that nobody may write to."""
        return self._written

    def stands(self) -> bool:
        """Whether it is still there and ours; one that could not be written counts as there. Never raises."""
        found = _read(self.file) if self._written else None
        return not self._written or (found is not None and found.token == self.holder.token)

    def refresh(self) -> bool:
        """Gives a sign of life; False where somebody else's note stands there now, or ours is gone. Never raises."""
        if not self.stands():
            return False
        if self._written:
            with suppress(OSError):
                os.utime(self.file)
        return True

    def release(self) -> None:
        """Takes the note away, where it is still ours. Never raises."""
        found = _read(self.file) if self._written else None
        if found is not None and found.token == self.holder.token:
            with suppress(OSError):
                self.file.unlink()
        self._written = False


def note_of(path: Path) -> Path:
    """Where the note of a file stands: beside it, hidden, after the custom of office programs."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".~lock.{real.name}#")


def holder_of(path: Path) -> Holder | None:
    """Who has the file open, be it this process; None where nobody has, or the note is stale. Never raises."""
    file = note_of(path)
    found = _read(file)
    return found if found is not None and not _is_stale(file, found) else None


def is_held_elsewhere(path: Path) -> bool:
    """Whether another process has the file open. Never raises."""
    holder = holder_of(path)
    return holder is not None and not _is_ours(holder)


def take_note(path: Path, who: str = "", *, force: bool = False) -> Note | Holder:
    """Our note beside a file, or who has it open already. `force` takes the place of any note.

    A note of this very process is ours as well: the program itself sees to it that two windows do not write one file.
    Where the folder takes no files the note is not `written`, and nobody is kept from anything. Never raises.
    """
    file = note_of(path)
    name = (who or _person())[:_MOST_WRITTEN]
    holder = Holder(name, platform.node(), datetime.now(UTC), os.getpid(), secrets.token_hex(8))
    for _ in range(3):
        found = _read(file)
        if force or found is None or _is_ours(found) or _is_stale(file, found):
            note = _put(file, holder, force=force)
            if note is not None:
                return note
        else:
            return found
    return Note(file, holder, written=False)


def _put(file: Path, holder: Holder, *, force: bool) -> Note | None:
    """The note, put there in one step; None where somebody came first."""
    data = msgspec.json.encode(holder)
    try:
        if force or os.path.lexists(file):
            file.unlink(missing_ok=True)  # never written through: a stranger may have made it a link to another file
        with file.open("xb") as fresh:
            fresh.write(data)
    except FileExistsError:
        return None
    except OSError:
        return Note(file, holder, written=False)
    found = _read(file)
    return Note(file, holder, written=True) if found is not None and found.token == holder.token else None


def _read(file: Path) -> Holder | None:
    """The note in a file; None where there is none, or none that can be understood; links and pipes are none."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return None
        with file.open("rb") as note:
            holder: Holder = json_decoder(Holder).decode(note.read(_MOST_BYTES))
        # Of a time without its zone not every system can work out the local one.
        return holder if holder.since.tzinfo else replace(holder, since=holder.since.replace(tzinfo=UTC))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _is_ours(holder: Holder) -> bool:
    return holder.where == platform.node() and holder.process == os.getpid()


def _is_stale(file: Path, holder: Holder) -> bool:
    """Whether its program is gone: on this machine by its process, elsewhere by how long it gave no sign of life.

    One from hours ahead comes of a wrong clock, and is as old as one from hours ago.
    """
    if holder.where == platform.node() and not is_alive(holder.process):
        return True
    try:
        return abs(time.time() - file.stat().st_mtime) > STALE_S
    except OSError:
        return True


def _person() -> str:
    with suppress(Exception):  # a machine without a name for its user
        return getpass.getuser()
    return ""
