"""Part 3, every current score against its target: bar, value with interval, target, n and verdict; then what changed.

The scores of the analysis in journey order stand before it; links from everywhere lead to a touchpoint's first row.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.results import Score
from journeymap.analysis.wording import interval
from journeymap.i18n import Percent
from journeymap.report.content.phrases import counted
from journeymap.report.content.scores import current_scores
from journeymap.report.context import Context, touchpoint_anchor
from journeymap.report.pages.score_cells import (
    bar_cell,
    lines_width,
    measured_cell,
    number_cell,
    target_text,
    verdict_cell,
)
from journeymap.report.pages.trends import trend_blocks
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import MUTED, SMALL, SMALLEST_TEXT_PT
from journeymap.report.registry import part_heading

_BAR_PT = 52.0
_LEAST_PT = 26.0
_WIDEST_PT = 76.0
_WORDS_PT = 66.0
_VERDICT_PT = 60.0


def blocks(context: Context) -> Sequence[Block]:
    """Every score against its target."""
    scores = current_scores(context)
    if not scores:
        return []
    t = context.t
    level = Percent(100 * context.journey.confidence, 1)
    aside = t.text("bar = {confidence} interval, tick = target", confidence=level)
    summary = t.text("Scores against targets")
    rows = _rows(context, scores)
    return [
        part_heading(context, "scores", aside),
        story.paragraph(_how_to_read(context), SMALL, keep_with_next=True),
        story.table(_columns(context, rows), rows, density="compact", row_header=True, summary=summary),
        *trend_blocks(context),
    ]


def _how_to_read(context: Context) -> str:
    return context.t.text(
        "A filled dot is certain, a hollow one is not. Each bar runs over the whole scale of its measure, times and "
        "money from nought."
    )


def _columns(context: Context, rows: Sequence[Row]) -> list[Column]:
    t = context.t
    widths = [lines_width(row.cells[at] for row in rows) for at in range(7)]
    return [
        Column(t.text("Touchpoint and measure")),
        Column("", width_pt=_BAR_PT),
        Column(t.text("Score"), width_pt=_bounded(widths[2]), align="end"),
        Column(t.text("Interval"), width_pt=_bounded(widths[3], _WORDS_PT), colour=MUTED),
        Column(t.text("Target"), width_pt=_bounded(widths[4]), align="end"),
        Column(t.text("n"), width_pt=widths[5], align="end", colour=MUTED),
        Column(t.text("Verdict"), width_pt=_bounded(widths[6], _VERDICT_PT), align="end"),
    ]


def _bounded(width_pt: float, most_pt: float = _WIDEST_PT) -> float:
    return max(min(width_pt, most_pt), _LEAST_PT)


def _rows(context: Context, scores: Sequence[Score]) -> list[Row]:
    rows, seen = [], set()
    for score in scores:
        anchor = "" if score.touchpoint in seen else touchpoint_anchor(score.touchpoint)
        seen.add(score.touchpoint)
        rows.append(Row(_cells(context, score), anchor))
    return rows


def _cells(context: Context, score: Score) -> tuple[Cell | str, ...]:
    known = interval(score, context.journey.currency)
    words = context.t.text("none") if known is None else context.say(known)
    return (
        measured_cell(context, score),
        bar_cell(context, score, _BAR_PT),
        number_cell(context, score),
        Cell(spans=(Span(words, size_pt=SMALLEST_TEXT_PT),)),
        target_text(context, score),
        context.say(counted(score)),
        verdict_cell(context, score),
    )
