"""Changes over time, at the end of the part about scores: a small chart for each that is more than chance."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.results import Verdict
from journeymap.analysis.trend import Change, Trend
from journeymap.drawing.trend import draw_spark, trend_elements
from journeymap.report.content.trends import balance, listed, since
from journeymap.report.context import Context
from journeymap.report.pages.score_cells import measured_cell
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import MUTED, SMALL, SMALLEST_TEXT_PT

_SPARK_PT = (78.0, 22.0)


def trend_blocks(context: Context) -> Sequence[Block]:
    """The changes with how many were looked at; nothing where no score was measured twice."""
    said = balance(context)
    if said is None:
        return []
    t = context.t
    head = story.heading(t.text("Changes over time"), 3)
    trends, more = listed(context)
    words = story.paragraph(context.say(said), SMALL, keep_with_next=bool(trends))
    if not trends:
        return [story.together([head, words])]
    whole = any(trend.whole is not None for trend in trends)
    rows = [_row(context, trend, whole=whole) for trend in trends]
    summary = t.text("Scores that changed over time for more than chance")
    table = story.table(_columns(context, whole=whole), rows, density="compact", row_header=True, summary=summary)
    rest = t.plural("and {count} more.", "and {count} more.", more)
    return [head, words, table, *([story.paragraph(rest, SMALL)] if more else [])]


def _columns(context: Context, *, whole: bool) -> list[Column]:
    """`whole`: whether any score was measured more than twice."""
    t = context.t
    columns = [
        Column(t.text("Touchpoint and measure"), share=1.3),
        Column(t.text("Trend"), width_pt=_SPARK_PT[0]),
        Column(t.text("Since the period before"), share=1.0),
        Column(t.text("Since the first period"), share=1.0),
    ]
    return columns if whole else columns[:-1]


def _row(context: Context, trend: Trend, *, whole: bool) -> Row:
    elements = trend_elements(trend, context.journey.currency, context.t)
    cells = (
        measured_cell(context, trend.scores[-1], link=True),
        Cell(drawing=draw_spark(elements, context.theme, _SPARK_PT)),
        _change(context, trend.latest),
    )
    return Row((*cells, _change(context, trend.whole)) if whole else cells)


def _change(context: Context, change: Change | None) -> Cell:
    """The change in words with since when below; in its verdict's colour where it is more than chance."""
    said = since(change, context.journey.currency)
    if change is None or said is None:
        return Cell("–", colour=MUTED)
    words, period = (context.say(each) for each in said)
    below = Span(f"\n{period}", size_pt=SMALLEST_TEXT_PT, colour=MUTED)
    if not change.real:
        return Cell(words, colour=MUTED, spans=(below,))
    verdict = Verdict.NO_GAP if change.comparison.better else Verdict.GAP
    return Cell(words, colour=context.theme.verdict(verdict), weight="medium", spans=(below,))
