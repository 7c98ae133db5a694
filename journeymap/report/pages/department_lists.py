"""The sections of a department's page: touchpoints, gaps, hand-offs, actions and warnings that are its own."""

from __future__ import annotations

from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import LABELS, Finding
from journeymap.analysis.wording import amount, measure, score_value
from journeymap.i18n import Day
from journeymap.model.journey import Action
from journeymap.model.words import LABELS as WORDS
from journeymap.report.content.departments import Gap, Own, answer_asked, heard_at, late
from journeymap.report.content.gaps import Ranked, where
from journeymap.report.content.handoffs import weakness
from journeymap.report.content.responses import answer_of
from journeymap.report.content.roles import KEY, letters_of
from journeymap.report.content.warnings import places
from journeymap.report.context import Context
from journeymap.report.pages.handoff_table import hand_off_table
from journeymap.report.pages.warnings import rules_table
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import SMALL

_NO_SCORE = "–"


def touchpoints(context: Context, mine: Own) -> list[Block]:
    """Where the department is accountable or responsible, with its answer and the score that weighs most."""
    t = context.t
    head = story.heading(t.text("Touchpoints"), 3, aside=t.text(KEY))
    said = [message for message in (answer_asked(mine), heard_at(context, mine)) if message is not None]
    notes = [story.paragraph(context.say(message), SMALL) for message in said]
    if not mine.does:
        nothing = t.text("The department is accountable or responsible at no touchpoint.")
        return [story.heading(t.text("Touchpoints"), 3), story.paragraph(nothing), *notes]
    columns = [
        Column(t.text("Touchpoint"), share=1.5, weight="medium"),
        Column(t.text("Part"), width_pt=28.0),
        Column(t.text("Answer"), width_pt=70.0),
        Column(t.text("Measure"), share=1.1),
        Column(t.text("Score"), width_pt=52.0, align="end"),
        Column(t.text("Target"), width_pt=48.0, align="end"),
        Column(t.text("Verdict"), width_pt=70.0),
    ]
    rows = [_touchpoint(context, mine.id, id) for id in mine.does]
    summary = t.text("The department's touchpoints with its part, its answer and their scores.")
    return [head, story.table(columns, rows, density="compact", row_header=True, summary=summary), *notes]


def _touchpoint(context: Context, department: str, id: str) -> Row:
    touchpoint = context.journey.touchpoints[id]
    letters = letters_of(touchpoint.owners[department])
    answer = answer_of(context, touchpoint.responses.get(department)) if "A" in letters else ""
    return Row((context.title(id), letters, answer, *_score(context, id)))


def _score(context: Context, id: str) -> tuple[Cell | str, ...]:
    score, currency = context.analysis.main_score(id), context.journey.currency
    if score is None:
        return (Cell(context.t.text("no score"), colour=context.theme.muted), _NO_SCORE, _NO_SCORE, "")
    target = _NO_SCORE if score.target is None else context.say(amount(score.target, score.formula, currency))
    colour = context.colour(score.verdict)
    value = Cell(context.say(score_value(score, currency)), colour=colour, weight="semibold")
    what = context.say(measure(score.metric, score.formula))
    return (what, value, target, Cell(context.verdict(score), colour=colour))


def gaps(context: Context, mine: Own) -> list[Block]:
    """What the department must act on or others settle about it, in priority order, with what would close it."""
    t = context.t
    if not mine.gaps:
        return [story.heading(t.text("Findings"), 3), story.paragraph(t.text("Nothing was found."))]
    columns = [
        Column(t.text("No."), width_pt=24.0, align="end"),
        Column(t.text("What was found"), share=1.5),
        Column(t.text("What would close it"), share=1.2),
        Column(t.text("Severity"), width_pt=70.0),
    ]
    rows = [_gap(context, gap) for gap in mine.gaps]
    summary = t.text("Findings about the department, in order of priority.")
    return [
        story.heading(t.text("Findings"), 3, aside=t.text("No. = place among all findings of the report")),
        story.table(columns, rows, density="compact", summary=summary),
    ]


def _gap(context: Context, gap: Gap) -> Row:
    link = f"#{gap.anchor}" if gap.anchor else None
    number = Span(context.t.number(gap.rank), colour=context.theme.accent if link else None, link=link)
    remedy = gap.first.remedy if len(gap.findings) == 1 else None
    cells = (Cell(spans=(number,)), _found(context, gap), context.say(remedy) if remedy else "")
    return Row((*cells, _weight(context, gap.first)))


def _found(context: Context, gap: Gap) -> str:
    """The finding's sentence, or the title of many of a kind with where they are."""
    if len(gap.findings) == 1:
        return context.say(gap.first.message)
    title = context.t.text(KINDS[gap.first.kind].title)
    places = "; ".join(where(context, [Ranked(gap.rank, finding) for finding in gap.findings]))
    return context.t.text("{count} × {kind}: {places}", count=len(gap.findings), kind=title, places=places)


def _weight(context: Context, finding: Finding) -> Cell:
    severity = Span(context.t.text(LABELS[finding.severity]))
    if finding.verdict is None:
        return Cell(spans=(severity,))
    verdict = Span(context.t.text(LABELS[finding.verdict]), colour=context.colour(finding.verdict), weight="medium")
    return Cell(spans=(severity, Span("\n"), verdict))


def own_hand_offs(context: Context, mine: Own) -> list[Block]:
    """The hand-offs that the department gives, takes or owns: those to settle one by one, the others counted."""
    if not mine.hand_offs:
        return []
    t, weak = context.t, [each for each in mine.hand_offs if weakness(context, each)]
    sound = len(mine.hand_offs) - len(weak)
    said = t.plural(
        "{count} hand-off has an owner and asks nothing twice.",
        "{count} hand-offs have an owner and ask nothing twice.",
        sound,
    )
    head = story.heading(t.text("Hand-offs"), 3, aside=t.text("busiest first") if weak else "")
    note = [story.paragraph(said, SMALL, keep_with_next=bool(weak))] if sound else []
    return [head, *note, *([hand_off_table(context, weak)] if weak else [])]


def actions(context: Context, mine: Own) -> list[Block]:
    """What the department has still to do, the earliest day first."""
    if not mine.actions:
        return []
    t = context.t
    columns = [
        Column(t.text("Action"), share=2.0),
        Column(t.text("Touchpoints"), share=1.2),
        Column(t.text("Due"), width_pt=62.0, align="end"),
        Column(t.text("Status"), width_pt=84.0),
    ]
    rows = [_action(context, action) for action in mine.actions]
    summary = t.text("Actions the department has still to finish.")
    return [story.heading(t.text("Actions"), 3), story.table(columns, rows, density="compact", summary=summary)]


def _action(context: Context, action: Action) -> Row:
    t = context.t
    status = t.text(WORDS[action.status])
    overdue = late(context, action)
    return Row(
        (
            action.title,
            places(context, action.touchpoints),
            context.say(Day(action.due)) if action.due else "–",
            Cell(t.text("{status}, overdue", status=status), colour=context.theme.alert) if overdue else status,
        )
    )


def rules(context: Context, mine: Own) -> list[Block]:
    """The early-warning rules that the department is told of."""
    if not mine.rules:
        return []
    return [story.heading(context.t.text("Early warnings"), 3), rules_table(context, mine.rules)]
