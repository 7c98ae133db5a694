"""What is a department's own: its touchpoints, gaps, hand-offs, actions and warnings, picked from the analysis.

Before the pages of departments.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Finding, Severity, Verdict
from journeymap.i18n import Listing, Message, Value, Word, msg, msg_count
from journeymap.model.journey import Action
from journeymap.model.words import Role
from journeymap.report.content.gaps import SCORED, anchors
from journeymap.report.content.handoffs import HandOff, HandOffs, hand_offs
from journeymap.report.content.phrases import other_findings
from journeymap.report.content.responses import Tally, tally
from journeymap.report.content.warnings import RuleRow, rule_rows, unfinished
from journeymap.report.context import Context
from journeymap.report.registry import part_title

_DOES = frozenset({Role.ACCOUNTABLE, Role.RESPONSIBLE})
_MANY = 3
NEED = (
    Verdict.GAP,
    Verdict.LIKELY_GAP,
    None,
    Verdict.NOT_ENOUGH_DATA,
    Verdict.NO_TARGET,
    Verdict.LIKELY_NO_GAP,
    Verdict.NO_GAP,
)
"""Which touchpoints come first; None is one without a score."""
_SAID_OF_HAND_OFFS = frozenset({"handoff.no-owner", "handoff.repeated-work"})
"""Findings that the table of hand-offs says in full."""


class Gap(msgspec.Struct, frozen=True):
    """Findings of one kind and severity, told together where they are many; `rank` is the first one's place among
    all, `anchor` where the report tells it, empty where it does not."""

    rank: int
    anchor: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that ranks highest."""
        return self.findings[0]


class Shared(msgspec.Struct, frozen=True):
    """What is worked out once for the pages of all departments: every hand-off, unfinished action and rule.

    `rules` are keyed by the department that is told; `ranked` are all findings with their place from 1;
    `anchors` where in the report each place is told, empty where only one department is reported.
    """

    hand_offs: HandOffs
    actions: tuple[Action, ...]
    rules: dict[str, tuple[RuleRow, ...]]
    ranked: tuple[tuple[int, Finding], ...]
    anchors: Mapping[int, str]


class Own(msgspec.Struct, frozen=True):
    """What is one department's own. `does` are touchpoints where it is accountable or responsible, `heard` those
    where it is only consulted or informed; `gaps` are findings it must act on or that are about it, without those
    that its hand-offs show by themselves."""

    id: str
    tally: Tally
    does: tuple[str, ...]
    heard: tuple[str, ...]
    gaps: tuple[Gap, ...]
    hand_offs: tuple[HandOff, ...]
    actions: tuple[Action, ...]
    rules: tuple[RuleRow, ...]

    @property
    def certain(self) -> int:
        """How many of the gaps are measured and sure."""
        return sum(finding.verdict is Verdict.GAP for gap in self.gaps for finding in gap.findings)

    @property
    def findings(self) -> int:
        """How many findings it must act on or that are about it."""
        return sum(len(gap.findings) for gap in self.gaps)

    @property
    def open_hand_offs(self) -> int:
        """How many of its hand-offs nobody owns."""
        return sum(not each.owner for each in self.hand_offs)


def shared(context: Context) -> Shared:
    """What the pages of all departments pick from."""
    journey = context.journey
    rules: dict[str, tuple[RuleRow, ...]] = {}
    for owner in {rule.owner for rule in journey.warnings.values()}:
        rules[owner] = rule_rows(context, [rule for rule in journey.warnings.values() if rule.owner == owner])
    ranked = tuple(enumerate(context.analysis.findings, 1))
    told = {} if context.options.department else anchors(context)
    return Shared(hand_offs(context), unfinished(context), rules, ranked, told)


def own(context: Context, everything: Shared, id: str) -> Own:
    """What of all this is one department's."""
    parts = {place: context.journey.touchpoints[place].owners.get(id, ()) for place in context.analysis.order}
    does = tuple(place for place, roles in parts.items() if _DOES.intersection(roles))
    return Own(
        id=id,
        tally=tally(context, id),
        does=does,
        heard=tuple(place for place, roles in parts.items() if roles and not _DOES.intersection(roles)),
        gaps=_gaps(everything, id, frozenset(does)),
        hand_offs=tuple(each for each in everything.hand_offs.all if id in (each.giving, each.taking, each.owner)),
        actions=tuple(action for action in everything.actions if action.department == id),
        rules=everything.rules.get(id, ()),
    )


