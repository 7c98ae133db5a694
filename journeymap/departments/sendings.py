"""What was sent to which department on which day, remembered on this machine only: the file has no place for it.

Whoever packs notes it here; `agreement` asks since when a department has been silent. A journal per journey, kept by
the journey's path; one that is damaged or gone costs no more than that nobody knows the day.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from journeymap.storage.remembering import Memory

MOST_SENDINGS = 500
"""How many are remembered of one journey, the latest ones."""

MOST_JOURNEYS = 500
"""Of how many journeys they are remembered, those that were sent last."""

MAX_BYTES = 1024 * 1024
"""Bytes of a journal that is read at all."""

_Line = Annotated[str, Meta(max_length=1000)]


class Sending(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one department was sent: its id, the day, and the name of the file it was written to."""

    department: _Line
    day: date
    file: _Line = ""


class _Journal(msgspec.Struct, frozen=True):
    sendings: tuple[Sending, ...] = ()


_JOURNALS = Memory("sendings", _Journal, most_files=MOST_JOURNEYS, most_bytes=MAX_BYTES)


def note(path: str | os.PathLike[str], department: str, day: date, out: Path) -> None:
    """Remembers that a department was sent a file made from the journey at this path.

    Where this machine remembers nothing (a full or protected disk), the sending was none the worse for it.
    """
    made = Sending(department[:1000], day, out.name[:1000])
    _JOURNALS.keep(path, _Journal((*sendings_of(path), made)[-MOST_SENDINGS:]))


def sendings_of(path: str | os.PathLike[str]) -> tuple[Sending, ...]:
    """What was sent of the journey at this path, the earliest first; nothing where nothing is known."""
    return _JOURNALS.of(path).sendings


def read_sendings(data: bytes) -> tuple[Sending, ...]:
    """The sendings in the bytes of their file; nothing where they cannot be read."""
    return _JOURNALS.read(data).sendings


def last_sent(sendings: Iterable[Sending], department: str) -> date | None:
    """The day a department was last sent something; None where that is not known."""
    return max((each.day for each in sendings if each.department == department), default=None)
