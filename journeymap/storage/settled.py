"""Which copies beside a file a person has merged or does not want to hear of, remembered on this machine only.

`conflicted` asks before it offers a copy; the window notes what the person did. By content: a copy that holds something
new is offered again. What is damaged or gone costs one more question.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from journeymap.model.converting import json_decoder
from journeymap.paths import make_private, state_dir
from journeymap.replacing import replace_bytes
from journeymap.storage.fingerprint import digest_of

MOST_COPIES = 200
"""How many copies of one file are remembered, the latest."""

MOST_FILES = 500
"""Of how many files they are remembered, those that were asked about last."""

MAX_BYTES = 64 * 1024
_ENDING = ".json"


class _Memory(msgspec.Struct, frozen=True):
    digests: tuple[Annotated[str, Meta(max_length=64)], ...] = ()


def settled_copies(path: str | os.PathLike[str]) -> frozenset[str]:
    """The digests of copies of this file that were settled; none where nothing is known. Never raises."""
    return frozenset(_read(path))


def settle_copies(path: str | os.PathLike[str], digests: Iterable[str]) -> None:
    """Remembers these. Where this machine remembers nothing (a full or protected disk), the person is asked again."""
    known = dict.fromkeys((*_read(path), *filter(None, digests)))
    memory = _Memory(tuple(known)[-MOST_COPIES:])
    with suppress(OSError):
        folder = make_private(_folder())
        replace_bytes(folder / _name(path), msgspec.json.encode(memory), mode=0o600)
        _forget_the_oldest(folder)


def _read(path: str | os.PathLike[str]) -> tuple[str, ...]:
    try:
        with (_folder() / _name(path)).open("rb") as file:
            memory: _Memory = json_decoder(_Memory).decode(file.read(MAX_BYTES))
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ()
    return memory.digests


def _folder() -> Path:
    return state_dir() / "copies"


def _name(path: str | os.PathLike[str]) -> str:
    """A name that says nothing of the file to whoever lists the folder."""
    return digest_of(os.fsencode(os.path.normcase(os.path.realpath(path)))) + _ENDING


def _forget_the_oldest(folder: Path) -> None:
    memories = [each for each in folder.iterdir() if each.suffix == _ENDING]
    if len(memories) > MOST_FILES:
        for memory in sorted(memories, key=lambda each: each.stat().st_mtime)[:-MOST_FILES]:
            memory.unlink(missing_ok=True)
