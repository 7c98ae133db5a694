"""The lines of a recovery journal: a head with the journey it begins from, then a line for each step.

`journal` writes them, `replay` reads them. Every line is JSON with a checksum before it, so that a line half written
or overwritten is known as such.
"""

from __future__ import annotations

import os
import zlib
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

import msgspec

from journeymap.editing.changes import ChangeSet
from journeymap.i18n import Message
from journeymap.model.converting import json_decoder
from journeymap.storage.recovery.values import decoded, encoded

FORMAT = 1
"""The version of the journal's own form; the journey inside has the version of the file."""


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line. `path` is empty for a document that was never saved, else quoted as in an address, for names
    need not be text; `digest` is that of the file's bytes.

    `journey` is the canonical text of the journey that the steps begin from; `edits` steps are in it already, the
    last of them made `at`. `base` is the text of the journey that the file with this digest held, where that is not
    `journey` and is known.
    """

    format: int = FORMAT
    program: str
    pid: int
    started: datetime
    path: str
    title: str
    language: str
    digest: str
    edits: int
    at: datetime
    journey: str
    base: str = ""


class StepRecord(msgspec.Struct, frozen=True):
    """A later line: when, what people call it, and what each key holds after; None where an element is gone."""

    at: datetime
    label: Message
    changes: tuple[tuple[str, str, msgspec.Raw], ...]


class Step(msgspec.Struct, frozen=True):
    """A change set and when it was made."""

    at: datetime
    change_set: ChangeSet


def quoted(path: Path | None) -> str:
    """A path as a head holds it."""
    return quote(os.fsencode(path.absolute())) if path else ""


def unquoted(path: str) -> Path | None:
    """The path that a head holds."""
    return Path(os.fsdecode(unquote_to_bytes(path))) if path else None


_HEAD: msgspec.json.Decoder[Head] = json_decoder(Head)
_STEP: msgspec.json.Decoder[StepRecord] = json_decoder(StepRecord)
_ENCODER = msgspec.json.Encoder()


def head_line(head: Head) -> bytes:
    """The head as a line."""
    return _line(_ENCODER.encode(head))


def step_line(step: Step) -> bytes:
    """A step as a line. Raises `UnicodeEncodeError` for text with half of a character."""
    changes = tuple((*change.key, msgspec.Raw(encoded(change.after))) for change in step.change_set.changes)
    return _line(_ENCODER.encode(StepRecord(step.at, step.change_set.label, changes)))


def read_head(line: bytes) -> Head:
    """The head of a line. Its checksum is not asked, nor whether it is all text: a head with one wrong letter is better
    than none.

    Raises `msgspec.DecodeError`, also for the form of a later program.
    """
    head = _HEAD.decode(_split(line)[1].decode("utf-8", errors="replace"))
    if head.format != FORMAT:
        raise msgspec.ValidationError(f"a journal of form {head.format}")
    return head


class _Form(msgspec.Struct, frozen=True):
    """What every head says, whatever program wrote it."""

    format: int
    title: str = ""


def form_of(line: bytes) -> tuple[int, str]:
    """The form of the journal that begins with this line, and its title; also those of a later program.

    Raises `msgspec.DecodeError`.
    """
    head = msgspec.json.decode(_split(line)[1].decode("utf-8", errors="replace"), type=_Form)
    return head.format, head.title


def read_step(line: bytes) -> StepRecord:
    """The step of a line. Raises `msgspec.DecodeError` where a single letter of it is another."""
    checksum, payload = _split(line)
    if checksum != b"%08x" % zlib.crc32(payload):
        raise msgspec.DecodeError("the checksum is another")
    return _STEP.decode(payload)


def changes_of(record: StepRecord) -> list[tuple[str, str, object]]:
    """What each key holds after the step. Raises `msgspec.DecodeError`."""
    return [(kind, name, decoded(kind, name, bytes(raw))) for kind, name, raw in record.changes]


def _line(payload: bytes) -> bytes:
    return b'["%08x",%b]\n' % (zlib.crc32(payload), payload)


def _split(line: bytes) -> tuple[bytes, bytes]:
    """Checksum and content; of a line of another form, what cannot be decoded."""
    return line[2:10], line[12:-1]
