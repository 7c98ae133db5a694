"""Part 9, a page for each department with only what is its own; also the whole report where one is asked for alone."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.i18n import Day, mark
from journeymap.report.content.departments import Own, Shared, introduction, late, own, shared
from journeymap.report.context import Context, department_anchor
from journeymap.report.pages.department_lists import actions, gaps, own_hand_offs, rules, touchpoints
from journeymap.report.pages.ownership import trained
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Tile
from journeymap.report.pdf.style import LEAD, SMALL
from journeymap.report.registry import part_heading

_NUMBERS = (
    mark("Owns"),
    mark("Findings"),
    mark("Certain gaps"),
    mark("Open hand-offs"),
    mark("Actions"),
    mark("Overdue"),
)


def blocks(context: Context) -> Sequence[Block]:
    """A table of all departments, then a page for each."""
    everything = shared(context)
    owns = [own(context, everything, id) for id in context.journey.departments]
    pages = [block for mine in owns for block in (story.page_break(), *_page(context, mine, 2))]
    return [part_heading(context, "departments"), _overview(context, owns), *pages]


def alone(context: Context, id: str) -> Sequence[Block]:
    """The report of one department; a sentence for one that the journey does not have."""
    t = context.t
    if id not in context.journey.departments:
        unknown = t.text("There is no department {wanted}.", wanted=id)
        return [story.heading(t.text("Gap analysis"), 1), story.paragraph(unknown)]
    everything: Shared = shared(context)
    subtitle = t.text(
        "What is yours in the journey “{title}”, as of {day}",
        title=context.journey.title,
        day=Day(context.analysis.as_of),
    )
    head = story.heading(context.department(id), 1, department_anchor(id))
    return [head, story.paragraph(subtitle, LEAD), *_body(context, own(context, everything, id))]


def _page(context: Context, mine: Own, level: int) -> list[Block]:
    head = story.heading(context.department(mine.id), level, department_anchor(mine.id))
    return [head, *_body(context, mine)]


def _body(context: Context, mine: Own) -> list[Block]:
    return [
        *_introduction(context, mine.id),
        story.tiles(_tiles(context, mine)),
        *touchpoints(context, mine),
        *gaps(context, mine),
        *actions(context, mine),
        *rules(context, mine),
        *own_hand_offs(context, mine),
    ]


def _introduction(context: Context, id: str) -> list[Block]:
    said = [context.say(message) for message in introduction(context, id)]
    return [story.paragraph("\n".join(said), SMALL, keep_with_next=True)] if said else []


def _tiles(context: Context, mine: Own) -> list[Tile]:
    t, theme = context.t, context.theme
    overdue = _overdue(context, mine)
    return [
        Tile(
            t.number(mine.tally.accountable),
            t.text("touchpoints owned"),
            t.text("accepted: {count}", count=mine.tally.accepted),
        ),
        Tile(
            t.number(mine.findings),
            t.text("findings"),
            t.text("certain gaps: {count}", count=mine.certain),
            theme.alert if mine.certain else theme.ink,
        ),
        Tile(
            t.number(mine.open_hand_offs),
            t.text("hand-offs without owner"),
            t.text("of {count}", count=len(mine.hand_offs)),
            theme.alert if mine.open_hand_offs else theme.ink,
        ),
        Tile(
            t.number(len(mine.actions)),
            t.text("actions to finish"),
            t.text("overdue: {count}", count=overdue),
            theme.alert if overdue else theme.ink,
        ),
    ]


def _overdue(context: Context, mine: Own) -> int:
    return sum(late(context, action) for action in mine.actions)


def _overview(context: Context, owns: Sequence[Own]) -> Block:
    t = context.t
    columns = [
        Column(t.text("Department")),
        *(Column(t.text(title), width_pt=46.0, align="end") for title in _NUMBERS),
        Column(t.text("Staff trained"), width_pt=58.0, align="end"),
    ]
    rows = [_overview_row(context, mine) for mine in owns]
    summary = t.text("Each department with what is its own in numbers.")
    return story.table(columns, rows, density="compact", row_header=True, summary=summary)


def _overview_row(context: Context, mine: Own) -> Row:
    counts = (
        mine.tally.accountable,
        mine.findings,
        mine.certain,
        mine.open_hand_offs,
        len(mine.actions),
        _overdue(context, mine),
    )
    name = Cell(context.department(mine.id), link=f"#{department_anchor(mine.id)}")
    return Row((name, *(context.t.number(count) if count else "–" for count in counts), trained(context, mine.tally)))
