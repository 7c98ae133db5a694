"""Findings about links: hand-offs that nobody owns, scores that drop on the way, work that customers do twice.

Severity. No owner: medium. Score drop: high where the touchpoint behind the link matters, else medium. Repeated
work: medium. A finding about a link names its source, then its target.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, p_value, value
from journeymap.analysis.graph import usable_links
from journeymap.analysis.results import Comparison, Finding, Score, Severity
from journeymap.analysis.trends import TESTS, compare_all
from journeymap.i18n import Word, msg


def no_owner(ground: Ground) -> Iterator[Finding]:
    """Links between touchpoints of different departments without a hand-off owner."""
    for id, link in usable_links(ground.journey).items():
        giving, taking = ground.owner(link.source), ground.owner(link.target)
        if giving and taking and giving != taking and not link.handoff_owner:
            yield ground.finding(
                "handoff.no-owner",
                Severity.MEDIUM,
                msg(
                    "Nobody owns the hand-off from {source} ({giving}) to {target} ({taking}).",
                    source=ground.title(link.source),
                    giving=ground.department(giving),
                    target=ground.title(link.target),
                    taking=ground.department(taking),
                ),
                msg(
                    "Agree whether {giving} or {taking} owns the hand-off.",
                    giving=ground.department(giving),
                    taking=ground.department(taking),
                ),
                [link.source, link.target],
                links=[id],
                departments=[giving, taking],
            )


def score_drop(ground: Ground) -> Iterator[Finding]:
    """Links across which a score of one series drops for certain, corrected for how many were compared.

    Times stay out: an answer by mail and a queue at a desk are not the same wait.
    """
    pairs = list(_pairs(ground))
    scores = [(before, after) for _, before, after in pairs]
    tested = compare_all(scores, ground.journey.confidence, ground.journey.minimum_answers, ground.samples)
    for (link, _, _), comparison in zip(pairs, tested, strict=True):
        if comparison.real and not comparison.better:
            yield _drop(ground, link, comparison)


def _pairs(ground: Ground) -> Iterator[tuple[str, Score, Score]]:
    for id, link in usable_links(ground.journey).items():
        before = {score.series: score for score in ground.scores(link.source) if score.formula.unit != "seconds"}
        for after in ground.scores(link.target):
            if after.series in before and link.source != link.target:
                yield id, before[after.series], after


def _drop(ground: Ground, link: str, comparison: Comparison) -> Finding:
    before, after, journey = comparison.before, comparison.after, ground.journey
    return ground.finding(
        "handoff.score-drop",
        ground.graded(after.touchpoint, Severity.HIGH, Severity.MEDIUM),
        msg(
            "From {source} to {target}, {measure} drops from {before} to {after}, and the drop is certain "
            "({test}, {p}).",
            source=ground.title(before.touchpoint),
            target=ground.title(after.touchpoint),
            measure=measured(after),
            before=value(before, journey),
            after=value(after, journey),
            test=Word(TESTS[comparison.test]),
            p=p_value(comparison.adjusted_p or 0.0),
        ),
        msg(
            "Walk from {source} to {target} as a customer, and mend what is lost on the way.",
            source=ground.title(before.touchpoint),
            target=ground.title(after.touchpoint),
        ),
        [before.touchpoint, after.touchpoint],
        links=[link],
        department=ground.owner(after.touchpoint),
        score=after,
    )


def repeated_work(ground: Ground) -> Iterator[Finding]:
    """Links where customers must say or do again what they said or did."""
    for id, link in usable_links(ground.journey).items():
        if link.repeats_work:
            yield ground.finding(
                "handoff.repeated-work",
                Severity.MEDIUM,
                msg(
                    "Between {source} and {target}, customers must repeat what they have said or done.",
                    source=ground.title(link.source),
                    target=ground.title(link.target),
                ),
                msg(
                    "Pass on what is known at {source}, so that nobody is asked again at {target}.",
                    source=ground.title(link.source),
                    target=ground.title(link.target),
                ),
                [link.source, link.target],
                links=[id],
                department=link.handoff_owner or ground.owner(link.target),
            )
