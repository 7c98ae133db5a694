"""Reads what measuring needs out of the bundled fonts: a .ttf file in, advance widths and heights out.

`printable` and `text` stand after it. Only three tables of the file are read (cmap, hmtx, a few numbers of
hhea, head and OS/2), which takes about a millisecond; the file is the one that draws and prints, so the widths
cannot disagree with it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from journeymap import paths
from journeymap.drawing.display import Weight

FAMILY = "Inter Text"
_FILES: Mapping[Weight, str] = {
    "regular": "Inter-Regular.ttf",
    "medium": "Inter-Medium.ttf",
    "semibold": "Inter-SemiBold.ttf",
    "italic": "Inter-Italic.ttf",
}
_UNICODE_CMAPS = {(3, 10), (0, 4)}


class Face(msgspec.Struct, frozen=True):
    """One weight of the font; lengths in font units, `units` of them make one em."""

    units: int
    advances: Mapping[str, int]
    ascent: int
    descent: int
    line_gap: int
    cap_height: int
    x_height: int


def path(weight: Weight) -> Path:
    """The file of one weight, for those that embed or load it whole."""
    return paths.assets_dir() / "fonts" / _FILES[weight]


@cache
def face(weight: Weight) -> Face:
    """The measures of one weight, read once; FileNotFoundError where the installation lacks the font."""
    data = path(weight).read_bytes()
    return read_face(data)


def read_face(data: bytes) -> Face:
    """The measures in the bytes of a TrueType file with a full Unicode cmap (format 12)."""
    tables = dict(_tables(data))
    hhea, os2 = tables[b"hhea"], tables[b"OS/2"]
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    ascent, descent, line_gap = struct.unpack_from(">3h", data, hhea + 4)
    (measured,) = struct.unpack_from(">H", data, hhea + 34)
    x_height, cap_height = struct.unpack_from(">2h", data, os2 + 86)
    widths = struct.unpack_from(f">{2 * measured}H", data, tables[b"hmtx"])[::2]
    advances = dict(_advances(data, tables[b"cmap"], widths))
    return Face(units, advances, ascent, -descent, line_gap, cap_height, x_height)


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for tag, _, offset, _ in struct.iter_unpack(">4s3I", data[12 : 12 + 16 * count]):
        yield tag, offset


def _advances(data: bytes, cmap: int, widths: tuple[int, ...]) -> Iterator[tuple[str, int]]:
    start = _unicode_cmap(data, cmap)
    (groups,) = struct.unpack_from(">I", data, start + 12)
    last = len(widths) - 1
    for first, end, glyph in struct.iter_unpack(">3I", data[start + 16 : start + 16 + 12 * groups]):
        for code in range(first, end + 1):
            yield chr(code), widths[min(glyph + code - first, last)]


def _unicode_cmap(data: bytes, cmap: int) -> int:
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for platform, encoding, offset in struct.iter_unpack(">2HI", data[cmap + 4 : cmap + 4 + 8 * count]):
        if (platform, encoding) in _UNICODE_CMAPS:
            return cmap + int(offset)
    raise ValueError("The font has no full Unicode character map.")
