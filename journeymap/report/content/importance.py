"""What is said of the importance-performance chart: axis, crosshair, quadrants, satisfaction index, what is left out.

The chart of the analysis (Martilla and James 1977) stands before it; its page and drawing come after it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from journeymap.analysis.results import ImportancePoint, Quadrant
from journeymap.analysis.wording import amount
from journeymap.i18n import Message, Number, Percent, Value, Word, mark, msg, msg_count
from journeymap.model.words import LABELS
from journeymap.report.context import Context

QUADRANTS: Mapping[Quadrant, str] = {
    Quadrant.CONCENTRATE: mark("Concentrate here"),
    Quadrant.KEEP_UP: mark("Keep it up"),
    Quadrant.LOW_PRIORITY: mark("Low priority"),
    Quadrant.OVERKILL: mark("Possible overkill"),
}
_MOST: Mapping[Quadrant, int] = {
    Quadrant.CONCENTRATE: 9,
    Quadrant.KEEP_UP: 6,
    Quadrant.LOW_PRIORITY: 5,
    Quadrant.OVERKILL: 5,
}
"""How many points of a quadrant are listed where not all can be."""


class QuadrantList(msgspec.Struct, frozen=True):
    """The points of a quadrant that are listed, with the numbers they have in the chart; `count` of all it holds."""

    quadrant: Quadrant
    shown: tuple[tuple[int, ImportancePoint], ...]
    count: int

    @property
    def rest(self) -> int:
        """How many are not listed."""
        return self.count - len(self.shown)


def is_relative(context: Context) -> bool:
    """Whether performance is shown as gap over range, for want of one measure that all share."""
    points = context.analysis.importance.points
    return not any(point.performance == point.score.value for point in points)


def performance(context: Context, value: float) -> Value:
    """A place on the performance axis in its unit; gap over range in percent."""
    points = context.analysis.importance.points
    if is_relative(context) or not points:
        return Percent(100 * value)
    return amount(value, points[0].score.formula, context.journey.currency)


def crosshair(context: Context) -> Message:
    """Where the crosshair stands, and by which setting."""
    importance, level = context.analysis.importance.crosshair
    return msg(
        "The crosshair stands {setting}: importance {importance}, performance {performance}.",
        setting=Word(LABELS[context.journey.crosshair]),
        importance=Number(importance, 1, fixed=True),
        performance=performance(context, level),
    )


def index_sentence(context: Context) -> Message | None:
    """The customer satisfaction index with its band; None where there is none."""
    chart = context.analysis.importance
    if chart.csi is None:
        return None
    return msg(
        "The customer satisfaction index (CSI), satisfaction weighted by importance, is {csi}: {band}.",
        csi=Percent(chart.csi, 1),
        band=Word(chart.band),
    )


def fit_sentence() -> Message:
    """What TK in the table is."""
    return msg(
        "TK is the level of agreement, satisfaction as a part of importance; under {hundred} customers get less than "
        "they find important.",
        hundred=Percent(100),
    )


def left_out(context: Context) -> Message | None:
    """How many touchpoints are not on the chart; None where all are."""
    missing = len(context.journey.touchpoints) - len(context.analysis.importance.points)
    if not missing:
        return None
    return msg_count(
        "{count} touchpoint is not on the chart, for want of an importance or of a score that fits its axis.",
        "{count} touchpoints are not on the chart, for want of an importance or of a score that fits its axis.",
        missing,
    )


def in_order(context: Context) -> list[tuple[int, ImportancePoint]]:
    """The points numbered from 1: by quadrant, worst first, then the most important, then the worst performance."""
    quadrants = tuple(Quadrant)
    points = sorted(
        context.analysis.importance.points,
        key=lambda point: (quadrants.index(point.quadrant), -point.importance, point.performance),
    )
    return list(enumerate(points, 1))


def quadrant_lists(context: Context) -> tuple[QuadrantList, ...]:
    """Every quadrant with its points, the most urgent first; all of them where they are few enough for one page."""
    points = in_order(context)
    whole = len(points) <= sum(_MOST.values())
    lists = []
    for quadrant, most in _MOST.items():
        own = tuple(pair for pair in points if pair[1].quadrant is quadrant)
        lists.append(QuadrantList(quadrant, own if whole else own[:most], len(own)))
    return tuple(lists)
