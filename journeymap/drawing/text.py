"""Measures, cuts and wraps text in the bundled font; layouts of map and report stand before it, painters after.

Every text goes through `printable` first, here and in the painters. Widths are the sum of plain advances: the
bundled font has no kerning and no ligatures, so screen, SVG and PDF come to the same width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from journeymap.drawing import font
from journeymap.drawing.display import Weight
from journeymap.drawing.printable import has, missing, printable

__all__ = [
    "ELLIPSIS",
    "ascent",
    "cap_height",
    "descent",
    "fit",
    "line_height",
    "missing",
    "one_line",
    "printable",
    "width",
    "wrap",
    "x_height",
]

ELLIPSIS = "…"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2de0-\u2dff\ua66f-\ua69f\ufe20-\ufe2f"
# What a reader takes for one sign: a visible code in brackets, or a letter with its marks.
_SIGNS = re.compile(rf"\[U\+[0-9A-F]{{4,6}}\]|.[{_MARKS}]*", re.DOTALL)
# No letter of the font is narrower; marks are, and a text of little else is cut where letters would be.
_NARROWEST_EM = 0.1
_SPARE = 1000
_GOOD_ENDS = "-/‐–—_.,;:@"
_WEAK_ENDS = " .,;:"


def width(text: str, size_pt: float, weight: Weight) -> float:
    """The width of `text` on one line, in points; a newline counts as a space."""
    advances, units = _plain(weight)
    try:
        total = sum(map(advances.__getitem__, text))
    except KeyError:
        total = sum(map(font.face(weight).advances.__getitem__, one_line(text)))
    return total * size_pt / units


def one_line(text: str) -> str:
    """`text` as printed on a single line: `printable`, newlines as spaces."""
    return printable(text).replace("\n", " ")


def ascent(size_pt: float) -> float:
    """How far a line reaches above its baseline, in points."""
    return _em("ascent") * size_pt


def descent(size_pt: float) -> float:
    """How far a line reaches below its baseline, in points, as a positive number."""
    return _em("descent") * size_pt


def cap_height(size_pt: float) -> float:
    """The height of capitals and digits above the baseline, in points."""
    return _em("cap_height") * size_pt


def x_height(size_pt: float) -> float:
    """The height of small letters without ascenders, in points."""
    return _em("x_height") * size_pt


def line_height(size_pt: float) -> float:
    """From one baseline to the next at normal spacing, in points."""
    return (_em("ascent") + _em("descent") + _em("line_gap")) * size_pt


def fit(text: str, size_pt: float, weight: Weight, width_pt: float) -> str:
    """`text` on one line no wider than `width_pt` points, its end replaced by … where it is cut.

    Empty where not even the … has room.
    """
    shown = _beginning(text, size_pt, width_pt, 1)
    line = one_line(shown)
    if len(shown) == len(text) and width(line, size_pt, weight) <= width_pt:
        return line
    return _cut(line, size_pt, weight, width_pt)


def _beginning(text: str, size_pt: float, width_pt: float, lines: int) -> str:
    """As much of a text as can stand in these lines, and some more: nobody measures a book to show its first words."""
    most = int(lines * max(width_pt, 0.0) / (size_pt * _NARROWEST_EM)) + _SPARE
    return text[:most]


def wrap(
    text: str, size_pt: float, weight: Weight, width_pt: float, max_lines: int, *, breaking: bool = True
) -> tuple[str, ...]:
    """`text` in at most `max_lines` lines no wider than `width_pt` points; the last ends in … where cut.

    Lines are filled word by word; newlines in the text stay; a word wider than a line is broken, after a
    hyphen or the like where it has one. A single sign wider than the line stands alone and overhangs.
    Without `breaking` what is left of such a word after its hyphens ends in … instead.
    """
    lines: list[str] = []
    shown = _beginning(text, size_pt, width_pt, max_lines)
    whole = len(shown) == len(text)
    for line in _lines(printable(shown).strip("\n"), size_pt, weight, width_pt, breaking=breaking):
        if len(lines) == max_lines:
            whole = False
            break
        lines.append(line)
    return tuple(lines) if whole or not lines else (*lines[:-1], _cut(lines[-1], size_pt, weight, width_pt))


def _lines(text: str, size_pt: float, weight: Weight, width_pt: float, *, breaking: bool) -> Iterator[str]:
    for paragraph in text.split("\n") if text.strip() else ():
        line = ""
        for word in _pieces(paragraph, size_pt, weight, width_pt, breaking=breaking):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size_pt, weight) > width_pt:
                yield line
                line = word
            else:
                line = longer
        yield line


def _pieces(paragraph: str, size_pt: float, weight: Weight, width_pt: float, *, breaking: bool) -> Iterator[str]:
    for word in filter(None, paragraph.split(" ")):
        if width(word, size_pt, weight) <= width_pt:
            yield word
        else:
            yield from _broken(word, size_pt, weight, width_pt, breaking=breaking)


def _broken(word: str, size_pt: float, weight: Weight, width_pt: float, *, breaking: bool) -> Iterator[str]:
    while word:
        head = _head(word, size_pt, weight, width_pt)
        if not breaking and head != word and head[-1] not in _GOOD_ENDS:
            yield _cut(word, size_pt, weight, width_pt) or ELLIPSIS
            return
        yield head
        word = word[len(head) :]


def _head(word: str, size_pt: float, weight: Weight, width_pt: float) -> str:
    longest = _longest(word, size_pt, weight, width_pt) or next(_SIGNS.finditer(word)).group()
    if longest == word:
        return word
    good = max(longest.rfind(end) for end in _GOOD_ENDS) + 1
    return longest[:good] if good > 1 else longest


def _cut(line: str, size_pt: float, weight: Weight, width_pt: float) -> str:
    room_pt = width_pt - width(ELLIPSIS, size_pt, weight)
    head = _longest(line.rstrip(_WEAK_ENDS), size_pt, weight, room_pt) if room_pt >= 0 else None
    return "" if head is None else head.rstrip(_WEAK_ENDS) + ELLIPSIS


def _longest(line: str, size_pt: float, weight: Weight, width_pt: float) -> str:
    """The longest head of `line` that is no wider than `width_pt` and ends between two signs."""
    end, used_pt = 0, 0.0
    for sign in _SIGNS.finditer(line):
        used_pt += width(sign.group(), size_pt, weight)
        if used_pt > width_pt:
            break
        end = sign.end()
    return line[:end]


@cache
def _plain(weight: Weight) -> tuple[Mapping[str, int], int]:
    """Advances of the characters that `printable` leaves as they are wherever they stand, and units per em."""
    face = font.face(weight)
    return {character: face.advances[character] for character in _unchanged()}, face.units


@cache
def _unchanged() -> frozenset[str]:
    return frozenset(
        character
        for character in font.face("regular").advances
        if has(character) and not unicodedata.combining(character) and unicodedata.is_normalized("NFC", character)
    )


@cache
def _em(measure: str) -> float:
    """A vertical measure in ems; all weights have the same."""
    face = font.face("regular")
    return float(getattr(face, measure)) / face.units
