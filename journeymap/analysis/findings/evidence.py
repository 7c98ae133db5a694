"""Findings about how well the journey is known: no feedback, assumptions, too few answers, old answers.

Severity. All are low, but medium where the touchpoint matters; a moment of truth without a score is high.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.cadence import oldest, overdue
from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured
from journeymap.analysis.results import Finding, Overdue, Score, Severity, Verdict
from journeymap.analysis.samples import QUANTILES
from journeymap.analysis.statistics.orders import fewest_answers
from journeymap.analysis.statistics.sample_size import answers_needed
from journeymap.i18n import Day, Listing, Message, msg, msg_count
from journeymap.model.words import Evidence, Moment

_MARGIN = 20  # points of an NPS, either way


def no_feedback(ground: Ground) -> Iterator[Finding]:
    """Touchpoints of which no customer has said anything: no score and no quote."""
    for id, touchpoint in ground.touchpoints():
        if not touchpoint.quotes and not any(ground.scores(id)):
            yield ground.finding(
                "evidence.none",
                ground.graded(id, Severity.MEDIUM, Severity.LOW),
                msg("There is no feedback at all on {touchpoint}.", touchpoint=ground.title(id)),
                msg("Ask customers about {touchpoint}, and attach what they say.", touchpoint=ground.title(id)),
                [id],
            )


def assumptions(ground: Ground) -> Iterator[Finding]:
    """Touchpoints whose current scores are all assumptions."""
    for id, _ in ground.touchpoints():
        scores = list(ground.scores(id))
        if scores and all(score.evidence is Evidence.ASSUMPTION for score in scores):
            yield ground.finding(
                "evidence.assumption-only",
                ground.graded(id, Severity.MEDIUM, Severity.LOW),
                msg(
                    "What is known of {touchpoint} is only assumed; no customer was asked.", touchpoint=ground.title(id)
                ),
                msg(
                    "Check the assumptions about {touchpoint} with a few interviews or a survey.",
                    touchpoint=ground.title(id),
                ),
                [id],
                score=scores[0],
            )


def too_few(ground: Ground) -> Iterator[Finding]:
    """Current scores that rest on fewer answers than the journey asks for, or than their formula needs."""
    for score in ground.scores():
        if score.formula.unit != "money" and (not ground.enough(score) or _needs_more(score)):
            yield ground.finding(
                "evidence.too-few",
                ground.graded(score.touchpoint, Severity.MEDIUM, Severity.LOW),
                _few(ground, score),
                _more_answers(ground, score),
                [score.touchpoint],
                score=score,
                verdict=Verdict.NOT_ENOUGH_DATA,
            )


def _needs_more(score: Score) -> bool:
    """A counted percentile so far out that its answers give no interval."""
    return score.formula.unit == "seconds" and bool(score.record.counts) and score.low is None


def _least(ground: Ground, score: Score) -> int:
    """How many answers the formula of a score needs for an interval: one, but for medians and percentiles."""
    q = QUANTILES.get(score.formula.id)
    return 1 if q is None else fewest_answers(q, ground.journey.confidence)


def _more_answers(ground: Ground, score: Score) -> Message:
    """How many answers are wanted: for an NPS those for a margin that tells something, else the least of all."""
    minimum = max(ground.journey.minimum_answers, _least(ground, score))
    if score.metric.id != "nps":
        return msg(
            "Collect more answers for {measure}: at least {minimum} in all.", measure=measured(score), minimum=minimum
        )
    wanted = answers_needed(_MARGIN, confidence=ground.journey.confidence, population=ground.journey.population)
    return msg(
        "Collect more answers for {measure}: {wanted} in all for a margin of ±{margin}.",
        measure=measured(score),
        wanted=max(minimum, wanted),
        margin=_MARGIN,
    )


def _few(ground: Ground, score: Score) -> Message:
    title, name = ground.title(score.touchpoint), measured(score)
    if not score.n:
        return msg("{touchpoint}: nobody knows how many answers {measure} rests on.", touchpoint=title, measure=name)
    return msg_count(
        "{touchpoint}: one answer is too few to judge {measure}.",
        "{touchpoint}: {count} answers are too few to judge {measure}.",
        score.n,
        touchpoint=title,
        measure=name,
    )


def stale(ground: Ground) -> Iterator[Finding]:
    """Touchpoints with current scores older than their survey cadence."""
    for id, touchpoint in ground.touchpoints():
        old = overdue(touchpoint, ground.scores(id), ground.as_of)
        worst = oldest(old)
        if worst is not None:
            yield _stale(ground, id, old, worst)


def _stale(ground: Ground, id: str, old: Sequence[Overdue], worst: Overdue) -> Finding:
    return ground.finding(
        "evidence.stale",
        ground.graded(id, Severity.MEDIUM, Severity.LOW),
        msg_count(
            "{touchpoint}: {measures} should be measured every day, but the last answers are from {day}.",
            "{touchpoint}: {measures} should be measured every {count} days, but the last answers are from {day}.",
            worst.every_days,
            touchpoint=ground.title(id),
            measures=Listing(tuple(measured(one.score) for one in old), most=3),
            day=Day(worst.score.to or ground.as_of),
        ),
        msg("Measure {touchpoint} again.", touchpoint=ground.title(id)),
        [id],
        score=worst.score,
    )


def truth_without_score(ground: Ground) -> Iterator[Finding]:
    """Moments of truth that nobody has measured."""
    for id, touchpoint in ground.touchpoints():
        if Moment.TRUTH in touchpoint.moments and not any(ground.scores(id)):
            yield ground.finding(
                "evidence.truth-without-score",
                Severity.HIGH,
                msg("{touchpoint} is a moment of truth, but it has no score.", touchpoint=ground.title(id)),
                msg("Measure {touchpoint} first of all touchpoints.", touchpoint=ground.title(id)),
                [id],
            )
