"""The tables of part 10 about what the report rests on: sources, weak scores, lacking characters, file problems."""

from __future__ import annotations

from journeymap.i18n import Listing, Message
from journeymap.report.content.data_quality import (
    MOST_SOURCES,
    MOST_WEAK,
    SourceRow,
    WeakRow,
    balance,
    other_sources,
    other_weak,
    source_rows,
    weak_rows,
)
from journeymap.report.content.printing import MissingCharacter, missing_characters
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import SMALL, SMALLEST_TEXT_PT

_MOST_PLACES = 4


def data_quality(context: Context) -> list[Block]:
    """What the scores rest on, by source, then the weak ones."""
    t, rows = context.t, source_rows(context)
    said = " ".join(context.say(message) for message in balance(context))
    head = story.heading(t.text("Data quality"), 3)
    if not rows:
        return [head, story.paragraph(said)]
    columns = [
        Column(t.text("Source"), share=1.4),
        Column(t.text("Evidence"), share=1.0),
        Column(t.text("Period"), share=1.4),
        Column(t.text("Scores"), fit=True, align="end"),
        Column(t.text("Touchpoints"), fit=True, align="end"),
        Column(t.text("Answers each"), fit=True, align="end"),
    ]
    body = [_source(context, row) for row in rows[:MOST_SOURCES]]
    table = story.table(columns, body, density="compact", summary=t.text("What the scores rest on."))
    rest = _said(context, other_sources(rows[MOST_SOURCES:]))
    return [head, story.paragraph(said, keep_with_next=True), table, *rest, *_weak(context)]


def _source(context: Context, row: SourceRow) -> Row:
    number = context.t.number
    return Row((row.source, row.evidence, row.period, number(row.scores), number(row.touchpoints), row.n))


def _said(context: Context, message: Message | None) -> list[Block]:
    return [story.paragraph(context.say(message), SMALL)] if message is not None else []


def _weak(context: Context) -> list[Block]:
    t, rows = context.t, weak_rows(context)
    title = t.text("Scores on which little can be built")
    if not rows:
        return [story.paragraph(t.text("Every score has a source, a period and enough answers."))]
    columns = [
        Column(t.text("Touchpoint and measure"), share=1.6),
        Column(t.text("n"), fit=True, align="end"),
        Column(t.text("Period and source"), share=1.5, colour=context.theme.muted),
        Column(t.text("What weakens it"), share=1.0),
    ]
    body = [_weak_row(context, row) for row in rows[:MOST_WEAK]]
    head = story.heading(title, 3, aside=t.plural("{count} score", "{count} scores", len(rows)))
    table = story.table(columns, body, density="compact", row_header=True, summary=title)
    return [head, table, *_said(context, other_weak(rows[MOST_WEAK:]))]


def _weak_row(context: Context, row: WeakRow) -> Row:
    measure = Span(f"  {row.measure}", size_pt=SMALLEST_TEXT_PT, colour=context.theme.muted)
    founded = Span(context.t.text("{period}, {source}", period=row.period, source=row.source), size_pt=SMALLEST_TEXT_PT)
    name = Cell(spans=(Span(row.touchpoint, "medium"), measure))
    return Row((name, row.n, Cell(spans=(founded,)), ", ".join(row.notes)))


def lacking_characters(context: Context) -> list[Block]:
    """Characters that are printed as their codes, with where they stand; nothing where all could be printed."""
    found = missing_characters(context.journey)
    if not found:
        return []
    t = context.t
    columns = [
        Column(t.text("Code"), width_pt=58.0, weight="medium"),
        Column(t.text("Unicode name"), share=1.0),
        Column(t.text("Where it stands"), share=1.6),
    ]
    said = t.text("The font of this report lacks these characters. They are printed as codes in brackets.")
    rows = [_character(context, each) for each in found]
    return [
        story.heading(t.text("Characters that could not be printed"), 3),
        story.paragraph(said, keep_with_next=True),
        story.table(columns, rows, density="compact", row_header=True, summary=said),
    ]


def _character(context: Context, each: MissingCharacter) -> Row:
    return Row((each.code, each.name, context.say(Listing(each.places, _MOST_PLACES))))


def file_problems(context: Context) -> list[Block]:
    """What in the journey could not be used as it stands; nothing where all could."""
    problems = (*context.problems, *context.analysis.problems)
    if not problems:
        return []
    t = context.t
    columns = [
        Column(t.text("Place"), share=1.0),
        Column(t.text("Line"), width_pt=36.0, align="end"),
        Column(t.text("What is wrong"), share=2.0),
    ]
    rows = [
        (problem.dotted, t.number(problem.line) if problem.line else "–", context.say(problem.message))
        for problem in problems
    ]
    summary = t.text("Places in the journey that could not be used as they stand.")
    return [
        story.heading(t.text("Problems of the file"), 3),
        story.table(columns, rows, density="compact", summary=summary),
    ]
