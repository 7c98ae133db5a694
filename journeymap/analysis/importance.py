"""The importance-performance chart of a journey, with the level of agreement and the satisfaction index.

Current scores and the touchpoints' importance stand before it; findings, the report and the window come after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.analysis.axis import Axis, common_axis, relative_axis
from journeymap.analysis.results import ImportancePerformance, ImportancePoint, Quadrant, Score
from journeymap.analysis.samples import usable_counts
from journeymap.analysis.statistics.counts import moments
from journeymap.analysis.statistics.importance import (
    Point,
    agreement_level,
    grand_means,
    quadrant,
    satisfaction_index,
)
from journeymap.i18n import Message, mark, msg
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Crosshair

MIDDLE_IMPORTANCE = 3.0
_FIVE_POINTS = (1.0, 5.0)
BANDS: Mapping[str, str] = {
    "not": mark("not satisfied"),
    "less": mark("less satisfied"),
    "fairly": mark("fairly satisfied"),
    "satisfied": mark("satisfied"),
    "very": mark("very satisfied"),
}
"""The bands of the customer satisfaction index in words."""


def importance_of(touchpoint: Touchpoint) -> float | None:
    """How much a touchpoint matters, 1 to 5: what customers say, else what the company says, None where unset."""
    known = touchpoint.importance
    if known is None:
        return None
    return known.customer if known.customer is not None else known.organisation


def importance_performance(journey: Journey, current: Mapping[str, Sequence[Score]]) -> ImportancePerformance:
    """The chart of the touchpoints that have an importance and a score; `current` in the order to list them in."""
    rated = {id: value for id in current if (value := importance_of(journey.touchpoints[id])) is not None}
    axis = _axis(journey.crosshair, {id: current[id] for id in rated})
    points = {id: Point(rated[id], axis.level(score)) for id, score in axis.scores.items()}
    cross = _crosshair(journey.crosshair, axis, list(points.values()))
    satisfaction, refused = _satisfaction(rated, current)
    csi, band = _index(rated, satisfaction)
    return ImportancePerformance(
        points=tuple(_point(id, point, cross, axis.scores[id], satisfaction) for id, point in points.items()),
        crosshair=(cross.importance, cross.performance),
        axis=axis.label,
        performance_range=axis.ends,
        csi=csi,
        band=band,
        refused=(*axis.refused, *refused),
    )


def _axis(crosshair: Crosshair, current: Mapping[str, Sequence[Score]]) -> Axis:
    axis = common_axis(current)
    if crosshair is Crosshair.TARGETS and len({score.target for score in axis.scores.values()}) > 1:
        return relative_axis(current)
    return axis


def _crosshair(setting: Crosshair, axis: Axis, points: Sequence[Point]) -> Point:
    """Where the crosshair stands. Importance has no target: at targets it is parted at its scale's middle."""
    if setting is Crosshair.MEANS and points:
        return grand_means(points)
    if setting is Crosshair.TARGETS and not axis.relative:
        target = next((score.target for score in axis.scores.values()), None)
        if target is not None:
            return Point(MIDDLE_IMPORTANCE, target)
    return Point(MIDDLE_IMPORTANCE, sum(axis.ends) / 2.0)


def _point(
    id: str, point: Point, cross: Point, score: Score, satisfaction: Mapping[str, tuple[float, tuple[float, float]]]
) -> ImportancePoint:
    mean, scale = satisfaction.get(id, (0.0, None))
    fit = agreement_level(Point(point.importance, mean)) if scale == _FIVE_POINTS and point.importance > 0 else None
    place = Quadrant(quadrant(point, cross))
    return ImportancePoint(id, point.importance, point.performance, place, score, fit)


def _satisfaction(
    rated: Mapping[str, float], current: Mapping[str, Sequence[Score]]
) -> tuple[dict[str, tuple[float, tuple[float, float]]], tuple[Message, ...]]:
    """The mean satisfaction (CSAT) and its scale by touchpoint; refused, with a sentence, where scales differ."""
    found = {id: mean for id in rated if (mean := _satisfaction_at(current[id])) is not None}
    if len({scale for _, scale in found.values()}) <= 1:
        return found, ()
    return {id: mean for id, mean in found.items() if mean[1] == _FIVE_POINTS}, (_SCALES_DIFFER,)


_SCALES_DIFFER = msg(
    "CSAT was asked on different scales, so only answers on 1 to 5 count towards the satisfaction index."
)


def _satisfaction_at(scores: Sequence[Score]) -> tuple[float, tuple[float, float]] | None:
    """The mean of the first CSAT score of all customers that counts its answers or is a mean itself."""
    csat = [s for s in scores if s.metric.id == "csat" and s.scale is not None and s.value is not None]
    for score in sorted(csat, key=lambda score: bool(score.record.segment)):
        counts = usable_counts(score.record, score.scale)
        mean = moments(counts).mean if counts else score.value if score.formula.id == "mean" else None
        if mean is not None and score.scale is not None:
            return mean, score.scale
    return None


def _index(
    rated: Mapping[str, float], satisfaction: Mapping[str, tuple[float, tuple[float, float]]]
) -> tuple[float | None, str]:
    points = [Point(rated[id], mean) for id, (mean, _) in satisfaction.items()]
    maximum = max((scale[1] for _, scale in satisfaction.values()), default=0.0)
    if not points or maximum <= 0.0 or sum(point.importance for point in points) <= 0.0:
        return None, ""
    index = satisfaction_index(points, maximum)
    return index.percent, BANDS[index.band]
