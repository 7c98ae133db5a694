"""What was sent to which department on which day, remembered on this machine only: the file has no place for it.

Whoever packs notes it here; `agreement` asks since when a department has been silent. A journal per journey, kept by
the journey's path; one that is damaged or gone costs no more than that nobody knows the day.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from journeymap.model.converting import json_decoder
from journeymap.paths import make_private, state_dir
from journeymap.replacing import replace_bytes
from journeymap.storage.fingerprint import digest_of

MOST_SENDINGS = 500
"""How many are remembered of one journey, the latest ones."""

MOST_JOURNEYS = 500
"""Of how many journeys they are remembered, those that were sent last."""

MAX_BYTES = 1024 * 1024
"""Bytes of a journal that is read at all."""

_ENDING = ".json"
_Line = Annotated[str, Meta(max_length=1000)]


class Sending(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one department was sent: its id, the day, and the name of the file it was written to."""

    department: _Line
    day: date
    file: _Line = ""


class _Journal(msgspec.Struct, frozen=True):
    sendings: tuple[Sending, ...] = ()


def note(path: str | os.PathLike[str], department: str, day: date, out: Path) -> None:
    """Remembers that a department was sent a file made from the journey at this path.

    Where this machine remembers nothing (a full or protected disk), the sending was none the worse for it.
    """
    made = Sending(department[:1000], day, out.name[:1000])
    journal = _Journal((*sendings_of(path), made)[-MOST_SENDINGS:])
    with suppress(OSError):
        folder = make_private(_folder())
        replace_bytes(folder / _name(path), msgspec.json.encode(journal), mode=0o600)
        _forget_the_oldest(folder)


def sendings_of(path: str | os.PathLike[str]) -> tuple[Sending, ...]:
    """What was sent of the journey at this path, the earliest first; nothing where nothing is known."""
    try:
        with (_folder() / _name(path)).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return ()
    return read_sendings(data)


def read_sendings(data: bytes) -> tuple[Sending, ...]:
    """The sendings in the bytes of their file; nothing where they cannot be read."""
    if len(data) > MAX_BYTES:
        return ()
    try:
        journal: _Journal = json_decoder(_Journal).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    return journal.sendings


def last_sent(sendings: Iterable[Sending], department: str) -> date | None:
    """The day a department was last sent something; None where that is not known."""
    return max((each.day for each in sendings if each.department == department), default=None)


def _folder() -> Path:
    return state_dir() / "sendings"


def _name(path: str | os.PathLike[str]) -> str:
    """A name that says nothing of the journey to whoever lists the folder."""
    return digest_of(os.fsencode(os.path.normcase(os.path.realpath(path)))) + _ENDING


def _forget_the_oldest(folder: Path) -> None:
    journals = [each for each in folder.iterdir() if each.suffix == _ENDING]
    if len(journals) > MOST_JOURNEYS:
        for journal in sorted(journals, key=lambda each: each.stat().st_mtime)[:-MOST_JOURNEYS]:
            journal.unlink(missing_ok=True)
