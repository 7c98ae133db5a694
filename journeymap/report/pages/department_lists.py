"""The sections of a department's page: touchpoints, gaps, hand-offs, actions and warnings that are its own."""

from __future__ import annotations

from journeymap.analysis.agreement import answer_at
from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import LABELS, Finding
from journeymap.i18n import Message
from journeymap.report.content.departments import (
    Gap,
    Own,
    answer_asked,
    by_need,
    heard_at,
    other_gaps,
    other_touchpoints,
)
from journeymap.report.content.gaps import Ranked, places
from journeymap.report.content.limits import Limits
from journeymap.report.content.responses import answer_of
from journeymap.report.content.roles import KEY, letters_of
from journeymap.report.context import Context
from journeymap.report.pages.score_cells import measured_cell, number_cell, target_text, verdict_cell
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import SMALL, SMALLEST_TEXT_PT

_NO_SCORE = "–"


def touchpoints(context: Context, mine: Own, limits: Limits) -> list[Block]:
    """Where the department is accountable or responsible, with its answer and the score that weighs most."""
    t = context.t
    head = story.heading(t.text("Touchpoints"), 3, aside=t.text(KEY))
    ordered = by_need(context, mine)
    others = other_touchpoints(context, ordered[limits.touchpoints :], limits.named)
    notes = _said(context, others, answer_asked(mine), heard_at(context, mine, limits.named // 3))
    if not mine.does:
        nothing = t.text("The department is accountable or responsible at no touchpoint.")
        return [story.heading(t.text("Touchpoints"), 3), story.paragraph(nothing), *notes]
    columns = [
        Column(t.text("Touchpoint and measure")),
        Column(t.text("Part"), fit=True),
        Column(t.text("Answer"), fit=True),
        Column(t.text("Score"), fit=True, align="end"),
        Column(t.text("Target"), fit=True, align="end"),
        Column(t.text("Verdict"), width_pt=70.0),
    ]
    rows = [_touchpoint(context, mine.id, id) for id in ordered[: limits.touchpoints]]
    summary = t.text("The department's touchpoints with its part, its answer and their scores.")
    return [head, story.table(columns, rows, density="compact", row_header=True, summary=summary), *notes]


def _said(context: Context, *messages: Message | None) -> list[Block]:
    said = " ".join(context.say(message) for message in messages if message is not None)
    return [story.paragraph(said, SMALL)] if said else []


def _touchpoint(context: Context, department: str, id: str) -> Row:
    touchpoint, score = context.journey.touchpoints[id], context.analysis.main_score(id)
    letters = letters_of(touchpoint.owners[department])
    said = answer_at(touchpoint, department)
    answer = answer_of(context, said) if said or "A" in letters else ""
    if score is None:
        spans = (Span(context.title(id), "medium"), _beside(context, context.t.text("no score")))
        return Row((Cell(spans=spans), letters, answer, _NO_SCORE, _NO_SCORE, ""))
    judged = (number_cell(context, score), target_text(context, score), verdict_cell(context, score))
    return Row((measured_cell(context, score), letters, answer, *judged))


def _beside(context: Context, words: str) -> Span:
    return Span(f"  {words}", size_pt=SMALLEST_TEXT_PT, colour=context.theme.muted)


def gaps(context: Context, mine: Own, limits: Limits) -> list[Block]:
    """What the department must act on or others settle about it, in priority order, with what would close it."""
    t = context.t
    if not mine.gaps:
        return [story.heading(t.text("Findings"), 3), story.paragraph(t.text("Nothing was found."))]
    columns = [
        Column(t.text("No."), width_pt=24.0, align="end"),
        Column(t.text("What was found"), share=1.65),
        Column(t.text("What would close it"), share=1.0),
        Column(t.text("Severity"), width_pt=58.0),
    ]
    rows = [_gap(context, gap, limits.places) for gap in mine.gaps[: limits.gaps]]
    summary = t.text("Findings about the department, in order of priority.")
    return [
        story.heading(t.text("Findings"), 3, aside=_counts(context, mine)),
        story.table(columns, rows, density="compact", summary=summary),
        *_said(context, other_gaps(mine.gaps[limits.gaps :])),
    ]


def _counts(context: Context, mine: Own) -> str:
    return context.t.text(
        "{count} in all, certain gaps: {certain}; No. = place among all of the report",
        count=mine.findings,
        certain=mine.certain,
    )


def _gap(context: Context, gap: Gap, places: int) -> Row:
    link = f"#{gap.anchor}" if gap.anchor else None
    number = Span(context.t.number(gap.rank), colour=context.theme.accent if link else None, link=link)
    remedy = gap.first.remedy if len(gap.findings) == 1 else None
    closing = Span(context.say(remedy) if remedy else "", size_pt=SMALLEST_TEXT_PT, colour=context.theme.muted)
    cells = (Cell(spans=(number,)), _found(context, gap, places), Cell(spans=(closing,) if remedy else ()))
    return Row((*cells, _weight(context, gap.first)))


def _found(context: Context, gap: Gap, most: int) -> str:
    """The finding's sentence, or the title of many of a kind with where they are."""
    if len(gap.findings) == 1:
        return context.say(gap.first.message)
    title = context.t.text(KINDS[gap.first.kind].title)
    named = places(context, [Ranked(gap.rank, finding) for finding in gap.findings], most)
    return context.t.text("{count} × {kind}: {places}", count=len(gap.findings), kind=title, places=named)


def _weight(context: Context, finding: Finding) -> Cell:
    severity = Span(context.t.text(LABELS[finding.severity]))
    if finding.verdict is None:
        return Cell(spans=(severity,))
    verdict = Span(context.t.text(LABELS[finding.verdict]), colour=context.colour(finding.verdict), weight="medium")
    return Cell(spans=(severity, Span("\n"), verdict))
