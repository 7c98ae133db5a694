"""Findings about happy surprises and about the peak and the end (Kahneman's peak-end rule).

Severity. No moment of delight: low. None after the lowest point, and an end on the lowest score: medium. Touchpoints
are compared on the experience curve: in one unit, or as gap over range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.phrases import measured, value
from journeymap.analysis.graph import forward_links
from journeymap.analysis.results import Finding, Severity
from journeymap.i18n import msg
from journeymap.model.words import Moment


def no_delight(ground: Ground) -> Iterator[Finding]:
    """A journey without any moment of delight."""
    if ground.order and not _delights(ground):
        yield ground.finding(
            "delight.none",
            Severity.LOW,
            msg("The journey has no moment of delight."),
            msg("Plan one happy surprise where customers do not expect it."),
        )


def _delights(ground: Ground) -> list[str]:
    return [id for id, touchpoint in ground.touchpoints() if Moment.DELIGHT in touchpoint.moments]


def _levels(ground: Ground) -> Mapping[str, float]:
    return {id: ground.curve.level(score) for id, score in ground.curve.scores.items()}


def _lowest(ground: Ground) -> str | None:
    """The first touchpoint with the lowest score; None where no score stands out or falls short of its target."""
    levels = _levels(ground)
    if not levels:
        return None
    id = min(ground.curve.scores, key=levels.__getitem__)
    short = (ground.curve.scores[id].gap or 0.0) < 0.0
    return id if short or len(set(levels.values())) > 1 else None


def none_after_low(ground: Ground) -> Iterator[Finding]:
    """Moments of delight that all come before the peak of dissatisfaction."""
    low, delights = _lowest(ground), _delights(ground)
    if low is None or not delights:
        return
    place = {id: number for number, id in enumerate(ground.order)}
    if max(place[id] for id in delights) <= place[low]:
        score = ground.curve.scores[low]
        yield ground.finding(
            "delight.none-after-low",
            Severity.MEDIUM,
            msg(
                "After the lowest point, {touchpoint} with {measure} of {value}, no moment of delight follows.",
                touchpoint=ground.title(low),
                measure=measured(score),
                value=value(score, ground.journey),
            ),
            msg("Plan a happy surprise after {touchpoint}.", touchpoint=ground.title(low)),
            [low],
            score=score,
        )


def ends_low(ground: Ground) -> Iterator[Finding]:
    """Ends of the journey whose score is lower than that of any touchpoint before them."""
    levels, last = _levels(ground), _last(ground)
    before = min((level for id, level in levels.items() if id not in last), default=None)
    for id in last:
        if before is not None and id in levels and levels[id] < before:
            yield _ends_low(ground, id)


def _last(ground: Ground) -> list[str]:
    """Ends after which nothing follows; else all ends; where none is marked, the last touchpoint."""
    marked = [id for id, touchpoint in ground.touchpoints() if touchpoint.end is not None]
    leading = {link.source for link in forward_links(ground.journey).values()}
    return [id for id in marked if id not in leading] or marked or list(ground.order[-1:])


def _ends_low(ground: Ground, id: str) -> Finding:
    score = ground.curve.scores[id]
    return ground.finding(
        "delight.ends-low",
        Severity.MEDIUM,
        msg(
            "The journey ends on its lowest score, at {touchpoint} with {measure} of {value}, and the end is what "
            "customers remember.",
            touchpoint=ground.title(id),
            measure=measured(score),
            value=value(score, ground.journey),
        ),
        msg("Give {touchpoint} a good close: a thank-you, a follow-up, a small extra.", touchpoint=ground.title(id)),
        [id],
        score=score,
    )
