"""What changed, a second time: the score before the current one and the tests of section 2, by scipy.

Written from the documents alone, beside `oracle`; nothing of `journeymap` is imported here. Medians have no test in
the documents, so there is none here.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

from scipy import stats

from tests.analysis import oracle
from tests.analysis.oracle import Plain, Scored


def previous_scores(journey: Plain) -> dict[tuple[str, tuple[Any, ...]], Scored]:
    """Of every series, the latest that ends before the current one begins."""
    found = {}
    for id in journey["touchpoints"]:
        for key, records in oracle.series_of(journey, id).items():
            now = oracle.latest(records)[-1]
            start = now.get("from") or now.get("to")
            earlier = [r for r in records if start and r.get("to") and r["to"] < start]
            if earlier:
                found[id, key] = oracle.score(journey, id, oracle.added_up(oracle.latest(earlier)), False)
    return found


def _tally(score: Scored) -> tuple[float, float]:
    """Who is for and who against: counted, else nobody stood in the middle."""
    if sum(score.record.get("counts", {}).values()):
        return oracle.good_bad(score.formula, oracle.answers_of(score.record), score.scale or (0, 1))
    assert score.value is not None
    return score.n * (1 + score.value / 100) / 2, score.n * (1 - score.value / 100) / 2


def z_of_indices(before: Scored, after: Scored) -> float:
    """NPS and index: the difference over its standard error, both adjusted."""
    parts = []
    for one in (before, after):
        p, d = ((part + 0.75) / (one.n + 3) for part in _tally(one))
        parts.append((p - d, (p + d - (p - d) ** 2) / (one.n + 3)))
    return (parts[1][0] - parts[0][0]) / sqrt(parts[0][1] + parts[1][1])


def z_of_shares(before: Scored, after: Scored) -> float:
    """The N-1 two-proportion test; no difference where all or none succeeded on both sides."""
    (x, m), (y, n) = (((one.value or 0.0) * one.n / 100, one.n) for one in (before, after))
    pooled = (x + y) / (m + n)
    if not 1e-12 < pooled < 1 - 1e-12:
        return 0.0
    return (y / n - x / m) / sqrt(pooled * (1 - pooled) * (1 / m + 1 / n)) * sqrt((m + n - 1) / (m + n))


def _moments(score: Scored) -> tuple[float, float, int]:
    answers, value = oracle.answers_of(score.record), score.value or 0.0
    if len(answers):
        return value, float(answers.std(ddof=1)) if len(answers) > 1 else 0.0, score.n
    known, scale = score.record["reported"].get("s"), score.scale or (0, 0)
    return value, sqrt((value - scale[0]) * (scale[1] - value)) if known is None else known, score.n


def p_value(journey: Plain, before: Scored, after: Scored) -> float | None:
    """Two-sided; None where there is no test, or fewer answered than the journey asks for."""
    if min(before.n, after.n) < max(journey.get("minimum_answers", 10), 1):
        return None
    kind = oracle.kind_of(after.formula)
    if kind in ("index", "share"):
        z = (z_of_indices if kind == "index" else z_of_shares)(before, after)
        return 2 * float(stats.norm.sf(abs(z)))
    if kind != "mean" or min(before.n, after.n) < 2:
        return None
    one, other = _moments(before), _moments(after)
    if one[1] + other[1] < 1e-9:
        return None
    return float(stats.ttest_ind_from_stats(*one, *other, equal_var=False).pvalue)


def worse_for_certain(journey: Plain, pairs: Iterable[tuple[str, Scored, Scored]]) -> set[str] | None:
    """Whose second score is worse, after the correction of Benjamini and Hochberg; None where a time is among them,
    or where a p-value lies so near the level that rounding decides."""
    pairs = list(pairs)
    tested = [(id, a, b, p) for id, a, b in pairs if (p := p_value(journey, a, b)) is not None]
    if any(score.metric in oracle.TIMES for _, *both in pairs for score in both):
        return None
    adjusted = stats.false_discovery_control([p for *_, p in tested]) if tested else []
    level = 1 - journey.get("confidence", 0.95)
    if any(abs(p - level) < 1e-9 for p in adjusted):
        return None
    worse = [(b.value > a.value) if a.lower_is_better else (b.value < a.value) for _, a, b, _ in tested]
    return {id for (id, *_), p, down in zip(tested, adjusted, worse, strict=True) if p < level and down}
