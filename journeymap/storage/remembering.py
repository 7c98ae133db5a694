"""What this machine remembers of each file, in a private folder of its own: a value in, the same value back.

`settled` and `departments.sendings` remember by it. It is no fact about the journey: lost, it costs a question or a
date.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from journeymap.model.converting import json_decoder
from journeymap.paths import make_private, state_dir
from journeymap.replacing import replace_bytes
from journeymap.storage.fingerprint import digest_of

_ENDING = ".json"
Held = TypeVar("Held", bound=msgspec.Struct)


class Memory(Generic[Held]):
    """Values of one kind by file, in the folder `name` of this person's state; of so many files, the latest."""

    def __init__(self, name: str, kind: type[Held], *, most_files: int, most_bytes: int) -> None:
        self._name, self._kind = name, kind
        self.most_files, self._most_bytes = most_files, most_bytes

    def of(self, path: str | os.PathLike[str]) -> Held:
        """What is remembered of this file; a blank value where nothing is known. Never raises."""
        try:
            with (self.folder / _name(path)).open("rb") as file:
                data = file.read(self._most_bytes + 1)
        except OSError:
            return self._kind()
        return self.read(data)

    def read(self, data: bytes) -> Held:
        """The value in the bytes of its file; a blank one where they are too many or cannot be read."""
        if len(data) > self._most_bytes:
            return self._kind()
        try:
            held: Held = json_decoder(self._kind).decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._kind()
        return held

    def keep(self, path: str | os.PathLike[str], held: Held) -> None:
        """Remembers this of the file. Where this machine remembers nothing (a full or protected disk), all goes on."""
        with suppress(OSError):
            folder = make_private(self.folder)
            replace_bytes(folder / _name(path), msgspec.json.encode(held), mode=0o600)
            self._forget_the_oldest(folder)

    @property
    def folder(self) -> Path:
        """Where it is remembered; the folder need not be there yet."""
        return state_dir() / self._name

    def _forget_the_oldest(self, folder: Path) -> None:
        kept = [each for each in folder.iterdir() if each.suffix == _ENDING]
        if len(kept) > self.most_files:
            for each in sorted(kept, key=lambda each: each.stat().st_mtime)[: -self.most_files]:
                each.unlink(missing_ok=True)


def _name(path: str | os.PathLike[str]) -> str:
    """A name that says nothing of the file to whoever lists the folder."""
    return digest_of(os.fsencode(os.path.normcase(os.path.realpath(path)))) + _ENDING
