from __future__ import annotations

from collections.abc import Callable

from journeymap.gui.session.about import About
from journeymap.gui.session.session import Session


def test_findings_by_element_are_those_that_name_it(hotel: Session, settled: Callable[[Session], None]) -> None:
    settled(hotel)
    findings = hotel.analysis.findings
    found = 0
    for mapping in ("touchpoints", "links", "departments"):
        for id in getattr(hotel.journey, mapping):
            named = [one for one in findings if id in getattr(one, mapping)]
            assert hotel.findings_about(mapping, id) == named
            found += len(named)
    assert found
    assert hotel.findings_about("stages", next(iter(hotel.journey.stages))) == []
    assert About(())("touchpoints", "reception") == []
