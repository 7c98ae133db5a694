"""Part 5, the gaps by priority: measured gaps with figures, what else weighs, and what is only noted, by kind.

`content.gaps` groups the findings; decisions on the verdict page lead to the rows here.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.ranking import ranking_formula
from journeymap.analysis.results import CAUSES, LABELS, Score, Severity
from journeymap.i18n import Day, Value
from journeymap.report.content.gaps import Groups, Ranked, answering, groups, overdue, where
from journeymap.report.content.phrases import actor, gap_value
from journeymap.report.context import Context
from journeymap.report.pages.score_cells import lines_width, measure_text, target_text, value_with_interval
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import MUTED, SMALL, SMALLEST_TEXT_PT
from journeymap.report.registry import part_heading

_WIDEST_PT = 70.0


def blocks(context: Context) -> Sequence[Block]:
    """The gaps by priority."""
    t, found = context.t, groups(context)
    if not context.analysis.findings:
        nothing = t.text("Nothing falls short of what this program looks for.")
        return [part_heading(context, "gaps"), story.paragraph(nothing)]
    formula = story.paragraph(context.say(ranking_formula()), SMALL, keep_with_next=True)
    return [part_heading(context, "gaps"), formula, *_measured(context, found), *_weighty(context, found),
            *_many(context, found)]  # fmt: skip


def _measured(context: Context, found: Groups) -> list[Block]:
    if not found.measured:
        return []
    t = context.t
    rows = [_measured_row(context, entry, entry.finding.score) for entry in found.measured if entry.finding.score]
    columns = [
        Column("", width_pt=_rank_width(found.measured), colour=MUTED),
        Column(t.text("Gap and cause"), share=1.0),
        Column(t.text("Aimed"), fit=True, align="end"),
        Column(t.text("Got"), width_pt=_width(rows, 3), align="end"),
        Column(t.text("Gap"), width_pt=_width(rows, 4), align="end"),
        Column(t.text("Owner, action and due date"), share=1.5),
    ]
    title = t.text("Scores that fall short")
    return [story.heading(title, 3), story.table(columns, rows, density="compact", summary=title)]


def _width(rows: Sequence[Row], at: int) -> float:
    return min(lines_width(row.cells[at] for row in rows), _WIDEST_PT)


def _rank_width(entries: Sequence[Ranked]) -> float:
    return 4.0 + 5.6 * len(str(entries[-1].rank))


def _measured_row(context: Context, entry: Ranked, score: Score) -> Row:
    currency = context.journey.currency
    cells = (
        context.t.number(entry.rank),
        Cell(
            spans=(
                Span(context.title(score.touchpoint), "medium"),
                _small(measure_text(context, score)),
                *_cause(context, entry),
            )
        ),
        target_text(context, score),
        value_with_interval(context, score),
        Cell(
            spans=(
                Span(context.say(gap_value(score, currency)), "medium"),
                _small(context.verdict(score), context.colour(score.verdict)),
            )
        ),
        _answer(context, entry),
    )
    return Row(cells, entry.anchor)


def _small(text: str, colour: str = MUTED) -> Span:
    return Span(f"\n{text}", colour=colour, size_pt=SMALLEST_TEXT_PT)


def _cause(context: Context, entry: Ranked) -> list[Span]:
    cause = CAUSES.get(entry.finding.cause or 0)
    if cause is None:
        return []
    said = context.t.text("Cause {number}: {cause}", number=entry.finding.cause or 0, cause=context.t.text(cause))
    return [_small(said)]


def _answer(context: Context, entry: Ranked) -> Cell:
    """Who has to act, with the open actions and their days; without any, what would close the finding."""
    finding = entry.finding
    who = actor(context, finding)
    spans = [Span(who, "medium") if who else Span(context.t.text("Nobody yet"), "medium", context.theme.alert)]
    actions = answering(context, finding)
    for id in actions:
        spans += _action(context, id)
    if not actions and finding.remedy is not None:
        spans.append(_small(context.t.text("{remedy} No date.", remedy=context.say(finding.remedy))))
    return Cell(spans=tuple(spans))


def _action(context: Context, id: str) -> list[Span]:
    action = context.journey.actions[id]
    values: dict[str, Value] = {"action": action.title or id, "department": context.department(action.department)}
    if action.due is None:
        return [_small(context.t.text("{action} ({department}, no date)", **values))]
    values["day"] = Day(action.due)
    if overdue(context, action):
        return [_small(context.t.text("{action} ({department}, overdue since {day})", **values), context.theme.alert)]
    return [_small(context.t.text("{action} ({department}, {day})", **values))]


def _weighty(context: Context, found: Groups) -> list[Block]:
    if not found.weighty:
        return []
    t = context.t
    columns = [
        Column("", width_pt=_rank_width(found.weighty), colour=MUTED),
        Column(t.text("Finding and cause"), share=1.25),
        Column(t.text("Severity"), fit=True),
        Column(t.text("Owner, action and due date"), share=1.0),
    ]
    rows = [_weighty_row(context, entry) for entry in found.weighty]
    title = t.text("What else weighs")
    return [story.heading(title, 3), story.table(columns, rows, density="compact", summary=title)]


def _weighty_row(context: Context, entry: Ranked) -> Row:
    finding = entry.finding
    colour = context.theme.alert if finding.severity is Severity.HIGH else None
    cells = (
        context.t.number(entry.rank),
        Cell(spans=(Span(context.say(finding.message)), *_cause(context, entry))),
        Cell(context.t.text(LABELS[finding.severity]), colour=colour),
        _answer(context, entry),
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
        Column(t.text("Where"), share=2.2),
    ]
    rows = [_kind_row(context, severity, kind, entries) for (severity, kind), entries in found.many.items()]
    title = t.text("By kind")
    return [story.heading(title, 3), story.table(columns, rows, density="compact", row_header=True, summary=title)]


def _kind_row(context: Context, severity: Severity, kind: str, entries: Sequence[Ranked]) -> Row:
    cells = (
        Cell(context.t.text(KINDS[kind].title), weight="medium"),
        context.t.text(LABELS[severity]),
        context.t.number(len(entries)),
        Cell("; ".join(where(context, entries)), colour=MUTED),
    )
    return Row(cells, entries[0].anchor)
