"""The order of findings, and its formula in words.

All findings stand before it; every list of findings shows them in this order.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.results import Finding, Severity, Verdict
from journeymap.i18n import Message, msg

_SEVERITIES = tuple(Severity)
_CERTAINTIES = (
    Verdict.GAP,
    None,
    Verdict.LIKELY_GAP,
    Verdict.NO_TARGET,
    Verdict.NOT_ENOUGH_DATA,
    Verdict.LIKELY_NO_GAP,
    Verdict.NO_GAP,
)
"""A sure gap comes first; then what is a plain fact and needs no verdict; then what the answers leave open."""


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in priority order (method.md section 6)."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[int, int, float, tuple[str, ...], str]:
    return (
        _SEVERITIES.index(finding.severity),
        _CERTAINTIES.index(finding.verdict),
        -finding.weight,
        (*finding.touchpoints, *finding.links, *finding.departments),
        finding.kind,
    )


def ranking_formula() -> Message:
    """How the order comes about, to be printed beside it."""
    return msg(
        "In order of severity, then certainty, then importance / 5 (3 where unset) × expected visits × "
        "the smaller of 1 and |gap| / range, then id. The range is 200 for NPS and indices, 100 for percentages, "
        "maximum − minimum for means, the target for times and customer value; where no gap is measured, that factor "
        "is 1."
    )
