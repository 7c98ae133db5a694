"""What a gap is about: a finding and what is selected, or a list of findings, in; whether and where it fits out.

The panel of gaps asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.analysis.results import Finding
from journeymap.editing.changes import ElementKey
from journeymap.gui.session.session import Session


class About:
    """Whether a finding is about something that is selected."""

    def __init__(self, session: Session) -> None:
        self._session = session
        of = session.selection.of
        self._touchpoints, self._links, self._departments = map(set, map(of, ("touchpoints", "links", "departments")))

    @property
    def anything(self) -> bool:
        """Whether anything is selected that a finding can be about."""
        return bool(self._touchpoints or self._links or self._departments)

    def known(self) -> list[Finding] | None:
        """These findings as the session has them by element; None where each one has to be asked."""
        if self._departments:
            return None
        chosen = (("touchpoints", self._touchpoints), ("links", self._links))
        find = self._session.findings_about
        return [finding for mapping, ids in chosen for id in ids for finding in find(mapping, id)]

    def __call__(self, finding: Finding) -> bool:
        return (
            not self._touchpoints.isdisjoint(finding.touchpoints)
            or not self._links.isdisjoint(finding.links)
            or finding.department in self._departments
            or not self._departments.isdisjoint(finding.departments)
        )


def target_of(finding: Finding, session: Session) -> ElementKey | None:
    """Where a gap is seen best: a hand-off at its link, anything else at its first touchpoint or department."""
    journey = session.journey
    kinds: Mapping[str, Sequence[str]] = {
        "links": finding.links if finding.family == "handoff" else (),
        "touchpoints": finding.touchpoints,
        "departments": (*finding.departments, finding.department),
    }
    found = ((mapping, id) for mapping, ids in kinds.items() for id in ids if id in getattr(journey, mapping))
    return next(found, None)


def place_of(finding: Finding, among: Sequence[Finding]) -> int | None:
    """The place of the finding that says the same thing of the same elements, of several the one in the same words."""
    about = _about(finding)
    alike = [row for row, other in enumerate(among) if other.kind == finding.kind and _about(other) == about]
    worded = [row for row in alike if among[row].message == finding.message]
    return next(iter(worded or alike), None)


def _about(finding: Finding) -> tuple[object, ...]:
    series = finding.score.series if finding.score else None
    return (finding.touchpoints, finding.links, finding.departments, series)
