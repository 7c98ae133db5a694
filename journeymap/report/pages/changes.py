"""Part 8, what changed since a snapshot: scores with their tests, then touchpoints, actions, owners and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.analysis.compare import OwnerChange, SnapshotComparison
from journeymap.analysis.results import LABELS, Finding, Verdict
from journeymap.report.content.changes import (
    ScoreChange,
    balance,
    comparison,
    correction,
    listed,
    others,
    overlapping,
    score_changes,
    since,
    what_else,
)
from journeymap.report.content.phrases import actor, other_findings
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import SMALL
from journeymap.report.registry import part_heading

_MOST_ROWS = 10
_MOST_FINDINGS = 5


def blocks(context: Context) -> Sequence[Block]:
    """Everything that changed; nothing without a snapshot."""
    found = comparison(context)
    if found is None:
        return []
    said = " ".join(context.say(message) for message in (since(context), *balance(found)))
    return [
        part_heading(context, "changes"),
        story.paragraph(said, keep_with_next=bool(found.scores)),
        *_scores(context, found),
        *_listed(context, found),
        *_owners(context, found.owners, found),
        *_findings(context, found),
    ]


def _scores(context: Context, found: SnapshotComparison) -> list[Block]:
    if not found.scores:
        return []
    t = context.t
    columns = [
        Column(t.text("Touchpoint and measure"), share=1.2),
        Column(t.text("Before"), width_pt=48.0, align="end"),
        Column(t.text("Now"), width_pt=48.0, align="end"),
        Column(t.text("Change"), width_pt=54.0, align="end"),
        Column(t.text("Judgement, test and corrected p"), share=1.2),
    ]
    shown, rest = listed(found.scores)
    rows = [_score(context, change) for change in score_changes(context, shown)]
    table = story.table(columns, rows, density="compact", summary=t.text("Scores of the snapshot and now, tested."))
    more = others(context, rest)
    return [table, *([story.paragraph(context.say(more), SMALL)] if more else []), *_notes(context, found)]


def _score(context: Context, change: ScoreChange) -> Row:
    theme = context.theme
    certain = theme.verdict(Verdict.NO_GAP if change.better else Verdict.GAP)
    sure = certain if change.real else theme.muted
    return Row(
        (
            Cell(context.title(change.touchpoint), weight="medium", spans=(_small(context, change.measure),)),
            Cell(change.before, spans=(_small(context, change.before_n),)),
            Cell(change.now, spans=(_small(context, change.now_n),)),
            Cell(change.difference, colour=sure if change.real else None, weight="semibold" if change.real else None),
            Cell(change.judgement, colour=sure, spans=(_small(context, change.test),)),
        )
    )


def _small(context: Context, text: str) -> Span:
    return Span(f"\n{text}", size_pt=8.0, colour=context.theme.muted)


def _notes(context: Context, found: SnapshotComparison) -> list[Block]:
    notes = []
    if any(each.test for each in found.scores):
        notes.append(story.note(context.say(correction(context, found)), "changes-tests"))
    if overlapping(found):
        text = context.t.text(
            "Some of the periods compared share days. Answers that are in both make the test cautious: it finds less."
        )
        notes.append(story.note(text, "changes-overlap"))
    return notes


def _listed(context: Context, found: SnapshotComparison) -> list[Block]:
    """Touchpoints and actions that came, went or were finished, in a sentence each."""
    said = what_else(context, found)
    if not said:
        return []
    head = story.heading(context.t.text("Touchpoints and actions"), 3)
    return [head, *(story.paragraph(context.say(message), SMALL) for message in said)]


def _owners(context: Context, changes: Sequence[OwnerChange], found: SnapshotComparison) -> list[Block]:
    if not changes:
        return []
    t = context.t
    columns = [
        Column(t.text("Touchpoint"), share=1.2, weight="medium"),
        Column(t.text("Accountable before")),
        Column(t.text("Accountable now")),
    ]
    then = found.before.journey.departments
    rows = [
        Row(
            (
                context.title(change.touchpoint),
                (then[change.before].name if change.before in then else "") or change.before or t.text("not settled"),
                context.department(change.after) or t.text("not settled"),
            )
        )
        for change in changes[:_MOST_ROWS]
    ]
    summary = t.text("Touchpoints with another accountable department than before.")
    table = story.table(columns, rows, density="compact", summary=summary)
    return [story.together([story.heading(t.text("Changed owners"), 3), table, *_rest(context, len(changes))])]


def _rest(context: Context, count: int) -> list[Block]:
    """How many have no row."""
    more = count - _MOST_ROWS
    return (
        [story.paragraph(context.t.plural("and {count} more.", "and {count} more.", more), SMALL)] if more > 0 else []
    )


def _findings(context: Context, found: SnapshotComparison) -> list[Block]:
    t = context.t
    return [
        *_finding_table(context, t.text("Gaps closed"), found.closed),
        *_finding_table(context, t.text("New gaps"), found.opened),
    ]


def _finding_table(context: Context, title: str, findings: Iterable[Finding]) -> list[Block]:
    t = context.t
    everything = tuple(findings)
    if not everything:
        return []
    rows = [_finding(context, finding) for finding in everything[:_MOST_FINDINGS]]
    columns = [
        Column(t.text("What was found"), share=4.4),
        Column(t.text("Severity"), fit=True),
        Column(t.text("Who acts"), share=1.0),
    ]
    head = story.heading(title, 3, aside=t.plural("{count} finding", "{count} findings", len(everything)))
    more = other_findings(everything[_MOST_FINDINGS:])
    rest = [story.paragraph(context.say(more), SMALL)] if more else []
    return [head, story.table(columns, rows, density="compact", summary=title), *rest]


def _finding(context: Context, finding: Finding) -> Row:
    severity = context.t.text(LABELS[finding.severity])
    return Row((context.say(finding.message), severity, actor(context, finding) or context.t.text("nobody")))
