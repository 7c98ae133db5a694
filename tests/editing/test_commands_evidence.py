"""Verbs on scores, targets, promises, remarks, actions, votes, metrics, warnings, snapshots and settings."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from journeymap.editing.commands import (
    actions,
    experience,
    metrics,
    parking,
    promises,
    scores,
    settings,
    snapshots,
    targets,
    touchpoints,
    warnings,
)
from journeymap.editing.errors import EditError
from journeymap.editing.invariants import violations
from journeymap.i18n import msg
from journeymap.model import ScoreRecord, View
from journeymap.model.words import ActionStatus, Language, Moment
from tests.editing.hotel import NPS, document, hotel


def test_answers_are_added_to_a_record_and_zero_counts_left_out() -> None:
    doc = document()
    scores.add_answer(doc, "check-in", NPS.identity, 9)
    scores.add_counts(doc, "check-in", NPS.identity, {10: 3, 0: 0})
    assert doc.journey.touchpoints["check-in"].scores[0].counts == {9.0: 81, 3.0: 20, 10.0: 3}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"metric": "nps", "counts": {11: 1}}, "no answer on a scale from 0 to 10"),
        ({"metric": "csat", "counts": {2.5: 1}}, "no answer on a scale"),
        ({"metric": "csat", "scale": (1, 7), "counts": {8: 1}}, "from 1 to 7"),
        ({"metric": "csat", "scale": (7, 1)}, "from a lower number"),
        ({"metric": "waiting-time", "counts": {-5: 1}}, "below zero"),
        ({"metric": "nps", "counts": {5: -1}}, "below zero"),
        ({"metric": "happiness"}, "no metric “happiness”"),
        ({"metric": "nps", "formula": "mean"}, "cannot be worked out by “mean”"),
        ({"metric": "csat", "reported": {"value": 101, "n": 320}}, "cannot be a value of CSAT"),
        ({"metric": "nps", "from_": date(2026, 2, 1), "to": date(2026, 1, 1)}, "ends before it begins"),
        ({"metric": "clv", "inputs": {"retention": 1.2}}, "A share lies"),
        ({"metric": "nps", "source": "survei"}, "such a score already"),
    ],
)
def test_a_score_that_makes_no_sense_is_refused(fields: dict[str, object], sentence: str) -> None:
    doc = document()
    with pytest.raises(EditError, match=sentence):
        scores.add_score(doc, "check-in", **fields)
    assert doc.journey == hotel()


def test_times_are_rounded_to_two_digits_and_joined() -> None:
    doc = document()
    made = scores.add_score(doc, "check-in", metric="waiting-time", counts={612: 1, 608: 2, 0: 1, 0.123: 1})
    assert made.counts == {610.0: 3, 0.0: 1, 0.12: 1}
    assert [scores.two_digits(value) for value in (99.5, 9.96, 1.05, 15, 86400)] == [100, 10, 1.1, 15, 86000]


def test_a_counted_record_is_added_up_or_replaced() -> None:
    doc = document()
    more = replace(NPS, counts={9.0: 20})
    assert scores.record_counts(doc, "check-in", more, add=True).counts == {9.0: 100, 3.0: 20}
    assert scores.record_counts(doc, "check-in", more, add=False).counts == {9.0: 20}
    with pytest.raises(EditError, match="different scales"):
        scores.record_counts(doc, "check-in", replace(more, scale=(0.0, 10.0)), add=True)
    scores.record_counts(doc, "room", more, add=True)
    assert doc.journey.touchpoints["room"].scores == (more,)


def test_records_change_and_go() -> None:
    doc = document()
    made = scores.add_score(doc, "room", metric="csat")
    scores.set_reported(doc, "room", made.identity, value=71, n=320)
    scores.replace_score(doc, "room", made.identity, source="web", evidence="survey")
    held = doc.journey.touchpoints["room"].scores[0]
    assert (held.reported.value, held.source) == (71.0, "web") if held.reported else False
    with pytest.raises(EditError, match="no such score"):
        scores.remove_score(doc, "room", made.identity)
    scores.remove_score(doc, "room", held.identity)
    assert doc.journey.touchpoints["room"].scores == ()
    money = scores.add_score(doc, "room", metric="clv")
    scores.set_inputs(doc, "room", money.identity, margin=400000, retention=0.8, discount=0.1)
    inputs = doc.journey.touchpoints["room"].scores[0].inputs
    assert inputs is not None
    assert inputs.retention == 0.8


def test_blind_marks_are_counted_and_cleared() -> None:
    doc = document()
    scores.cast_mark(doc, "check-in", "it", "importance", 5)
    scores.cast_mark(doc, "check-in", "it", "importance", 5)
    assert doc.journey.touchpoints["check-in"].views["it"].importance == {5: 2}
    with pytest.raises(EditError, match="from 1 to 5"):
        scores.cast_mark(doc, "check-in", "it", "importance", 6)
    scores.set_view(doc, "check-in", "it", importance={5: 0})
    assert doc.journey == hotel()
    scores.clear_views(doc, "check-in")
    assert doc.journey.touchpoints["check-in"].views == {}


def test_a_persons_round_is_one_step_without_what_was_deleted_meanwhile() -> None:
    doc = document()
    before = doc.journey
    marks = {"check-in": {"satisfaction": 3, "importance": 5}, "gone": {"satisfaction": 1}}
    assert scores.cast_round(doc, "it", marks) == 2
    assert doc.journey.touchpoints["check-in"].views["it"] == View(satisfaction={3: 1}, importance={5: 1})
    scores.cast_round(doc, "it", marks)
    assert doc.journey.touchpoints["check-in"].views["it"].satisfaction == {3: 2}
    with pytest.raises(EditError):
        scores.cast_round(doc, "no-such", marks)
    scores.clear_all_views(doc)
    assert not any(touchpoint.views for touchpoint in doc.journey.touchpoints.values())
    for _ in range(3):
        doc.undo()
    assert doc.journey == before


def test_targets_are_set_and_removed() -> None:
    doc = document()
    targets.set_target(doc, "check-in", "ces", 20, "index")
    assert doc.journey.touchpoints["check-in"].targets["ces/index"] == 20.0
    targets.remove_target(doc, "check-in", "ces", "index")
    assert doc.journey == hotel()
    with pytest.raises(EditError, match="cannot be worked out"):
        targets.set_target(doc, "check-in", "nps", 20, "mean")


def test_a_promise_is_made_delivered_and_taken_back_everywhere() -> None:
    doc = document()
    promise = promises.make_promise(doc, "ad", "Sarapan gratis")
    promises.deliver(doc, "room", promise)
    assert doc.journey.touchpoints["room"].promises == (promise,)
    with pytest.raises(EditError, match="written there already"):
        promises.deliver(doc, "room", promise)
    with pytest.raises(EditError, match="another touchpoint"):
        promises.deliver(doc, "ad", promise)
    promises.remove_promise(doc, "ad", promise)
    assert doc.journey == hotel()


def test_what_customers_think_and_say() -> None:
    doc = document()
    experience.set_importance(doc, "room", customer=5)
    experience.set_importance(doc, "room", organisation=4)
    experience.toggle_moment(doc, "room", "delight")
    experience.toggle_moment(doc, "room", Moment.TRUTH)
    experience.add_text(doc, "room", "pain_points", "Panas")
    experience.edit_text(doc, "room", "pain_points", 0, "AC mati")
    experience.add_quote(doc, "room", "Antre 20 menit", date=date(2026, 10, 2))
    experience.edit_quote(doc, "room", 0, source="survei")
    experience.add_comment(doc, "room", "Sari", "Kurang orang", date(2026, 11, 3), "operations")
    experience.edit_comment(doc, "room", 0, text="Masih kurang")
    experience.write_thoughts(doc, "room", "Akhirnya tiba")
    room = doc.journey.touchpoints["room"]
    assert room.importance is not None
    assert (room.importance.customer, room.importance.organisation) == (5.0, 4.0)
    assert room.moments == (Moment.TRUTH, Moment.DELIGHT)
    assert (room.pain_points, room.quotes[0].source, room.comments[0].text) == (("AC mati",), "survei", "Masih kurang")
    experience.set_importance(doc, "room", customer=None, organisation=None)
    assert doc.journey.touchpoints["room"].importance is None
    with pytest.raises(EditError, match="no such entry"):
        experience.remove_quote(doc, "room", 1)
    while doc.undo():
        pass
    assert doc.journey == hotel()


def test_actions() -> None:
    doc = document()
    id = actions.add_action(doc, "Latih resepsionis", ["check-in", "check-in"], kind="training", due=date(2026, 12, 15))
    actions.link_action(doc, id, "room")
    actions.unlink_action(doc, id, "check-in")
    actions.set_status(doc, [id, "online"], "doing")
    assert doc.journey.actions[id].touchpoints == ("room",)
    assert {action.status for action in doc.journey.actions.values()} == {ActionStatus.DOING}
    actions.reorder_actions(doc, [id])
    assert next(iter(doc.journey.actions)) == id
    actions.remove_actions(doc, id)
    assert list(doc.journey.actions) == ["online"]
    with pytest.raises(EditError, match="four gap classes"):
        actions.set_action(doc, "online", cause=5)


def test_parked_ideas_become_touchpoints_with_their_votes() -> None:
    doc = document()
    parking.park(doc, "Antar-jemput bandara")
    parking.vote_parked(doc, 0, 3)
    id = parking.place_parked(doc, 0, stage="after")
    assert doc.journey.parking_lot == ()
    assert (doc.journey.touchpoints[id].votes, doc.journey.touchpoints[id].stage) == (3, "after")
    doc.undo()
    assert doc.journey.parking_lot[0].votes == 3
    parking.vote(doc, "actions", "online")
    parking.clear_votes(doc)
    assert (doc.journey.actions["online"].votes, doc.journey.parking_lot[0].votes) == (0, 0)
    with pytest.raises(EditError, match="below zero"):
        parking.vote(doc, "actions", "online", -1)


def test_a_metric_goes_with_its_scores_targets_and_warnings() -> None:
    doc = document()
    metrics.remove_metric(doc, "breakfast")
    check_in = doc.journey.touchpoints["check-in"]
    assert (check_in.scores, check_in.targets) == ((NPS,), {"nps": 30.0})
    assert list(doc.journey.warnings) == ["check-in-nps"]
    assert violations(doc.journey) == ()
    doc.undo()
    assert doc.journey == hotel()


def test_a_metric_is_never_a_built_in_one_and_keeps_its_scale_while_used() -> None:
    doc = document()
    assert metrics.add_metric(doc, "NPS", scale=(1, 5)) == "nps-2"
    metrics.set_metric(doc, "nps-2", scale=(1, 7), formula="top-2-box")
    with pytest.raises(EditError, match="stay as they are"):
        metrics.set_metric(doc, "breakfast", scale=(1, 5))
    with pytest.raises(EditError, match="mean or the share"):
        metrics.set_metric(doc, "nps-2", formula="median")


def test_warnings_need_a_bound() -> None:
    doc = document()
    assert warnings.add_warning(doc, "room", "csat", below=60, window_days=90) == "room-csat"
    warnings.set_warning(doc, "room-csat", owner="it")
    with pytest.raises(EditError, match="needs a bound"):
        warnings.set_warning(doc, "room-csat", below=None)
    warnings.remove_warning(doc, "room-csat")
    assert doc.journey == hotel()


def test_a_snapshot_holds_the_journey_without_places_and_remarks() -> None:
    doc = document()
    assert snapshots.take_snapshot(doc, "Sebelum meja baru", date(2026, 7, 31)) == "s-2026-07"
    assert snapshots.take_snapshot(doc, "", date(2026, 7, 31)) == "s-2026-07-2"
    inner = doc.journey.snapshots["s-2026-07-2"].journey
    assert inner is not None
    check_in = inner.touchpoints["check-in"]
    assert (check_in.position, check_in.notes, check_in.comments, inner.snapshots) == (None, "", (), {})
    assert check_in.scores == hotel().touchpoints["check-in"].scores
    snapshots.rename_snapshot(doc, "s-2026-07", "Lama")
    snapshots.remove_snapshot(doc, "s-2026-07-2")
    assert [snapshot.label for snapshot in doc.journey.snapshots.values()] == ["Lama"]


def test_settings() -> None:
    doc = document()
    settings.set_settings(doc, language="id", minimum_answers=5, as_of=date(2026, 11, 1))
    assert doc.journey.language is Language.ID
    settings.rename_journey(doc, "Menginap")
    for fields in ({"touchpoints": {}}, {"kept": ()}, {"confidence": 1.0}, {"title": " "}):
        with pytest.raises(EditError):
            settings.set_settings(doc, None, **fields)
    settings.record_import(doc, "9f2c", date(2026, 11, 2), "jawaban.csv")
    settings.record_import(doc, "9f2c", date(2026, 11, 3), "jawaban.csv")
    assert [counted.date for counted in doc.journey.imports] == [date(2026, 11, 3)]
    settings.forget_import(doc, "9f2c")
    with pytest.raises(EditError):
        settings.forget_import(doc, "9f2c")


def test_verbs_join_one_step() -> None:
    doc = document()
    with doc.edit(msg("Count answers.csv")):
        scores.record_counts(doc, "room", ScoreRecord(metric="nps", counts={9.0: 1}), add=True)
        scores.record_counts(doc, "room", ScoreRecord(metric="nps", counts={9.0: 1}), add=True)
        settings.record_import(doc, "9f2c", None, "answers.csv")
    assert doc.journey.touchpoints["room"].scores[0].counts == {9.0: 2}
    doc.undo()
    assert doc.journey == hotel()


@pytest.mark.parametrize(
    "fields",
    [
        {"targets": {"happiness": 3}},
        {"targets": {"nps/mean": 3}},
        {"scores": (ScoreRecord(metric="happiness"),)},
        {"scores": (ScoreRecord(metric="nps", formula="mean"),)},
    ],
)
def test_no_field_names_a_metric_or_formula_that_is_not_there(fields: dict[str, object]) -> None:
    doc = document()
    with pytest.raises(EditError, match="There is no metric"):
        touchpoints.set_touchpoint(doc, "check-in", **fields)
    assert doc.journey == hotel()


def test_a_metric_keeps_the_formula_that_a_target_names() -> None:
    doc = document()
    id = metrics.add_metric(doc, "Comfort", formula="top-2-box")
    targets.set_target(doc, "check-in", id, 80, "top-2-box")
    with pytest.raises(EditError, match="cannot be worked out by “top-2-box”"):
        metrics.set_metric(doc, id, formula="mean")
    targets.remove_target(doc, "check-in", id, "top-2-box")
    metrics.set_metric(doc, id, formula="mean")
    assert doc.journey.metrics[id].formula == "mean"
