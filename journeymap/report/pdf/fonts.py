"""The bundled fonts as the PDF engine uses them: widths while blocks are set, subsets while they are drawn."""

from __future__ import annotations

import functools
from typing import Any

from journeymap.drawing import font, printable
from journeymap.drawing.display import Weight


class _Widths(dict[str, float]):
    """Advance widths in ems by character, filled when a character is first asked for."""

    def __init__(self, measures: font.Face) -> None:
        super().__init__()
        self._measures = measures

    def __missing__(self, character: str) -> float:
        width = self[character] = self._measures.advances[character] / self._measures.units
        return width


class Face:
    """One weight of the bundled family: measures cleaned text, knows its subsetter."""

    def __init__(self, weight: Weight) -> None:
        measures = font.face(weight)
        self.weight = weight
        self.widths = _Widths(measures)
        self.ascent_em = measures.ascent / measures.units
        self.descent_em = measures.descent / measures.units

    def width(self, text: str, size_pt: float) -> float:
        """The width of one line of cleaned text, in points."""
        return sum(map(self.widths.__getitem__, text)) * size_pt

    @functools.cached_property
    def embedded(self) -> Any:
        """reportlab's reader and subsetter of the font file; reportlab knows it by its `fontName` from now on."""
        from reportlab.pdfbase.pdfmetrics import registerFont
        from reportlab.pdfbase.ttfonts import TTFont

        path = font.path(self.weight)
        font_of_file = TTFont(path.stem, str(path), shapable=False)
        registerFont(font_of_file)
        return font_of_file


@functools.cache
def face(weight: Weight) -> Face:
    """The face of a weight; its file is read once."""
    return Face(weight)


def clean(text: str) -> str:
    """Text that can be drawn: line ends are newlines, control characters are gone, missing characters are codes."""
    return text if text.isascii() and text.isprintable() else printable.printable(text)


def clean_line(text: str) -> str:
    """Like `clean`, but on one line: line ends become spaces."""
    return clean(text).replace("\n", " ")
