"""Part 6, who owns what: roles by department and touchpoint, the departments' answers, and hand-offs between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.i18n import Listing
from journeymap.report.content.handoffs import HandOffs, hand_offs
from journeymap.report.content.responses import Dispute, answers_told, disputes, tallies
from journeymap.report.content.roles import KEY, RoleRow, role_rows, summary
from journeymap.report.context import Context
from journeymap.report.pages.department_columns import Heads, heads, key
from journeymap.report.pages.handoff_table import hand_off_table
from journeymap.report.pdf import story
from journeymap.report.pdf.story import Block, Cell, Column, Row, Span
from journeymap.report.pdf.style import SMALL
from journeymap.report.registry import part_heading

_REMARK_PT = 8.0
_MOST_HAND_OFFS = 12
_MOST_DISPUTES = 12
_MOST_NAMED = 12
_SMALL_TABLE = 10


def blocks(context: Context) -> Sequence[Block]:
    """Roles, answers, hand-offs."""
    if not context.journey.departments:
        return [part_heading(context, "ownership"), story.paragraph(_no_departments(context))]
    rows = role_rows(context)
    return [
        part_heading(context, "ownership", context.t.text(KEY)),
        story.paragraph(summary(context, rows), keep_with_next=True),
        *_matrices(context, rows),
        story.paragraph(context.say(answers_told(tallies(context))), SMALL),
        *_disputes(context),
        *_hand_offs(context, hand_offs(context)),
    ]


def _no_departments(context: Context) -> str:
    return context.t.text("The journey names no departments yet, so nobody owns any of its touchpoints.")


def _matrices(context: Context, rows: Sequence[RoleRow]) -> list[Block]:
    groups = heads(context, list(context.journey.departments))
    return [*key(groups, context), *(_matrix(context, rows, group) for group in groups)]


def _matrix(context: Context, rows: Sequence[RoleRow], group: Heads) -> Block:
    t = context.t
    return story.table(
        [Column(t.text("Touchpoint")), *group.columns(context)],
        [(_name(context, row), *(_letter(context, row, id) for id in group.departments)) for row in rows],
        density="compact",
        row_header=True,
        summary=t.text("Which part each department has at each touchpoint."),
    )


def _name(context: Context, row: RoleRow) -> Cell:
    link = context.scores_link(row.touchpoint)
    title = Span(context.title(row.touchpoint), colour=context.theme.ink, link=link)
    if not row.remark:
        return Cell(spans=(title,))
    remark = Span(row.remark.replace(" ", "\N{NO-BREAK SPACE}"), colour=context.theme.alert, size_pt=_REMARK_PT)
    return Cell(spans=(title, Span("  "), remark))


def _letter(context: Context, row: RoleRow, department: str) -> Cell | str:
    letters = row.letters.get(department, "")
    if "A" not in letters:
        return letters
    return Cell(letters, weight="semibold", colour=context.theme.alert if row.disputed else None)


def _disputes(context: Context) -> list[Block]:
    found = disputes(context)
    if not found:
        return []
    t = context.t
    columns = [
        Column(t.text("Touchpoint"), share=1.1, weight="medium"),
        Column(t.text("Department"), share=1.0),
        Column(t.text("Part"), width_pt=28.0),
        Column(t.text("Answer"), width_pt=70.0),
        Column(t.text("In its own words"), share=1.6),
    ]
    rows = [row for dispute in found[:_MOST_DISPUTES] for row in _voices(context, dispute)]
    head = story.heading(t.text("Disputed ownership, both sides"), 3)
    table = story.table(columns, rows, density="compact", summary=t.text("What each side of a dispute said."))
    rest = _other_disputes(context, found[_MOST_DISPUTES:])
    return [story.together([head, table, *rest])] if len(rows) <= _SMALL_TABLE else [head, table, *rest]


def _other_disputes(context: Context, others: Sequence[Dispute]) -> list[Block]:
    if not others:
        return []
    said = context.t.plural(
        "and {count} more disputed touchpoint: {touchpoints}",
        "and {count} more disputed touchpoints: {touchpoints}",
        len(others),
        touchpoints=Listing(tuple(context.title(dispute.touchpoint) for dispute in others), _MOST_NAMED),
    )
    return [story.paragraph(said, SMALL)]


def _voices(context: Context, dispute: Dispute) -> list[Row]:
    title = context.title(dispute.touchpoint)
    return [
        Row((title if first else "", context.department(voice.department), voice.letters, voice.answer, voice.words))
        for first, voice in ((at == 0, voice) for at, voice in enumerate(dispute.voices))
    ]


def _hand_offs(context: Context, found: HandOffs) -> list[Block]:
    t = context.t
    title = story.heading(t.text("Hand-offs between departments"), 3, aside=t.text("in brackets: without an owner"))
    if not found.all:
        title = story.heading(t.text("Hand-offs between departments"), 3)
        return [title, story.paragraph(t.text("No link leads from one department to another."))]
    matrix = story.together([title, *_hand_off_matrix(context, found), *_unsettled(context, found)])
    return [matrix, *_weak(context, found)]


def _hand_off_matrix(context: Context, found: HandOffs) -> list[Block]:
    involved = [id for id in context.journey.departments if id in found.departments]
    groups = heads(context, involved)
    counts = found.counts()
    tables = [_crossings(context, counts, involved, group) for group in groups]
    return [*key(groups, context), *tables]


def _crossings(
    context: Context, counts: Mapping[tuple[str, str], tuple[int, int]], involved: Sequence[str], group: Heads
) -> Block:
    givers = [id for id in involved if any((id, taking) in counts for taking in involved)]
    return story.table(
        [Column(context.t.text("From … to …")), *group.columns(context)],
        [
            (
                context.department(giving),
                *(_crossing(context, counts.get((giving, taking)), giving == taking) for taking in group.departments),
            )
            for giving in givers
        ],
        density="compact",
        row_header=True,
        summary=context.t.text("How many links lead from one department to another."),
    )


def _crossing(context: Context, count: tuple[int, int] | None, same: bool) -> Cell | str:
    if count is None:
        return "·" if same else ""
    total, unowned = (context.t.number(number) for number in count)
    if not count[1]:
        return total
    return Cell(f"{total} ({unowned})", colour=context.theme.alert, weight="medium")


def _unsettled(context: Context, found: HandOffs) -> list[Block]:
    if not found.unsettled:
        return []
    return [
        story.paragraph(
            context.t.plural(
                "One link is not in the matrix, because one of its ends has no single accountable department.",
                "{count} links are not in the matrix, because one of their ends has no single accountable department.",
                found.unsettled,
            )
        )
    ]


def _weak(context: Context, found: HandOffs) -> list[Block]:
    if not found.weak:
        return []
    t = context.t
    return [
        story.heading(t.text("Hand-offs to settle"), 3, aside=t.text("busiest first")),
        hand_off_table(context, found.weak[:_MOST_HAND_OFFS]),
        *_others(context, len(found.weak) - _MOST_HAND_OFFS),
    ]


def _others(context: Context, count: int) -> list[Block]:
    if count <= 0:
        return []
    said = context.t.plural(
        "and {count} more; the report of a department alone lists all of its own.",
        "and {count} more; the report of a department alone lists all of its own.",
        count,
    )
    return [story.paragraph(said, SMALL)]
