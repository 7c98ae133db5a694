"""Which gaps share a row: findings in, those that get a row of their own out.

The analysis keeps them apart; here nobody accountable and nobody responsible for one touchpoint are one thing to
settle. The panel of gaps lists what is left, `gap_words` says both in the one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.analysis.results import Finding

HOST, GUEST = "ownership.orphan", "ownership.no-responsible"


def folded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that are said in the row of another of them."""
    hosts = {finding.touchpoints for finding in findings if finding.kind == HOST}
    return tuple(finding for finding in findings if not (finding.kind == GUEST and finding.touchpoints in hosts))


def guests(findings: Iterable[Finding]) -> dict[tuple[str, ...], Finding]:
    """The findings that are said in another's row where there is one, by their touchpoints."""
    return {finding.touchpoints: finding for finding in findings if finding.kind == GUEST}
