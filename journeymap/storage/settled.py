"""Which copies beside a file a person has merged or does not want to hear of, remembered on this machine only.

`conflicted` asks before it offers a copy; the window notes what the person did. By content: a copy that holds something
new is offered again. What is damaged or gone costs one more question.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta

from journeymap.storage.remembering import Memory

MOST_COPIES = 200
"""How many copies of one file are remembered, the latest."""

MOST_FILES = 500
"""Of how many files they are remembered, those that were asked about last."""

MAX_BYTES = 64 * 1024


class _Settled(msgspec.Struct, frozen=True):
    digests: tuple[Annotated[str, Meta(max_length=64)], ...] = ()


_MEMORY = Memory("copies", _Settled, most_files=MOST_FILES, most_bytes=MAX_BYTES)


def settled_copies(path: str | os.PathLike[str]) -> frozenset[str]:
    """The digests of copies of this file that were settled; none where nothing is known. Never raises."""
    return frozenset(_MEMORY.of(path).digests)


def settle_copies(path: str | os.PathLike[str], digests: Iterable[str]) -> None:
    """Remembers these. Where this machine remembers nothing (a full or protected disk), the person is asked again."""
    known = dict.fromkeys((*_MEMORY.of(path).digests, *filter(None, digests)))
    _MEMORY.keep(path, _Settled(tuple(known)[-MOST_COPIES:]))
