"""What is remembered of touchpoints and findings is what a look at all of them gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.analysis.analyse import analyse
from journeymap.analysis.results import Finding, Severity
from journeymap.gui.inspector.lacking import BySeverity, Lacking
from journeymap.model.touchpoints import Touchpoint
from journeymap.paths import samples_dir
from journeymap.storage.files import load

POOL = [Touchpoint(title=f"{number}", stage="s", votes=number % 3) for number in range(8)]


def _unwanted(touchpoint: Touchpoint) -> bool:
    return touchpoint.votes == 0


@settings(max_examples=80)
@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7)), max_size=9), max_size=6))
def test_what_is_remembered_is_what_a_look_at_all_gives(states: list[list[tuple[int, int]]]) -> None:
    lacking = Lacking(_unwanted)
    for state in states:
        touchpoints = {f"t{id}": POOL[number] for id, number in state}
        for _ in range(2):
            assert lacking.of(touchpoints) == tuple(id for id, one in touchpoints.items() if _unwanted(one))


def test_only_what_is_another_element_is_looked_at() -> None:
    seen: list[str] = []

    def look(touchpoint: Touchpoint) -> bool:
        seen.append(touchpoint.title)
        return False

    lacking = Lacking(look)
    held = {f"t{number}": one for number, one in enumerate(POOL)}
    lacking.of(held)
    seen.clear()
    lacking.of({**held, "t3": Touchpoint(title="another", stage="s")})
    lacking.of({id: one for id, one in held.items() if id != "t5"})
    assert seen == ["another", "3", "4"]


def test_findings_are_sorted_once_for_an_analysis() -> None:
    findings = analyse(load(samples_dir() / "hotel-stay.journey").journey).findings
    groups: dict[Severity, list[Finding]] = {}
    by_severity = BySeverity()
    for finding in findings:
        groups.setdefault(finding.severity, []).append(finding)
    shown = by_severity.of(findings)
    assert dict(shown) == {severity: tuple(found) for severity, found in groups.items()}
    assert [severity for severity, _ in shown] == [one for one in Severity if one in groups]
    assert by_severity.of(findings) is shown
    assert by_severity.of(findings[:1]) == [(findings[0].severity, findings[:1])]
