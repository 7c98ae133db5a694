"""What the analysis found: frozen results that the report, the command line, the drawing and the window only read.

Sentences are `Message`s, so that one analysis can be read in any language. Sign everywhere: gap = what customers got
minus what was aimed for; negative is a shortfall (for lower-is-better metrics the sign is turned, so that negative
is a shortfall there too).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

import msgspec

from journeymap.i18n import Message, mark
from journeymap.model.journey import Journey
from journeymap.model.metrics import Formula, Metric
from journeymap.model.problems import Problem
from journeymap.model.scores import ScoreRecord
from journeymap.model.words import Evidence


class Verdict(Enum):
    """How sure it is that a score falls short of its target."""

    GAP = "gap"
    LIKELY_GAP = "likely-gap"
    LIKELY_NO_GAP = "likely-no-gap"
    NO_GAP = "no-gap"
    NOT_ENOUGH_DATA = "not-enough-data"
    NO_TARGET = "no-target"


class Severity(Enum):
    """How much a finding weighs."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


LABELS: Mapping[Enum, str] = {
    Verdict.GAP: mark("gap"),
    Verdict.LIKELY_GAP: mark("likely gap"),
    Verdict.LIKELY_NO_GAP: mark("likely no gap"),
    Verdict.NO_GAP: mark("no gap"),
    Verdict.NOT_ENOUGH_DATA: mark("not enough data"),
    Verdict.NO_TARGET: mark("no target"),
    Severity.HIGH: mark("high"),
    Severity.MEDIUM: mark("medium"),
    Severity.LOW: mark("low"),
}

CAUSES: Mapping[int, str] = {
    1: mark("what customers expect is not known"),
    2: mark("no standard is set"),
    3: mark("the standard is not met"),
    4: mark("more was promised than is delivered"),
}
"""The cause classes 1 to 4 (Parasuraman, Zeithaml and Berry 1985), in a few words each."""


class Score(msgspec.Struct, frozen=True):
    """One score: of one record, or of the records of one period added up.

    `value`, `low`, `high`, `target` and `gap` are in the unit shown (`formula.unit`); `gap` is value minus target
    as defined above. `relative_gap` is gap divided by the range of the metric (method.md section 6), the one scale on
    which unlike metrics may meet. `below_share` is the part of the answers (0..1) that fell short, None where it
    cannot be known. `low` and `high` are None where no interval can be had; `value` None where nothing was counted.
    """

    touchpoint: str
    metric: Metric
    formula: Formula
    scale: tuple[float, float] | None
    record: ScoreRecord
    value: float | None
    low: float | None
    high: float | None
    n: int
    target: float | None
    gap: float | None
    relative_gap: float | None
    below_share: float | None
    verdict: Verdict
    current: bool
    widest_case: bool
    sources: tuple[str, ...]

    @property
    def from_(self) -> date | None:
        """First day of the period."""
        return self.record.from_

    @property
    def to(self) -> date | None:
        """Last day of the period."""
        return self.record.to

    @property
    def evidence(self) -> Evidence | None:
        """How well it is founded."""
        return self.record.evidence

    @property
    def series(self) -> tuple[str, str, tuple[float, float] | None, str]:
        """Metric, formula, scale and segment: only scores of one series may be compared or put on one axis."""
        return (self.metric.id, self.formula.id, self.scale, self.record.segment)


class Comparison(msgspec.Struct, frozen=True):
    """Two scores of one series, and whether the difference is real.

    `difference` is after minus before in the unit shown; `p` the two-sided p-value of `test`, `adjusted_p` the same
    corrected for having looked at many (Benjamini and Hochberg 1995). `real` where `adjusted_p` is under the
    journey's error level; `better` where the difference is an improvement. `refused` says why two scores were not
    compared.
    """

    before: Score
    after: Score
    difference: float | None
    test: str
    statistic: float | None
    p: float | None
    adjusted_p: float | None
    real: bool
    better: bool
    refused: Message | None = None


