"""The rules of all families in one table; `find_all` runs them.

`ground` stands before it; `ranking` puts what it finds in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeymap.analysis.findings.ground import Ground
from journeymap.analysis.results import Finding

Rule = Callable[[Ground], Iterator[Finding]]
RULES: tuple[Rule, ...] = ()


def find_all(ground: Ground) -> Iterator[Finding]:
    """Everything that falls short, in no order."""
    return (finding for rule in RULES for finding in rule(ground))
