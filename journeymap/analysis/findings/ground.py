"""What every rule of the findings stands on: the journey with its scores and flow, and how a finding is filled in.

`analyse` builds it once per analysis; the families in this folder read it and ask it for findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from journeymap.analysis.axis import Axis, common_axis
from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.findings.phrases import evidence_of
from journeymap.analysis.importance import importance_of
from journeymap.analysis.results import (
    Comparison,
    Finding,
    Flow,
    ImportancePerformance,
    Score,
    Severity,
    Verdict,
)
from journeymap.analysis.samples import Sample
from journeymap.i18n import Message
from journeymap.model.journey import Action, Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import ActionKind, ActionStatus, Moment, Role

UNFINISHED = frozenset({ActionStatus.OPEN, ActionStatus.DOING})
UNSET_IMPORTANCE = 3.0
_IMPORTANT_FROM = 4.0


class Ground:
    """Reads a journey for the rules. `current` holds current scores by touchpoint, in journey order; `samples` is as
    in `Scores`."""

    def __init__(
        self,
        journey: Journey,
        as_of: date,
        order: Sequence[str],
        current: Mapping[str, Sequence[Score]],
        trends: Sequence[Comparison],
        flow: Flow,
        importance: ImportancePerformance,
        samples: Mapping[int, Sample | None],
    ) -> None:
        self.journey = journey
        self.as_of = as_of
        self.order = order
        self.current = current
        self.trends = trends
        self.flow = flow
        self.importance = importance
        self.samples = samples

    def touchpoints(self) -> Iterator[tuple[str, Touchpoint]]:
        """Every touchpoint with its id, in journey order."""
        return ((id, self.journey.touchpoints[id]) for id in self.order)

    def scores(self, id: str = "") -> Iterator[Score]:
        """The current scores that have a value: of one touchpoint, or of all in journey order."""
        ids = (id,) if id else self.order
        return (score for each in ids for score in self.current.get(each, ()) if score.value is not None)

    def title(self, id: str) -> str:
        """What people call a touchpoint."""
        return self.journey.touchpoints[id].title or id

    def department(self, id: str) -> str:
        """What people call a department."""
        known = self.journey.departments.get(id)
        return known.name or id if known else id

    def owner(self, id: str) -> str:
        """The one department that is accountable for a touchpoint; an empty text where that is not settled."""
        found = self.accountable(id)
        return found[0] if len(found) == 1 else ""

    def accountable(self, id: str) -> tuple[str, ...]:
        """Every department that is said to be accountable for a touchpoint."""
        return self._accountable[id]

    def matters(self, id: str) -> bool:
        """Whether a touchpoint is a moment of truth or has an importance of 4 or more."""
        touchpoint = self.journey.touchpoints[id]
        return Moment.TRUTH in touchpoint.moments or (importance_of(touchpoint) or 0.0) >= _IMPORTANT_FROM

    def graded(self, id: str, matters: Severity, otherwise: Severity) -> Severity:
        """The severity of something at a touchpoint that matters, or at another."""
        return matters if self.matters(id) else otherwise

    def enough(self, score: Score) -> bool:
        """Whether as many answered as the journey asks for."""
        return score.n >= max(self.journey.minimum_answers, 1)

    @cached_property
    def curve(self) -> Axis:
        """One score with enough answers for each touchpoint, on one axis: the experience along the journey."""
        return common_axis({id: [s for s in self.scores(id) if self.enough(s)] for id in self.order})

    @cached_property
    def _accountable(self) -> Mapping[str, tuple[str, ...]]:
        return {id: touchpoint.departments_with(Role.ACCOUNTABLE) for id, touchpoint in self.touchpoints()}

    @cached_property
    def _actions(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for id, action in self.journey.actions.items():
            if action.status in UNFINISHED:
                for touchpoint in dict.fromkeys(action.touchpoints):
                    found.setdefault(touchpoint, []).append(id)
        return {touchpoint: tuple(ids) for touchpoint, ids in found.items()}

    def finding(
        self,
        kind: str,
        severity: Severity,
        message: Message,
        remedy: Message,
        touchpoints: Sequence[str] = (),
        *,
        links: Sequence[str] = (),
        departments: Sequence[str] = (),
        department: str = "",
        score: Score | None = None,
        verdict: Verdict | None = None,
        evidence: Message | None = None,
    ) -> Finding:
        """A finding with what follows from its kind, its touchpoints and its score filled in."""
        row = KINDS[kind]
        if not department and row.acts == "owner":
            department = next((owner for id in touchpoints if (owner := self.owner(id))), "")
        return Finding(
            kind=kind,
            severity=severity,
            message=message,
            verdict=verdict,
            touchpoints=tuple(touchpoints),
            links=tuple(links),
            departments=tuple(departments),
            evidence=evidence or (evidence_of(score, self.journey) if score else None),
            remedy=remedy,
            cause=row.cause,
            department=department,
            score=score,
            actions=self._answered_by(kind, touchpoints),
            affected=self._affected(score),
            weight=self._weight(touchpoints, score),
        )

    def _answered_by(self, kind: str, touchpoints: Sequence[str]) -> tuple[str, ...]:
        """The unfinished actions at these touchpoints that can answer a finding of this kind."""
        here = dict.fromkeys(action for id in touchpoints for action in self._actions.get(id, ()))
        return tuple(id for id in here if _can_answer(self.journey.actions[id], kind))

    def _affected(self, score: Score | None) -> float | None:
        if score is None or score.below_share is None:
            return None
        return self.flow.visits[score.touchpoint] * score.below_share

    def _weight(self, touchpoints: Sequence[str], score: Score | None) -> float:
        """importance/5 x visits x min(1, |gap| / range); the last factor is 1 where no gap is measured."""
        shortfall = 1.0 if score is None or score.relative_gap is None else min(1.0, abs(score.relative_gap))
        return max((self._presence(id) for id in touchpoints), default=0.0) * shortfall

    def _presence(self, id: str) -> float:
        importance = importance_of(self.journey.touchpoints[id])
        return (UNSET_IMPORTANCE if importance is None else importance) / 5.0 * self.flow.visits[id]


def _can_answer(action: Action, kind: str) -> bool:
    """Research answers what is not known, training what is not done as it should be, a delight only its lack; anything
    else may answer whatever is wrong with a service, but not that nobody was asked."""
    family, cause = kind.partition(".")[0], KINDS[kind].cause
    if family == "people":
        return True
    if action.kind is ActionKind.RESEARCH:
        return cause == 1
    if action.kind is ActionKind.TRAINING:
        return cause == 3
    if action.kind is ActionKind.DELIGHT:
        return family == "delight"
    return family != "evidence"
