"""Findings about what customers felt: scores under target, important but low, fallen, or aimed at nothing.

Severity. gap: high where the touchpoint matters (moment of truth, importance 4 or more), else medium; likely gap one
step lower. Important but low: medium, low where its target is met. Fell: high where it matters, else medium. No
target at a moment of truth: medium. Times and resolution are `service`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, p_value, target, value
from journeymap.analysis.results import Comparison, Finding, ImportancePoint, Quadrant, Score, Severity, Verdict
from journeymap.analysis.trends import TESTS
from journeymap.i18n import Listing, Number, Word, msg
from journeymap.model.words import Moment

MET = frozenset({Verdict.NO_GAP, Verdict.LIKELY_NO_GAP})


def below_target(ground: Ground) -> Iterator[Finding]:
    """Scores that fall short of their target, for certain or perhaps."""
    for score in ground.scores():
        if score.metric.service:
            continue
        if score.verdict is Verdict.GAP:
            yield _gap(ground, score)
        elif score.verdict is Verdict.LIKELY_GAP:
            yield _likely_gap(ground, score)


def _gap(ground: Ground, score: Score) -> Finding:
    journey, what = ground.journey, measured(score)
    return ground.finding(
        "experience.gap",
        ground.graded(score.touchpoint, Severity.HIGH, Severity.MEDIUM),
        msg(
            "{touchpoint}: {measure} is {value} where {target} is aimed for, and the shortfall is certain.",
            touchpoint=ground.title(score.touchpoint),
            measure=what,
            value=value(score, journey),
            target=target(score, journey),
        ),
        msg(
            "Agree on an action that brings {measure} to {target}: what, who and by when.",
            measure=what,
            target=target(score, journey),
        ),
        [score.touchpoint],
        score=score,
        verdict=score.verdict,
    )


def _likely_gap(ground: Ground, score: Score) -> Finding:
    journey, what = ground.journey, measured(score)
    return ground.finding(
        "experience.likely-gap",
        ground.graded(score.touchpoint, Severity.MEDIUM, Severity.LOW),
        msg(
            "{touchpoint}: {measure} is {value} where {target} is aimed for, but the answers do not settle whether "
            "that is a real shortfall.",
            touchpoint=ground.title(score.touchpoint),
            measure=what,
            value=value(score, journey),
            target=target(score, journey),
        ),
        msg("Ask more customers for {measure} until it is clear, and look for the cause meanwhile.", measure=what),
        [score.touchpoint],
        score=score,
        verdict=score.verdict,
    )


def important_but_low(ground: Ground) -> Iterator[Finding]:
    """Touchpoints in the quadrant *concentrate here* of the importance-performance chart."""
    for point in ground.importance.points:
        if point.quadrant is Quadrant.CONCENTRATE and ground.enough(point.score):
            yield _important(ground, point)


def _important(ground: Ground, point: ImportancePoint) -> Finding:
    score = point.score
    return ground.finding(
        "experience.important-low",
        Severity.LOW if score.verdict in MET else Severity.MEDIUM,
        msg(
            "{touchpoint} matters more than most (importance {importance} of 5) and performs worse: {measure} is "
            "{value}.",
            touchpoint=ground.title(point.touchpoint),
            importance=Number(point.importance, 1),
            measure=measured(score),
            value=value(score, ground.journey),
        ),
        msg("Work on {touchpoint} before touchpoints that matter less.", touchpoint=ground.title(point.touchpoint)),
        [point.touchpoint],
        score=score,
        verdict=score.verdict,
    )


def fell(ground: Ground) -> Iterator[Finding]:
    """Scores that got worse for certain since the last period, corrected for how many were compared."""
    for trend in ground.trends:
        if trend.real and not trend.better and not trend.after.metric.service:
            yield _fell(ground, trend)


def _fell(ground: Ground, trend: Comparison) -> Finding:
    score, journey = trend.after, ground.journey
    return ground.finding(
        "experience.fell",
        ground.graded(score.touchpoint, Severity.HIGH, Severity.MEDIUM),
        msg(
            "{touchpoint}: {measure} got worse since the last period, from {before} to {after}, and the change is "
            "certain ({test}, {p}).",
            touchpoint=ground.title(score.touchpoint),
            measure=measured(score),
            before=value(trend.before, journey),
            after=value(score, journey),
            test=Word(TESTS[trend.test]),
            p=p_value(trend.adjusted_p or 0.0),
        ),
        msg("Find out what changed between the two periods, and undo it or make up for it."),
        [score.touchpoint],
        score=score,
    )


def no_target(ground: Ground) -> Iterator[Finding]:
    """Moments of truth with a score that nothing is aimed at."""
    for id, touchpoint in ground.touchpoints():
        aimless = [s for s in ground.scores(id) if s.verdict is Verdict.NO_TARGET and not s.metric.service]
        if aimless and Moment.TRUTH in touchpoint.moments:
            names = Listing(tuple(measured(score) for score in aimless), most=3)
            yield ground.finding(
                "experience.no-target",
                Severity.MEDIUM,
                msg(
                    "{touchpoint} is a moment of truth, but no target is set for {measures}.",
                    touchpoint=ground.title(id),
                    measures=names,
                ),
                msg("Set a target for {measures}.", measures=names),
                [id],
                score=aimless[0],
                verdict=Verdict.NO_TARGET,
            )
