"""Findings about what the map lacks: kinds of touchpoint, touchpoints in a stage, ways in, ways on, ways back.

Severity. Missing kind, empty stage: low. Unreachable, dead end: medium. A complaint without a way back: high, for
these customers are lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.graph import ends, neighbours, reachable, usable_links
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import Word, msg
from journeymap.model.words import LABELS, SIX_KINDS, Kind


def missing_kinds(ground: Ground) -> Iterator[Finding]:
    """Each of the six kinds of touchpoint that the journey has none of."""
    present = {touchpoint.kind for _, touchpoint in ground.touchpoints()}
    for kind in SIX_KINDS:
        if kind not in present:
            name = Word(LABELS[kind])
            yield ground.finding(
                "coverage.missing-kind",
                Severity.LOW,
                msg("The journey has no touchpoint of the kind “{kind}”.", kind=name),
                msg(
                    "Add the touchpoint of the kind “{kind}” that customers meet, or make sure that there is none.",
                    kind=name,
                ),
            )


def empty_stages(ground: Ground) -> Iterator[Finding]:
    """Stages without touchpoints."""
    used = {touchpoint.stage for _, touchpoint in ground.touchpoints()}
    for id, stage in ground.journey.stages.items():
        if id not in used:
            name = stage.title or id
            yield ground.finding(
                "coverage.empty-stage",
                Severity.LOW,
                msg("The stage {stage} has no touchpoints.", stage=name),
                msg("Add what customers meet in the stage {stage}, or take the stage out.", stage=name),
            )


def unreachable(ground: Ground) -> Iterator[Finding]:
    """Touchpoints to which no way leads from where customers begin; a link that nobody takes is no way."""
    taken = [link for link in usable_links(ground.journey).values() if link.share is None or link.share > 0]
    reached = reachable(ground.flow.entries, neighbours(ends(taken)))
    for id, _ in ground.touchpoints():
        if id not in reached:
            yield ground.finding(
                "coverage.unreachable",
                Severity.MEDIUM,
                msg("No way leads from the beginning of the journey to {touchpoint}.", touchpoint=ground.title(id)),
                msg(
                    "Link {touchpoint} to where its customers come from, or let customers begin there.",
                    touchpoint=ground.title(id),
                ),
                [id],
            )


def dead_ends(ground: Ground) -> Iterator[Finding]:
    """Touchpoints from which no link leads to another although the journey does not end there."""
    leading = {link.source for link in usable_links(ground.journey).values() if link.source != link.target}
    for id, touchpoint in ground.touchpoints():
        if id not in leading and touchpoint.end is None:
            yield ground.finding(
                "coverage.dead-end",
                Severity.MEDIUM,
                msg(
                    "{touchpoint} is a dead end: nothing follows, yet the journey does not end there.",
                    touchpoint=ground.title(id),
                ),
                msg(
                    "Link {touchpoint} to what comes next, or mark it as an end of the journey.",
                    touchpoint=ground.title(id),
                ),
                [id],
            )


def no_recovery(ground: Ground) -> Iterator[Finding]:
    """Complaints from which no way leads to a touchpoint that is not a complaint."""
    touchpoints = ground.journey.touchpoints
    leading = neighbours((link.target, link.source) for link in usable_links(ground.journey).values())
    back = reachable([id for id, touchpoint in touchpoints.items() if touchpoint.kind is not Kind.COMPLAINT], leading)
    for id, touchpoint in ground.touchpoints():
        if touchpoint.kind is Kind.COMPLAINT and id not in back:
            yield ground.finding(
                "coverage.no-recovery",
                Severity.HIGH,
                msg(
                    "Whoever complains at {touchpoint} finds no way back into the journey.", touchpoint=ground.title(id)
                ),
                msg(
                    "Add a recovery link from {touchpoint} to where the customer goes on once the complaint is solved.",
                    touchpoint=ground.title(id),
                ),
                [id],
            )
