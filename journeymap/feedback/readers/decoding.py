"""Bytes to text: byte-order marks first, then UTF-8, then whichever of two old encodings makes better words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLD = ("cp1252", "mac_roman")
_FOREIGN = re.compile(rb"[\x80-\xff]")
_MOST_LOOKED_AT = 5_000
_RARE = set("ŒŸƒˆ‰¤¦¬¯¸ÞþÐð‡†√≈∆◊∂∑∏π∫ªºΩı˘˙˚˝˛ˇﬁﬂ≠∞≤≥⁄Šš")
_BETWEEN = "’‘'"
_MARKS_OF_TEXT = "“”„«»–—…•€£¥§©®°·\u00a0"
_NULS_OF_UTF16 = 0.2


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in. Never fails: what no encoding knows becomes a replacement character."""
    encoding = _by_mark(data) or _by_nuls(data)
    if encoding is None:
        encoding = _by_trying(data)
    text = data.decode(encoding, errors="replace")
    return (text.replace("\0", "") if "\0" in text else text), encoding


def is_text(data: bytes) -> bool:
    """Whether bytes are text at all: marked, or hardly a control byte among the first of them."""
    head = data[:8192]
    if _by_mark(head) or _by_nuls(head):
        return True
    odd = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b" for byte in head)
    return odd * 50 <= len(head)


def _by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is 0, on one side only."""
    head = data[:4096]
    half = len(head) / 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if half < 2:
        return None
    if odd > _NULS_OF_UTF16 * half and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > _NULS_OF_UTF16 * half and odd * 20 < even else None


def _by_trying(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or max(_OLD, key=lambda encoding: _plausible(data, encoding))
    return "utf-8"


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes broken, as when a text was cut in the middle of a character."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(len(match) for match in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    return "utf-8" if whole >= 3 * broken else None


def _plausible(data: bytes, encoding: str) -> float:
    """How well the characters beyond ASCII fit among their neighbours: letters in words, marks between them."""
    return sum(_fits(before, here, after) for before, here, after in _neighbours(data, encoding))


def _neighbours(data: bytes, encoding: str) -> Iterator[tuple[str, str, str]]:
    for count, match in enumerate(_FOREIGN.finditer(data)):
        if count == _MOST_LOOKED_AT:
            return
        at = match.start()
        before, after = data[max(at - 1, 0) : at], data[at + 1 : at + 2]
        yield _ascii(before), match[0].decode(encoding, errors="replace"), _ascii(after)


def _ascii(byte: bytes) -> str:
    return byte.decode("ascii", errors="replace")


def _fits(before: str, here: str, after: str) -> float:
    if here == "\ufffd":
        return -5.0
    rare = 3.0 if here in _RARE else 0.0
    if here in _BETWEEN:
        return 2.0 if before.isalpha() else 1.0
    if here.isalpha():
        return _letter_fits(before, here, after) - rare
    return (1.0 if here in _MARKS_OF_TEXT else -1.0) - rare


def _letter_fits(before: str, here: str, after: str) -> float:
    if not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha()):
        return -1.0
    if here.isupper():
        return -2.0 if before.islower() or not after.isalpha() else 0.5
    return -1.0 if before.isupper() and after.isupper() else 1.0