class Flow(msgspec.Struct, frozen=True):
    """The journey as an absorbing Markov chain, per customer that begins.

    `entries`, `visits` (expected visits) and `removal` (removal effect, 0..1, None where nobody stays) by touchpoint
    id; `shares` by link id; `stays` the part of all customers that stays, None where no touchpoint ends as *stays*.
    `overfull` are touchpoints whose shares add up to more than 1, `endless` those from which there is no way out.
    """

    entries: Mapping[str, float]
    shares: Mapping[str, float]
    visits: Mapping[str, float]
    stays: float | None
    removal: Mapping[str, float | None]
    overfull: tuple[str, ...] = ()
    endless: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """One thing that falls short, for certain or perhaps.

    `kind` is `family.name`; `touchpoints`, `links` and `departments` are the ids it is about; `message` one sentence;
    `evidence` n, interval, period; `remedy` what would close it; `cause` 1 to 4 or None; `department` the id of who
    must act or an empty text; `score` the score it rests on; `actions` ids of the open actions that answer it.
    `weight` is importance/5 x visits x min(1, |gap| / range), the last part of the ranking.
    """

    kind: str
    severity: Severity
    message: Message
    verdict: Verdict | None = None
    touchpoints: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    evidence: Message | None = None
    remedy: Message | None = None
    cause: int | None = None
    department: str = ""
    score: Score | None = None
    actions: tuple[str, ...] = ()
    affected: float | None = None
    weight: float = 0.0

    @property
    def family(self) -> str:
        """The part of the kind before the dot."""
        return self.kind.partition(".")[0]


class Quadrant(Enum):
    """The quadrants of importance-performance analysis (Martilla and James 1977)."""

    CONCENTRATE = "concentrate"
    KEEP_UP = "keep-up"
    LOW_PRIORITY = "low-priority"
    OVERKILL = "overkill"


class ImportancePoint(msgspec.Struct, frozen=True):
    """A touchpoint in the importance-performance chart.

    `importance` 1..5; `performance` on the chart's axis; `fit` is TK, 100 x satisfaction / importance, None where
    satisfaction is not known on importance's scale; `opportunity` Ulwick's, None where not known.
    """

    touchpoint: str
    importance: float
    performance: float
    quadrant: Quadrant
    score: Score
    fit: float | None = None
    opportunity: float | None = None


class ImportancePerformance(msgspec.Struct, frozen=True):
    """The whole chart: its points, where the crosshair stands and why, and the customer satisfaction index.

    `axis` says in words what the performance axis shows; `performance_range` its ends. `csi` in percent with `band`,
    None where nothing can be weighted. `refused` says in words what had to be left out.
    """

    points: tuple[ImportancePoint, ...]
    crosshair: tuple[float, float]
    axis: Message
    performance_range: tuple[float, float]
    csi: float | None = None
    band: str = ""
    refused: tuple[Message, ...] = ()


class ElementMean(msgspec.Struct, frozen=True):
    """The mean of all current answers to one element of an index, by its metric id."""

    metric: str
    mean: float
    n: int


class GroupIndex(msgspec.Struct, frozen=True):
    """The index of a group of custom metrics (SKM/IKM, PermenPANRB 14/2017).

    `value` is 25 to 100 with `grade` A to D; None and an empty grade while metrics in `missing` are not measured.
    """

    group: str
    value: float | None
    grade: str
    elements: tuple[ElementMean, ...]
    missing: tuple[str, ...]


class Overdue(msgspec.Struct, frozen=True):
    """A score whose last day is `age_days` ago, where a new one was planned every `every_days`."""

    score: Score
    age_days: int
    every_days: int


class Analysis(msgspec.Struct, frozen=True):
    """Everything the method says about one journey on one day.

    `order` lists touchpoint ids in journey order. `scores` has every record; `current` the current score of each
    series by touchpoint id (records of one period added up), `previous` the one before it by (touchpoint, series);
    `trends` compares the two. `findings` are in priority order. `overdue` has, by touchpoint id, which current score
    is older than planned, the oldest of several.
    """

    journey: Journey
    as_of: date
    order: tuple[str, ...]
    metrics: Mapping[str, Metric]
    scores: tuple[Score, ...]
    current: Mapping[str, tuple[Score, ...]]
    trends: tuple[Comparison, ...]
    flow: Flow
    importance: ImportancePerformance
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    indices: tuple[GroupIndex, ...] = ()
    overdue: Mapping[str, Overdue] = {}

    def main_score(self, touchpoint: str) -> Score | None:
        """The score a card shows: of the current ones with a value, worst verdict, then widest shortfall first."""
        scores = [s for s in self.current.get(touchpoint, ()) if s.value is not None]
        return min(scores, key=_shown_first, default=None)


def _shown_first(score: Score) -> tuple[int, float]:
    return (_VERDICT_ORDER.index(score.verdict), score.relative_gap or 0.0)


_VERDICT_ORDER = tuple(Verdict)
