"""The rules of all families in one table; `find_all` runs them.

`ground` stands before it; `ranking` puts what it finds in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from journeymap.analysis.findings import (
    beliefs,
    coverage,
    delight,
    evidence,
    experience,
    flow,
    handoff,
    human,
    ownership,
    people,
    promise,
    service,
    warning,
)
from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.results import Finding

Rule = Callable[[Ground], Iterator[Finding]]
RULES: Mapping[str, tuple[Rule, ...]] = {
    "experience": (experience.below_target, experience.important_but_low, experience.fell, experience.no_target),
    "ownership": (
        ownership.accountable,
        ownership.responsible,
        ownership.accepted,
        ownership.too_many,
        ownership.idle,
    ),
    "handoff": (handoff.no_owner, handoff.score_drop, handoff.repeated_work),
    "evidence": (
        evidence.no_feedback,
        evidence.assumptions,
        evidence.too_few,
        evidence.stale,
        evidence.truth_without_score,
        beliefs.believed_better,
    ),
    "coverage": (
        coverage.missing_kinds,
        coverage.empty_stages,
        coverage.unreachable,
        coverage.dead_ends,
        coverage.no_recovery,
    ),
    "promise": (promise.unmet, promise.undelivered),
    "human": (human.without_person, human.machine_complaints),
    "delight": (delight.no_delight, delight.none_after_low, delight.ends_low),
    "service": (service.off_target, service.reactive_only),
    "people": (people.untrained, people.overdue),
    "warning": (warning.fired,),
    "flow": (flow.share_over_one, flow.endless_loop),
}
"""The rules by family; a rule yields findings of one or two kinds of its family."""


def find_all(ground: Ground) -> Iterator[Finding]:
    """Everything that falls short, in no order."""
    return (finding for rules in RULES.values() for rule in rules for finding in rule(ground))
