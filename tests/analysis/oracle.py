"""The method a second time: scores and their intervals from a plain mapping, as a file holds it, by other libraries.

Written from the documents alone with numpy, scipy and statsmodels, so that `test_against_oracle` can hold the program
to them. Nothing of `journeymap` is imported here, and nothing is fast.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, inf, isinf, sqrt
from typing import Any

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

Plain = dict[str, Any]
Limits = tuple[float, float] | None

FORMULAS: dict[str, list[str]] = {
    "nps": ["nps"], "csat": ["top-2-box", "mean"], "ces": ["mean", "positive", "index"],
    "response-time": ["median", "p90"], "waiting-time": ["median", "p90"], "resolution": ["share"],
    "first-contact-resolution": ["share"], "retention": ["share"], "clv": ["amount"],
}  # fmt: skip
SCALES: dict[str, tuple[float, float]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
TIMES = ("response-time", "waiting-time")
SERVICE = (*TIMES, "resolution", "first-contact-resolution")


@dataclass(frozen=True)
class Scored:
    """One record, or the records of one period added up; figures in the unit shown."""

    touchpoint: str
    metric: str
    formula: str
    scale: tuple[float, float] | None
    segment: str
    record: Plain
    value: float | None
    low: float | None
    high: float | None
    n: int
    target: float | None
    gap: float | None
    verdict: str
    current: bool
    widest_case: bool
    lower_is_better: bool

    @property
    def series(self) -> tuple[Any, ...]:
        return (self.metric, self.formula, self.scale, self.segment)


def default_formula(journey: Plain, metric: str) -> str:
    """The formula of a record that names none."""
    return FORMULAS[metric][0] if metric in FORMULAS else journey["metrics"][metric].get("formula", "mean")


def lower_is_better(journey: Plain, metric: str) -> bool:
    own = journey.get("metrics", {}).get(metric, {})
    return metric in TIMES or own.get("better") == "lower"


def formula_of(journey: Plain, record: Plain) -> str:
    return record.get("formula") or default_formula(journey, record["metric"])


def scale_of(journey: Plain, record: Plain) -> tuple[float, float] | None:
    """The scale of the record, else of its metric; times and money have none."""
    metric = record["metric"]
    if "scale" in record:
        return tuple(record["scale"])
    if metric in journey.get("metrics", {}):
        return tuple(journey["metrics"][metric].get("scale", (1, 5)))
    return None if metric in (*TIMES, "clv") else SCALES.get(metric, (0, 1))


def answers_of(record: Plain) -> np.ndarray:
    """Every answer that was counted, one by one, ascending."""
    counts = record.get("counts", {})
    return np.repeat(np.array(sorted(counts), float), [counts[answer] for answer in sorted(counts)])


def kind_of(formula: str) -> str:
    if formula in ("nps", "index"):
        return "index"
    if formula in ("mean", "median", "p90", "amount"):
        return formula
    return "share"


def good_bad(formula: str, answers: np.ndarray, scale: tuple[float, float]) -> tuple[int, int]:
    """How many answers count for the customer's favour, and how many against (only for NPS and index)."""
    if formula == "nps":
        return int((answers >= 9).sum()), int((answers <= 6).sum())
    if formula == "index":
        return int((answers >= 6).sum()), int((answers <= 3).sum())
    if formula == "positive":
        return int((answers >= 5).sum()), 0
    if formula == "share":
        return int((answers == 1).sum()), 0
    boxes = int(formula.split("-")[1])
    return int((answers > scale[1] - boxes).sum()), 0


def effective(n: float, population: int | None) -> float:
    """Answers of an endless base that tell as much: the variance is smaller by (N - n) / (N - 1)."""
    if population is None:
        return n
    return inf if n >= population else n * (population - 1) / (population - n)


def adjusted_wald(good: float, bad: float, n: float, level: float, population: int | None) -> Limits:
    """Rocks (2016), in percent."""
    larger = effective(n, population)
    if isinf(larger):
        return 100 * (good - bad) / n, 100 * (good - bad) / n
    p, d = good / n * larger, bad / n * larger
    p, d = (p + 0.75) / (larger + 3), (d + 0.75) / (larger + 3)
    half = stats.norm.ppf((1 + level) / 2) * sqrt((p + d - (p - d) ** 2) / (larger + 3))
    return max(-100.0, 100 * (p - d - half)), min(100.0, 100 * (p - d + half))


