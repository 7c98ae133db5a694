"""What differs between two journeys, by id and field."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from journeymap.editing.difference import changes_between
from journeymap.model import Comment, Journey, Kept, ScoreRecord, Stage, Verbatim
from journeymap.model.words import Role
from tests.editing.hotel import NPS, hotel
from tests.effort import examples
from tests.strategies import journeys, without_kept


def with_check_in(**fields: object) -> Journey:
    journey = hotel()
    check_in = replace(journey.touchpoints["check-in"], **fields)
    return replace(journey, touchpoints={**journey.touchpoints, "check-in": check_in})


def differences(other: Journey) -> dict[str, tuple[object, object]]:
    return {change.dotted: (change.before, change.after) for change in changes_between(hotel(), other)}


def test_owners_differ_by_department() -> None:
    owners = {"operations": (Role.ACCOUNTABLE, Role.RESPONSIBLE)}
    assert differences(with_check_in(owners=owners)) == {
        "touchpoints.check-in.owners.operations": ("accountable", ["accountable", "responsible"]),
        "touchpoints.check-in.owners.it": ("consulted", None),
    }


def test_scores_are_told_by_identity_not_by_place() -> None:
    more = ScoreRecord(metric="ces", formula="index", from_=date(2026, 7, 1), to=date(2026, 10, 31), source="survei")
    scores = (more, *reversed(hotel().touchpoints["check-in"].scores))
    assert differences(with_check_in(scores=scores)) == {
        "touchpoints.check-in.scores.ces/index[2026-07-01..2026-10-31 survei]": (
            None,
            {"metric": "ces", "formula": "index", "from": "2026-07-01", "to": "2026-10-31", "source": "survei"},
        )
    }


def test_counts_are_one_value() -> None:
    scores = (replace(NPS, counts={9.0: 81, 3.0: 20}), hotel().touchpoints["check-in"].scores[1])
    assert differences(with_check_in(scores=scores)) == {
        "touchpoints.check-in.scores.nps[.. survei].counts": ({"9": 80, "3": 20}, {"9": 81, "3": 20})
    }


def test_two_entries_of_one_identity_are_both_seen() -> None:
    same = Comment(by="Sari", department="", date=date(2026, 11, 3), text="Kurang orang")
    found = differences(with_check_in(comments=(*hotel().touchpoints["check-in"].comments, same)))
    assert list(found) == ["touchpoints.check-in.comments.Sari[2026-11-03 Kurang orang]#2"]


def test_added_removed_and_reordered_elements() -> None:
    stages = {"after": Stage(title="Setelah"), "new": Stage(title="Baru", width=300.0), "book": Stage(title="Pesan")}
    assert differences(replace(hotel(), stages=stages)) == {
        "stages.stay": ({"title": "Menginap"}, None),
        "stages.new": (None, {"title": "Baru", "width": 300.0}),
        "order.stages": (["book", "after"], ["after", "book"]),
    }


def test_what_a_file_held_unread_has_its_own_path() -> None:
    found = differences(replace(hotel(), kept=(Kept(("weather",), Verbatim("hujan")),)))
    assert found == {"weather": (None, "hujan")}


@given(journeys(most=3), journeys(most=3))
@settings(max_examples=examples(30), deadline=None, suppress_health_check=list(HealthCheck))
def test_differences_are_json_and_there_are_some_exactly_when_journeys_differ(one: Journey, other: Journey) -> None:
    changes = changes_between(one, other)
    assert json.loads(json.dumps([change.after for change in changes])) == [change.after for change in changes]
    if without_kept(one) != without_kept(other):
        assert changes
    assert len({change.path for change in changes}) == len(changes)
    assert changes_between(one, one) == ()
