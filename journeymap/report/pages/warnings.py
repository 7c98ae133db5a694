"""Part 7, what cannot wait: early-warning rules with what they say now, and actions whose day has passed."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.i18n import Day
from journeymap.model.words import LABELS
from journeymap.report.content.warnings import OverdueAction, RuleRow, days_late, overdue, places, rule_rows
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row
from journeymap.report.registry import part_heading


def blocks(context: Context) -> Sequence[Block]:
    """Rules, then actions."""
    return [part_heading(context, "warnings"), *_rules(context), *_overdue(context)]


def _rules(context: Context) -> list[Block]:
    t, rows = context.t, rule_rows(context, context.journey.warnings.values())
    if not rows:
        said = t.text("No early-warning rules are set. A rule names a metric, a limit and who is told.")
        return [story.paragraph(said)]
    return [
        story.paragraph(
            t.plural(
                "{fired} of {count} early-warning rule has fired.",
                "{fired} of {count} early-warning rules have fired.",
                len(rows),
                fired=sum(row.fired for row in rows),
            ),
            keep_with_next=True,
        ),
        rules_table(context, rows),
    ]


def rules_table(context: Context, rows: Sequence[RuleRow]) -> Block:
    """Rules in the order given, with what was measured and whether they fired."""
    t = context.t
    columns = [
        Column(t.text("Touchpoint"), share=1.2, weight="medium"),
        Column(t.text("Warns at"), share=1.6),
        Column(t.text("Now"), width_pt=58.0, align="end"),
        Column(t.text("Warning"), width_pt=56.0),
        Column(t.text("Who is told"), share=1.0),
    ]
    body = [_rule(context, row) for row in rows]
    return story.table(columns, body, density="compact", summary=t.text("Early-warning rules and what they say now."))


def _rule(context: Context, row: RuleRow) -> Row:
    alert = context.theme.alert if row.fired else None
    state = context.t.text("fired") if row.fired else context.t.text("quiet")
    return Row(
        (
            row.touchpoint,
            row.condition,
            Cell(row.value, colour=alert, weight="semibold" if row.fired else None),
            Cell(state, colour=alert or context.theme.muted),
            row.owner,
        )
    )


def _overdue(context: Context) -> list[Block]:
    t, late = context.t, overdue(context)
    head = story.heading(t.text("Overdue actions"), 3, aside=t.text("as of {day}", day=Day(context.analysis.as_of)))
    if not late:
        return [head, story.paragraph(t.text("No action is overdue."))]
    columns = [
        Column(t.text("Action"), share=2.0),
        Column(t.text("Touchpoints"), share=1.0),
        Column(t.text("Department"), share=0.9),
        Column(t.text("Status"), width_pt=58.0),
        Column(t.text("Due"), width_pt=62.0, align="end"),
        Column(t.text("Late by"), width_pt=54.0, align="end"),
    ]
    rows = [_late(context, each) for each in late]
    summary = t.text("Actions that are not done although their day has passed.")
    return [head, story.table(columns, rows, density="compact", summary=summary)]


def _late(context: Context, each: OverdueAction) -> Row:
    action = each.action
    return Row(
        (
            action.title or each.id,
            places(context, action.touchpoints),
            context.department(action.department) or context.t.text("nobody"),
            context.t.text(LABELS[action.status]),
            context.say(Day(action.due or context.analysis.as_of)),
            Cell(days_late(context, each.days), colour=context.theme.alert, weight="medium"),
        )
    )
