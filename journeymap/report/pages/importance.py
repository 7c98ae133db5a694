"""Part 4, importance and performance: the chart with its crosshair, the satisfaction index, the points by quadrant.

`content.importance` and the chart's drawing stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.results import GroupIndex, ImportancePoint, Quadrant
from journeymap.i18n import Number, Percent, Word
from journeymap.report.charts.importance_chart import importance_chart
from journeymap.report.content import service_index
from journeymap.report.content.importance import (
    QUADRANTS,
    QuadrantList,
    crosshair,
    fit_sentence,
    in_order,
    index_sentence,
    is_relative,
    left_out,
    performance,
    quadrant_lists,
)
from journeymap.report.context import Context, touchpoint_anchor
from journeymap.report.pages.score_cells import measure_text
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Span
from journeymap.report.pdf.style import MUTED, NOTE, SMALL, SMALLEST_TEXT_PT
from journeymap.report.registry import part_heading, part_title

_PAIRS = ((Quadrant.CONCENTRATE, Quadrant.KEEP_UP), (Quadrant.LOW_PRIORITY, Quadrant.OVERKILL))


def blocks(context: Context) -> Sequence[Block]:
    """The chart and its table; one sentence where no touchpoint has both an importance and a score."""
    if not context.analysis.importance.points:
        nothing = context.t.text("No touchpoint has both an importance and a score yet, so there is nothing to chart.")
        return [part_heading(context, "importance"), story.paragraph(nothing), *_indices(context)]
    chart = story.figure(importance_chart(context))
    axis = context.t.text("Performance: {axis}.", axis=context.analysis.importance.axis)
    said = [axis, context.say(crosshair(context))]
    notes = [story.paragraph(" ".join(said), SMALL), *_sentences(context)]
    return [story.together([part_heading(context, "importance"), chart]), *notes, *_lists(context), *_indices(context)]


def _sentences(context: Context) -> list[Block]:
    index, missing = index_sentence(context), left_out(context)
    blocks = [story.paragraph(context.say(index))] if index else []
    if _has_fit(context):
        blocks.append(story.paragraph(context.say(fit_sentence()), NOTE))
    notes = [*context.analysis.importance.refused, *([missing] if missing else [])]
    return [*blocks, *(story.paragraph(context.say(said), NOTE) for said in notes)]


def _indices(context: Context) -> list[Block]:
    """The public service index of each group of metrics, with its elements."""
    return [block for index in context.analysis.indices for block in _index(context, index)]


def _index(context: Context, index: GroupIndex) -> list[Block]:
    t = context.t
    said = story.paragraph(context.say(service_index.sentence(context, index)), keep_with_next=True)
    head = story.heading(t.text("Public service index"), 3, bookmark=False, aside=index.group)
    columns = [
        Column(t.text("Element")),
        Column(t.text("Mean, of 4"), fit=True, align="end"),
        Column(t.text("Answers"), fit=True, align="end"),
    ]
    rows = [[Cell(cell) for cell in row] for row in service_index.rows(context, index)]
    summary = t.text("Elements of the public service index with their means")
    return [head, said, story.table(columns, rows, density="compact", summary=summary)]


def _has_fit(context: Context) -> bool:
    return any(point.fit is not None for point in context.analysis.importance.points)


def _lists(context: Context) -> list[Block]:
    """The quadrants as lists that stand to one another as in the chart."""
    lists = {each.quadrant: _list(context, each) for each in quadrant_lists(context)}
    return [
        story.beside([lists[left], lists[right]])
        for left, right in _PAIRS
        if any(point.quadrant in (left, right) for _, point in in_order(context))
    ]


def _list(context: Context, own: QuadrantList) -> list[Block]:
    t = context.t
    title = t.text(QUADRANTS[own.quadrant])
    head = story.heading(title, 3, bookmark=False, aside=context.t.number(own.count))
    if not own.shown:
        return [head, story.paragraph(t.text("No touchpoint."), SMALL)]
    columns = [
        Column("", width_pt=number_width(own.shown), colour=MUTED),
        Column(t.text("Touchpoint")),
        Column(t.text("Imp."), fit=True, align="end"),
        Column(t.text("Perf."), fit=True, align="end"),
        *([Column(t.text("TK"), fit=True, align="end")] if _has_fit(context) else []),
    ]
    rows = [_row(context, number, point) for number, point in own.shown]
    summary = t.text("Importance and performance of the touchpoints in the quadrant {quadrant}", quadrant=title)
    return [head, story.table(columns, rows, density="compact", summary=summary), *_rest(context, own)]


def _rest(context: Context, own: QuadrantList) -> list[Block]:
    if not own.rest:
        return []
    said = context.t.plural(
        "and {count} more in this quadrant, under “{part}”.",
        "and {count} more in this quadrant, under “{part}”.",
        own.rest,
        part=Word(part_title("scores")),
    )
    return [story.paragraph(said, NOTE)]


def number_width(shown: Sequence[tuple[int, ImportancePoint]]) -> float:
    """The width that the highest number needs, in points."""
    return 4.0 + 5.6 * len(str(shown[-1][0]))


def _row(context: Context, number: int, point: ImportancePoint) -> list[Cell | str]:
    title, link = context.title(point.touchpoint), f"#{touchpoint_anchor(point.touchpoint)}"
    fit = "–" if point.fit is None else context.say(Percent(point.fit))
    spans = [Span(title, "medium", context.theme.ink, link=link)]
    if is_relative(context):
        spans.append(Span(f"  {measure_text(context, point.score)}", colour=MUTED, size_pt=SMALLEST_TEXT_PT))
    return [
        context.t.number(number),
        Cell(spans=tuple(spans)),
        context.say(Number(point.importance, 1)),
        context.say(performance(context, point.performance)),
        *([fit] if _has_fit(context) else []),
    ]
