"""The sample journeys: canonical, without problems, and each of use for what it is there to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain

import pytest

from journeymap.analysis.analyse import analyse
from journeymap.analysis.findings.kinds import KINDS
from journeymap.analysis.results import Analysis
from journeymap.analysis.scores import score_all
from journeymap.analysis.statistics.service_index import service_index
from journeymap.analysis.trends import compare_all
from journeymap.model import Journey
from journeymap.model.elements import MAPPINGS
from journeymap.model.ids import ID_PATTERN
from journeymap.model.words import Answer, Evidence, Language, LinkKind
from journeymap.paths import samples_dir
from journeymap.storage.codec import dumps, loads

NAMES = ("first-workshop", "hotel-stay", "online-shop", "penyedia-internet", "puskesmas")


@cache
def sample(name: str) -> Journey:
    return loads((samples_dir() / f"{name}.journey").read_bytes()).journey


@cache
def analysed(name: str) -> Analysis:
    return analyse(sample(name))


def found(name: str) -> set[str]:
    return {finding.kind for finding in analysed(name).findings}


def journeys() -> Iterator[Journey]:
    """Every sample and the journeys in its snapshots."""
    for journey in map(sample, NAMES):
        yield journey
        yield from (snapshot.journey for snapshot in journey.snapshots.values() if snapshot.journey)


def test_all_samples_are_tested() -> None:
    assert sorted(file.name for file in samples_dir().glob("*.journey")) == [f"{name}.journey" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_canonical_and_without_problems(name: str) -> None:
    text = (samples_dir() / f"{name}.journey").read_bytes()
    loaded = loads(text)
    assert loaded.problems == ()
    assert dumps(loaded.journey).encode() == text
    assert analysed(name).problems == ()


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_such_as_we_make(name: str) -> None:
    journey = sample(name)
    ids = [id for mapping in MAPPINGS for id in getattr(journey, mapping)]
    assert [id for id in ids if not ID_PATTERN.fullmatch(id)] == []


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_dated_so_that_their_findings_stay(name: str) -> None:
    journey = sample(name)
    days = [record.to for touchpoint in journey.touchpoints.values() for record in touchpoint.scores]
    assert journey.as_of is not None
    assert days
    assert all(day is not None and day <= journey.as_of for day in days)


@pytest.mark.parametrize("name", NAMES)
def test_samples_hold_no_mail_addresses_and_no_telephone_numbers(name: str) -> None:
    text = (samples_dir() / f"{name}.journey").read_text(encoding="utf-8")
    plain = "\n".join(line for line in text.splitlines() if "sha256" not in line)
    assert re.findall(r"\S+@\S+|\+?\d[\d -]{9,}\d", re.sub(r"\d{4}-\d\d-\d\d", "", plain)) == []


def test_measured_times_are_rounded_to_two_significant_digits() -> None:
    records = chain.from_iterable(t.scores for journey in journeys() for t in journey.touchpoints.values())
    times = [answer for record in records if record.metric.endswith("-time") for answer in record.counts]
    assert len(times) > 100
    assert [time for time in times if float(f"{time:.1e}") != time] == []


def test_together_the_samples_show_nearly_every_kind_of_finding() -> None:
    shown = set[str]().union(*(found(name) for name in NAMES))
    assert set(KINDS) - shown <= {
        "coverage.missing-kind",
        "evidence.believed-better",
        "delight.none-after-low",
        "delight.ends-low",
        "flow.endless-loop",
    }


def test_the_hotel_shows_every_verdict_and_most_findings() -> None:
    analysis = analysed("hotel-stay")
    assert 25 <= len(analysis.journey.touchpoints) <= 29
    assert {score.verdict.value for score in analysis.scores} == {
        "gap",
        "likely-gap",
        "likely-no-gap",
        "no-gap",
        "not-enough-data",
        "no-target",
    }
    assert len(found("hotel-stay")) >= 30


def test_the_hotels_check_in_is_the_one_of_the_specification() -> None:
    scores = {score.metric.id: score for score in analysed("hotel-stay").current["check-in"]}
    assert round(scores["nps"].value or 0.0) == -12
    assert (scores["nps"].n, scores["waiting-time"].n) == (214, 1902)
    assert scores["waiting-time"].value == 840
    assert round(scores["ces"].value or 0.0, 1) == 4.1


def test_the_hotels_snapshot_is_an_earlier_journey() -> None:
    now, snapshot = sample("hotel-stay"), sample("hotel-stay").snapshots["s-2026-06"]
    before = snapshot.journey
    assert snapshot.label == "Before the new desk"
    assert before is not None
    assert snapshot.taken is not None
    assert set(before.touchpoints) < set(now.touchpoints)
    owners = [id for id, touchpoint in before.touchpoints.items() if touchpoint.owners != now.touchpoints[id].owners]
    assert set(owners) >= {"check-in", "whatsapp-complaint", "loyalty-offer"}
    assert before.snapshots == {}
    for touchpoint in before.touchpoints.values():
        assert touchpoint.position is None
        assert (touchpoint.notes, touchpoint.comments) == ("", ())
        assert all(record.to is not None and record.to <= snapshot.taken for record in touchpoint.scores)


def test_some_of_the_hotels_changes_are_real_and_some_are_not() -> None:
    before = sample("hotel-stay").snapshots["s-2026-06"].journey
    assert before is not None
    then = {(s.touchpoint, *s.series): s for each in score_all(before).current.values() for s in each}
    now = {(s.touchpoint, *s.series): s for each in analysed("hotel-stay").current.values() for s in each}
    compared = compare_all([(score, now[key]) for key, score in then.items() if key in now], 0.95, 10)
    worse = {c.after.touchpoint for c in compared if c.real and not c.better}
    better = {c.after.touchpoint for c in compared if c.real and c.better}
    unsettled = [c for c in compared if c.adjusted_p is not None and not c.real]
    assert worse >= {"check-in", "whatsapp-complaint"}
    assert better >= {"wifi", "desk-complaint"}
    assert len(unsettled) >= 5


def test_the_clinic_has_the_nine_elements_of_the_service_index() -> None:
    journey = sample("puskesmas")
    assert journey.language is Language.ID
    assert len(journey.metrics) == 9
    assert {metric.group for metric in journey.metrics.values()} == {"SKM"}
    means = {s.metric.id: s.value or 0.0 for each in analysed("puskesmas").current.values() for s in each}
    weights = [metric.weight or 0.0 for metric in journey.metrics.values()]
    assert service_index([means[id] for id in journey.metrics], weights).grade == "C"
    assert "service.unresolved" in found("puskesmas")


def test_the_shop_has_every_kind_of_link_with_shares_and_fires_warnings() -> None:
    journey = sample("online-shop")
    assert {link.kind for link in journey.links.values()} == set(LinkKind)
    assert all(link.share is not None for link in journey.links.values())
    assert all(touchpoint.position is None for touchpoint in journey.touchpoints.values())
    assert {"warning.fired", "service.slow", "promise.unmet"} <= found("online-shop")


def test_the_internet_provider_disputes_and_is_late() -> None:
    journey = sample("penyedia-internet")
    assert journey.language is Language.ID
    answers = [answer.answer for t in journey.touchpoints.values() for answer in t.responses.values()]
    assert answers.count(Answer.DISPUTED) >= 3
    assert {"ownership.dispute", "people.overdue", "human.machine-complaint"} <= found("penyedia-internet")
    renewal = {score.metric.id: score for score in analysed("penyedia-internet").current["perpanjangan"]}
    assert renewal["retention"].value == pytest.approx(81.0, abs=0.05)
    assert renewal["clv"].value == pytest.approx(1_150_000 * 0.81 / (1 + 0.12 - 0.81))


def test_the_workshops_map_is_half_done() -> None:
    journey = sample("first-workshop")
    touchpoints = journey.touchpoints.values()
    placed = [touchpoint for touchpoint in touchpoints if touchpoint.position]
    owned = [touchpoint for touchpoint in touchpoints if touchpoint.accountable]
    evidence = {record.evidence for touchpoint in touchpoints for record in touchpoint.scores}
    assert 0 < len(placed) < len(touchpoints)
    assert 0 < len(owned) < len(touchpoints)
    assert evidence == {Evidence.OPINION, Evidence.ASSUMPTION}
    assert sum(bool(touchpoint.views) for touchpoint in touchpoints) >= 3
    for id in ("whatsapp-question", "trial-lesson"):
        touchpoint = journey.touchpoints[id]
        marks = sum((Counter(view.satisfaction) for view in touchpoint.views.values()), Counter[int]())
        assert marks == touchpoint.scores[0].counts
    assert any(idea.votes for idea in journey.parking_lot)
    assert {"coverage.empty-stage", "ownership.orphan", "evidence.none"} <= found("first-workshop")
