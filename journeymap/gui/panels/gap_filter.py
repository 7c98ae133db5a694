"""Which gaps are wanted: a frozen choice of family, department, severities and words; findings in, those that pass out.

The filter bar makes it, the panel of gaps asks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from journeymap.analysis.results import Finding, Severity

NOBODY = "-"
"""Stands for the findings for which nobody has to act yet; no id of a department looks like it."""


class GapFilter(msgspec.Struct, frozen=True):
    """An empty part lets everything pass. `text`: each of its words must be found somewhere."""

    family: str = ""
    department: str = ""
    severities: tuple[Severity, ...] = ()
    text: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are searched, in small letters."""
        return tuple(self.text.casefold().split())

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return not (self.family or self.department or self.severities or self.words)

    def without_text(self, finding: Finding) -> bool:
        """Whether a finding passes all but the search."""
        return (
            (not self.family or finding.family == self.family)
            and (not self.severities or finding.severity in self.severities)
            and (not self.department or self._concerns(finding))
        )

    def _concerns(self, finding: Finding) -> bool:
        if self.department == NOBODY:
            return not finding.department
        return finding.department == self.department or self.department in finding.departments


def passing(findings: Sequence[Finding], wanted: GapFilter, searched: Mapping[int, str]) -> tuple[Finding, ...]:
    """The findings that pass, in the order given; `searched` has by place what each may be found by."""
    if wanted.empty:
        return tuple(findings)
    words = wanted.words
    return tuple(
        finding
        for number, finding in enumerate(findings)
        if wanted.without_text(finding) and (not words or all(word in searched[number] for word in words))
    )
