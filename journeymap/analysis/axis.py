"""Which scores may share an axis: one score for each touchpoint, all in one unit, or all as gap over range.

Current scores stand before it; the importance-performance chart, the experience curve and the findings about the
peak and the end come after it. Unlike metrics, formulas or scales are never put on one axis as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Score
from journeymap.analysis.wording import measure
from journeymap.i18n import Message, msg, msg_count
from journeymap.model.words import Better

Kind = tuple[str, str, tuple[float, float] | None]
"""Metric, formula and scale: what has to agree."""

_ENDS: Mapping[str, tuple[float, float]] = {"index": (-100.0, 100.0), "percent": (0.0, 100.0)}
RELATIVE = msg("Gap as a part of its metric's range (NPS and indices 200, percentages 100, means the scale's length)")


class Axis(msgspec.Struct, frozen=True):
    """`scores`: the one score that stands for a touchpoint, by its id, in the order given. `relative` where they are
    shown as gap over range (-1 to 1), else all are of one metric, formula and scale. `label` says what is shown."""

    scores: Mapping[str, Score]
    relative: bool
    label: Message
    refused: tuple[Message, ...] = ()

    def level(self, score: Score) -> float:
        """Where a score stands on the axis; higher is better."""
        found = score.relative_gap if self.relative else score.value
        assert found is not None, "only scores with a place on the axis are on it"
        return found

    def at(self, score: Score, value: float) -> float:
        """Where a figure in a score's own unit stands on the axis: its target, or an end of its interval."""
        if not self.relative:
            return value
        low, high = _ENDS.get(score.formula.unit) or score.scale or (0.0, 1.0)
        gap = (value - (score.target or 0.0)) / ((high - low) or 1.0)
        return -gap if score.metric.better is Better.LOWER else gap

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most that the axis can show."""
        if self.relative or not self.scores:
            return (-1.0, 1.0)
        score = next(iter(self.scores.values()))
        return _ENDS.get(score.formula.unit) or score.scale or (-1.0, 1.0)


def common_axis(current: Mapping[str, Sequence[Score]]) -> Axis:
    """The axis on which the current scores of these touchpoints may stand; times, resolution and money stay out.

    A metric, formula and scale that every touchpoint has is shown as it is; else gap over range, which takes a
    target; where no score has one, what most touchpoints have. Who is left out is said in `refused`.
    """
    usable = _usable(current)
    kinds = _kinds(usable)
    shared = max(kinds, key=lambda kind: len(kinds[kind]), default=None)
    if shared is not None and len(kinds[shared]) == len(usable):
        return _own(kinds[shared], usable)
    relative = relative_axis(usable)
    return relative if relative.scores or shared is None else _own(kinds[shared], usable)


def relative_axis(current: Mapping[str, Sequence[Score]]) -> Axis:
    """The axis of gap over range: for each touchpoint the score that falls shortest of its target."""
    usable = _usable(current)
    placed = {
        id: min(found, key=shown_first)
        for id, scores in usable.items()
        if (found := [score for score in scores if score.relative_gap is not None])
    }
    left_out = msg_count(
        "One touchpoint is left out because its score has no target.",
        "{count} touchpoints are left out because their scores have no target.",
        len(usable) - len(placed),
    )
    return Axis(placed, True, RELATIVE, (left_out,) if len(placed) < len(usable) else ())


def shown_first(score: Score) -> tuple[float, float]:
    """Sorts scores of one touchpoint: all customers before segments, then the widest shortfall."""
    return (1.0 if score.record.segment else 0.0, score.relative_gap or 0.0)


def _usable(current: Mapping[str, Sequence[Score]]) -> dict[str, list[Score]]:
    return {id: found for id, scores in current.items() if (found := [s for s in scores if _of_experience(s)])}


def _of_experience(score: Score) -> bool:
    return score.value is not None and not score.metric.service and score.formula.unit != "money"


def _kinds(usable: Mapping[str, Sequence[Score]]) -> dict[Kind, dict[str, Score]]:
    """The scores by what has to agree; those where less is better only share an axis as gap over range."""
    kinds: dict[Kind, dict[str, Score]] = {}
    for id, scores in usable.items():
        for score in sorted(scores, key=shown_first):
            if score.metric.better is Better.HIGHER:
                kinds.setdefault(score.series[:3], {}).setdefault(id, score)
    return kinds


def _own(scores: Mapping[str, Score], usable: Mapping[str, Sequence[Score]]) -> Axis:
    score = next(iter(scores.values()))
    label = measure(score.metric, score.formula)
    left_out = msg_count(
        "One touchpoint is left out because it has no score in {measure}: unlike scores are not put on one axis.",
        "{count} touchpoints are left out because they have no score in {measure}: unlike scores are not put on "
        "one axis.",
        len(usable) - len(scores),
        measure=label,
    )
    return Axis(scores, False, label, (left_out,) if len(scores) < len(usable) else ())
