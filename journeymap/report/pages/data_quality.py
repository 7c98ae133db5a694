"""The tables of part 10 about what the report rests on: data of every score, lacking characters, file problems."""

from __future__ import annotations

from journeymap.i18n import Listing
from journeymap.report.content.data_quality import QualityRow, balance, quality_rows
from journeymap.report.content.printing import MissingCharacter, missing_characters
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row

_MOST_PLACES = 4


def data_quality(context: Context) -> list[Block]:
    """n, period, source and evidence of every score."""
    t, rows = context.t, quality_rows(context)
    said = " ".join(context.say(message) for message in balance(context))
    head = story.heading(t.text("Data quality"), 3)
    if not rows:
        return [head, story.paragraph(said)]
    columns = [
        Column(t.text("Touchpoint"), share=1.2),
        Column(t.text("Measure"), share=1.0),
        Column(t.text("n"), width_pt=42.0, align="end"),
        Column(t.text("Period"), width_pt=98.0),
        Column(t.text("Source"), share=1.0),
        Column(t.text("Evidence"), width_pt=70.0),
    ]
    body = [_quality(context, row) for row in rows]
    table = story.table(columns, body, density="compact", summary=t.text("What each score rests on."))
    return [head, story.paragraph(said, keep_with_next=True), table]


def _quality(context: Context, row: QualityRow) -> Row:
    evidence = f"{row.evidence}, {row.notes}" if row.notes else row.evidence
    cells = (row.touchpoint, row.measure, row.n, row.period, row.source, evidence)
    if row.current:
        return Row(cells)
    return Row(tuple(Cell(cell, colour=context.theme.muted) for cell in cells))


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
