"""Score records: counts per answer, or a published figure, for one metric, formula, segment and period.

Part of the model; `analysis.scores` turns records into values with intervals and verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from journeymap.model.kept import Element
from journeymap.model.limits import Amount, Count, Measure, Share
from journeymap.model.words import Better, Evidence


class Reported(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A figure that somebody published: its value in the unit shown, how many answered, and the standard
    deviation of a mean where it is known."""

    value: Amount | None = None
    n: Count | None = None
    s: Measure | None = None


class Inputs(Element, frozen=True, omit_defaults=True, kw_only=True):
    """What customer lifetime value is worked out from: margin in the journey's currency a period, retention and
    discount as shares."""

    margin: Amount | None = None
    retention: Share | None = None
    discount: Measure | None = None


class ScoreRecord(Element, frozen=True, omit_defaults=True, kw_only=True):
    """What was measured at a touchpoint: counts per answer, or a reported figure, or inputs.

    `formula` and `scale` left out mean the metric's default. Times are in seconds; yes/no metrics count 1 and 0.
    """

    metric: str = ""
    formula: str = ""
    scale: tuple[Amount, Amount] | None = None
    counts: Mapping[Amount, Count] = {}
    reported: Reported | None = None
    inputs: Inputs | None = None
    from_: date | None = msgspec.field(default=None, name="from")
    to: date | None = None
    segment: str = ""
    source: str = ""
    evidence: Evidence | None = None

    @property
    def identity(self) -> tuple[str, str, str, date | None, date | None, str]:
        """Two records in a list are the same record when these agree."""
        return (self.metric, self.formula, self.segment, self.from_, self.to, self.source)


class CustomMetric(Element, frozen=True, omit_defaults=True, kw_only=True):
    """A metric that people of this journey defined: the mean of its answers, or the share in the top `k` boxes.

    Left out, `better` is higher and `formula` is the mean.
    """

    name: str = ""
    scale: tuple[Amount, Amount] | None = None
    better: Better | None = None
    formula: str = ""
    group: str = ""
    weight: Measure | None = None
