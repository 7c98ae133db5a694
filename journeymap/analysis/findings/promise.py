"""Findings about promises: made in advertising or sales and not kept where they fall due, or delivered nowhere.

Severity. Not kept: high where the shortfall is certain, else medium. Delivered nowhere: medium.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, target, value
from journeymap.analysis.results import Finding, Score, Severity, Verdict
from journeymap.i18n import msg
from journeymap.model.words import Kind

PROMISING = frozenset({Kind.ADVERTISING, Kind.SALES})
_FALLS_SHORT = (Verdict.GAP, Verdict.LIKELY_GAP)

Promises = Mapping[tuple[str, str], list[str]]


def _promises(ground: Ground) -> Promises:
    """Each promise, by where it is made and its text, with the touchpoints that list it, in journey order."""
    found: dict[tuple[str, str], list[str]] = {}
    for id, touchpoint in ground.touchpoints():
        for promise in touchpoint.promises:
            if promise.made_at in ground.journey.touchpoints:
                listed = found.setdefault((promise.made_at, promise.text), [])
                if id not in listed:
                    listed.append(id)
    return found


def unmet(ground: Ground) -> Iterator[Finding]:
    """Promises of advertising and sales whose delivering touchpoint scores below target."""
    for (made_at, text), listed in _promises(ground).items():
        if ground.journey.touchpoints[made_at].kind in PROMISING:
            for id in listed:
                score = _shortfall(ground, id) if id != made_at else None
                if score is not None:
                    yield _unmet(ground, made_at, text, score)


def _shortfall(ground: Ground, id: str) -> Score | None:
    """The score of a touchpoint that falls furthest short of its target, the certain ones first."""
    short = [score for score in ground.scores(id) if score.verdict in _FALLS_SHORT]
    return min(short, key=lambda s: (_FALLS_SHORT.index(s.verdict), s.relative_gap or 0.0), default=None)


def _unmet(ground: Ground, made_at: str, text: str, score: Score) -> Finding:
    journey, sure = ground.journey, score.verdict is Verdict.GAP
    return ground.finding(
        "promise.unmet",
        Severity.HIGH if sure else Severity.MEDIUM,
        msg(
            "{made_at} promises “{promise}”, but {touchpoint}, which has to deliver it, misses its target: {measure} "
            "is {value} where {target} is aimed for.",
            made_at=ground.title(made_at),
            promise=text,
            touchpoint=ground.title(score.touchpoint),
            measure=measured(score),
            value=value(score, journey),
            target=target(score, journey),
        ),
        msg(
            "Promise at {made_at} only what {touchpoint} can keep, until it reaches its target.",
            made_at=ground.title(made_at),
            touchpoint=ground.title(score.touchpoint),
        ),
        [score.touchpoint, made_at],
        department=ground.owner(made_at),
        score=score,
        verdict=score.verdict,
    )


def undelivered(ground: Ground) -> Iterator[Finding]:
    """Promises that are listed only where they are made."""
    for (made_at, text), listed in _promises(ground).items():
        if listed == [made_at]:
            yield ground.finding(
                "promise.undelivered",
                Severity.MEDIUM,
                msg(
                    "{made_at} promises “{promise}”, but no touchpoint delivers it.",
                    made_at=ground.title(made_at),
                    promise=text,
                ),
                msg("Say which touchpoint delivers “{promise}”, or stop promising it.", promise=text),
                [made_at],
            )
