"""Files put right for DuckDB: a copy as UTF-8 with plain line ends and without NULs, as a stream however large."""

from __future__ import annotations

import codecs
import gzip
import zlib
from pathlib import Path
from typing import IO, cast

from journeymap.feedback.readers.decoding import decode
from journeymap.feedback.readers.errors import AnswersError
from journeymap.i18n import msg
from journeymap.reasons import reason_of

_CHUNK = 2**22
_SAMPLE = 2**22
MOST_PACKED = 100
"""How many times smaller than its text a packed file may be; answers of people are at most thirty times."""
_FAR_LARGER = msg(
    "This packed file would unpack to far more than answers of people take. Unpack it first, if you trust where it "
    "comes from."
)
_FOREIGN = bytes(range(128, 256))


def opened(path: Path) -> IO[bytes]:
    """The file's bytes, out of gzip where it is."""
    return cast("IO[bytes]", gzip.open(path)) if is_gzip(path) else path.open("rb")


def is_gzip(path: Path) -> bool:
    """Whether a file is wrapped in gzip."""
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def mended(path: Path, copy: Path) -> Path:
    """A copy of the file in UTF-8, its lines ended alike; returns the copy's path. Raises `AnswersError`."""
    try:
        _mend(path, copy)
    except (OSError, EOFError, zlib.error) as error:
        raise AnswersError(path.name, msg("The file cannot be read: {reason}", reason=reason_of(error))) from None
    return copy


def _mend(path: Path, copy: Path) -> None:
    left = max(path.stat().st_size * MOST_PACKED, _CHUNK)
    with opened(path) as file, copy.open("w", encoding="utf-8", newline="\n") as out:
        decoder = codecs.getincrementaldecoder(_encoding(path))(errors="replace")
        rest = ""
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise AnswersError(path.name, _FAR_LARGER)
            text = rest + decoder.decode(chunk)
            rest = "\r" if text.endswith("\r") else ""
            out.write(_plain(text[:-1] if rest else text))
        out.write(_plain(rest + decoder.decode(b"", final=True)))


def _plain(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _encoding(path: Path) -> str:
    """As the readers tell it, by the beginning and by the first foreign characters wherever they stand."""
    with opened(path) as file:
        head = file.read(_SAMPLE)
        foreign = b"" if head.translate(None, _FOREIGN) != head else _first_foreign(file)
    return decode(head + foreign)[1]


def _first_foreign(file: IO[bytes]) -> bytes:
    while chunk := file.read(_CHUNK):
        if chunk.translate(None, _FOREIGN) != chunk:
            return chunk
    return b""
