"""Files out of their wrappings: gzip and zip, one layer each, never more than a table of answers can need."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

import msgspec

from journeymap.feedback.readers.bounds import MAX_BYTES, MAX_MEMBERS
from journeymap.feedback.readers.refusing import NO_TABLE, NO_WORKBOOK, TOO_LARGE
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.i18n import Listing, Message, msg

_CHUNK = 2**20
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_NESTED = msg("There is an archive inside this archive. Unpack it and take the file inside.")
_DAMAGED = msg("This archive is damaged or has a password. Unpack it and take the file inside.")
_TABLES = (".csv", ".tsv", ".tab", ".txt", ".json", ".xlsx", ".xlsm")


_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, RuntimeError, EOFError, OSError, ValueError,
    OverflowError,
)  # fmt: skip


class Unpacked(msgspec.Struct, frozen=True):
    """A file without its wrapping: its bytes, and its name inside an archive (empty outside one)."""

    data: bytes
    name: str = ""

    @property
    def is_workbook(self) -> bool:
        """Whether it is an Excel workbook (a zip of its own kind)."""
        return self.data.startswith(_ZIP)


def unpack(data: bytes, member: str | None = None, most: int = MAX_BYTES, *, cut: bool = False) -> Unpacked:
    """The one file in a wrapping, or `member` of a zip. `cut` takes the first `most` bytes of a gzip and stops.

    Raises `UnsplittableError` (damaged, nested, too large, several files and none named) and `KeyError` (no such one).
    """
    if data.startswith(_GZIP):
        inner = _gunzipped(data, most, cut=cut)
        if inner.startswith((_GZIP, _ZIP)) and not _is_workbook(inner):
            raise UnsplittableError(_NESTED)
        return Unpacked(inner)
    if data.startswith(_ZIP) and not _is_workbook(data):
        return _member(data, member)
    return Unpacked(data)


def members(data: bytes) -> tuple[str, ...]:
    """The files of a zip that may hold answers; none where it is no plain zip. Raises `UnsplittableError`."""
    if not data.startswith(_ZIP) or _is_workbook(data):
        return ()
    with opened(data) as archive:
        return tuple(entry.filename for entry in _tables(archive))


def inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The bytes of an entry; more than `most` raises `UnsplittableError`, whatever size the archive claims."""
    if entry.file_size > most:
        raise UnsplittableError(TOO_LARGE)
    try:
        with archive.open(entry) as file:
            data = file.read(most + 1)
    except _ZIP_ERRORS as error:
        raise UnsplittableError(_DAMAGED) from error
    if len(data) > most:
        raise UnsplittableError(TOO_LARGE)
    return data


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive in bytes that begin like one. Raises `UnsplittableError`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        raise UnsplittableError(_DAMAGED) from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise UnsplittableError(msg("There are too many files in this archive. Unpack it and take the one you need."))
    return archive


def _is_workbook(data: bytes) -> bool:
    """Whether a zip is a workbook; other office documents are named and refused."""
    if not data.startswith(_ZIP):
        return False
    with opened(data) as archive:
        names = set(archive.namelist())
    if any(name.lower().startswith("xl/") for name in names):
        return True
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise UnsplittableError(NO_WORKBOOK)
    return False


def _member(data: bytes, member: str | None) -> Unpacked:
    with opened(data) as archive:
        entries = {entry.filename: entry for entry in _tables(archive)}
        if member is not None and member not in entries:
            raise KeyError(member)
        if member is None and len(entries) != 1:
            raise UnsplittableError(_which(tuple(entries)))
        return _read(archive, entries[member] if member is not None else next(iter(entries.values())))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Unpacked:
    data = inflated(archive, entry, MAX_BYTES)
    if data.startswith((_GZIP, _ZIP)) and not _is_workbook(data):
        raise UnsplittableError(_NESTED)
    return Unpacked(data, entry.filename)


def _tables(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that may hold answers: those with the ending of a table, or where there are none all of them."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry.filename)]
    return [entry for entry in entries if entry.filename.lower().endswith(_TABLES)] or entries


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _which(names: tuple[str, ...]) -> Message:
    if not names:
        return NO_TABLE
    return msg("This archive holds several files: {names}. Say which one to read.", names=Listing(names, 8))


def _gunzipped(data: bytes, most: int, *, cut: bool) -> bytes:
    """Every member of a gzip file one after another, with the size watched while it grows."""
    parts: list[bytes] = []
    size, rest = 0, data
    try:
        while rest.startswith(_GZIP) and size <= most:
            machine = zlib.decompressobj(wbits=31)
            while not machine.eof and size <= most:
                part = machine.decompress(rest, _CHUNK)
                rest = machine.unconsumed_tail
                if not part and not rest and not machine.eof:
                    raise EOFError
                parts.append(part)
                size += len(part)
            rest = machine.unused_data if machine.eof else rest
    except (zlib.error, EOFError) as error:
        if not cut:
            raise UnsplittableError(_DAMAGED) from error
    if size > most and not cut:
        raise UnsplittableError(TOO_LARGE)
    return b"".join(parts)[:most]
