"""Part 4, importance and performance: the chart with its crosshair, the satisfaction index, and every point in a table.

`content.importance` and the chart's drawing stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.results import ImportancePoint
from journeymap.i18n import Number, Percent
from journeymap.report.charts.importance_chart import importance_chart
from journeymap.report.content.importance import (
    QUADRANTS,
    crosshair,
    fit_sentence,
    in_order,
    index_sentence,
    left_out,
    performance,
)
from journeymap.report.context import Context, touchpoint_anchor
from journeymap.report.pages.score_cells import measure_text
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Span
from journeymap.report.pdf.style import MUTED, NOTE, SMALL
from journeymap.report.registry import part_heading


def blocks(context: Context) -> Sequence[Block]:
    """The chart and its table; one sentence where no touchpoint has both an importance and a score."""
    if not context.analysis.importance.points:
        nothing = context.t.text("No touchpoint has both an importance and a score yet, so there is nothing to chart.")
        return [part_heading(context, "importance"), story.paragraph(nothing)]
    chart = story.figure(importance_chart(context))
    axis = context.t.text("Performance: {axis}.", axis=context.analysis.importance.axis)
    said = [axis, context.say(crosshair(context))]
    notes = [story.paragraph(" ".join(said), SMALL), *_sentences(context)]
    return [story.together([part_heading(context, "importance"), chart, *notes]), _table(context)]


def _sentences(context: Context) -> list[Block]:
    index, missing = index_sentence(context), left_out(context)
    blocks = [story.paragraph(context.say(index))] if index else []
    if _has_fit(context):
        blocks.append(story.paragraph(context.say(fit_sentence()), NOTE))
    notes = [*context.analysis.importance.refused, *([missing] if missing else [])]
    return [*blocks, *(story.paragraph(context.say(said), NOTE) for said in notes)]


def _has_fit(context: Context) -> bool:
    return any(point.fit is not None for point in context.analysis.importance.points)


def _table(context: Context) -> Block:
    t = context.t
    columns = [
        Column("", width_pt=16.0, colour=MUTED),
        Column(t.text("Touchpoint"), share=1.2),
        Column(t.text("Measure"), share=1.0, colour=MUTED),
        Column(t.text("Importance"), fit=True, align="end"),
        Column(t.text("Performance"), fit=True, align="end"),
        *([Column(t.text("TK"), fit=True, align="end")] if _has_fit(context) else []),
        Column(t.text("Quadrant"), fit=True),
    ]
    rows = [_row(context, number, point) for number, point in in_order(context)]
    summary = t.text("Importance and performance of each touchpoint")
    return story.table(columns, rows, density="compact", summary=summary)


def _row(context: Context, number: int, point: ImportancePoint) -> list[Cell | str]:
    title, link = context.title(point.touchpoint), f"#{touchpoint_anchor(point.touchpoint)}"
    fit = "–" if point.fit is None else context.say(Percent(point.fit))
    return [
        context.t.number(number),
        Cell(spans=(Span(title, "medium", context.theme.ink, link=link),)),
        measure_text(context, point.score),
        context.say(Number(point.importance, 1)),
        context.say(performance(context, point.performance)),
        *([fit] if _has_fit(context) else []),
        context.t.text(QUADRANTS[point.quadrant]),
    ]
