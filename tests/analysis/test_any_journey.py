"""Laws that hold for every journey: the analysis never fails, its numbers are finite, its sentences render."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from hypothesis import HealthCheck, given, settings

from journeymap.analysis.analyse import analyse
from journeymap.analysis.compare import compare
from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import Analysis, Finding
from journeymap.i18n import Message, Translator
from journeymap.model import Journey
from tests.effort import examples
from tests.strategies import journeys

ANY = journeys(nested=False, kept=False)
untimed = settings(deadline=None, max_examples=examples(40), suppress_health_check=list(HealthCheck))


@untimed
@given(ANY)
def test_every_number_is_finite(journey: Journey) -> None:
    found = analyse(journey)
    numbers = [*found.flow.visits.values(), *found.flow.shares.values(), *_of_findings(found)]
    assert all(isfinite(number) for number in numbers)
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in found.flow.removal.values() if share is not None)
    for score in found.scores:
        if score.low is not None and score.high is not None:
            assert score.low <= score.high


def _of_findings(found: Analysis) -> Iterator[float]:
    for finding in found.findings:
        yield finding.weight
        if finding.affected is not None:
            yield finding.affected


@untimed
@given(ANY)
def test_findings_name_only_what_is_there(journey: Journey) -> None:
    found = analyse(journey)
    assert sorted(found.order) == sorted(journey.touchpoints)
    for finding in found.findings:
        assert finding.kind in KINDS
        assert set(finding.touchpoints) <= set(journey.touchpoints)
        assert set(finding.links) <= set(journey.links)
        assert {*finding.departments, finding.department} <= {*journey.departments, ""}
        assert set(finding.actions) <= set(journey.actions)


@untimed
@given(ANY)
def test_sentences_render(journey: Journey) -> None:
    translator = Translator(journey.language.value)
    found = analyse(journey)
    for message in [m for finding in found.findings for m in _messages(finding)] + list(found.importance.refused):
        assert translator.render(message)


def _messages(finding: Finding) -> list[Message]:
    return [message for message in (finding.message, finding.remedy, finding.evidence) if message is not None]


@untimed
@given(ANY)
def test_the_same_journey_gives_the_same_and_differs_in_nothing_from_itself(journey: Journey) -> None:
    assert analyse(journey) == analyse(journey)
    found = compare(journey, journey)
    assert found.closed == ()
    assert found.opened == ()
    assert found.scores == ()
