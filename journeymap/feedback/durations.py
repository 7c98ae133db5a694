"""Lengths of time as people and tools write them (`00:05:30`, `5 min`, `2 h 15 min`, `3 hari`, `PT5M`) to seconds.

A cell stands before it; `values` reads the columns of service metrics by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORDS: Mapping[float, str] = {
    0.001: "ms msec millisecond milliseconds milidetik",
    1.0: "s sec secs second seconds detik dtk",
    60.0: "m min mins minute minutes menit mnt",
    3600.0: "h hr hrs hour hours jam j",
    86400.0: "d day days hari",
    604800.0: "w wk week weeks minggu",
}
_CLOCK = re.compile(r"(?:(\d+)\s*(?:d|days?|hari),?\s*)?(\d+):([0-5]\d):([0-5]\d(?:[.,]\d+)?)", re.IGNORECASE)
_HALF_CLOCK = re.compile(r"\d+:[0-5]\d")
_ISO = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", re.IGNORECASE)
_PIECE = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?\s*,?\s*(?:and|dan)?\s*", re.IGNORECASE)


def unit_seconds(word: str) -> float | None:
    """How many seconds the unit of that name has; None where there is no such unit."""
    wanted = word.casefold()
    return next((size for size, names in _WORDS.items() if wanted in names.split()), None)


def seconds_of(text: str) -> float | None:
    """The length of time that a cell names with its unit, in seconds; None where it names none."""
    if found := _CLOCK.fullmatch(text):
        days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in found.groups())
        return days * 86400.0 + hours * 3600.0 + minutes * 60.0 + seconds
    if len(text) > 1 and (found := _ISO.fullmatch(text)):
        days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return days * 86400.0 + hours * 3600.0 + minutes * 60.0 + seconds
    return _pieces(text)


def is_half_clock(text: str) -> bool:
    """Whether a cell may be hours and minutes as well as minutes and seconds, like `5:30`."""
    return _HALF_CLOCK.fullmatch(text) is not None


def half_clock_seconds(text: str, unit: float) -> float:
    """The seconds of `5:30` where the first number counts units of that many seconds, the second sixtieths of it."""
    first, _, second = text.partition(":")
    return float(first) * unit + float(second) * unit / 60.0


def _pieces(text: str) -> float | None:
    """`2 h 15 min`: numbers with units, one behind the other, each unit once."""
    total, at, seen = 0.0, 0, set[float]()
    while at < len(text):
        found = _PIECE.match(text, at)
        size = unit_seconds(found[2]) if found else None
        if found is None or size is None or size in seen:
            return None
        seen.add(size)
        total += float(found[1].replace(",", ".")) * size
        at = found.end()
    return total if seen else None