def _gaps(everything: Shared, department: str, does: frozenset[str]) -> tuple[Gap, ...]:
    """What a department must act on or others settle about it: scores that fall short one by one, of other kinds up
    to two."""
    found: dict[tuple[str, Severity], list[tuple[int, Finding]]] = {}
    for rank, finding in everything.ranked:
        if _concerns(department, finding, does):
            found.setdefault((finding.kind, finding.severity), []).append((rank, finding))
    gaps: list[Gap] = []
    for (kind, _), pairs in found.items():
        together = len(pairs) >= _MANY and kind not in SCORED
        for own in [pairs] if together else [[pair] for pair in pairs]:
            rank = own[0][0]
            gaps.append(Gap(rank, everything.anchors.get(rank, ""), tuple(finding for _, finding in own)))
    return tuple(sorted(gaps, key=lambda gap: gap.rank))


def _concerns(department: str, finding: Finding, does: frozenset[str]) -> bool:
    """Whether a finding is a department's: to act on, or, where nobody is settled to, about it or what it does."""
    if finding.kind in _SAID_OF_HAND_OFFS:
        return False
    if finding.department:
        return finding.department == department
    return department in finding.departments or not does.isdisjoint(finding.touchpoints)


def late(context: Context, action: Action) -> bool:
    """Whether the day of an unfinished action has passed."""
    return action.due is not None and action.due < context.analysis.as_of


def by_need(context: Context, mine: Own) -> tuple[str, ...]:
    """The touchpoints that it does, gaps first, then what is not known, then what is well; else in journey order."""

    def key(id: str) -> tuple[int, float]:
        score = context.analysis.main_score(id)
        verdict = score.verdict if score is not None else None
        return NEED.index(verdict), (score.relative_gap or 0.0) if score is not None else 0.0

    return tuple(sorted(mine.does, key=key))


def heard_at(context: Context, mine: Own, most: int) -> Message | None:
    """Where the department is only consulted or informed, in a sentence with so many titles at most."""
    if not mine.heard:
        return None
    return msg("Consulted or informed at {touchpoints}.", touchpoints=titles(context, mine.heard, most))


def titles(context: Context, touchpoints: Sequence[str], most: int) -> Listing:
    """Touchpoints by title; after `most`, how many more."""
    return Listing(tuple(context.title(id) for id in touchpoints), most if most < len(touchpoints) else 0)


def other_touchpoints(context: Context, rest: Sequence[str], most: int) -> Message | None:
    """The touchpoints that have no row, in a sentence."""
    if not rest:
        return None
    return msg_count(
        "and {count} more, which needs less: {touchpoints}.",
        "and {count} more, which need less: {touchpoints}.",
        len(rest),
        touchpoints=titles(context, rest, most),
    )


def other_gaps(rest: Sequence[Gap]) -> Message | None:
    """The findings that have no row, counted by kind, in a sentence."""
    return other_findings([finding for gap in rest for finding in gap.findings])


def other_hand_offs(rest: int) -> Message | None:
    """How many hand-offs to settle have no row, in a sentence."""
    if not rest:
        return None
    return msg_count(
        "and {count} more to settle, in the report of this department alone.",
        "and {count} more to settle, in the report of this department alone.",
        rest,
    )


def other_actions(context: Context, rest: Sequence[Action]) -> Message | None:
    """How many actions have no row, and how many of them are overdue, in a sentence."""
    if not rest:
        return None
    return msg_count(
        "and {count} more action, {overdue} of them overdue, in the report of this department alone.",
        "and {count} more actions, {overdue} of them overdue, in the report of this department alone.",
        len(rest),
        overdue=sum(late(context, action) for action in rest),
    )


def other_rules(rest: Sequence[RuleRow]) -> Message | None:
    """How many early-warning rules have no row, in a sentence."""
    if not rest:
        return None
    return msg_count(
        "and {count} more rule, under “{part}”.",
        "and {count} more rules, under “{part}”.",
        len(rest),
        part=Word(part_title("warnings")),
    )


def answer_asked(mine: Own) -> Message | None:
    """What the department still has to answer, in a sentence."""
    if not mine.tally.unanswered:
        return None
    return msg_count(
        "For {count} touchpoint the department has not yet said whether it accepts being accountable.",
        "For {count} touchpoints the department has not yet said whether it accepts being accountable.",
        mine.tally.unanswered,
    )


def introduction(context: Context, id: str) -> tuple[Value, ...]:
    """Who the department is: its duty, who leads it, how many of its people are trained."""
    department = context.journey.departments[id]
    said: list[Value] = [department.duty] if department.duty else []
    if department.lead:
        said.append(msg("Lead: {lead}", lead=department.lead))
    if department.staff is not None and department.trained is not None:
        said.append(
            msg(
                "{trained} of {staff} people trained in customer experience",
                trained=department.trained,
                staff=department.staff,
            )
        )
    return tuple(said)
