"""The findings as the report lists them: the pressing ones one by one, measured or not, and the others by kind.

The analysis stands before it; part 5 lists the groups, and the decisions of the verdict page lead into them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Listing
from journeymap.model.journey import Action
from journeymap.report.context import Context, gap_anchor

SCORED = frozenset({"experience.gap", "experience.likely-gap", "service.slow", "service.unresolved"})
MOST_ROWS = 30
"""How many findings are told one by one at most."""
_ABOUT_PEOPLE = frozenset({"people.untrained", "people.overdue"})
_ENOUGH_ROWS = 12


class Ranked(msgspec.Struct, frozen=True):
    """A finding with its rank among all findings, from 1."""

    rank: int
    finding: Finding

    @property
    def anchor(self) -> str:
        """Where links to it lead."""
        return gap_anchor(self.rank)


class Groups(msgspec.Struct, frozen=True):
    """`measured`: pressing scores that fall short of a target; `weighty`: other pressing findings; `many`: the rest by
    severity and kind. In priority order; every finding is in one of them."""

    measured: tuple[Ranked, ...]
    weighty: tuple[Ranked, ...]
    many: Mapping[tuple[Severity, str], tuple[Ranked, ...]]


def groups(context: Context) -> Groups:
    """Every finding, once."""
    ranked = [Ranked(rank, finding) for rank, finding in enumerate(context.analysis.findings, 1)]
    pressing = _pressing(ranked)
    many: dict[tuple[Severity, str], list[Ranked]] = {}
    for entry in ranked:
        if entry.rank not in pressing:
            many.setdefault((entry.finding.severity, entry.finding.kind), []).append(entry)
    return Groups(
        tuple(entry for entry in ranked if entry.rank in pressing and entry.finding.kind in SCORED),
        tuple(entry for entry in ranked if entry.rank in pressing and entry.finding.kind not in SCORED),
        {key: tuple(own) for key, own in many.items()},
    )


def _pressing(ranked: Sequence[Ranked]) -> frozenset[int]:
    """The ranks that are told one by one: those of high severity up to `MOST_ROWS`; where these are few, others of
    medium severity up to `_ENOUGH_ROWS`."""
    high = [entry.rank for entry in ranked if entry.finding.severity is Severity.HIGH][:MOST_ROWS]
    medium = [entry.rank for entry in ranked if entry.finding.severity is Severity.MEDIUM]
    return frozenset(high + medium[: max(_ENOUGH_ROWS - len(high), 0)])


def anchors(context: Context) -> Mapping[int, str]:
    """Where the finding of each rank is told: its own row, or that of its kind."""
    found = groups(context)
    own = {entry.rank: entry.anchor for entry in (*found.measured, *found.weighty)}
    return own | {entry.rank: entries[0].anchor for entries in found.many.values() for entry in entries}


def answering(context: Context, finding: Finding) -> list[str]:
    """The open actions that answer a finding: those of whoever must act or of its cause; the earliest due first."""
    actions = context.journey.actions
    fitting = [id for id in finding.actions if _fits(actions[id], finding)]
    return sorted(fitting or finding.actions, key=lambda id: _urgency(actions[id], finding))


def _fits(action: Action, finding: Finding) -> bool:
    return action.department == finding.department or action.cause == finding.cause


def _urgency(action: Action, finding: Finding) -> tuple[bool, bool, int]:
    due = action.due.toordinal() if action.due else 9_999_999
    return action.department != finding.department, action.cause != finding.cause, due


def overdue(context: Context, action: Action) -> bool:
    """Whether an open action should have been done before the day of the report."""
    return action.due is not None and action.due < context.analysis.as_of


def where(context: Context, entries: Sequence[Ranked]) -> tuple[str, ...]:
    """What a group of findings is about, each once: touchpoints, links by both ends, or departments."""
    return tuple(dict.fromkeys(_place(context, entry.finding) for entry in entries))


def places(context: Context, entries: Sequence[Ranked], most: int) -> str:
    """What a group of findings is about, in words; after `most`, how many more. Findings about no place say
    themselves."""
    named = where(context, entries)
    if any(_is_placed(entry.finding) for entry in entries):
        return context.say(Listing(named, most if most < len(named) else 0))
    rest = len(named) - most
    more = [context.t.plural("and {count} more.", "and {count} more.", rest)] if rest > 0 else []
    return " ".join([*named[:most], *more])


def _is_placed(finding: Finding) -> bool:
    return bool(finding.touchpoints or finding.departments)


def _place(context: Context, finding: Finding) -> str:
    if finding.links and len(finding.touchpoints) == 2:
        source, target = map(context.title, finding.touchpoints)
        return context.t.text("{source} to {target}", source=source, target=target)
    if finding.kind in _ABOUT_PEOPLE and finding.department:
        return context.department(finding.department)
    if finding.touchpoints:
        return context.title(finding.touchpoints[0])
    if finding.departments:
        return context.t.listing(tuple(map(context.department, finding.departments)))
    return context.say(finding.message)
