"""Which scores a table shows, and in which order: the analysis in, current scores out.

Before the verdict page, the table of every score, and the sentences about how sure all this is.
"""

from __future__ import annotations

from journeymap.analysis.results import Score, Verdict
from journeymap.model.words import Evidence
from journeymap.report.context import Context

SHORT = frozenset({Verdict.GAP, Verdict.LIKELY_GAP})
_VERDICTS = tuple(Verdict)


def current_scores(context: Context) -> list[Score]:
    """The current scores of all touchpoints that have a value, in journey order."""
    return [score for scores in context.analysis.current.values() for score in scores if score.value is not None]


def aimed(context: Context) -> list[Score]:
    """Those that have a target."""
    return [score for score in current_scores(context) if score.target is not None]


def with_verdict(context: Context, verdict: Verdict) -> list[Score]:
    """Those with a target and one verdict."""
    return [score for score in aimed(context) if score.verdict is verdict]


def by_gap(context: Context) -> list[Score]:
    """Scores with a target: by verdict, worst first, and within it as the findings rank them, then by shortfall."""
    ranks: dict[tuple[str, object], int] = {}
    for rank, finding in enumerate(context.analysis.findings):
        if finding.score is not None:
            ranks.setdefault((finding.touchpoints[0], finding.score.series), rank)
    last = len(context.analysis.findings)

    def key(score: Score) -> tuple[int, int, float]:
        rank = ranks.get((score.touchpoint, score.series), last)
        return _VERDICTS.index(score.verdict), rank, score.relative_gap or 0.0

    return sorted(aimed(context), key=key)


def best(context: Context) -> Score | None:
    """The score that is furthest over its target for certain."""
    met = with_verdict(context, Verdict.NO_GAP)
    return max(met, key=lambda score: score.relative_gap or 0.0, default=None)


def silent(context: Context) -> list[str]:
    """Touchpoints with nothing but assumptions, or no score at all, in journey order."""
    known = {score.touchpoint for score in current_scores(context) if score.evidence is not Evidence.ASSUMPTION}
    return [id for id in context.analysis.order if id not in known]
