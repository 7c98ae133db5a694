"""What changed between a snapshot and now: scores with their tests, touchpoints, owners, actions and findings.

Two journeys, or two analyses of them, stand before it; the report's page of changes comes after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Analysis, Comparison, Finding, Score
from journeymap.analysis.trends import compare_all
from journeymap.model.journey import Journey
from journeymap.model.words import ActionStatus

_SHORTFALLS = ("experience", "service", "promise")
FindingKey = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_UNFINISHED = frozenset({ActionStatus.OPEN, ActionStatus.DOING})


class OwnerChange(msgspec.Struct, frozen=True):
    """A touchpoint that another department is accountable for now; an empty text where that is not settled."""

    touchpoint: str
    before: str
    after: str


class SnapshotComparison(msgspec.Struct, frozen=True):
    """What changed from `before` to `after`.

    `scores` compares the current score of each series that both have, where something new was measured, corrected
    together; `unchanged` counts those where nothing was. `added` and `removed` are touchpoint ids. `done` are ids of
    actions finished since, `dropped` given up, `overdue` past their day now. `closed` findings were there before and
    are gone, `opened` were not there before.
    """

    before: Analysis
    after: Analysis
    scores: tuple[Comparison, ...]
    unchanged: int
    added: tuple[str, ...]
    removed: tuple[str, ...]
    owners: tuple[OwnerChange, ...]
    done: tuple[str, ...]
    dropped: tuple[str, ...]
    overdue: tuple[str, ...]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]


def compare(
    before: Journey, after: Journey, as_of: date | None = None, taken: date | None = None
) -> SnapshotComparison:
    """What changed between two journeys: `after` as seen on `as_of`, `before` on the day it was `taken`."""
    return compare_analyses(analyse(before, taken or before.as_of or as_of), analyse(after, as_of))


def compare_analyses(before: Analysis, after: Analysis) -> SnapshotComparison:
    """What changed between two analyses; the confidence and the smallest number of answers are those of `after`."""
    pairs = _score_pairs(before, after)
    new = [(a, b) for a, b in pairs if _measured(a) != _measured(b)]
    known, now = _by_key(before), _by_key(after)
    places = {_place(finding) for finding in now.values()}
    past, present = before.journey.touchpoints, after.journey.touchpoints
    return SnapshotComparison(
        before=before,
        after=after,
        scores=compare_all(new, after.journey.confidence, after.journey.minimum_answers),
        unchanged=len(pairs) - len(new),
        added=tuple(id for id in after.order if id not in past),
        removed=tuple(id for id in before.order if id not in present),
        owners=_owner_changes(before, after),
        done=_turned(before.journey, after.journey, ActionStatus.DONE),
        dropped=_turned(before.journey, after.journey, ActionStatus.DROPPED),
        overdue=_overdue(after),
        closed=tuple(f for key, f in known.items() if key not in now and _place(f) not in places),
        opened=tuple(finding for key, finding in now.items() if key not in known),
    )


def _score_pairs(before: Analysis, after: Analysis) -> list[tuple[Score, Score]]:
    earlier = {(id, score.series): score for id, scores in before.current.items() for score in scores}
    return [
        (earlier[id, score.series], score)
        for id in after.order
        for score in after.current.get(id, ())
        if (id, score.series) in earlier
    ]


def _measured(score: Score) -> tuple[object, ...]:
    """What makes a measurement another one: its period and what was counted."""
    record = score.record
    return (record.from_, record.to, record.counts, record.reported, record.inputs)


def _owner_changes(before: Analysis, after: Analysis) -> tuple[OwnerChange, ...]:
    changes = [
        OwnerChange(id, earlier.accountable or "", after.journey.touchpoints[id].accountable or "")
        for id in after.order
        if (earlier := before.journey.touchpoints.get(id)) is not None
    ]
    return tuple(change for change in changes if change.before != change.after)


def _turned(before: Journey, after: Journey, status: ActionStatus) -> tuple[str, ...]:
    """Actions of this status now that were not of it before."""
    then = before.actions
    return tuple(
        id
        for id, action in after.actions.items()
        if action.status is status and (id not in then or then[id].status is not status)
    )


def _overdue(analysis: Analysis) -> tuple[str, ...]:
    return tuple(
        id
        for id, action in analysis.journey.actions.items()
        if action.status in _UNFINISHED and action.due is not None and action.due < analysis.as_of
    )


def _by_key(analysis: Analysis) -> Mapping[FindingKey, Finding]:
    """Findings by what they are and what they are about; each kind of touchpoint that is missing, and each score, is
    one of its own."""
    return {_key(finding): finding for finding in analysis.findings}


def _place(finding: Finding) -> FindingKey:
    """A shortfall at a place: it is not closed while another measure, or a milder verdict, still tells it there."""
    if finding.family in _SHORTFALLS:
        return (finding.family, finding.touchpoints, finding.links, ())
    return _key(finding)


def _key(finding: Finding) -> FindingKey:
    series = tuple(str(part) for part in finding.score.series) if finding.score else ()
    subject = (*finding.departments, *series)
    if not (finding.touchpoints or finding.links or subject):
        subject = tuple(str(value) for value in finding.message.values.values())
    return (finding.kind, finding.touchpoints, finding.links, subject)
