"""The finding that departments believe customers to be more satisfied than they are: gap 1 of service quality.

Blind scores stand before it. Severity: medium for certain and where the touchpoint matters, low else.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.blind import Belief, blind_scores
from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.results import Finding, Severity, Verdict
from journeymap.analysis.wording import answers
from journeymap.i18n import Message, Number, msg, msg_count

_SHORT = frozenset({Verdict.GAP, Verdict.LIKELY_GAP})


def believed_better(ground: Ground) -> Iterator[Finding]:
    """Touchpoints whose customers say less, for certain or probably, than departments believed in blind scoring."""
    for id, touchpoint in ground.touchpoints():
        belief = blind_scores(ground.journey, id, ground.scores(id)).belief if touchpoint.views else None
        if belief is not None and belief.verdict in _SHORT:
            yield _believed_better(ground, id, belief)


def _believed_better(ground: Ground, id: str, belief: Belief) -> Finding:
    certain = belief.verdict is Verdict.GAP
    return ground.finding(
        "evidence.believed-better",
        ground.graded(id, Severity.MEDIUM, Severity.LOW) if certain else Severity.LOW,
        msg(
            "{touchpoint}: departments believe customers are satisfied at {believed} of 5, but customers say {said}.",
            touchpoint=ground.title(id),
            believed=_mean(belief.believed),
            said=_mean(belief.said),
        ),
        msg(
            "Show the departments what customers say of {touchpoint}, and ask customers why.",
            touchpoint=ground.title(id),
        ),
        [id],
        verdict=belief.verdict,
        evidence=_evidence(belief),
    )


def _evidence(belief: Belief) -> Message:
    marks = msg_count("{count} mark in blind scoring", "{count} marks in blind scoring", belief.marks)
    if belief.low is None or belief.high is None:
        return msg("{answers}; {marks}", answers=answers(belief.n), marks=marks)
    return msg(
        "{answers}, interval {low} to {high}; {marks}",
        answers=answers(belief.n),
        low=_mean(belief.low),
        high=_mean(belief.high),
        marks=marks,
    )


def _mean(value: float) -> Number:
    return Number(value, 1, fixed=True)
