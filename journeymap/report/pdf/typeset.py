"""Text broken into lines: spans and a width in, lines of measured runs out, for paragraphs and table cells to draw.

Text is always data. Breaks fall after spaces, and after `-` and `/` between letters; a word wider than the line is cut.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import msgspec

from journeymap.drawing.display import Weight
from journeymap.report.pdf import fonts
from journeymap.report.pdf.structure import Tag
from journeymap.report.pdf.style import TextStyle

_TOKENS = re.compile(r"[^ ]+ *| +")
_INNER_BREAKS = re.compile(r"(?<=[^\W\d_][-/])(?=[^\W\d_])")
_SLACK_PT = 0.01


class Span(msgspec.Struct, frozen=True):
    """A part of a text with its own looks; None means as the paragraph's style has it.

    `link` is `#anchor` for a place in the document, else a web or mail address.
    """

    text: str
    weight: Weight | None = None
    colour: str | None = None
    size_pt: float | None = None
    link: str | None = None


class Look(NamedTuple):
    """What a run is drawn with, and the link it belongs to."""

    face: fonts.Face
    size_pt: float
    colour: str
    link: str = ""
    tag: Tag | None = None


class Run(NamedTuple):
    """Text of one look on one line; the width counts a trailing space too."""

    text: str
    look: Look
    width: float


class Line(NamedTuple):
    """A line of runs; its width leaves trailing spaces out; height and baseline are in points from its top."""

    runs: tuple[Run, ...]
    width: float
    height: float
    baseline: float


class _Atom(NamedTuple):
    """A piece that is not broken; `space` is the part of `width` that its trailing spaces take."""

    text: str
    look: Look
    width: float
    space: float
    breaks: bool


@dataclass(slots=True)
class _Setter:
    """Collects words to lines of one width."""

    width: float
    style: TextStyle
    lines: list[Line]
    atoms: list[_Atom]
    used: float = 0.0

    def add(self, word: Sequence[_Atom]) -> None:
        """A word onto the line, or onto the next one, or cut over several."""
        wide = sum(atom.width for atom in word)
        need = wide - word[-1].space
        if self.atoms and self.used + need > self.width + _SLACK_PT:
            self.finish()
        if need > self.width + _SLACK_PT:
            for atom in word:
                self._cut(atom)
            return
        self.atoms.extend(word)
        self.used += wide

    def finish(self) -> None:
        """Ends the line, even an empty one."""
        self.lines.append(line_of(self.atoms, self.style))
        self.atoms, self.used = [], 0.0

    def _cut(self, atom: _Atom) -> None:
        """Fills lines with as many characters as they hold, at least one each."""
        text, look = atom.text, atom.look
        ends = [0.0, *(width * look.size_pt for width in accumulate(map(look.face.widths.__getitem__, text)))]
        start = 0
        while start < len(text):
            room = self.width - self.used + _SLACK_PT
            end = bisect_right(ends, ends[start] + room) - 1
            if end <= start and self.atoms:
                self.finish()
                continue
            end = max(end, start + 1)
            width = ends[end] - ends[start]
            self.atoms.append(_Atom(text[start:end], look, width, 0.0, False))
            self.used += width
            start = end


def break_lines(spans: Sequence[tuple[str, Look]], style: TextStyle, width: float) -> Sequence[Line]:
    """Cleaned texts with their looks, as lines no wider than `width` points (but for a single wide character).

    Nine in ten cells say in the same place what another has said, so lines are kept; those of links belong to one each.
    """
    said = tuple(spans)
    if any(look.tag is not None for _, look in said):
        return _broken(said, style, width)
    return _kept_lines(said, style, width)


@functools.lru_cache(maxsize=8192)
def _kept_lines(spans: Sequence[tuple[str, Look]], style: TextStyle, width: float) -> tuple[Line, ...]:
    return _broken(spans, style, width)


def _broken(spans: Sequence[tuple[str, Look]], style: TextStyle, width: float) -> tuple[Line, ...]:
    setter = _Setter(width, style, [], [])
    for hard_line in _hard_lines(spans):  # most cells and headings are one line: no words are looked for then
        whole = [_atom(text, look) for text, look in hard_line]
        if sum(atom.width for atom in whole) <= width + _SLACK_PT:
            setter.lines.append(line_of(whole, style))
            continue
        for word in _words(hard_line):
            setter.add(word)
        setter.finish()
    return tuple(setter.lines)


def line_of(atoms: Sequence[_Atom], style: TextStyle) -> Line:
    """One line of atoms; neighbours of one look become one run."""
    look: Look | None = None
    texts: list[str] = []
    runs: list[Run] = []
    width = 0.0
    for atom in atoms:
        if atom.look is not look and look is not None:
            runs.append(Run("".join(texts), look, width))
            texts, width = [], 0.0
        look = atom.look
        texts.append(atom.text)
        width += atom.width
    if look is not None:
        runs.append(Run("".join(texts), look, width))
    height, baseline = _vertical(runs, style)
    trailing = atoms[-1].space if atoms else 0.0
    return Line(tuple(runs), sum(run.width for run in runs) - trailing, height, baseline)


def _vertical(runs: Sequence[Run], style: TextStyle) -> tuple[float, float]:
    size = max((run.look.size_pt for run in runs), default=style.size_pt)
    height = style.leading_pt * max(1.0, size / style.size_pt)
    face = fonts.face(style.weight)
    return height, (height + (face.ascent_em - face.descent_em) * size) / 2


def _hard_lines(spans: Iterable[tuple[str, Look]]) -> Iterator[list[tuple[str, Look]]]:
    current: list[tuple[str, Look]] = []
    for text, look in spans:
        first, *rest = text.split("\n")
        current.append((first, look))
        for part in rest:
            yield current
            current = [(part, look)]
    yield current


def _words(parts: Iterable[tuple[str, Look]]) -> Iterator[list[_Atom]]:
    """Atoms that belong together: those up to and with one that may be broken after."""
    word: list[_Atom] = []
    for text, look in parts:
        for token in _TOKENS.findall(text):
            for piece in _pieces(token):
                word.append(_atom(piece, look))
                if word[-1].breaks:
                    yield word
                    word = []
    if word:
        yield word


def _pieces(token: str) -> list[str]:
    return _INNER_BREAKS.split(token) if "-" in token or "/" in token else [token]


def _atom(text: str, look: Look) -> _Atom:
    bare = text.rstrip(" ")
    spaces = len(text) - len(bare)
    space = spaces * look.face.widths[" "] * look.size_pt
    width = look.face.width(bare, look.size_pt)
    return _Atom(text, look, width + space, space, bool(spaces) or bare[-1:] in ("-", "/"))
