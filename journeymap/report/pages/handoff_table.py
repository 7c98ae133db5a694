"""A table of hand-offs: from where to where, which departments, how many customers, who owns it, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.i18n import Number
from journeymap.report.content.handoffs import HandOff, weakness
from journeymap.report.context import Context
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row


def hand_off_table(context: Context, rows: Sequence[HandOff]) -> Block:
    """Hand-offs in the order given."""
    t = context.t
    columns = [
        Column(t.text("From touchpoint to touchpoint"), share=1.9),
        Column(t.text("Gives"), share=0.8),
        Column(t.text("Takes"), share=0.8),
        Column(t.text("Per 100 customers"), width_pt=50.0, align="end"),
        Column(t.text("Owner"), share=1.35),
    ]
    summary = t.text("Links between departments, with their owners.")
    return story.table(columns, [_row(context, each) for each in rows], density="compact", summary=summary)


def _row(context: Context, each: HandOff) -> Row:
    t = context.t
    way = t.text("{source} → {target}", source=context.title(each.source), target=context.title(each.target))
    return Row(
        (
            way,
            context.department(each.giving),
            context.department(each.taking),
            customers(context, each.customers),
            _owner(context, each),
        )
    )


def customers(context: Context, number: float) -> str:
    """How many of a hundred customers, to two figures, so that few are not none."""
    decimals = 0 if number >= 9.95 else 1 if number >= 0.95 else 2
    return context.say(Number(number, decimals, fixed=True))


def _owner(context: Context, each: HandOff) -> Cell:
    wrong = weakness(context, each)
    if not each.owner:
        return Cell(wrong, colour=context.theme.alert)
    if not wrong:
        return Cell(context.department(each.owner))
    named = context.t.text("{department}; {remark}", department=context.department(each.owner), remark=wrong)
    return Cell(named, colour=context.theme.alert)
