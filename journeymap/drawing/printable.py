"""Turns a user's text into text the bundled font can show; `text` measures it and every painter draws it after.

A character the font lacks never becomes a silent box: it is shown in a compatible form, without a mark, or as
its visible code such as `[U+4F60]`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from journeymap.drawing import font

# Default_Ignorable_Code_Point of Unicode 15 (DerivedCoreProperties.txt): joiners, variation selectors,
# direction controls, soft hyphens. They have no picture of their own.
_IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = "\t\v\f"


def printable(text: str) -> str:
    """`text` as it is measured and drawn: NFC, no controls but newlines, only what the font can show.

    Tabs become spaces and all line ends `\\n`. What the font lacks becomes its compatibility form (NFKC) where
    the font has that, else its letter with those marks the font has, else its code in brackets.
    """
    clean = _clean(text)
    if _glyphs().issuperset(clean):
        return clean
    # Twice: a replaced letter may join with a mark that follows it, and what they become may be lacking too.
    joined = unicodedata.normalize("NFC", "".join(map(_shown, clean)))
    return "".join(map(_shown, joined))


def missing(text: str) -> tuple[str, ...]:
    """The characters of `text` that are shown as a code or without a mark, each once, in order."""
    return tuple(dict.fromkeys(_lost(_clean(text))))


def has(character: str) -> bool:
    """Whether the bundled font draws this character."""
    return character in _glyphs()


@cache
def _glyphs() -> frozenset[str]:
    return frozenset(font.face("regular").advances) - _dropped().keys() | {"\n"}


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).translate(_removals()))


@cache
def _removals() -> Mapping[int, str]:
    return {ord(character): shown for character, shown in _dropped().items()}


@cache
def _dropped() -> Mapping[str, str]:
    controls = {chr(code): "" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"}
    ignorable = {chr(code): "" for first, last in _IGNORABLE for code in range(first, last + 1)}
    return controls | ignorable | dict.fromkeys(_SPACES, " ")


def _shown(character: str) -> str:
    if has(character):
        return character
    compatible = _clean(unicodedata.normalize("NFKC", character))
    if _glyphs().issuperset(compatible):
        return compatible
    parts = unicodedata.normalize("NFD", character)
    kept = "".join(filter(has, parts))
    return kept if _only_marks_lack(parts) else f"[U+{ord(character):04X}]"


def _only_marks_lack(parts: str) -> bool:
    base_is_there = unicodedata.combining(parts[0]) != 0 or has(parts[0])
    return base_is_there and all(has(part) or unicodedata.combining(part) for part in parts)


def _lost(clean: str) -> Iterator[str]:
    for character in clean:
        if not has(character) and _letters(_shown(character)) != _letters(character):
            yield character


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKD", text)