def wilson(good: float, n: float, level: float, population: int | None) -> Limits:
    larger = effective(n, population)
    if isinf(larger):
        return 100 * good / n, 100 * good / n
    low, high = proportion_confint(good / n * larger, larger, 1 - level, "wilson")
    return 100 * float(low), 100 * float(high)


def student(mean: float, s: float, n: int, level: float, population: int | None, scale: Any) -> Limits:
    """No interval where all answers are equal; where everybody was asked, the value (a reading of ours)."""
    if isinf(effective(n, population)):
        return mean, mean
    if n < 2 or s <= 1e-9:
        return None
    error = s / sqrt(n) * sqrt(n / effective(n, population))
    low, high = stats.t.interval(level, n - 1, mean, error)
    return (max(float(low), scale[0]), min(float(high), scale[1])) if scale else (float(low), float(high))


def quantile(answers: np.ndarray, formula: str) -> float:
    """The smallest answer whose cumulative share reaches q; a median between two answers is their mean."""
    if formula == "median":
        return float(np.median(answers))
    return float(answers[ceil(len(answers) * 9 / 10) - 1])


def order_statistics(answers: np.ndarray, formula: str, level: float) -> Limits:
    """The tightest ranks with at most alpha/2 in each tail."""
    n, q, tail = len(answers), 0.5 if formula == "median" else 0.9, (1 - level) / 2 + 1e-12
    lower = [rank for rank in range(1, n + 1) if stats.binom.cdf(rank - 1, n, q) <= tail]
    upper = [rank for rank in range(1, n + 1) if stats.binom.sf(rank - 1, n, q) <= tail]
    return (float(answers[max(lower) - 1]), float(answers[min(upper) - 1])) if lower and upper else None


def counted(journey: Plain, record: Plain) -> tuple[float | None, Limits, int, bool]:
    """Value, interval, n and whether it is a widest case, of a record that holds counts."""
    answers, formula, scale = answers_of(record), formula_of(journey, record), scale_of(journey, record)
    level, population, n = journey.get("confidence", 0.95), journey.get("population"), len(answers_of(record))
    kind = kind_of(formula)
    if kind in ("index", "share"):
        good, bad = good_bad(formula, answers, scale or (0, 1))
        net = kind == "index"
        limits = adjusted_wald(good, bad, n, level, population) if net else wilson(good, n, level, population)
        return 100 * (good - bad) / n, limits, n, False
    if kind == "mean":
        s = float(answers.std(ddof=1)) if n > 1 else 0.0
        return float(answers.mean()), student(float(answers.mean()), s, n, level, population, scale), n, False
    return quantile(answers, formula), order_statistics(answers, formula, level), n, False


def published(journey: Plain, record: Plain) -> tuple[float | None, Limits, int, bool]:
    """The same for a record of which only the figure is known."""
    value, n, s = (record["reported"].get(key) for key in ("value", "n", "s"))
    kind, scale = kind_of(formula_of(journey, record)), scale_of(journey, record)
    level, population = journey.get("confidence", 0.95), journey.get("population")
    if value is None or not n or kind in ("median", "p90", "amount"):
        return value, None, n or 0, False
    if kind == "share":
        return value, wilson(value * n / 100, n, level, population), n, False
    if kind == "index":
        return value, adjusted_wald(n * (1 + value / 100) / 2, n * (1 - value / 100) / 2, n, level, population), n, True
    widest = sqrt((value - scale[0]) * (scale[1] - value)) if scale else 0.0
    limits = student(value, widest if s is None else s, n, level, population, scale)
    return value, limits, n, s is None and limits is not None


def figures(journey: Plain, record: Plain) -> tuple[float | None, Limits, int, bool]:
    """Counts come first, then a published figure, then what lifetime value is worked out from."""
    if sum(record.get("counts", {}).values()):
        return counted(journey, record)
    if "reported" in record:
        return published(journey, record)
    known = record.get("inputs", {})
    if record["metric"] != "clv" or len(known) < 3:
        return None, None, 0, False
    margin, retention, discount = (known[key] for key in ("margin", "retention", "discount"))
    value = margin * retention / (1 + discount - retention) if 1 + discount > retention else None
    return value, None, 0, False


