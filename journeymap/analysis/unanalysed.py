"""An analysis that says nothing yet: what a window shows of a journey in the moment before the first real one.

A journey stands before it; the drawing reads it like any other analysis.
"""

from __future__ import annotations

from datetime import date

from journeymap.analysis.results import Analysis, Flow, ImportancePerformance
from journeymap.i18n import msg
from journeymap.model.journey import Journey
from journeymap.model.metrics import metric_table


def unanalysed(journey: Journey, as_of: date) -> Analysis:
    """No scores, no findings; the touchpoints in the order of the file."""
    return Analysis(
        journey=journey,
        as_of=as_of,
        order=tuple(journey.touchpoints),
        metrics=metric_table(journey.metrics),
        scores=(),
        current={},
        trends=(),
        flow=Flow({}, {}, {}, None, {}),
        importance=ImportancePerformance((), (0.0, 0.0), msg("Not worked out yet"), (0.0, 1.0)),
        findings=(),
        problems=(),
    )
