"""Design tokens of the report: colours, text styles and page measures; every block reads them, none invents its own.

The colours are those of the print theme, so that report and map agree.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from journeymap.analysis.results import Verdict
from journeymap.drawing import theme
from journeymap.drawing.display import Anchor, Weight

_PAPER = theme.load("paper")
INK = _PAPER.ink
MUTED = _PAPER.muted
ACCENT = _PAPER.accent
RED = _PAPER.verdict(Verdict.GAP)
AMBER = _PAPER.verdict(Verdict.LIKELY_GAP)
GREEN = _PAPER.verdict(Verdict.NO_GAP)
WHITE = _PAPER.background
HAIRLINE = _PAPER.hairline
TRACK = _PAPER.track

HAIRLINE_PT = 0.75
HEAVY_RULE_PT = 1.25
SMALLEST_TEXT_PT = 8.0

MM_PT = 72 / 25.4
SHEETS_MM: dict[str, tuple[float, float]] = {
    "a4": (210, 297),
    "letter": (215.9, 279.4),
    "a3": (297, 420),
    "a2": (420, 594),
    "a1": (594, 841),
    "a0": (841, 1189),
}


class TextStyle(msgspec.Struct, frozen=True):
    """How a text is set: size and line distance in points, weight, colour, where its lines stand, space around."""

    size_pt: float = 10.0
    leading_pt: float = 15.0
    weight: Weight = "regular"
    colour: str = INK
    align: Anchor = "start"
    before_pt: float = 0.0
    after_pt: float = 6.0

    def but(self, **changes: object) -> TextStyle:
        """The same style with some fields changed."""
        return msgspec.structs.replace(self, **changes)


BODY = TextStyle()
LEAD = TextStyle(size_pt=10.5, leading_pt=16.0, colour=MUTED, after_pt=14.0)
SMALL = TextStyle(size_pt=8.5, leading_pt=12.5, colour=MUTED, after_pt=4.0)
NOTE = TextStyle(size_pt=8.0, leading_pt=11.5, colour=MUTED, after_pt=4.0)
CELL = TextStyle(size_pt=9.0, leading_pt=12.5, after_pt=0.0)
COLUMN_TITLE = TextStyle(size_pt=8.0, leading_pt=11.0, colour=MUTED, after_pt=0.0)
TILE_VALUE = TextStyle(size_pt=22.0, leading_pt=28.0, weight="semibold", after_pt=2.0, before_pt=7.0)
TILE_LABEL = TextStyle(size_pt=8.5, leading_pt=12.0, weight="medium", after_pt=1.0)
FOOTER = TextStyle(size_pt=8.0, leading_pt=11.0, colour=MUTED, after_pt=0.0)

HEADINGS: dict[int, TextStyle] = {
    1: TextStyle(size_pt=26.0, leading_pt=32.0, weight="semibold", before_pt=0.0, after_pt=6.0),
    2: TextStyle(size_pt=12.5, leading_pt=17.0, weight="semibold", before_pt=22.0, after_pt=5.0),
    3: TextStyle(size_pt=10.5, leading_pt=15.0, weight="semibold", before_pt=14.0, after_pt=3.0),
}


class PageStyle(msgspec.Struct, frozen=True):
    """A sheet of paper in points: its size, its margins, and whether footers are drawn on it."""

    width_pt: float
    height_pt: float
    left_pt: float = 48.0
    right_pt: float = 48.0
    top_pt: float = 48.0
    bottom_pt: float = 62.0
    footer: bool = True

    @property
    def body_width_pt(self) -> float:
        """The width between the margins, in points."""
        return self.width_pt - self.left_pt - self.right_pt

    @property
    def body_height_pt(self) -> float:
        """The height between the margins, in points."""
        return self.height_pt - self.top_pt - self.bottom_pt

    def turned(self) -> PageStyle:
        """The same sheet, portrait and landscape exchanged."""
        return msgspec.structs.replace(self, width_pt=self.height_pt, height_pt=self.width_pt)


def sheet(name: str = "a4", orientation: Literal["portrait", "landscape"] = "portrait") -> PageStyle:
    """The page style of a paper by its name in `SHEETS_MM` (any case); KeyError for a paper it does not hold."""
    width_mm, height_mm = SHEETS_MM[name.lower()]
    page = PageStyle(width_mm * MM_PT, height_mm * MM_PT)
    return page.turned() if orientation == "landscape" else page
