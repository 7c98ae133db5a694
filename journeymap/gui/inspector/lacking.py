"""Which touchpoints lack an owner or feedback, and findings by severity, remembered from one look to the next.

Journey and analysis stand before it, the journey at a glance after it. Elements never change in place, so what was
found of an element holds for as long as the very same one stands there; only others are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count, repeat
from operator import attrgetter, is_, is_not

from journeymap.analysis.results import Finding, Severity
from journeymap.model.touchpoints import Touchpoint

_Groups = list[tuple[Severity, tuple[Finding, ...]]]


class Lacking:
    """Ids of the touchpoints of which something holds, in the journey's order."""

    def __init__(self, holds: Callable[[Touchpoint], bool]) -> None:
        self._holds = holds
        self._mapping: Mapping[str, Touchpoint] | None = None
        self._seen: list[Touchpoint] = []
        self._marks: list[bool] = []
        self._ids: tuple[str, ...] = ()

    def of(self, touchpoints: Mapping[str, Touchpoint]) -> tuple[str, ...]:
        """Those of these touchpoints."""
        if touchpoints is not self._mapping:
            seen = list(touchpoints.values())
            self._marks = self._marked(seen)
            self._mapping, self._seen = touchpoints, seen
            self._ids = tuple(compress(touchpoints, self._marks))
        return self._ids

    def _marked(self, seen: list[Touchpoint]) -> list[bool]:
        """The marks of before where the same elements stand, at the same place from the start or from the end."""
        if len(seen) == len(self._seen):
            marks = self._marks.copy()
            for place in compress(count(), map(is_not, self._seen, seen)):
                marks[place] = self._holds(seen[place])
            return marks
        head = _same(self._seen, seen)
        tail = min(_same(self._seen[::-1], seen[::-1]), min(len(seen), len(self._seen)) - head)
        rest = map(self._holds, seen[head : len(seen) - tail])
        return [*self._marks[:head], *rest, *self._marks[len(self._marks) - tail :]]


class BySeverity:
    """The findings of an analysis by their severity, the gravest first; sorted once for each analysis."""

    def __init__(self) -> None:
        self._findings: Sequence[Finding] = ()
        self._groups: _Groups = []

    def of(self, findings: Sequence[Finding]) -> _Groups:
        """Those severities of which there are any, each with its findings in their order."""
        if findings is not self._findings:
            severities = tuple(map(attrgetter("severity"), findings))
            groups = [(each, tuple(compress(findings, map(is_, severities, repeat(each))))) for each in Severity]
            self._findings, self._groups = findings, [group for group in groups if group[1]]
        return self._groups


def _same(one: Sequence[Touchpoint], other: Sequence[Touchpoint]) -> int:
    """How many from the start on are the very same."""
    return next(compress(count(), map(is_not, one, other)), min(len(one), len(other)))
