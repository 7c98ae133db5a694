"""Blind scores: where departments disagree about a touchpoint, and what they believe against what customers said.

Marks that departments gave in the workshop (`views`, counts only) and the current scores stand before it; the window's
reveal and the findings come after it. The method names no figure for disagreement: it is the *spread*, the highest
mean of a department less the lowest, in points of the scale from 1 to 5, always shown with how many people marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from journeymap.analysis.results import Analysis, Score, Verdict
from journeymap.analysis.samples import sample_of
from journeymap.analysis.statistics.counts import moments
from journeymap.analysis.statistics.intervals import mean
from journeymap.analysis.statistics.verdicts import verdict
from journeymap.model.journey import Journey
from journeymap.model.touchpoints import Touchpoint
from journeymap.model.words import Evidence

Side = Literal["satisfaction", "importance"]
SIDES: tuple[Side, ...] = ("satisfaction", "importance")
"""What each person is asked about a touchpoint, in this order."""
SCALE = (1.0, 5.0)
_OURS = frozenset({Evidence.ASSUMPTION, Evidence.OPINION})


class Marks(msgspec.Struct, frozen=True):
    """The marks of one department: how many people gave each (1 to 5), how many in all, and their mean."""

    department: str
    counts: Mapping[int, int]
    n: int
    mean: float


class Opinion(msgspec.Struct, frozen=True):
    """One side of a touchpoint as departments see it, in the journey's order of departments.

    `spread` is the highest mean less the lowest, None where fewer than two departments marked; `n` and `mean` are of
    all people together, the mean None where nobody marked.
    """

    marks: tuple[Marks, ...] = ()
    spread: float | None = None
    n: int = 0
    mean: float | None = None


class Belief(msgspec.Struct, frozen=True):
    """What departments believe of customers' satisfaction against what customers said (CSAT on 1 to 5).

    Gap 1 of the service-quality model: `gap` is customers' mean less the departments', so negative where customers
    are less satisfied than is believed. `verdict` is that of a score whose target is what is believed. `low` and
    `high` are the interval of customers' mean.
    """

    believed: float
    marks: int
    said: float
    n: int
    low: float | None
    high: float | None
    gap: float
    verdict: Verdict


class Blind(msgspec.Struct, frozen=True):
    """The blind scores of one touchpoint; `belief` is None where customers were not asked on the scale from 1 to 5.

    `customers` is how much it matters to customers as the journey says, 1 to 5, None where it is not known: one
    figure without its answers, so that no verdict can be had.
    """

    touchpoint: str
    satisfaction: Opinion
    importance: Opinion
    belief: Belief | None = None
    customers: float | None = None

    @property
    def spread(self) -> float | None:
        """The larger spread of the two sides; None where no two departments can be compared."""
        known = [side.spread for side in (self.satisfaction, self.importance) if side.spread is not None]
        return max(known, default=None)

    def side(self, name: Side) -> Opinion:
        """One side by its name."""
        return self.satisfaction if name == "satisfaction" else self.importance


def revealed(analysis: Analysis, journey: Journey | None = None) -> tuple[Blind, ...]:
    """Every touchpoint that somebody marked, those on which departments disagree most first, then in journey order.

    `journey` is the newest one where the analysis is of an older one.
    """
    now = journey or analysis.journey
    order = dict.fromkeys((*(id for id in analysis.order if id in now.touchpoints), *now.touchpoints))
    found = [blind_scores(now, id, analysis.current.get(id, ())) for id in order if now.touchpoints[id].views]
    return tuple(sorted((each for each in found if _any(each)), key=_most_disputed))


def blind_scores(journey: Journey, id: str, current: Iterable[Score]) -> Blind:
    """The blind scores of one touchpoint; `current` are its current scores."""
    touchpoint = journey.touchpoints[id]
    satisfaction = _opinion(journey, touchpoint, "satisfaction")
    return Blind(
        touchpoint=id,
        satisfaction=satisfaction,
        importance=_opinion(journey, touchpoint, "importance"),
        belief=_belief(journey, satisfaction, current),
        customers=touchpoint.importance.customer if touchpoint.importance else None,
    )


def _any(blind: Blind) -> bool:
    return bool(blind.satisfaction.n or blind.importance.n)


def _most_disputed(blind: Blind) -> float:
    """Sorts what no two departments marked behind those that agree."""
    return 1.0 if blind.spread is None else -blind.spread


def _opinion(journey: Journey, touchpoint: Touchpoint, side: Side) -> Opinion:
    order = dict.fromkeys((*(id for id in journey.departments if id in touchpoint.views), *touchpoint.views))
    given = [(id, _usable(getattr(touchpoint.views[id], side))) for id in order]
    marks = tuple(_marks(id, counts) for id, counts in given if counts)
    means = [each.mean for each in marks]
    n = sum(each.n for each in marks)
    together = sum(each.mean * each.n for each in marks) / n if n else None
    return Opinion(marks, max(means) - min(means) if len(means) > 1 else None, n, together)


def _usable(counts: Mapping[int, int]) -> Mapping[int, int]:
    return {mark: count for mark, count in sorted(counts.items()) if count > 0 and SCALE[0] <= mark <= SCALE[1]}


def _marks(department: str, counts: Mapping[int, int]) -> Marks:
    n = sum(counts.values())
    return Marks(department, counts, n, sum(mark * count for mark, count in counts.items()) / n)


def _belief(journey: Journey, opinion: Opinion, current: Iterable[Score]) -> Belief | None:
    score = _asked(list(current))
    if opinion.mean is None or score is None:
        return None
    said, low, high = _mean_of(journey, score)
    if said is None:
        return None
    word = verdict(said, low, high, score.n, opinion.mean, minimum_answers=journey.minimum_answers)
    gap = said - opinion.mean
    return Belief(opinion.mean, opinion.n, said, score.n, low, high, gap, Verdict(word))


def _asked(current: Sequence[Score]) -> Score | None:
    """The satisfaction of customers on the scale from 1 to 5, of all of them where there is such a score: what people
    of the company said or assumed is no answer of a customer."""
    asked = [s for s in current if s.metric.id == "csat" and s.scale == SCALE and s.evidence not in _OURS]
    usable = [s for s in asked if s.value is not None and (s.record.counts or s.formula.id == "mean")]
    return min(usable, key=lambda score: bool(score.record.segment), default=None)


def _mean_of(journey: Journey, score: Score) -> tuple[float | None, float | None, float | None]:
    """The mean of a score's answers with its interval, whatever formula it is shown by."""
    sample = sample_of(score.record, score.formula, score.scale)
    if score.formula.id == "mean" or sample is None or not sample.counts:
        return score.value, score.low, score.high
    found = mean(moments(sample.counts), SCALE, journey.confidence, journey.population or None)
    return found.value, found.low, found.high
