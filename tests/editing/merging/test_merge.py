"""What two people made of one journey, put together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from journeymap.editing.commands import departments, links, metrics, ownership, scores, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.editing.invariants import violations
from journeymap.editing.merging import Merge, merge, resolve
from journeymap.i18n import Translator, msg
from journeymap.model import (
    Comment,
    CustomMetric,
    Department,
    Importance,
    Journey,
    Kept,
    Link,
    ParkedIdea,
    Response,
    ScoreRecord,
    Stage,
    Touchpoint,
    Verbatim,
    View,
)
from journeymap.model.words import Answer, Role
from tests.editing.hotel import NPS, hotel


def check_in(**fields: Any) -> Journey:
    """The hotel with other values at its check-in."""
    journey = hotel()
    changed = replace(journey.touchpoints["check-in"], **fields)
    return replace(journey, touchpoints={**journey.touchpoints, "check-in": changed})


def merged(ours: Journey, theirs: Journey) -> Merge:
    result = merge(hotel(), ours, theirs)
    assert violations(result.journey) == ()
    return result


def paths(result: Merge) -> list[str]:
    return [conflict.path for conflict in result.conflicts]


def titles(result: Merge) -> list[str]:
    return [Translator().render(conflict.title) for conflict in result.conflicts]


def test_different_fields_of_one_touchpoint_both_count() -> None:
    result = merged(check_in(title="Tiba"), check_in(notes="Antre", channel="Meja depan"))
    found = result.journey.touchpoints["check-in"]
    assert (found.title, found.notes, found.channel) == ("Tiba", "Antre", "Meja depan")
    assert result.conflicts == ()
    assert sorted(change.dotted for change in result.taken) == [
        "touchpoints.check-in.channel",
        "touchpoints.check-in.notes",
    ]


def test_the_same_field_is_a_conflict_until_it_is_decided() -> None:
    result = merged(check_in(title="Tiba"), check_in(title="Datang"))
    (conflict,) = result.conflicts
    assert (conflict.key, conflict.field, conflict.entry) == (("touchpoints", "check-in"), "title", "")
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Check-in", "Tiba", "Datang")
    assert (conflict.kind, titles(result)) == ("edit-edit", ["Touchpoint “Tiba”: Title"])
    assert result.journey.touchpoints["check-in"].title == "Tiba"
    for choice in (0, conflict):
        assert resolve(result, {choice: "theirs"}).touchpoints["check-in"].title == "Datang"
        assert resolve(result, {choice: "ours"}) == result.journey


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    result = merged(check_in(title="Tiba", notes="a"), check_in(title="Tiba", channel="b"))
    assert result.conflicts == ()
    assert [change.dotted for change in result.taken] == ["touchpoints.check-in.channel"]


def test_owners_are_merged_department_by_department() -> None:
    base = hotel().touchpoints["check-in"].owners
    ours = check_in(owners={**base, "it": (Role.RESPONSIBLE,)})
    theirs = check_in(owners={"it": (Role.INFORMED,)})
    result = merged(ours, theirs)
    assert result.journey.touchpoints["check-in"].owners == {"it": (Role.RESPONSIBLE,)}
    assert paths(result) == ["touchpoints.check-in.owners.it"]
    (said,) = titles(result)
    assert said.startswith("Touchpoint “Check-in”: ")
    assert said.endswith(", TI")
    assert resolve(result, {0: "theirs"}).touchpoints["check-in"].owners == {"it": (Role.INFORMED,)}


def test_an_answer_is_one_value() -> None:
    ours = check_in(responses={"operations": Response(answer=Answer.DISPUTED, by="Sari")})
    theirs = check_in(responses={"operations": Response(answer=Answer.ACCEPTED, by="Budi")})
    result = merged(ours, theirs)
    assert paths(result) == ["touchpoints.check-in.responses.operations"]
    answer = resolve(result, {0: "theirs"}).touchpoints["check-in"].responses["operations"]
    assert (answer.answer, answer.by) == (Answer.ACCEPTED, "Budi")


def test_a_changed_entry_that_the_other_removed_is_asked() -> None:
    result = merged(check_in(targets={}), check_in(targets={"nps": 40.0, "breakfast/mean": 8.0}))
    assert [(conflict.kind, conflict.path) for conflict in result.conflicts] == [
        ("delete-edit", "touchpoints.check-in.targets.nps")
    ]
    assert result.journey.touchpoints["check-in"].targets == {}
    assert resolve(result, {0: "theirs"}).touchpoints["check-in"].targets == {"nps": 40.0}


def test_scores_are_told_by_identity_and_merged_by_field() -> None:
    rest = hotel().touchpoints["check-in"].scores[1:]
    more = ScoreRecord(metric="csat", counts={5.0: 3})
    ours = check_in(scores=(more, replace(NPS, counts={9.0: 90}), *rest))
    theirs = check_in(scores=(replace(NPS, counts={9.0: 81}, segment=""), ScoreRecord(metric="ces"), *rest))
    result = merged(ours, theirs)
    found = result.journey.touchpoints["check-in"].scores
    assert {record.metric for record in found} == {"csat", "nps", "ces", "breakfast"}
    assert paths(result) == ["touchpoints.check-in.scores.nps[.. survei].counts"]
    decided = resolve(result, {0: "theirs"}).touchpoints["check-in"].scores
    assert next(record for record in decided if record.metric == "nps").counts == {9.0: 81}


def test_dots_and_blind_marks_of_both_sides_count() -> None:
    ours = check_in(votes=3, views={"operations": View(satisfaction={3: 3, 5: 1})})
    theirs = check_in(votes=2, views={"operations": View(satisfaction={3: 4})})
    found = merged(ours, theirs).journey.touchpoints["check-in"]
    assert found.votes == 5
    assert found.views == {"operations": View(satisfaction={3: 5, 5: 1})}


def test_two_rooms_that_voted_alike_are_two_rooms() -> None:
    ours, theirs = check_in(votes=3), replace(check_in(votes=3), title="Lain")
    assert merged(ours, theirs).journey.touchpoints["check-in"].votes == 6


def test_dots_taken_away_never_leave_fewer_than_none() -> None:
    base = check_in(votes=4)
    assert merge(base, check_in(votes=0), check_in(votes=1)).journey.touchpoints["check-in"].votes == 0


def test_parked_ideas_are_told_by_their_text() -> None:
    base = replace(hotel(), parking_lot=(ParkedIdea(text="Shuttle", votes=1), ParkedIdea(text="Spa")))
    ours = replace(base, parking_lot=(ParkedIdea(text="Shuttle", votes=3), ParkedIdea(text="Kopi", votes=2)))
    theirs = replace(base, parking_lot=(*base.parking_lot[1:], ParkedIdea(text="Kopi", votes=1)))
    result = merge(base, ours, theirs)
    assert paths(result) == ["parking_lot.Shuttle"]
    assert result.journey.parking_lot == (ParkedIdea(text="Shuttle", votes=3), ParkedIdea(text="Kopi", votes=3))


def test_texts_of_both_sides_are_kept_and_removals_too() -> None:
    base = check_in(pain_points=("a", "b", "c"))
    ours = check_in(pain_points=("a", "x", "c"))
    theirs = check_in(pain_points=("b", "c", "y"))
    found = merge(base, ours, theirs)
    assert found.journey.touchpoints["check-in"].pain_points == ("x", "c", "y")
    assert found.conflicts == ()


def test_comments_of_both_sides_are_kept() -> None:
    old = hotel().touchpoints["check-in"].comments
    mine, yours = (Comment(by=by, date=date(2026, 11, 4), text="Setuju") for by in ("Budi", "Sari"))
    result = merged(check_in(comments=(*old, mine)), check_in(comments=(*old, yours)))
    assert result.journey.touchpoints["check-in"].comments == (*old, mine, yours)


def test_importance_is_merged_by_part() -> None:
    result = merged(check_in(importance=Importance(customer=5)), check_in(importance=Importance(organisation=3)))
    assert result.journey.touchpoints["check-in"].importance == Importance(customer=5, organisation=3)


def test_a_position_is_one_value() -> None:
    result = merged(check_in(position=(1.0, 2.0)), check_in(position=(120.0, 300.0)))
    assert paths(result) == ["touchpoints.check-in.position"]
    assert titles(result) == ["Touchpoint “Check-in”: Its place on the map"]


def test_settings_conflict_one_by_one() -> None:
    result = merged(replace(hotel(), title="A", author="Sari"), replace(hotel(), title="B", vision="Hangat"))
    assert (result.journey.title, result.journey.author, result.journey.vision) == ("A", "Sari", "Hangat")
    assert (paths(result), titles(result)) == (["title"], ["Journey: Title"])
    assert resolve(result, {0: "theirs"}).title == "B"


def test_what_a_file_held_unread_is_merged_by_its_path() -> None:
    a, b, c = (Kept((key,), Verbatim("1")) for key in "abc")
    base = replace(hotel(), kept=(a,))
    result = merge(base, replace(base, kept=(a, b)), replace(base, kept=(replace(a, value="2"), c)))
    assert result.journey.kept == (replace(a, value="2"), b, c)


def edited(*verbs: Any) -> Journey:
    document = Document(hotel())
    for verb, *values in verbs:
        verb(document, *values)
    return document.journey


DELETED = edited((touchpoints.delete_touchpoints, ["check-in"]))


def test_a_deletion_that_nobody_disturbed_goes_through() -> None:
    result = merged(hotel(), DELETED)
    assert result.journey == DELETED
    assert merged(DELETED, check_in()).journey == DELETED


@pytest.mark.parametrize("use", ["edit", "link", "promise", "action"])
def test_what_one_deleted_and_the_other_changed_or_used_is_asked_once(use: str) -> None:
    journey = hotel()
    theirs = {
        "edit": check_in(notes="Antre"),
        "link": edited((links.connect, "room", "check-in")),
        "promise": replace(
            journey,
            touchpoints={
                **journey.touchpoints,
                "room": replace(
                    journey.touchpoints["room"],
                    promises=(_promise("check-in"),),
                ),
            },
        ),
        "action": replace(journey, actions={"x": replace(journey.actions["online"], touchpoints=("check-in",))}),
    }[use]
    result = merged(DELETED, theirs)
    assert [(c.key, c.field, c.kind) for c in result.conflicts] == [(("touchpoints", "check-in"), "", "delete-edit")]
    assert titles(result) == ["Touchpoint “Check-in”"]
    assert "check-in" not in result.journey.touchpoints
    kept = resolve(result, {0: "theirs"})
    assert violations(kept) == ()
    assert kept.touchpoints == theirs.touchpoints
    assert (kept.links, kept.warnings) == (theirs.links, theirs.warnings)
    other = merged(theirs, DELETED)
    assert [(c.key, c.kind) for c in other.conflicts] == [(("touchpoints", "check-in"), "edit-delete")]
    assert other.journey.touchpoints == theirs.touchpoints
    assert "check-in" not in resolve(other, {0: "theirs"}).touchpoints


def _promise(made_at: str) -> Any:
    return replace(hotel().touchpoints["ad"].promises[0], made_at=made_at)


def test_a_link_that_is_kept_keeps_its_ends() -> None:
    theirs = edited((links.set_link, "check-in--room"))
    theirs = replace(
        theirs, links={**theirs.links, "check-in--room": replace(theirs.links["check-in--room"], label="!")}
    )
    result = merged(DELETED, theirs)
    assert [conflict.key for conflict in result.conflicts] == [("links", "check-in--room")]
    assert titles(result) == ["Link “Check-in → Kamar”"]
    kept = resolve(result, {0: "theirs"})
    assert kept.links["check-in--room"].label == "!"
    assert "check-in" in kept.touchpoints


def test_a_department_that_one_deleted_and_the_other_gave_work_comes_back_with_its_parts() -> None:
    ours = edited((departments.remove_department, "operations"))
    theirs = edited((ownership.make_accountable, "room", "operations"))
    result = merged(ours, theirs)
    assert [conflict.key for conflict in result.conflicts] == [("departments", "operations")]
    kept = resolve(result, {0: "theirs"})
    assert kept.touchpoints == theirs.touchpoints
    assert kept.links["check-in--room"].handoff_owner == "operations"
    assert list(kept.departments) == list(hotel().departments)


def test_a_metric_that_one_deleted_and_the_other_measured_comes_back() -> None:
    ours = edited((metrics.remove_metric, "breakfast"))
    theirs = edited((lambda document: scores.add_score(document, "room", metric="breakfast", counts={8.0: 3}),))
    result = merged(ours, theirs)
    assert [conflict.key for conflict in result.conflicts] == [("metrics", "breakfast")]
    assert result.journey.touchpoints["room"].scores == ()
    kept = resolve(result, {0: "theirs"})
    assert (kept.metrics, kept.touchpoints, kept.warnings) == (theirs.metrics, theirs.touchpoints, theirs.warnings)


def test_a_stage_that_one_removed_and_the_other_filled_is_asked() -> None:
    ours = edited((stages.remove_stage, "after"))
    theirs = edited((lambda document: touchpoints.add_touchpoint(document, "Ulasan", stage="after"),))
    result = merged(ours, theirs)
    assert [conflict.key for conflict in result.conflicts] == [("stages", "after")]
    assert result.journey.touchpoints["ulasan"].stage == ""
    assert resolve(result, {0: "theirs"}) == theirs


def test_what_followed_from_a_deletion_is_no_change_of_its_own() -> None:
    ours = edited((stages.remove_stage, "stay"))
    theirs = check_in(stage="after")
    result = merged(ours, theirs)
    assert result.conflicts == ()
    assert (result.journey.touchpoints["check-in"].stage, result.journey.touchpoints["room"].stage) == ("after", "")


def test_a_link_that_one_labelled_and_the_other_led_elsewhere_has_both() -> None:
    links_ = hotel().links
    ours = replace(hotel(), links={**links_, "check-in--room": replace(links_["check-in--room"], label="!")})
    moved = replace(hotel(), links={**links_, "check-in--room": replace(links_["check-in--room"], source="ad")})
    document = Document(moved)
    touchpoints.delete_touchpoints(document, ["check-in"])
    found = merged(ours, document.journey).journey.links["check-in--room"]
    assert (found.source, found.label) == ("ad", "!")


def test_new_elements_of_one_id_are_told_apart() -> None:
    def grown(name: str, title: str) -> Journey:
        journey = hotel()
        return replace(
            journey,
            departments={**journey.departments, "new": Department(name=name)},
            metrics={**journey.metrics, "skm": CustomMetric(name=name)},
            touchpoints={
                **journey.touchpoints,
                "tea": Touchpoint(
                    title=title,
                    owners={"new": (Role.ACCOUNTABLE,)},
                    scores=(ScoreRecord(metric="skm", counts={4.0: 1}),),
                    targets={"skm/mean": 4.0},
                ),
            },
            links={**journey.links, "room--tea": Link(source="room", target="tea")},
        )

    result = merged(grown("Dapur", "Teh"), grown("Kebun", "Teh"))
    journey = result.journey
    assert result.conflicts == ()
    assert (journey.departments["new"].name, journey.departments["new-2"].name) == ("Dapur", "Kebun")
    assert journey.touchpoints["tea"].owners == {"new": (Role.ACCOUNTABLE,)}
    theirs = journey.touchpoints["tea-2"]
    assert theirs.owners == {"new-2": (Role.ACCOUNTABLE,)}
    assert (theirs.scores[0].metric, dict(theirs.targets)) == ("skm-2", {"skm-2/mean": 4.0})
    assert (journey.links["room--tea"].target, journey.links["room--tea-2"].target) == ("tea", "tea-2")


def test_new_elements_that_are_equal_are_one() -> None:
    new = Stage(title="Pulang")
    grown = replace(hotel(), stages={**hotel().stages, "home": new})
    result = merged(grown, replace(grown, author="Budi"))
    assert [*result.journey.stages] == ["book", "stay", "after", "home"]


def order(*ids: str, **more: Stage) -> Journey:
    both = {**hotel().stages, **more}
    return replace(hotel(), stages={id: both[id] for id in ids})


def test_additions_stand_where_they_were_put() -> None:
    result = merged(
        order("book", "mine", "stay", "after", "end", mine=Stage(title="M"), end=Stage(title="E")),
        order("first", "book", "theirs", "stay", "after", first=Stage(title="F"), theirs=Stage(title="T")),
    )
    assert [*result.journey.stages] == ["first", "book", "mine", "theirs", "stay", "after", "end"]


def test_their_order_is_taken_where_only_they_changed_it() -> None:
    result = merged(order("book", "stay", "after", "end", end=Stage(title="E")), order("after", "book", "stay"))
    assert [*result.journey.stages] == ["after", "end", "book", "stay"]
    assert result.conflicts == ()


def test_two_orders_are_a_conflict() -> None:
    result = merged(order("after", "book", "stay"), order("stay", "book", "after"))
    assert (paths(result), titles(result)) == (["order.stages"], ["Order of the stages"])
    assert [*result.journey.stages] == ["after", "book", "stay"]
    assert [*resolve(result, {0: "theirs"}).stages] == ["stay", "book", "after"]


def test_a_merge_is_one_step_that_can_be_undone() -> None:
    document = Document(check_in(title="Tiba"))
    before = document.journey
    result = merge(hotel(), before, check_in(notes="Antre"))
    document.replace(result.journey, msg("Merge"))
    document.undo()
    assert document.journey == before
    assert not document.can_undo


def test_a_choice_that_is_not_there_is_refused() -> None:
    with pytest.raises(IndexError):
        resolve(merged(check_in(title="a"), check_in(title="b")), {5: "theirs"})
