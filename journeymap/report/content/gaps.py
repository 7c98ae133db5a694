"""The findings as the report lists them: measured gaps, what else weighs, and what is only noted, by kind.

The analysis stands before it; part 5 lists the groups, and the decisions of the verdict page lead into them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Finding, Severity
from journeymap.model.journey import Action
from journeymap.report.context import Context, gap_anchor

_SCORED = frozenset({"experience.gap", "experience.likely-gap", "service.slow", "service.unresolved"})


class Ranked(msgspec.Struct, frozen=True):
    """A finding with its rank among all findings, from 1."""

    rank: int
    finding: Finding

    @property
    def anchor(self) -> str:
        """Where links to it lead."""
        return gap_anchor(self.rank)


class Groups(msgspec.Struct, frozen=True):
    """`measured`: scores that fall short of a target; `weighty`: the other findings of high and medium severity;
    `minor`: the rest by kind. Each in priority order."""

    measured: tuple[Ranked, ...]
    weighty: tuple[Ranked, ...]
    minor: Mapping[str, tuple[Ranked, ...]]


def groups(context: Context) -> Groups:
    """Every finding, once."""
    ranked = [Ranked(rank, finding) for rank, finding in enumerate(context.analysis.findings, 1)]
    others = [entry for entry in ranked if entry.finding.kind not in _SCORED]
    minor: dict[str, list[Ranked]] = {}
    for entry in others:
        if entry.finding.severity is Severity.LOW:
            minor.setdefault(entry.finding.kind, []).append(entry)
    return Groups(
        tuple(entry for entry in ranked if entry.finding.kind in _SCORED),
        tuple(entry for entry in others if entry.finding.severity is not Severity.LOW),
        {kind: tuple(entries) for kind, entries in minor.items()},
    )


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


def where(context: Context, entries: Sequence[Ranked]) -> list[str]:
    """The titles or names a group of findings is about, each once."""
    names: dict[str, None] = {}
    for entry in entries:
        finding = entry.finding
        titles = [context.title(id) for id in finding.touchpoints[:1]]
        names.update(dict.fromkeys(titles or map(context.department, finding.departments)))
    return list(names)
