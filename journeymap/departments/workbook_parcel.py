"""What a workbook was made from, packed into cells of a sheet nobody sees, and unpacked when it comes back.

`sending` makes the base; `workbook_writing` puts the cells into the workbook, `workbook_reading` takes them out.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Sequence
from datetime import date

import msgspec

from journeymap.departments.errors import NoReturnError, ReturnError
from journeymap.departments.sending import fingerprint_of
from journeymap.i18n import msg
from journeymap.model import Journey
from journeymap.storage.bounds import MAX_FILE_BYTES
from journeymap.storage.codec import dumps, loads
from journeymap.storage.errors import JourneyFileError

SIGN = "journeymap workbook"
VERSION = 1
_CELL_CHARS = 32_000
_HEAD = 6

FOREIGN = msg(
    "this workbook is not one that journeymap made for a department; ask for the one that was sent out, filled in"
)
_LATER = msg("this workbook was made by a later journeymap than this one; install the new version, then take it in")
_DAMAGED = msg(
    "the hidden sheet that says what this workbook was made from is damaged, so what was changed cannot be told; ask "
    "for the workbook again, or send the department a new one"
)


class Parcel(msgspec.Struct, frozen=True):
    """What a workbook was made from: the base, for which department, on which day, in which language."""

    base: Journey
    department: str
    day: date
    language: str


def packed(parcel: Parcel) -> tuple[str, ...]:
    """The cells of the hidden sheet, from the top; each holds text of at most 32,000 characters."""
    body = base64.b64encode(zlib.compress(dumps(parcel.base).encode("utf-8"), 9)).decode("ascii")
    chunks = (body[at : at + _CELL_CHARS] for at in range(0, len(body), _CELL_CHARS))
    head = (SIGN, str(VERSION), parcel.department, parcel.day.isoformat(), parcel.language)
    return (*head, fingerprint_of(parcel.base), *chunks)


def unpacked(cells: Sequence[str]) -> Parcel:
    """What the cells of the hidden sheet hold. Raises `ReturnError`: not of us, of a later version, damaged."""
    if not cells or cells[0] != SIGN:
        raise NoReturnError(FOREIGN)
    try:
        if int(float(cells[1])) > VERSION:
            raise ReturnError(_LATER)
        department, day, language, fingerprint = cells[2:_HEAD]
        base = _base("".join(cells[_HEAD:]))
        parcel = Parcel(base, department, date.fromisoformat(day[:10]), language)
    except ReturnError:
        raise
    except (ValueError, OverflowError, IndexError, binascii.Error, zlib.error, JourneyFileError) as error:
        raise ReturnError(_DAMAGED) from error
    if fingerprint != fingerprint_of(base) or department not in base.departments:
        raise ReturnError(_DAMAGED)
    return parcel


def _base(body: str) -> Journey:
    """The journey in the packed text, unpacked no further than the largest journey there may be."""
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(base64.b64decode(body, validate=True), MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES or not unpacker.eof:
        raise ReturnError(_DAMAGED)
    return loads(data, "").journey
