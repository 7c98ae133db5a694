"""From the bytes of a file to its text: size, encoding and forbidden characters.

A file's bytes stand before it; the text goes to the YAML readers.
"""

from __future__ import annotations

import re
from itertools import islice

from journeymap.i18n import Message, Number, msg
from journeymap.storage.bounds import MAX_FAULTS, MAX_FILE_BYTES
from journeymap.storage.errors import FoundAt, JourneyFileError, Place, visible

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG_LINE = re.compile("(?:^|[\n\r\x85\u2028\u2029])%TAG")


def too_large(file: str, size_bytes: int) -> JourneyFileError:
    """The error for a file above `MAX_FILE_BYTES`; for callers that ask the disk before they read."""
    megabyte = 1024 * 1024
    text = msg(
        "the file has {size} MB and at most {limit} MB are read; move snapshots to a file of their own",
        size=Number(size_bytes / megabyte, 1),
        limit=Number(MAX_FILE_BYTES // megabyte),
    )
    return JourneyFileError(file, message=text)


def decoded(data: str | bytes, file: str) -> str:
    """The text of a file without its byte order mark. Raises `JourneyFileError` for size, encoding, directives."""
    if len(data) > MAX_FILE_BYTES:
        raise too_large(file, len(data))
    text = (data if isinstance(data, str) else _from_bytes(data, file)).removeprefix("\ufeff")
    # The parser takes quadratic time over tag directives, so they are refused before it sees them.
    if "%TAG" in text and (found := _TAG_LINE.search(text)):
        raise JourneyFileError(file, [FoundAt(place_of(text, found.end() - 4), _TAG_FOUND)])
    return text


def _from_bytes(data: bytes, file: str) -> str:
    if (problem := _not_text(data)) is not None:
        raise JourneyFileError(file, message=problem)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise JourneyFileError(file, [_bad_byte(data, error.start)]) from None


def _not_text(data: bytes) -> Message | None:
    if data.startswith(_WIDE_MARKS):
        return msg("the file is UTF-16 or UTF-32 text; save it as UTF-8 and open it again")
    if b"\0" in data:
        return msg("the file is not text, it holds zero bytes; choose a journey file, or open its backup")
    return None


def _bad_byte(data: bytes, start: int) -> FoundAt:
    line_start = data.rfind(b"\n", 0, start) + 1
    place = Place(data.count(b"\n", 0, start) + 1, len(data[line_start:start].decode("utf-8")) + 1)
    text = msg("found the byte {byte}, expected UTF-8 text; save the file as UTF-8", byte=f"0x{data[start]:02X}")
    return FoundAt(place, text)


def place_of(text: str, index: int) -> Place:
    """Line and column of the character at `index`."""
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def forbidden_characters(text: str) -> list[FoundAt]:
    """The characters that YAML does not allow in a file, in order; at most `MAX_FAULTS`."""
    found: list[FoundAt] = []
    line, seen = 1, 0
    for match in islice(_FORBIDDEN.finditer(text), MAX_FAULTS):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        column = seen - text.rfind("\n", 0, seen)
        found.append(FoundAt(Place(line, column), _forbidden(match[0])))
    return found


def _forbidden(character: str) -> Message:
    name = visible(character)
    return msg("found the character {character}, expected text that can be printed; delete it", character=name)


_TAG_FOUND = msg("found the directive %TAG, expected plain YAML; delete the line")
