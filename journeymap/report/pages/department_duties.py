"""Hand-offs, actions and early warnings of one department: as tables in its own report, as short lists on its page.

`content.departments` says what is its own; `pages.departments` sets these below its touchpoints and findings.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.i18n import Day, Message, msg_count
from journeymap.model.journey import Action
from journeymap.model.words import LABELS
from journeymap.report.content.departments import Own, late, other_actions, other_hand_offs, other_rules
from journeymap.report.content.handoffs import HandOff, weakness
from journeymap.report.content.limits import Limits
from journeymap.report.content.warnings import RuleRow, places
from journeymap.report.context import Context
from journeymap.report.pages.handoff_table import customers, hand_off_table
from journeymap.report.pages.warnings import rules_table
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import CELL, SMALL, SMALLEST_TEXT_PT

_ENTRY = CELL.but(after_pt=6.0)


def tables(context: Context, mine: Own) -> list[Block]:
    """Everything: actions, rules, then hand-offs, those to settle one by one and the others counted."""
    return [*_actions(context, mine), *_rules(context, mine), *_hand_offs(context, mine)]


def lists(context: Context, mine: Own, limits: Limits) -> list[Block]:
    """The most urgent of each with the others counted, side by side."""
    left = [*_action_list(context, mine, limits.actions), *_rule_list(context, mine, limits.rules)]
    right = _hand_off_list(context, mine, limits.hand_offs)
    columns = [column for column in (left, right) if column]
    return [story.beside(columns)] if len(columns) > 1 else [block for column in columns for block in column]


def _list(context: Context, title: str, entries: Sequence[Sequence[Span]], *said: Message | None) -> list[Block]:
    notes = " ".join(context.say(message) for message in said if message is not None)
    head = story.heading(title, 3, bookmark=False)
    rows = [story.items(entries, _ENTRY)] if entries else []
    return [head, *rows, *([story.paragraph(notes, SMALL)] if notes else [])]


def _entry(context: Context, words: str, small: str, alert: bool = False) -> tuple[Span, Span]:
    colour = context.theme.alert if alert else context.theme.muted
    return Span(words), Span(f"\n{small}", size_pt=SMALLEST_TEXT_PT, colour=colour)


def _status(context: Context, action: Action) -> str:
    status = context.t.text(LABELS[action.status])
    return context.t.text("{status}, overdue", status=status) if late(context, action) else status


def _due(context: Context, action: Action) -> str:
    return context.say(Day(action.due)) if action.due else "–"


def _action_list(context: Context, mine: Own, most: int) -> list[Block]:
    if not mine.actions:
        return []
    entries = [_action_entry(context, action) for action in mine.actions[:most]]
    return _list(context, context.t.text("Actions"), entries, other_actions(context, mine.actions[most:]))


def _action_entry(context: Context, action: Action) -> tuple[Span, Span]:
    parts = (places(context, action.touchpoints, 2), _due(context, action), _status(context, action))
    return _entry(context, action.title, "; ".join(part for part in parts if part), late(context, action))


def _rule_list(context: Context, mine: Own, most: int) -> list[Block]:
    if not mine.rules:
        return []
    entries = [_rule_entry(context, row) for row in mine.rules[:most]]
    return _list(context, context.t.text("Early warnings"), entries, other_rules(mine.rules[most:]))


def _rule_entry(context: Context, row: RuleRow) -> tuple[Span, Span]:
    t = context.t
    state = t.text("fired") if row.fired else t.text("quiet")
    now = t.text("{condition}; now {value}: {state}", condition=row.condition, value=row.value, state=state)
    return _entry(context, row.touchpoint, now, row.fired)


def _hand_off_list(context: Context, mine: Own, most: int) -> list[Block]:
    if not mine.hand_offs:
        return []
    weak = _weak(context, mine)
    entries = [_hand_off_entry(context, each) for each in weak[:most]]
    rest = other_hand_offs(len(weak[most:]))
    return _list(context, context.t.text("Hand-offs to settle"), entries, rest, _sound(mine, len(weak)))


def _hand_off_entry(context: Context, each: HandOff) -> tuple[Span, Span]:
    t = context.t
    way = t.text("{source} → {target}", source=context.title(each.source), target=context.title(each.target))
    small = t.text(
        "{giving} to {taking}, {customers} of 100 customers: {remark}",
        giving=context.department(each.giving),
        taking=context.department(each.taking),
        customers=customers(context, each.customers),
        remark=weakness(context, each),
    )
    return _entry(context, way, small, not each.owner)


def _weak(context: Context, mine: Own) -> list[HandOff]:
    return [each for each in mine.hand_offs if weakness(context, each)]


def _sound(mine: Own, weak: int) -> Message | None:
    """How many of its hand-offs are in order, in a sentence."""
    count = len(mine.hand_offs) - weak
    if not count:
        return None
    return msg_count(
        "{count} hand-off has an owner and asks nothing twice.",
        "{count} hand-offs have an owner and ask nothing twice.",
        count,
    )


def _hand_offs(context: Context, mine: Own) -> list[Block]:
    if not mine.hand_offs:
        return []
    t, weak = context.t, _weak(context, mine)
    said = _sound(mine, len(weak))
    head = story.heading(t.text("Hand-offs"), 3, aside=t.text("busiest first") if weak else "")
    note = [story.paragraph(context.say(said), SMALL, keep_with_next=bool(weak))] if said else []
    return [head, *note, *([hand_off_table(context, weak)] if weak else [])]


def _actions(context: Context, mine: Own) -> list[Block]:
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
    colour = context.theme.alert if late(context, action) else None
    status = Cell(_status(context, action), colour=colour)
    return Row((action.title, places(context, action.touchpoints), _due(context, action), status))


def _rules(context: Context, mine: Own) -> list[Block]:
    if not mine.rules:
        return []
    return [story.heading(context.t.text("Early warnings"), 3), rules_table(context, mine.rules)]