def target_of(journey: Plain, touchpoint: Plain, metric: str, formula: str) -> float | None:
    """A target with its formula first; a plain one is for the only formula present, else for the default."""
    targets = touchpoint.get("targets", {})
    if f"{metric}/{formula}" in targets:
        return targets[f"{metric}/{formula}"]
    present = {formula_of(journey, record) for record in touchpoint.get("scores", ()) if record["metric"] == metric}
    meant = present.pop() if len(present) == 1 else default_formula(journey, metric)
    return targets.get(metric) if formula == meant else None


def verdict_of(journey: Plain, value: float | None, limits: Limits, n: int, target: float | None, lower: bool) -> str:
    if target is None:
        return "no-target"
    if value is None or limits is None or n < journey.get("minimum_answers", 10):
        return "not-enough-data"
    ends = (-limits[1], -limits[0]) if lower else limits
    # Seen from the target; rounding decides nothing.
    figure, aim = (-value, -target) if lower else (value, target)
    low, above, high = (round(end - aim, 9) for end in (ends[0], figure, ends[1]))
    if high < 0:
        return "gap"
    if above < 0:
        return "likely-gap"
    return "likely-no-gap" if low < 0 else "no-gap"


def score(journey: Plain, touchpoint: str, record: Plain, current: bool) -> Scored:
    """Everything about one record."""
    metric, formula = record["metric"], formula_of(journey, record)
    value, limits, n, widest = figures(journey, record)
    target = target_of(journey, journey["touchpoints"][touchpoint], metric, formula)
    lower = lower_is_better(journey, metric)
    gap = None if value is None or target is None else (target - value if lower else value - target)
    return Scored(
        touchpoint, metric, formula, scale_of(journey, record), record.get("segment", ""), record, value,
        *(limits or (None, None)), n, target, gap, verdict_of(journey, value, limits, n, target, lower), current,
        widest, lower,
    )  # fmt: skip


def period(record: Plain) -> tuple[date, date]:
    """What decides which record is later; undated ones come first."""
    return record.get("to") or date.min, record.get("from") or date.min


def series_of(journey: Plain, touchpoint: str) -> dict[tuple[Any, ...], list[Plain]]:
    """The records of each series; those that tell nothing count only where no other does (a reading of ours)."""
    found: dict[tuple[Any, ...], list[Plain]] = {}
    for record in journey["touchpoints"][touchpoint].get("scores", ()):
        key = (record["metric"], formula_of(journey, record), scale_of(journey, record), record.get("segment", ""))
        found.setdefault(key, []).append(record)
    return {key: [r for r in records if figures(journey, r)[0] is not None] or records
            for key, records in found.items()}  # fmt: skip


def latest(records: list[Plain]) -> list[Plain]:
    """The latest record, and those of its period from other sources that are added to it."""
    last = max(enumerate(records), key=lambda item: (*period(item[1]), item[0]))[1]
    if not last.get("counts"):
        return [last]
    used = {record.get("source", ""): record for record in records if period(record) == period(last)
            if record.get("counts")}  # fmt: skip
    return [record for record in records if any(record is one for one in used.values())]


def added_up(records: list[Plain]) -> Plain:
    together: dict[float, int] = {}
    for record in records:
        for answer, count in record.get("counts", {}).items():
            together[answer] = together.get(answer, 0) + count
    return records[-1] if len(records) == 1 else {**records[-1], "counts": together}


def scores(journey: Plain) -> list[Scored]:
    """Every record, touchpoint by touchpoint, in file order."""
    found: list[Scored] = []
    for id, touchpoint in journey["touchpoints"].items():
        used = [record for records in series_of(journey, id).values() for record in latest(records)]
        records = touchpoint.get("scores", ())
        found += [score(journey, id, record, any(record is one for one in used)) for record in records]
    return found


def current_scores(journey: Plain) -> list[Scored]:
    """The current score of every series."""
    return [
        score(journey, id, added_up(latest(records)), True)
        for id in journey["touchpoints"]
        for records in series_of(journey, id).values()
    ]
