"""Verbs on touchpoints, links, stages, departments and personas: what they change and what follows."""

from __future__ import annotations

from datetime import date

import pytest

from journeymap.editing.commands import departments, links, ownership, personas, placing, stages, touchpoints
from journeymap.editing.errors import EditError
from journeymap.editing.invariants import violations
from journeymap.model import Promise
from journeymap.model.words import Answer, Kind, LinkKind, Role
from tests.editing.hotel import document, hotel


def test_a_new_touchpoint_gets_an_id_from_its_title() -> None:
    doc = document()
    assert touchpoints.add_touchpoint(doc, " Antre di meja depan ", kind="sales") == "antre-di-meja-depan"
    made = doc.journey.touchpoints["antre-di-meja-depan"]
    assert (made.title, made.kind) == ("Antre di meja depan", Kind.SALES)
    assert touchpoints.add_touchpoint(doc, "Kamar") == "kamar"
    assert touchpoints.add_touchpoint(doc, "Kamar") == "kamar-2"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "  "}, "A title is needed"),
        ({"title": "x", "entry": 1.5}, "A share lies between"),
        ({"title": "x", "importance": {"customer": 6}}, "from 1 to 5"),
        ({"title": "x", "votes": -1}, "below zero"),
        ({"title": "x", "kind": "nothing"}, "cannot hold this value"),
        ({"title": "x", "colour": "red"}, "no field “colour”"),
        ({"title": "x", "kept": ()}, "no field “kept”"),
        ({"title": "x", "position": (float("nan"), 1.0)}, "“position” cannot be such a number"),
        ({"title": "x", "owners": {"spa": ("accountable",)}}, "no department “spa”"),
        ({"title": "x", "personas": ("nobody",)}, "no persona “nobody”"),
        ({"title": "x", "promises": ({"text": "y", "made_at": "gone"},)}, "no touchpoint “gone”"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(fields: dict[str, object], sentence: str) -> None:
    doc = document()
    with pytest.raises(EditError, match=sentence):
        touchpoints.add_touchpoint(doc, **fields)  # type: ignore[arg-type]
    assert doc.journey == hotel()


def test_enter_makes_the_next_touchpoint_linked_in_the_same_stage() -> None:
    doc = document()
    id = touchpoints.add_after(doc, "room", "Sarapan")
    assert doc.journey.touchpoints[id].stage == "stay"
    assert doc.journey.links["room--sarapan"].target == id
    doc.undo()
    assert doc.journey == hotel()


def test_deleting_a_touchpoint_takes_its_links_and_warnings_and_clears_what_names_it() -> None:
    doc = document()
    touchpoints.delete_touchpoints(doc, ["ad", "room"])
    journey = doc.journey
    assert list(journey.touchpoints) == ["check-in"]
    assert journey.links == {}
    assert list(journey.warnings) == ["check-in-nps"]
    assert journey.actions["online"].touchpoints == ("check-in",)
    assert journey.touchpoints["check-in"].promises == (Promise(text="Lima menit"),)
    assert violations(journey) == ()
    doc.undo()
    assert doc.journey == hotel()
    assert list(doc.journey.touchpoints) == ["ad", "check-in", "room"]


def test_many_get_the_same_value_in_one_step() -> None:
    doc = document()
    touchpoints.set_touchpoints(doc, ["ad", "room", "ad"], channel="WhatsApp")
    assert {id for id, t in doc.journey.touchpoints.items() if t.channel == "WhatsApp"} == {"ad", "room"}
    doc.undo()
    assert doc.journey == hotel()


def test_dragging_over_a_border_changes_the_stage_in_the_same_step() -> None:
    doc = document()
    placing.move(doc, "check-in", (30, 40), stage="after")
    moved = doc.journey.touchpoints["check-in"]
    assert (moved.position, moved.stage) == ((30.0, 40.0), "after")
    placing.move_many(doc, {"check-in": (1, 2), "room": (3, 4)})
    assert doc.journey.touchpoints["room"].stage == "stay"
    with pytest.raises(EditError, match="no stage"):
        placing.move(doc, "room", (1, 2), stage="nowhere")


def test_the_layout_hands_positions_and_widths_in() -> None:
    doc = document()
    placing.place_many(doc, {"ad": (1.0, 2.0), "room": (3.0, 4.0)}, {"stay": 300.0})
    assert doc.journey.touchpoints["room"].position == (3.0, 4.0)
    assert doc.journey.stages["stay"].width == 300.0
    doc.undo()
    assert doc.journey == hotel()
    with pytest.raises(EditError, match="narrower"):
        placing.place_many(doc, {}, {"stay": 0})


def test_moving_to_a_stage_leaves_the_place_to_the_layout() -> None:
    doc = document()
    placing.move_to_stage(doc, ["check-in", "room"], "after")
    assert doc.journey.touchpoints["check-in"].position is None
    placing.move_to_stage(doc, "room", "")
    assert doc.journey.touchpoints["room"].stage == ""
    placing.reorder_touchpoints(doc, ["room"])
    assert list(doc.journey.touchpoints) == ["room", "ad", "check-in"]


def test_links_are_not_doubled_and_only_loops_lead_back_to_themselves() -> None:
    doc = document()
    with pytest.raises(EditError, match="linked in this way already"):
        links.connect(doc, "ad", "check-in")
    assert links.connect(doc, "ad", "check-in", "alternative") == "ad--check-in-2"
    with pytest.raises(EditError, match="only be a loop"):
        links.connect(doc, "ad", "ad", "planned")
    loop = links.connect(doc, "ad", "ad")
    assert doc.journey.links[loop].kind is LinkKind.LOOP
    with pytest.raises(EditError, match="no touchpoint “gone”"):
        links.connect(doc, "ad", "gone")


def test_an_end_of_a_link_moves_and_what_was_said_stays() -> None:
    doc = document()
    links.set_link(doc, "check-in--room", share=0.5, label="langsung", repeats_work=True)
    links.reconnect(doc, "check-in--room", target="ad")
    link = doc.journey.links["check-in--room"]
    assert (link.source, link.target, link.share, link.handoff_owner) == ("check-in", "ad", 0.5, "operations")
    with pytest.raises(EditError, match="already"):
        links.turn_round(doc, "ad--check-in")
    with pytest.raises(EditError, match="only be a loop"):
        links.reconnect(doc, "check-in--room", target="check-in")
    links.disconnect(doc, ["ad--check-in", "room--room"])
    assert list(doc.journey.links) == ["check-in--room"]


def test_stages_come_move_and_go() -> None:
    doc = document()
    assert stages.add_stage(doc, "Tiba", before="stay") == "tiba"
    assert list(doc.journey.stages) == ["book", "tiba", "stay", "after"]
    doc.undo()
    stages.move_stage(doc, "after", 0)
    assert list(doc.journey.stages) == ["after", "book", "stay"]
    doc.undo()
    stages.reorder_stages(doc, ["stay"])
    assert list(doc.journey.stages) == ["stay", "book", "after"]
    doc.undo()
    stages.resize_stage(doc, "stay", 240)
    assert doc.journey.stages["stay"].width == 240.0
    with pytest.raises(EditError, match="two places"):
        stages.reorder_stages(doc, ["stay", "stay"])


def test_touchpoints_of_a_removed_stage_go_where_they_are_told() -> None:
    doc = document()
    stages.remove_stage(doc, "stay", move_to="after")
    assert {t.stage for t in doc.journey.touchpoints.values()} == {"", "after"}
    doc.undo()
    stages.remove_stage(doc, "stay")
    assert {t.stage for t in doc.journey.touchpoints.values()} == {""}
    doc.undo()
    assert doc.journey == hotel()
    with pytest.raises(EditError, match="another stage"):
        stages.remove_stage(doc, "stay", move_to="stay")


def test_a_removed_department_is_named_nowhere() -> None:
    doc = document()
    departments.remove_department(doc, "operations")
    check_in = doc.journey.touchpoints["check-in"]
    assert check_in.owners == {"it": (Role.CONSULTED,)}
    assert (check_in.responses, check_in.views) == ({}, {})
    assert [(c.department, c.text) for c in check_in.comments] == [("", "Kurang orang")]
    assert doc.journey.links["check-in--room"].handoff_owner == ""
    assert doc.journey.warnings["check-in-nps"].owner == ""
    assert violations(doc.journey) == ()


def test_departments_know_their_training() -> None:
    doc = document()
    departments.set_department(doc, "operations", trained=12, colour="#5E7182")
    with pytest.raises(EditError, match="More people are trained"):
        departments.set_department(doc, "operations", trained=41)
    departments.rename_department(doc, "it", "Teknologi")
    departments.reorder_departments(doc, ["operations"])
    assert list(doc.journey.departments) == ["operations", "it"]
    assert departments.add_department(doc, "Layanan", staff=3) == "layanan"


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "#1234567"])
def test_a_colour_that_nothing_could_draw_is_refused(colour: str) -> None:
    doc = document()
    with pytest.raises(EditError, match="is not a colour"):
        departments.set_department(doc, "operations", colour=colour)
    with pytest.raises(EditError, match="is not a colour"):
        departments.add_department(doc, "Layanan", colour=colour)


