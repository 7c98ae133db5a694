"""What changed: two scores of one series put to the test, and many such tests corrected for being many.

`scores` stands before it; findings that a score fell or drops across a link, the comparison with a snapshot and the
report's page of changes come after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from journeymap.analysis.results import Comparison, Score
from journeymap.analysis.samples import QUANTILES, Sample, sample_of
from journeymap.analysis.scores import Scores
from journeymap.analysis.statistics import comparisons
from journeymap.analysis.statistics.multiple import benjamini_hochberg
from journeymap.i18n import Message, mark, msg, msg_count
from journeymap.model.words import Better

TESTS: Mapping[str, str] = {
    "adjusted-wald": mark("adjusted Wald test"),
    "n-1-two-proportion": mark("N−1 two-proportion test"),
    "welch": mark("Welch's t-test"),
    "pooled-quantile": mark("test of the pooled quantile"),
}
"""The tests by their ids, as the report names them."""


def trends_of(scores: Scores, order: Iterable[str], confidence: float, minimum: int) -> tuple[Comparison, ...]:
    """Each current score against the one before it in its series, in journey order, corrected together."""
    pairs = [
        (before, now)
        for id in order
        for now in scores.current.get(id, ())
        if (before := scores.previous.get((id, now.series))) is not None
    ]
    return compare_all(pairs, confidence, minimum, scores.samples)


def compare_all(
    pairs: Iterable[tuple[Score, Score]],
    confidence: float,
    minimum: int,
    samples: Mapping[int, Sample | None] = MappingProxyType({}),
) -> tuple[Comparison, ...]:
    """Pairs of (before, after) put to their tests, their p-values corrected (Benjamini and Hochberg 1995).

    `confidence` is a share; scores of fewer than `minimum` answers are not compared. `samples` may hold those that
    are made already, by the identity of their score's record.
    """
    tested = [_compared(before, after, minimum, samples) for before, after in pairs]
    return _corrected(tested, 1.0 - confidence)


def _corrected(tested: Sequence[Comparison], error: float) -> tuple[Comparison, ...]:
    adjusted = benjamini_hochberg([comparison.p for comparison in tested])
    return tuple(
        msgspec.structs.replace(comparison, adjusted_p=p, real=p is not None and p < error and _is_shown(comparison))
        for comparison, p in zip(tested, adjusted, strict=True)
    )


def _is_shown(comparison: Comparison) -> bool:
    """Whether the difference of the figures goes the way the test says. Among few answers the adjustment may see a
    change where both figures are the same: that is no change to report."""
    return (comparison.difference or 0.0) * (comparison.statistic or 0.0) > 0.0


def _compared(before: Score, after: Score, minimum: int, samples: Mapping[int, Sample | None]) -> Comparison:
    """The difference of two scores and its test, not yet corrected; `refused` says why where there is none."""
    if before.series[:3] != after.series[:3]:
        return _untested(before, after, _UNLIKE)
    if min(before.n, after.n) < max(minimum, 1):
        return _untested(before, after, _few(min(before.n, after.n)))
    earlier, later = _sample(before, samples), _sample(after, samples)
    found = _tested(later, earlier, after.formula.id) if earlier and later else None
    if found is None:
        return _untested(before, after, _NO_COUNTS)
    refused = _NO_SPREAD if found.p is None else None
    return _comparison(before, after, found.test, found.statistic, found.p, refused)


def _sample(score: Score, samples: Mapping[int, Sample | None]) -> Sample | None:
    made = samples.get(id(score.record))
    return made or sample_of(score.record, score.formula, score.scale)


_UNLIKE = msg("These scores have different formulas or scales, so they are not compared.")
_NO_COUNTS = msg("Only a published figure is known here, which allows no test.")
_NO_SPREAD = msg("All answers are equal, which allows no test.")


def _few(n: int) -> Message:
    return msg_count("One answer is too few for a test.", "{count} answers are too few for a test.", n)


def _tested(a: Sample, b: Sample, formula: str) -> comparisons.Comparison | None:
    """The test that suits the formula, a minus b; None where the samples allow none."""
    if formula in QUANTILES:
        return comparisons.compare_quantiles(a.counts, b.counts, QUANTILES[formula]) if a.counts and b.counts else None
    if a.moments and b.moments:
        return comparisons.compare_means(a.moments, b.moments)
    if a.tally and b.tally:
        return _tallies(a, b, formula)
    return None


def _tallies(a: Sample, b: Sample, formula: str) -> comparisons.Comparison | None:
    if a.tally is None or b.tally is None:
        return None
    if formula in NET_FORMULAS:
        return comparisons.compare_net_scores(a.tally, b.tally)
    return comparisons.compare_proportions(min(a.tally.top, a.n), a.n, min(b.tally.top, b.n), b.n)


NET_FORMULAS = frozenset({"nps", "index"})
"""The formulas of net scores, by id."""


def _untested(before: Score, after: Score, refused: Message) -> Comparison:
    return _comparison(before, after, "", None, None, refused)


def _comparison(
    before: Score, after: Score, test: str, statistic: float | None, p: float | None, refused: Message | None
) -> Comparison:
    known = before.value is not None and after.value is not None and before.series[:3] == after.series[:3]
    difference = after.value - before.value if known and after.value is not None and before.value is not None else None
    lower = after.metric.better is Better.LOWER
    return Comparison(
        before=before,
        after=after,
        difference=difference,
        test=test,
        statistic=statistic,
        p=p,
        adjusted_p=None,
        real=False,
        better=difference is not None and (difference < 0.0 if lower else difference > 0.0),
        refused=refused,
    )
