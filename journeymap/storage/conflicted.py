"""Copies of a file that sync clients put beside it because two people wrote at once: a path in, the copies out.

The window looks for them when it opens a file and whenever something moves in its folder, off its own thread;
`settled` remembers those that a person has merged or does not want.
"""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from journeymap.storage.bounds import MAX_FILE_BYTES
from journeymap.storage.codec import dumps
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import load
from journeymap.storage.fingerprint import digest, digest_of
from journeymap.storage.settled import settled_copies

MOST_READ = 40
"""How many files whose names alone say nothing are read for one look, the latest first."""

_MOST_READ_BYTES = 2 * MAX_FILE_BYTES
_MOST_NAMED = 100

_WORD = re.compile("confli|konfli|bertentangan", re.IGNORECASE)
"""What clients call such a copy, in the languages of Europe and in Indonesian."""

_MARKED = re.compile(r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?|_conflict-\d{8}-\d{6}", re.IGNORECASE)
"""Syncthing, and older ownCloud."""

_COUNTED = re.compile(r"\s*\(\d{1,3}\)$")
_NUMBER = re.compile(r" ?\(\d{1,3}\)")
_DEFAULT_MACHINE = re.compile(r"-(?:DESKTOP-[A-Z0-9]{7}|LAPTOP-[A-Z0-9]{8})(?:-\d{1,2})?")
"""How Windows names machines that nobody named."""

_MACHINE = re.compile(r"-[^\W_][\w '’.-]{0,62}")


class Copy(msgspec.Struct, frozen=True):
    """A copy beside a file, and the digest of its bytes."""

    file: Path
    digest: str


class _State(msgspec.Struct, frozen=True):
    """What tells whether two files hold one journey, and whether in one state; `sent` where it is a department's."""

    title: str
    touchpoints: frozenset[str]
    content: str
    sent: bool


class Copies:
    """Looks for the copies of one file, again and again; what has not changed since is not read again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = Path(os.path.realpath(path))
        self._states: dict[str, tuple[tuple[int, int], _State | None]] = {}

    def look(self, check: Callable[[], None] = lambda: None) -> tuple[Copy, ...]:
        """The copies there are now, by name; without those that hold the file's own bytes and those that a person has
        settled. Never raises, but what `check` does, called between two files; reads whole files.

        Names that people give as well (*hotel (1)* of Google Drive, *hotel-ANNA* of OneDrive) count only where such a
        copy holds the same journey in another state.
        """
        named, unclear = self._beside()
        done = {"", *settled_copies(self.path), _digest(self._real)}
        found = [copy for file in named[:_MOST_NAMED] if (copy := _copy(file)).digest not in done]
        for file in _latest(unclear):
            check()
            copy = _copy(file)
            if copy.digest not in done and self._is_other_state(file):
                found.append(copy)
        return tuple(sorted(found, key=lambda copy: copy.file.name))

    def _beside(self) -> tuple[list[Path], list[Path]]:
        """Files that are copies by their names, and files that may be."""
        named, unclear = [], []
        stem, ending = self._real.stem, self._real.suffix.casefold()
        with suppress(OSError):
            entries = os.scandir(self._real.parent)
            for name in sorted(entry.name for entry in entries if entry.name.startswith(stem)):
                file = self._real.with_name(name)
                rest = file.stem[len(stem) :]
                if name == self._real.name or file.suffix.casefold() != ending:
                    continue
                if is_conflicted(rest):
                    named.append(file)
                elif _NUMBER.fullmatch(rest) or _MACHINE.fullmatch(rest):
                    unclear.append(file)
        return named, unclear

    def _is_other_state(self, file: Path) -> bool:
        """Whether both hold one journey, in different states; a department's copy is sent back, not merged."""
        theirs = self._state(file)
        ours = self._state(self._real) if theirs is not None else None
        if theirs is None or ours is None or (theirs.sent and not ours.sent):
            return False
        common = ours.touchpoints & theirs.touchpoints
        alike = ours.title == theirs.title and 2 * len(common) >= len(ours.touchpoints) > 0
        return alike and ours.content != theirs.content

    def _state(self, file: Path) -> _State | None:
        try:
            at = file.stat()
        except OSError:
            return None
        stamp = (at.st_mtime_ns, at.st_size)
        known = self._states.get(file.name)
        if known is None or known[0] != stamp:
            known = self._states[file.name] = (stamp, _state_of(file))
        return known[1]


def is_conflicted(rest: str) -> bool:
    """Whether what a name has more than the name of its file is what sync clients add to a copy, and nobody else."""
    if _MARKED.fullmatch(rest):
        return True
    bare = _COUNTED.sub("", rest).strip()
    if _WORD.search(bare) and _is_one_bracket(bare):
        return True
    ours = platform.node().partition(".")[0]
    own = bool(ours) and re.fullmatch(rf"-{re.escape(ours)}(?:-\d{{1,2}})?", rest, re.IGNORECASE) is not None
    return own or _DEFAULT_MACHINE.fullmatch(rest) is not None


def _is_one_bracket(text: str) -> bool:
    """Whether a text is in brackets as a whole; others may stand within them."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if depth == 0:
            return at == len(text) - 1 > 0
    return False


def _latest(files: list[Path]) -> list[Path]:
    """The files that were written last, as many as one look may read."""
    sized = []
    for file in files:
        with suppress(OSError):
            at = file.stat()
            sized.append((at.st_mtime, at.st_size, file))
    chosen, left = [], _MOST_READ_BYTES
    for _, size, file in sorted(sized, reverse=True)[:MOST_READ]:
        left -= size
        if left >= 0:
            chosen.append(file)
    return chosen


def _copy(file: Path) -> Copy:
    return Copy(file, _digest(file))


def _digest(file: Path) -> str:
    """The digest of a file no larger than a journey can be; empty for any other, and for what cannot be read."""
    try:
        return digest(file) if file.stat().st_size <= MAX_FILE_BYTES else ""
    except OSError:
        return ""


def _state_of(file: Path) -> _State | None:
    try:
        journey = load(file).journey
        content = digest_of(dumps(journey).encode())
    except (JourneyFileError, ValueError):  # the latter: half of a character, which no file can hold
        return None
    return _State(journey.title, frozenset(journey.touchpoints), content, journey.sent is not None)