def test_roles_are_kept_in_their_order_and_toggled() -> None:
    doc = document()
    ownership.toggle_role(doc, "check-in", "operations", "informed")
    ownership.toggle_role(doc, "check-in", "operations", Role.RESPONSIBLE)
    held = doc.journey.touchpoints["check-in"].owners
    assert held["operations"] == (Role.ACCOUNTABLE, Role.RESPONSIBLE, Role.INFORMED)
    ownership.toggle_role(doc, "check-in", "it", "consulted")
    assert "it" not in doc.journey.touchpoints["check-in"].owners
    ownership.clear_owner(doc, "check-in", "operations")
    assert doc.journey.touchpoints["check-in"].owners == {}
    with pytest.raises(EditError):
        ownership.toggle_role(doc, "check-in", "it", "boss")


def test_one_department_is_made_accountable() -> None:
    doc = document()
    ownership.make_accountable(doc, "check-in", "it")
    touchpoint = doc.journey.touchpoints["check-in"]
    assert touchpoint.accountable == "it"
    assert touchpoint.owners["operations"] == (Role.RESPONSIBLE,)
    doc.undo()
    assert doc.journey == hotel()
    ownership.make_accountable(doc, "check-in", "operations")
    assert doc.journey == hotel()


def test_a_department_answers_and_withdraws() -> None:
    doc = document()
    ownership.respond(doc, "check-in", "it", "disputed", by="Budi", date=date(2026, 11, 3))
    answer = doc.journey.touchpoints["check-in"].responses["it"]
    assert (answer.answer, answer.by) == (Answer.DISPUTED, "Budi")
    ownership.withdraw_response(doc, "check-in", "it")
    assert doc.journey == hotel()


def test_personas_come_and_go() -> None:
    doc = document()
    assert personas.add_persona(doc, "Backpacker", share=0.4, needs=["Wi-Fi"]) == "backpacker"
    personas.reorder_personas(doc, ["backpacker"])
    assert list(doc.journey.personas) == ["backpacker", "family"]
    personas.remove_persona(doc, "family")
    assert doc.journey.touchpoints["check-in"].personas == ()
