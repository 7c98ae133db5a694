"""Part 5, the gaps by priority: what presses one by one, scores with their figures, and all the rest by kind.

`content.gaps` groups the findings; decisions on the verdict page lead to the rows here.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.ranking import ranking_formula
from journeymap.analysis.results import CAUSES, LABELS, Score, Severity
from journeymap.i18n import Listing, Message, Word, msg
from journeymap.report.content.gaps import Groups, Ranked, groups, places
from journeymap.report.content.phrases import gap_value
from journeymap.report.context import Context
from journeymap.report.pages.gap_answers import Answers
from journeymap.report.pages.score_cells import lines_width, measure_text, target_text, value_with_interval
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import COLUMN_TITLE, MUTED, SMALL, SMALLEST_TEXT_PT
from journeymap.report.registry import part_heading

_WIDEST_PT = 70.0
_MOST_PLACES = 8


def blocks(context: Context) -> Sequence[Block]:
    """The gaps by priority."""
    t, found = context.t, groups(context)
    if not context.analysis.findings:
        nothing = t.text("Nothing falls short of what this program looks for.")
        return [part_heading(context, "gaps"), story.paragraph(nothing)]
    said = [ranking_formula(), *_causes_told(found)]
    formula = story.paragraph(" ".join(context.say(each) for each in said), SMALL, keep_with_next=True)
    answers = Answers(context)
    return [part_heading(context, "gaps"), formula, *_measured(context, found, answers),
            *_weighty(context, found, answers), *_many(context, found)]  # fmt: skip


def _causes_told(found: Groups) -> list[Message]:
    """What the numbers of the causes in the rows mean, once."""
    told = {entry.finding.cause for entry in (*found.measured, *found.weighty)}
    named = [
        msg("{number} {cause}", number=number, cause=Word(words)) for number, words in CAUSES.items() if number in told
    ]
    return [msg("Causes: {causes}.", causes=Listing(tuple(named)))] if named else []


def _measured(context: Context, found: Groups, answers: Answers) -> list[Block]:
    if not found.measured:
        return []
    t = context.t
    rows = [
        _measured_row(context, entry, entry.finding.score, answers) for entry in found.measured if entry.finding.score
    ]
    columns = [
        Column("", width_pt=_rank_width(found.measured), colour=MUTED),
        Column(t.text("Gap and cause"), share=1.0),
        Column(t.text("Aimed"), fit=True, align="end"),
        Column(t.text("Got"), width_pt=_width(rows, 3, t.text("Got")), align="end"),
        Column(t.text("Gap"), width_pt=_width(rows, 4, t.text("Gap")), align="end"),
        Column(t.text("Owner, action and due date"), share=1.5),
    ]
    title = t.text("Scores that fall short")
    return [story.heading(title, 3), story.table(columns, rows, density="compact", summary=title)]


def _width(rows: Sequence[Row], at: int, title: str) -> float:
    head = Cell(spans=(Span(title, size_pt=COLUMN_TITLE.size_pt),))
    return min(lines_width([head, *(row.cells[at] for row in rows)]), _WIDEST_PT)


def _rank_width(entries: Sequence[Ranked]) -> float:
    return 4.0 + 5.6 * len(str(entries[-1].rank))


def _measured_row(context: Context, entry: Ranked, score: Score, answers: Answers) -> Row:
    currency = context.journey.currency
    cells = (
        context.t.number(entry.rank),
        Cell(
            spans=(Span(context.title(score.touchpoint), "medium"), _small(_measure_and_cause(context, entry, score)))
        ),
        target_text(context, score),
        value_with_interval(context, score),
        Cell(
            spans=(
                Span(context.say(gap_value(score, currency)), "medium"),
                _small(context.verdict(score), context.colour(score.verdict)),
            )
        ),
        answers.cell(entry),
    )
    return Row(cells, entry.anchor)


def _small(text: str, colour: str = MUTED) -> Span:
    return Span(f"\n{text}", colour=colour, size_pt=SMALLEST_TEXT_PT)


def _measure_and_cause(context: Context, entry: Ranked, score: Score) -> str:
    measure, cause = measure_text(context, score), entry.finding.cause
    if cause not in CAUSES:
        return measure
    return context.t.text("{measure}; cause {number}", measure=measure, number=cause or 0)


def _cause(context: Context, entry: Ranked) -> list[Span]:
    cause = entry.finding.cause
    if cause not in CAUSES:
        return []
    said = context.t.text("cause {number}", number=cause or 0)
    return [Span(f"  {said}", colour=MUTED, size_pt=SMALLEST_TEXT_PT)]


def _weighty(context: Context, found: Groups, answers: Answers) -> list[Block]:
    if not found.weighty:
        return []
    t = context.t
    columns = [
        Column("", width_pt=_rank_width(found.weighty), colour=MUTED),
        Column(t.text("Finding and cause"), share=1.25),
        Column(t.text("Severity"), fit=True),
        Column(t.text("Owner, action and due date"), share=1.0),
    ]
    rows = [_weighty_row(context, entry, answers) for entry in found.weighty]
    title = t.text("What else weighs")
    return [story.heading(title, 3), story.table(columns, rows, density="compact", summary=title)]


def _weighty_row(context: Context, entry: Ranked, answers: Answers) -> Row:
    finding = entry.finding
    colour = context.theme.alert if finding.severity is Severity.HIGH else None
    cells = (
        context.t.number(entry.rank),
        Cell(spans=(Span(context.say(finding.message)), *_cause(context, entry))),
        Cell(context.t.text(LABELS[finding.severity]), colour=colour),
        answers.cell(entry),
    )
    return Row(cells, entry.anchor)


def _many(context: Context, found: Groups) -> list[Block]:
    if not found.many:
        return []
    t = context.t
    columns = [
        Column(t.text("Kind of finding"), share=1.0),
        Column(t.text("Severity"), fit=True),
        Column(t.text("How often"), fit=True, align="end"),
        Column(t.text("Where"), share=2.2, colour=MUTED),
    ]
    rows = [_kind_row(context, severity, kind, entries) for (severity, kind), entries in found.many.items()]
    title = t.text("By kind")
    count = sum(len(entries) for entries in found.many.values())
    head = story.heading(title, 3, aside=t.plural("{count} more finding", "{count} more findings", count))
    return [head, story.table(columns, rows, density="compact", row_header=True, summary=title)]


def _kind_row(context: Context, severity: Severity, kind: str, entries: Sequence[Ranked]) -> Row:
    one = context.say(entries[0].finding.message)
    cells = (
        Cell(context.t.text(KINDS[kind].title), weight="medium"),
        context.t.text(LABELS[severity]),
        context.t.number(len(entries)),
        one if len(entries) == 1 else places(context, entries, _MOST_PLACES),
    )
    return Row(cells, entries[0].anchor)
