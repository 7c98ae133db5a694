"""Three named files to one journey: what `journeymap merge` and Git ask for, whatever kind of file each side is.

`returns` reads the files; the journey that comes out is written by whoever asked.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from journeymap.departments.returns import is_workbook, journey_in, read_any, read_return
from journeymap.departments.sending import base_for_sending
from journeymap.departments.taking import take_in
from journeymap.drawing.clearing import cleared
from journeymap.editing.merging import Conflict, merge
from journeymap.editing.merging.outcome import Basis
from journeymap.i18n import Message, msg
from journeymap.model import Journey
from journeymap.storage.files import read_bytes

_BASES: Mapping[Basis, tuple[Message, ...]] = {
    "known": (),
    "shared": (
        msg(
            "nobody knows what both versions grew out of: what only one of them has was kept, for the other need not "
            "have deleted it"
        ),
    ),
    "apart": (msg("THEIRS is another journey; all of it was added beside OURS"),),
}
"""What is said of the base that a merge had."""


class Joined(msgspec.Struct, frozen=True):
    """The journey of both sides, ours wherever people must decide; how many changes came in from theirs."""

    journey: Journey
    came: int
    conflicts: tuple[Conflict, ...]
    remarks: tuple[Message, ...] = ()


class _Side(msgspec.Struct, frozen=True):
    """A file as a side of a merge; `copy` is what a department was sent, as a journey or as a workbook."""

    journey: Journey
    base: Journey
    copy: bool = False
    left_out: tuple[Message, ...] = ()


def join_return(ours: Path, theirs: Path) -> Joined:
    """Our journey with a department's return, merged over the base inside the return. Raises `JourneyFileError`."""
    journey = _side(ours).journey
    taken = take_in(journey, [read_return(theirs, journey)])
    return Joined(taken.journey, len(taken.taken), taken.conflicts, taken.steps[0].remarks)


def join(base: Path, ours: Path, theirs: Path) -> Joined:
    """Both sides merged over the journey they grew out of. An empty base, as Git has where both sides added the file,
    is none: two states of one journey are one all the same, and it is said. Raises `JourneyFileError`."""
    start = _base(base)
    our, their = _side(ours), _side(theirs)
    if start is not None and (our.copy or their.copy):
        start = base_for_sending(start)  # snapshots were not sent, so nobody deleted them
    sent = our.journey.sent
    known = None if start is None else replace(start, sent=sent)
    merged = merge(known, our.journey, replace(their.journey, sent=sent))
    journey = cleared(our.journey, merged.journey)
    return Joined(journey, len(merged.taken), merged.conflicts, (*_BASES[merged.basis], *their.left_out))


def _base(path: Path) -> Journey | None:
    data = read_bytes(path)
    return _read(data, os.fspath(path)).base if data.strip() else None


def _side(path: Path) -> _Side:
    return _read(read_bytes(path), os.fspath(path))


def _read(data: bytes, name: str) -> _Side:
    if is_workbook(data):
        found = read_any(data, name)
        return _Side(found.theirs, found.base, True, found.left_out)
    journey = journey_in(data, name).journey
    return _Side(journey, journey, journey.sent is not None)
