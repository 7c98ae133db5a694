"""Part 1, the verdict page: title, three sentences, five tiles, decisions asked, and the largest gaps as bars.

`content` says what is said; the PDF engine sets the blocks on the first page, and on the next where texts are long.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.results import Score
from journeymap.i18n import Percent
from journeymap.report.content.decisions import Decision, decisions
from journeymap.report.content.numbers import Figure, five_numbers
from journeymap.report.content.opening import opening
from journeymap.report.content.phrases import counted
from journeymap.report.content.scores import SHORT, by_gap
from journeymap.report.content.verdict import sentences
from journeymap.report.context import Context, part_anchor
from journeymap.report.pages.score_cells import (
    bar_cell,
    measure_text,
    number_cell,
    owner_cell,
    touchpoint_cell,
    verdict_cell,
)
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Span, Tile
from journeymap.report.pdf.style import BODY, LEAD, MUTED, SMALL, sheet
from journeymap.report.registry import part_heading

_MOST_ROWS = 8
_FEWEST_ROWS = 3
_ABOUT_PT = 8.0
_BAR_PT = 96.0


def blocks(context: Context) -> Sequence[Block]:
    """The verdict page."""
    head = [*_title(context), *_verdict(context), *_tiles(context), *_decisions(context)]
    return [*head, *_largest(context, _rows_with_room(context, head))]


def _rows_with_room(context: Context, head: Sequence[Block]) -> int:
    """How many of the largest gaps still fit on the first page; all where only a few would."""
    page = sheet(context.options.paper)
    for count in range(_MOST_ROWS, _FEWEST_ROWS - 1, -1):
        whole = story.together([*head, *_largest(context, count)])
        if whole.height(page.body_width_pt) <= page.body_height_pt:
            return count
    return _MOST_ROWS


def _title(context: Context) -> list[Block]:
    told = opening(context)
    return [
        story.heading(context.t.text("Gap analysis"), 1, aside=told.organisation),
        story.paragraph(told.title, LEAD.but(after_pt=1.0), keep_with_next=True),
        story.paragraph(context.say(told.basis), SMALL.but(size_pt=9.0, leading_pt=13.5), keep_with_next=True),
    ]


def _verdict(context: Context) -> list[Block]:
    style = BODY.but(size_pt=10.5, leading_pt=16.0, after_pt=5.0)
    said = [story.paragraph(context.say(sentence), style) for sentence in sentences(context)]
    return [part_heading(context, "verdict"), *said]


def _tiles(context: Context) -> list[Block]:
    if not context.journey.touchpoints:
        return []
    return [story.tiles([_tile(context, figure) for figure in five_numbers(context)])]


def _tile(context: Context, figure: Figure) -> Tile:
    colour = context.colour(figure.verdict) if figure.verdict else MUTED
    link = f"#{part_anchor(figure.part)}"
    return Tile(context.say(figure.value), context.t.text(figure.label), context.say(figure.remark), colour, link)


def _decisions(context: Context) -> list[Block]:
    asked = decisions(context)
    if not asked:
        return []
    columns = [
        Column("", width_pt=12.0),
        Column(context.t.text("What"), share=3.4),
        Column(context.t.text("Who"), share=1.0),
        Column(context.t.text("By when"), fit=True, align="end"),
    ]
    rows = [_decision(context, number, decision) for number, decision in enumerate(asked, 1)]
    title = context.t.text("Decisions asked")
    return [
        story.heading(title, 2, part_anchor("decisions")),
        story.table(columns, rows, density="compact", summary=title),
    ]


def _decision(context: Context, number: int, decision: Decision) -> tuple[Cell, ...]:
    alert = context.theme.alert
    about = (Span(f"\n{decision.about}", size_pt=_ABOUT_PT, colour=MUTED),) if decision.about else ()
    return (
        Cell(context.t.number(number), weight="semibold", link=f"#{decision.anchor}"),
        Cell(spans=(Span(decision.what), *about)),
        Cell(decision.who, colour=MUTED) if decision.who else Cell(context.t.text("nobody yet"), colour=alert),
        Cell(context.say(decision.when), colour=alert if decision.late else None),
    )


def _largest(context: Context, most: int) -> list[Block]:
    scores = by_gap(context)[:most]
    if not scores:
        return []
    t = context.t
    short = any(score.verdict in SHORT for score in scores)
    title = t.text("Largest gaps, score against target") if short else t.text("Scores against target")
    level = Percent(100 * context.journey.confidence, 1)
    aside = t.text("bar = {confidence} interval, tick = target", confidence=level)
    columns = [
        Column(t.text("Touchpoint"), share=1.2),
        Column(t.text("Owner"), share=0.8),
        Column(t.text("Measure"), share=1.2),
        Column(t.text("Score"), fit=True, align="end"),
        Column("", width_pt=_BAR_PT),
        Column(t.text("n"), fit=True, align="end"),
        Column(t.text("Verdict"), fit=True, align="end"),
    ]
    rows = [_row(context, score) for score in scores]
    table = story.table(columns, rows, density="compact", row_header=True, summary=title)
    return [story.together([story.heading(title, 2, aside=aside), table])]


def _row(context: Context, score: Score) -> tuple[Cell, ...]:
    return (
        touchpoint_cell(context, score),
        owner_cell(context, score.touchpoint),
        Cell(measure_text(context, score), colour=MUTED),
        number_cell(context, score),
        bar_cell(context, score, _BAR_PT),
        Cell(context.say(counted(score)), colour=MUTED),
        verdict_cell(context, score),
    )
