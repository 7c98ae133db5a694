"""Part 9, a page for each department with only what is its own; also the whole report where one is asked for alone."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.i18n import Day, mark
from journeymap.report.content.departments import Own, Shared, introduction, late, own, shared
from journeymap.report.content.limits import EVERYTHING, ONE_PAGE
from journeymap.report.content.responses import answers
from journeymap.report.context import Context, department_anchor
from journeymap.report.pages.department_duties import lists, tables
from journeymap.report.pages.department_lists import gaps, touchpoints
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span, Tile
from journeymap.report.pdf.style import LEAD, SMALL, SMALLEST_TEXT_PT, sheet
from journeymap.report.registry import part_heading

_NUMBERS = (
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
    pages = [block for page in department_pages(context, owns) for block in (story.page_break(), *page)]
    overview = story.together([part_heading(context, "departments"), _overview(context, owns)])
    return [overview, *pages]


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
    mine = own(context, everything, id)
    return [
        story.heading(context.department(id), 1, department_anchor(id)),
        story.paragraph(subtitle, LEAD),
        *_introduction(context, id, "\n"),
        story.tiles(_tiles(context, mine)),
        *touchpoints(context, mine, EVERYTHING),
        *gaps(context, mine, EVERYTHING),
        *tables(context, mine),
    ]


def department_pages(context: Context, owns: Sequence[Own]) -> list[list[Block]]:
    """For each department its own, with as many rows as fit on one page and the others counted.

    Departments of one journey own about as much: what fitted for one is tried first for the next.
    """
    pages, at = [], len(ONE_PAGE) // 2
    for mine in owns:
        told, at = _fitting(context, mine, at)
        pages.append(told)
    return pages


def _fitting(context: Context, mine: Own, at: int) -> tuple[list[Block], int]:
    """The roomiest page that fits, looked for from one of `ONE_PAGE` on, and which one it is."""
    told = _told(context, mine, at)
    if _fits(context, told):
        while at and _fits(context, roomier := _told(context, mine, at - 1)):
            told, at = roomier, at - 1
        return told, at
    while at < len(ONE_PAGE) - 1 and not _fits(context, told):
        at += 1
        told = _told(context, mine, at)
    return told, at


def _fits(context: Context, told: Sequence[Block]) -> bool:
    page = sheet(context.options.paper)
    return story.together(told).height(page.body_width_pt) <= page.body_height_pt


def _told(context: Context, mine: Own, at: int) -> list[Block]:
    limits = ONE_PAGE[at]
    return [
        story.heading(context.department(mine.id), 2, department_anchor(mine.id)),
        *_introduction(context, mine.id, "  ·  "),
        *touchpoints(context, mine, limits),
        *gaps(context, mine, limits),
        *lists(context, mine, limits),
    ]


def _introduction(context: Context, id: str, between: str) -> list[Block]:
    said = [context.say(message) for message in introduction(context, id)]
    return [story.paragraph(between.join(said), SMALL, keep_with_next=True)] if said else []


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
        Column(t.text("Department"), share=1.0),
        Column(t.text("Owns"), fit=True, align="end"),
        Column(t.text("Answers"), share=1.2, colour=context.theme.muted),
        *(Column(t.text(title), width_pt=44.0, align="end") for title in _NUMBERS),
    ]
    rows = [_overview_row(context, mine) for mine in owns]
    summary = t.text("Each department with what is its own in numbers.")
    return story.table(columns, rows, density="compact", row_header=True, summary=summary)


def _overview_row(context: Context, mine: Own) -> Row:
    counts = (mine.findings, mine.certain, mine.open_hand_offs, len(mine.actions), _overdue(context, mine))
    name = Cell(context.department(mine.id), link=f"#{department_anchor(mine.id)}")
    said = answers(mine.tally)
    answered = Cell(spans=(Span(context.say(said), size_pt=SMALLEST_TEXT_PT),)) if said else "–"
    owned = _count(context, mine.tally.accountable)
    return Row((name, owned, answered, *(_count(context, count) for count in counts)))


def _count(context: Context, number: int) -> str:
    return context.t.number(number) if number else "–"
