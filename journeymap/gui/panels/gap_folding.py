"""Which gaps share a row: findings in, those that get a row of their own out.

The analysis keeps them apart; here nobody accountable and nobody responsible for one touchpoint are one thing to
settle. The panel of gaps lists what is left, `gap_words` says both in the one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import attrgetter

from journeymap.analysis.results import Finding

HOST, GUEST = "ownership.orphan", "ownership.no-responsible"


def folded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that are said in the row of another of them."""
    hosts = {finding.touchpoints for finding in _of_kind(findings, HOST)}
    away = {id(guest) for guest in _of_kind(findings, GUEST) if guest.touchpoints in hosts}
    return tuple(finding for finding in findings if id(finding) not in away) if away else tuple(findings)


def guests(findings: Sequence[Finding]) -> dict[tuple[str, ...], Finding]:
    """The findings that are said in another's row where there is one, by their touchpoints."""
    return {finding.touchpoints: finding for finding in _of_kind(findings, GUEST)}


def _of_kind(findings: Sequence[Finding], kind: str) -> Iterator[Finding]:
    """Of some 28,000 findings, without a step of Python for each."""
    return compress(findings, map(kind.__eq__, map(attrgetter("kind"), findings)))
