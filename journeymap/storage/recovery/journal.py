"""The journal of one open document: every step it hears of, on the disk a moment later.

The document's change sets come in; `finding` reads what is left of them after a crash. Nothing is written before the
first step, and nothing is left when the document was saved or closed. Any thread may call anything.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from journeymap import __version__
from journeymap.editing.changes import ChangeSet, StaleChange, apply
from journeymap.i18n import Message, msg
from journeymap.model import MAPPINGS, Journey
from journeymap.model.ids import slug
from journeymap.paths import make_private
from journeymap.reasons import reason_of
from journeymap.replacing import replace_bytes
from journeymap.storage.codec import dumps
from journeymap.storage.errors import UnwritableTextError
from journeymap.storage.recovery.owning import Ownership
from journeymap.storage.recovery.records import Head, Step, head_line, quoted, step_line
from journeymap.storage.recovery.replay import Replay

SUFFIX = ".journal"
COMPACT_BYTES = 8 * 1024 * 1024
"""Bytes of steps after which a journal begins afresh from the journey as it is."""

_MOST_STEPS_BACK = 200


class Journal:
    """The journal of one open document; made by `start`, or by `finding.adopt` for one that was recovered."""

    def __init__(
        self,
        file: Path,
        document_path: Path | None,
        journey: Journey,
        saved_digest: str,
        edits: int = 0,
        text: str | None = None,
        base: str = "",
    ) -> None:
        self.file = file
        self.failure: Message | None = None
        """Why the last flush could not write, in words; None where all is on the disk."""
        self._path = document_path
        self._digest = saved_digest
        self._base = journey
        self._text = text
        self._in_file = base
        self._before = edits
        self._at = self._started = datetime.now(UTC)
        self._buffer: list[Step] = []
        self._written: list[Step] = []
        self._buffering = Lock()
        self._writing = Lock()
        self._afresh = True
        self._fold = False
        self._grown = 0
        self._closed = False
        self._owner: Ownership | None = None
        self._aside: Path | None = None

    @classmethod
    def start(
        cls, folder: Path, document_path: Path | None, journey: Journey, saved_digest: str, text: str | None = None
    ) -> Journal:
        """The journal of a document as it was opened, loaded from `document_path` (None for a new one), where the
        file's bytes have this digest; they are `text`, where the caller still has it. Touches no disk; the folder is
        made with the first step."""
        name = f"{slug(journey.title, 'journey')[:40]}-{secrets.token_hex(6)}{SUFFIX}"
        return cls(folder / name, document_path, journey, saved_digest, text=text)

    @property
    def edits(self) -> int:
        """Steps since the document was saved."""
        with self._buffering:
            return self._before + len(self._written) + len(self._buffer)

    def append(self, change_set: ChangeSet) -> None:
        """Notes a step; on the disk with the next `flush`. Costs nothing and never raises."""
        step = Step(datetime.now(UTC), change_set)
        with self._buffering:
            self._buffer.append(step)

    def make_ready(self) -> None:
        """Works out the text that the journal begins with, ahead of the first step. Not for the GUI thread."""
        with self._writing, suppress(Exception):  # what is wrong with it, the first flush says
            self._base_text()

    def flush(self) -> None:
        """Forces every noted step to the disk; never raises, but sets `failure`. Blocks, so not for the GUI thread."""
        with self._writing:
            if self._closed:
                return
            steps = self._take()
            if steps or (self._afresh and self._written):
                self._guarded(lambda: self._write(steps))

    def saved(self, path: Path, journey: Journey, digest: str, text: str | None = None) -> None:
        """The document was saved: `journey` is in the file at `path`, whose bytes have this digest; they are `text`,
        where the caller still has it. Not for the GUI thread.

        Steps made while it was being saved stay in the journal; without any the journal goes, for all is in the file.
        """
        with self._writing:
            self._take()
            rest = self._steps_after(journey)
            self._path, self._digest, self._afresh = path, digest, True
            self._in_file = "" if rest is not None else text or dumps(journey)
            if rest is not None:
                self._base, self._text, self._before, self._written = journey, text, 0, rest
            self._drop_aside()
            if rest == []:
                self._remove_file()
                self.failure = None
            elif not self._closed:
                self._guarded(self._rewrite)

    def fail(self, error: Exception) -> None:
        """Says that steps could not be written down; what was only half written is made good by writing all of it the
        next time."""
        self._afresh = True
        self.failure = _failure(error)

    def close(self) -> None:
        """The document was closed in order: what is in the journal is in the file, or is not wanted."""
        with self._writing:
            self._closed = True
            self._take()
            self._drop_aside()
            self._remove_file()
            if self._owner is not None:
                self._owner.release(remove=True)
                self._owner = None

    def own(self, owner: Ownership, aside: Path | None = None) -> None:
        """Takes over a file that is there already; `aside` is a copy that goes with it."""
        self._owner, self._aside = owner, aside

    def _take(self) -> list[Step]:
        with self._buffering:
            steps, self._buffer = self._buffer, []
            self._written += steps
        return steps

    def _guarded(self, write: Callable[[], None]) -> None:
        try:
            write()
        except Exception as error:  # whatever it is, editing goes on
            self.fail(error)
            self._fold = isinstance(error, UnwritableTextError | UnicodeError)
        else:
            self.failure = None

    def _write(self, steps: list[Step]) -> None:
        if self._fold:
            self._compact()
        if self._afresh:
            self._rewrite()
        else:
            self._add(b"".join(map(step_line, steps)))
        if self._grown > COMPACT_BYTES:
            self._compact()  # after the steps are safe: the text of a large journey takes a while
            self._rewrite()

    def _add(self, data: bytes) -> None:
        try:
            self._append_bytes(data)
        except OSError:
            self._rewrite()
        else:
            self._grown += len(data)

    def _append_bytes(self, data: bytes) -> None:
        with self.file.open("r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def _rewrite(self) -> None:
        """The whole journal anew, in one moment. Raises `OSError` or `ValueError`; the old one then stays."""
        make_private(self.file.parent)
        if self._owner is None:
            self._owner = Ownership.take(self.file)
        steps = b"".join(map(step_line, self._written))
        replace_bytes(self.file, head_line(self._head()) + steps, mode=0o600)
        self._grown, self._afresh, self._fold = len(steps), False, False

    def _head(self) -> Head:
        return Head(
            program=__version__,
            pid=os.getpid(),
            started=self._started,
            path=quoted(self._path),
            title=self._base.title,
            language=self._base.language.value,
            digest=self._digest,
            edits=self._before,
            at=self._at,
            journey=self._base_text(),
            base=self._in_file,
        )

    def _base_text(self) -> str:
        """The text of the journey that the steps begin from; worked out once, for it takes long."""
        if self._text is None:
            self._text = dumps(self._base)
        return self._text

    def _compact(self) -> None:
        """The steps written so far go into the journey that the journal begins from."""
        if not self._before and self._path is not None:
            self._in_file = self._in_file or self._base_text()
        if self._written:
            self._base, self._text = _after(self._base, self._written), None
            self._at = self._written[-1].at
        with self._buffering:
            self._before += len(self._written)
            self._written = []
        self._afresh = True

    def _steps_after(self, journey: Journey) -> list[Step] | None:
        """The steps that are not in `journey`; None where it is no state that these steps led through."""
        now = _after(self._base, self._written)
        for back in range(min(len(self._written), _MOST_STEPS_BACK) + 1):
            if same_journey(now, journey):
                return self._written[len(self._written) - back :]
            if back < len(self._written):
                try:
                    now = apply(now, self._written[-1 - back].change_set.inverse)
                except StaleChange:
                    return None
        return None

    def _remove_file(self) -> None:
        with suppress(OSError):
            self.file.unlink()

    def _drop_aside(self) -> None:
        if self._aside is not None:
            with suppress(OSError):
                self._aside.unlink()
            self._aside = None


def _after(journey: Journey, steps: list[Step]) -> Journey:
    replay = Replay(journey)
    for step in steps:
        replay.take_step(step.change_set)
    return replay.journey


def same_journey(one: Journey, other: Journey) -> bool:
    """Whether two journeys are equal, the order of their elements included."""
    return one == other and all([*getattr(one, name)] == [*getattr(other, name)] for name in MAPPINGS)


def _failure(error: Exception) -> Message:
    why = reason_of(error)
    return msg("Your latest steps would be lost in a crash, for they cannot be written down: {reason}.", reason=why)
