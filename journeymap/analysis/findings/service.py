"""Findings about service: times over target, resolution under target, and touchpoints that only ever react.

Severity. A gap is high where the touchpoint matters, else medium; a likely gap one step lower. Only ever reactive:
low.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, target, value
from journeymap.analysis.results import Finding, Score, Severity, Verdict
from journeymap.i18n import Message, Value, msg
from journeymap.model.words import Better, Mode


def off_target(ground: Ground) -> Iterator[Finding]:
    """Response and waiting times over their target, resolution under it, for certain or perhaps."""
    for score in ground.scores():
        if score.metric.service and score.verdict in (Verdict.GAP, Verdict.LIKELY_GAP):
            yield _off_target(ground, score)


def _off_target(ground: Ground, score: Score) -> Finding:
    slow, sure = score.metric.better is Better.LOWER, score.verdict is Verdict.GAP
    high, low = (Severity.HIGH, Severity.MEDIUM) if sure else (Severity.MEDIUM, Severity.LOW)
    return ground.finding(
        "service.slow" if slow else "service.unresolved",
        ground.graded(score.touchpoint, high, low),
        _sentence(
            slow,
            sure,
            touchpoint=ground.title(score.touchpoint),
            measure=measured(score),
            value=value(score, ground.journey),
            target=target(score, ground.journey),
        ),
        _SPEED_UP if slow else _SOLVE,
        [score.touchpoint],
        score=score,
        verdict=score.verdict,
    )


_SPEED_UP = msg("Find where customers wait, and change people, hours or steps there until the target is kept.")
_SOLVE = msg("Sort unsolved cases by cause, and give those who meet the customer the means to solve the commonest.")


def _sentence(slow: bool, sure: bool, **values: Value) -> Message:
    if slow and sure:
        return msg("{touchpoint}: {measure} is {value}, over the target of {target} for certain.", **values)
    if slow:
        return msg(
            "{touchpoint}: {measure} is {value}, over the target of {target}, but the figures do not settle whether "
            "that is real.",
            **values,
        )
    if sure:
        return msg("{touchpoint}: {measure} is {value}, under the target of {target} for certain.", **values)
    return msg(
        "{touchpoint}: {measure} is {value}, under the target of {target}, but the figures do not settle whether "
        "that is real.",
        **values,
    )


def reactive_only(ground: Ground) -> Iterator[Finding]:
    """Touchpoints where the company only ever answers."""
    for id, touchpoint in ground.touchpoints():
        if touchpoint.mode is Mode.REACTIVE:
            yield ground.finding(
                "service.reactive-only",
                Severity.LOW,
                msg(
                    "{touchpoint} is only ever reactive: customers have to come to us first.",
                    touchpoint=ground.title(id),
                ),
                msg("Find out what customers come for, and tell or offer it to them before they ask."),
                [id],
            )
