"""A journal's file to the journey its steps lead to: read within bounds, up to the first line that is damaged.

`records` stands before it, `finding` after it; `journal` folds its own steps with the same `Replay`.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import msgspec

from journeymap.collector import collector_paused
from journeymap.editing.changes import ORDER, SETTING, ChangeSet
from journeymap.i18n import Message, msg, msg_count
from journeymap.model import Journey
from journeymap.storage.bounds import MAX_FILE_BYTES
from journeymap.storage.codec import loads
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.recovery.records import Head, changes_of, read_head, read_step

MAX_JOURNAL_BYTES = 3 * MAX_FILE_BYTES
"""Bytes of a journal that are read; steps behind are lost, and it is said."""


class Replay:
    """A journey under steps: mappings are copied once, however many steps there are."""

    def __init__(self, journey: Journey) -> None:
        self._start = journey
        self._fields: dict[str, Any] = {}
        self._copied: dict[str, dict[str, Any]] = {}

    @property
    def journey(self) -> Journey:
        """The journey as it stands now; call it once, at the end."""
        return msgspec.structs.replace(self._start, **self._fields, **self._copied)

    def take(self, changes: list[tuple[str, str, Any]]) -> None:
        """One step: what each key holds after it. Orders come last, as in `editing.changes.apply`."""
        for kind, name, after in changes:
            if kind == SETTING:
                self._fields[name] = after
            elif kind != ORDER:
                self._put(kind, name, after)
        for kind, name, after in changes:
            if kind == ORDER:
                mapping = self._mapping(name)
                self._copied[name] = {id: mapping[id] for id in after if id in mapping} | mapping

    def take_step(self, step: ChangeSet) -> None:
        """One step of the editor."""
        self.take([(*change.key, change.after) for change in step.changes])

    def _put(self, kind: str, id: str, after: Any) -> None:
        if after is None:
            self._mapping(kind).pop(id, None)
        else:
            self._mapping(kind)[id] = after

    def _mapping(self, name: str) -> dict[str, Any]:
        if name not in self._copied:
            self._copied[name] = {**getattr(self._start, name)}
        return self._copied[name]


class Replayed(msgspec.Struct, frozen=True):
    """What a journal holds: its head, the journey it begins from and the one it leads to, how many steps lie
    between, when the last was made and what it was, and what was lost."""

    head: Head
    start: Journey
    journey: Journey
    steps: int
    at: datetime
    last: Message | None = None
    lost: Message | None = None


def read_journal(file: Path) -> Replayed | None:
    """The journal of a file, as far as it is whole; None where not even its head can be used. Raises `OSError`."""
    with file.open("rb") as stream:
        data = stream.read(MAX_JOURNAL_BYTES)
    lines = BytesIO(data)  # a line at a time: a list of millions of empty ones would fill the memory
    try:
        with collector_paused():
            head = read_head(lines.readline().removesuffix(b"\n"))
            loaded = loads(head.journey, file.name)
            count = max(0, data.count(b"\n") - 1)
            return None if loaded.read_only else _replayed(head, loaded.journey, lines, count)
    except (msgspec.DecodeError, JourneyFileError, RecursionError):
        return None


def _replayed(head: Head, start: Journey, lines: IO[bytes], count: int) -> Replayed:
    """The steps of the lines, `count` of which are whole; every whole line ends with a line break."""
    replay, done, at, last = Replay(start), 0, head.at, None
    damaged = torn = 0
    for place, line in enumerate(lines):
        if not line.endswith(b"\n"):
            torn = 1
            break
        try:
            record = read_step(line[:-1])
            replay.take(changes_of(record))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            damaged = count - place
            break
        done, at, last = done + 1, record.at, record.label
    torn = torn or int(any(not line.endswith(b"\n") for line in lines))
    return Replayed(head, start, replay.journey, done, at, last, _lost(damaged + torn, damaged))


def _lost(lines: int, damaged: int) -> Message | None:
    if not lines:
        return None
    if not damaged:
        return msg("The very last step was being written down when the program ended, and is missing.")
    return msg_count(
        "The journal is damaged near its end: {count} step is missing.",
        "The journal is damaged: the last {count} steps are missing.",
        lines,
    )
