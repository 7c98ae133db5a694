"""One call from a journey to everything the method says about it.

A journey that `storage` loaded or a document holds stands before it; report, command line, drawing and window read
what it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from journeymap.analysis.cadence import overdue_of
from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.findings.registry import find_all
from journeymap.analysis.flow import customer_flow
from journeymap.analysis.importance import importance_performance
from journeymap.analysis.indices import group_indices
from journeymap.analysis.ordering import journey_order
from journeymap.analysis.ranking import ranked
from journeymap.analysis.results import Analysis, Score
from journeymap.analysis.scores import score_all
from journeymap.analysis.trends import trends_of
from journeymap.collector import collector_paused
from journeymap.model.journey import Journey
from journeymap.model.metrics import metric_table


@collector_paused()
def analyse(journey: Journey, as_of: date | None = None) -> Analysis:
    """Scores, flow, chart and findings of a journey, as seen on a day.

    The day is `as_of`, else the journey's own, else today. Never raises for what is merely wrong about a journey:
    that is a finding or one of `problems`.
    """
    day = as_of or journey.as_of or date.today()
    order = journey_order(journey)
    scores = score_all(journey)
    current = {id: scores.current[id] for id in order if id in scores.current}
    trends = trends_of(scores, order, journey.confidence, journey.minimum_answers)
    flow = customer_flow(journey)
    importance = importance_performance(journey, current)
    ground = Ground(journey, day, order, current, trends, flow, importance, scores.samples)
    return Analysis(
        journey=journey,
        as_of=day,
        order=order,
        metrics=metric_table(journey.metrics),
        scores=_in_order(scores.every, order),
        current=current,
        trends=trends,
        flow=flow,
        importance=importance,
        findings=ranked(find_all(ground)),
        problems=(*scores.problems, *flow.problems),
        indices=group_indices(journey, current),
        overdue=overdue_of(journey, current, day),
    )


def _in_order(scores: Iterable[Score], order: Sequence[str]) -> tuple[Score, ...]:
    by_touchpoint: dict[str, list[Score]] = {}
    for score in scores:
        by_touchpoint.setdefault(score.touchpoint, []).append(score)
    return tuple(score for id in order for score in by_touchpoint.get(id, ()))
