"""Stage bands: vertical strips side by side in stage order, each with its heading.

After the placement (which says how wide each is), before the painters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from journeymap.drawing import text
from journeymap.drawing.display import Box, Group, Point, Rect, Shape, TextRun
from journeymap.drawing.elements import BandElement
from journeymap.drawing.theme import Theme
from journeymap.i18n import Translator
from journeymap.model.journey import Stage

HEADING_PT = 12.0
HEADING_LINE_PT = 15.0
_MARGIN_PT = 14.0
_TOP_PT = 24.0


@lru_cache(maxsize=1024)
def heading_lines(title: str, width_pt: float) -> tuple[str, ...]:
    """A stage's heading, whole, in lines that fit its band."""
    return text.wrap(title, HEADING_PT, "semibold", width_pt - 2 * _MARGIN_PT, 12)


def heading_height(titles: Sequence[str], widths_pt: Sequence[float]) -> float:
    """How much room the headings need above the first card, in points."""
    lines = max((len(heading_lines(t, w)) for t, w in zip(titles, widths_pt, strict=True)), default=1)
    return _TOP_PT + max(lines, 1) * HEADING_LINE_PT


def band_elements(
    stages: Mapping[str, Stage], lefts_pt: Sequence[float], height_pt: float, translator: Translator
) -> tuple[BandElement, ...]:
    """The bands in order, from where each begins to where the next does; one more than there are stages is the
    unnamed last band."""
    bands = []
    rows = [*((id, stage.title or id) for id, stage in stages.items()), ("", "")]
    for index, ((left, right), (id, title)) in enumerate(zip(pairwise(lefts_pt), rows, strict=False)):
        label = translator.text("Stage {title}", title=title) if id else translator.text("Without a stage")
        rect = Rect(left, 0, right - left, height_pt)
        bands.append(BandElement(id, index, rect, heading_lines(title, right - left), label))
    return tuple(bands)


def band_at(bands: Sequence[BandElement], x: float) -> str:
    """The id of the band at this x, of the nearest one outside them all."""
    return next((band.id for band in bands if x < band.rect.right), bands[-1].id if bands else "")


def draw_band(band: BandElement, theme: Theme) -> Group:
    """The band as shapes: a soft strip and its heading."""
    fill = theme.bands[band.index % len(theme.bands)]
    shapes: list[Shape] = [Box(band.rect, fill)]
    for number, line in enumerate(band.title_lines):
        at = Point(band.rect.x + _MARGIN_PT, _TOP_PT + number * HEADING_LINE_PT)
        shapes.append(TextRun(at, line, HEADING_PT, theme.muted, "semibold"))
    return Group("stages", band.id, band.label, band.rect, tuple(shapes))


def ground(bands: Sequence[BandElement], words: Rect, theme: Theme) -> str:
    """The colour of the band under the middle of some words, for the plate they stand on."""
    middle = words.x + words.width / 2
    index = next((band.index for band in bands if band.rect.right > middle), 0)
    return theme.bands[index % len(theme.bands)]
