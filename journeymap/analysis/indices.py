"""Indices over a group of custom metrics: the public service index (SKM/IKM) of the nine service elements.

The current scores stand before it; the report's part on importance and performance comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.analysis.results import ElementMean, GroupIndex, Score
from journeymap.analysis.statistics.service_index import SCALE, service_index
from journeymap.model.journey import Journey

_ELEMENTS = 9


def group_indices(journey: Journey, current: Mapping[str, Sequence[Score]]) -> tuple[GroupIndex, ...]:
    """The index of each group of nine metrics answered from 1 to 4 by their mean, in file order.

    An element's mean is that of all its current answers, wherever they were given. An index needs all nine elements
    measured; without, `value` is None and `missing` names what is not.
    """
    groups: dict[str, list[str]] = {}
    for id, metric in journey.metrics.items():
        if metric.group and metric.scale == SCALE and metric.formula in ("", "mean"):
            groups.setdefault(metric.group, []).append(id)
    scores = [score for own in current.values() for score in own]
    return tuple(_index(journey, group, ids, scores) for group, ids in groups.items() if len(ids) == _ELEMENTS)


def _index(journey: Journey, group: str, ids: Sequence[str], scores: Iterable[Score]) -> GroupIndex:
    told = list(scores)
    means = {id: mean for id in ids if (mean := _mean(id, told)) is not None}
    missing = tuple(id for id in ids if id not in means)
    if missing:
        return GroupIndex(group, None, "", tuple(means.values()), missing)
    found = service_index([means[id].mean for id in ids], _weights(journey, ids))
    return GroupIndex(group, found.value, found.grade, tuple(means[id] for id in ids), ())


def _mean(id: str, scores: Iterable[Score]) -> ElementMean | None:
    own = [(score.value, score.n) for score in scores if score.metric.id == id and score.value is not None and score.n]
    answers = sum(n for _, n in own)
    return ElementMean(id, sum(value * n for value, n in own) / answers, answers) if answers else None


def _weights(journey: Journey, ids: Sequence[str]) -> Sequence[float] | None:
    """The journey's own weights where every element has one, else None for equal ones."""
    weights = [journey.metrics[id].weight for id in ids]
    known = [weight for weight in weights if weight is not None]
    return known if len(known) == len(weights) else None
