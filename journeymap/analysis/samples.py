"""What a score record tells, made ready for the formulas: counts, a tally or moments, whatever its formula needs.

A record of the journey stands before it; `scores` makes values and intervals of it, `trends` compares two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from journeymap.analysis.statistics.counts import Moments, moments, moments_reported, share_worse
from journeymap.analysis.statistics.customer_value import lifetime_value
from journeymap.analysis.statistics.intervals import (
    Estimate,
    mean,
    net_score,
    net_score_reported,
    proportion,
    proportion_reported,
)
from journeymap.analysis.statistics.orders import quantile_of_counts
from journeymap.analysis.statistics.tallies import Tally, tally, tally_reported
from journeymap.model.metrics import Formula, Unit
from journeymap.model.scores import Inputs, Reported, ScoreRecord
from journeymap.model.words import Better

Scale = tuple[float, float] | None
QUANTILES: Mapping[str, float] = {"median": 0.5, "p90": 0.9}
"""Which quantile of the answers a formula of times shows."""


class Sample(msgspec.Struct, frozen=True):
    """`n` answers (0 where nobody counted them) and what is known of them.

    `published` is a figure that was taken over as it stood, None where answers were counted; `widest_case` where
    how far its answers lay apart is not known.
    """

    n: int
    counts: Mapping[float, int] = {}
    tally: Tally | None = None
    moments: Moments | None = None
    published: float | None = None
    widest_case: bool = False


class Settings(msgspec.Struct, frozen=True):
    """How sure an interval is to be (a share), and the size of the customer base where it is known."""

    confidence: float = 0.95
    population: int | None = None


def sample_of(record: ScoreRecord, formula: Formula, scale: Scale) -> Sample | None:
    """What the record tells under this formula and scale; None where it holds nothing.

    Answers off the scale do not count. Raises ValueError where a figure does not fit its formula or scale.
    """
    if scale is not None and not scale[0] < scale[1]:
        raise ValueError("A scale begins under its end.")
    if counts := usable_counts(record, scale):
        return _counted(counts, formula, scale)
    if record.reported is not None and record.reported.value is not None:
        return _published(record.reported.value, record.reported, formula, scale)
    return _worked_out(record.inputs)


def usable_counts(record: ScoreRecord, scale: Scale) -> Mapping[float, int]:
    """The answers of a record that lie on the scale and that somebody gave."""
    counts = record.counts
    low, high = scale or (float("-inf"), float("inf"))
    if not counts or (min(counts) >= low and max(counts) <= high and min(counts.values()) > 0):
        return counts
    return {answer: count for answer, count in counts.items() if count > 0 and low <= answer <= high}


def _counted(counts: Mapping[float, int], formula: Formula, scale: Scale) -> Sample:
    n = sum(counts.values())
    if formula.unit == "scale":
        return Sample(n, counts, moments=moments(counts))
    if formula.unit in ("index", "percent"):
        found = tally(formula.id, counts, scale) if scale else None
        if found is None:
            raise ValueError("The formula is not defined on this scale.")
        return Sample(n, counts, found)
    return Sample(n, counts)


def _published(value: float, reported: Reported, formula: Formula, scale: Scale) -> Sample:
    n = reported.n or 0
    low, high = _bounds(formula.unit, scale)
    if not low <= value <= high:
        raise ValueError("The figure is off its scale.")
    if n == 0 or formula.unit in ("seconds", "money"):
        return Sample(n, published=value)
    if formula.unit == "index":
        return Sample(n, tally=tally_reported(value, n), published=value, widest_case=True)
    if formula.unit == "percent":
        return Sample(n, tally=Tally(value * n / 100.0, 0.0, (100.0 - value) * n / 100.0), published=value)
    found = moments_reported(value, n, reported.s, (low, high))
    return Sample(n, moments=found, published=value, widest_case=found.widest_case)


def _bounds(unit: Unit, scale: Scale) -> tuple[float, float]:
    fixed: Mapping[str, tuple[float, float]] = {
        "index": (-100.0, 100.0),
        "percent": (0.0, 100.0),
        "seconds": (0.0, float("inf")),
    }
    anything = (float("-inf"), float("inf"))
    return fixed.get(unit) or (scale if unit == "scale" and scale else anything)


def _worked_out(inputs: Inputs | None) -> Sample | None:
    if inputs is None or inputs.margin is None or inputs.retention is None or inputs.discount is None:
        return None
    return Sample(0, published=lifetime_value(inputs.margin, inputs.retention, inputs.discount))


def estimate(sample: Sample, formula: Formula, scale: Scale, settings: Settings) -> Estimate:
    """The value in the unit shown with its interval; nothing is rounded."""
    known = _ESTIMATES[formula.unit](sample, formula, scale, settings) if sample.n else None
    if known is None:
        return Estimate(sample.published or 0.0, None, None, sample.n)
    return Estimate(known.value, known.low, known.high, sample.n, sample.widest_case and known.low is not None)


def _net(sample: Sample, formula: Formula, scale: Scale, settings: Settings) -> Estimate | None:
    if sample.published is not None:
        return net_score_reported(sample.published, sample.n, settings.confidence, settings.population)
    return net_score(sample.tally, settings.confidence, settings.population) if sample.tally else None


def _share(sample: Sample, formula: Formula, scale: Scale, settings: Settings) -> Estimate | None:
    if sample.published is not None:
        return proportion_reported(sample.published, sample.n, settings.confidence, settings.population)
    return proportion(sample.tally.top, sample.n, settings.confidence, settings.population) if sample.tally else None


def _mean(sample: Sample, formula: Formula, scale: Scale, settings: Settings) -> Estimate | None:
    if sample.moments is None or scale is None:
        return None
    return mean(sample.moments, scale, settings.confidence, settings.population)


def _quantile(sample: Sample, formula: Formula, scale: Scale, settings: Settings) -> Estimate | None:
    if not sample.counts:
        return None
    return quantile_of_counts(sample.counts, QUANTILES[formula.id], settings.confidence, settings.population)


_ESTIMATES: Mapping[Unit, Callable[[Sample, Formula, Scale, Settings], Estimate | None]] = {
    "index": _net,
    "percent": _share,
    "scale": _mean,
    "seconds": _quantile,
    "money": lambda *_: None,
}


def below_share(sample: Sample, value: float, formula: Formula, target: float | None, better: Better) -> float | None:
    """The part of the answers, 0 to 1, that fell short: detractors or low answers of a net score, all but the
    percentage, and of means and times the answers worse than the target. None where it cannot be known."""
    if formula.unit == "index":
        return sample.tally.share_low if sample.tally else None
    if formula.unit == "percent":
        return value / 100.0 if better is Better.LOWER else 1.0 - value / 100.0
    if target is None or not sample.counts:
        return None
    return share_worse(sample.counts, target, better.value)
