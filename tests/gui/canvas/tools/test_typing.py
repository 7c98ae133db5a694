"""Typing a journey: names in place, Enter to the next linked touchpoint, Tab onward, Escape without a trace."""

from __future__ import annotations

import itertools

from tests.gui.canvas.tools.bench import Hands

NAMES = [f"Contact {n}" for n in range(1, 13)]


def test_a_journey_of_twelve_is_typed_without_the_mouse(at_empty: Hands) -> None:
    strokes = 0
    for name in NAMES:
        at_empty.key("Return")
        at_empty.type(name)
        strokes += 1
    at_empty.key("Return")
    at_empty.key("Return")
    assert strokes + 2 < 40
    journey = at_empty.journey
    assert [t.title for t in journey.touchpoints.values()] == NAMES
    ids = list(journey.touchpoints)
    assert [(link.source, link.target) for link in journey.links.values()] == list(itertools.pairwise(ids))
    assert not at_empty.canvas.naming.active
    assert all(t.position for t in journey.touchpoints.values())
    rects = list(at_empty.canvas.board.card_rects().values())
    assert not any(one.intersects(other) for n, one in enumerate(rects) for other in rects[:n])
    for left in range(11, -1, -1):
        at_empty.session.undo()
        assert len(at_empty.journey.touchpoints) == left


def test_escape_keeps_the_name_of_a_new_touchpoint_and_ends_the_typing(at_empty: Hands) -> None:
    at_empty.key("Return")
    at_empty.type("First")
    at_empty.key("Return")
    at_empty.type("Second")
    at_empty.key("Esc")
    assert not at_empty.canvas.naming.active
    assert [t.title for t in at_empty.journey.touchpoints.values()] == ["First", "Second"]
    assert "first--second" in at_empty.journey.links
    at_empty.key("S")
    at_empty.type("Waiting")
    at_empty.key("Esc")
    assert [stage.title for stage in at_empty.journey.stages.values()] == ["Waiting"]


def test_escape_gives_a_renamed_touchpoint_its_name_back(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("F2")
    at_hotel.type("Paying")
    at_hotel.key("Esc")
    assert at_hotel.journey.touchpoints["payment"].title == "Payment"
    assert not at_hotel.session.document.can_undo


def test_escape_in_an_empty_field_leaves_no_trace(at_empty: Hands) -> None:
    at_empty.key("Return")
    at_empty.key("Esc")
    document = at_empty.session.document
    assert not document.can_undo
    assert not document.can_redo
    assert not at_empty.journey.touchpoints
    at_empty.same_as_scratch()


def test_renaming_is_one_step_and_tab_goes_on_to_the_next(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("F2")
    assert at_hotel.canvas.naming.field.selectedText() == "Payment"
    at_hotel.type("Paying")
    at_hotel.key("Tab")
    assert at_hotel.journey.touchpoints["payment"].title == "Paying"
    assert at_hotel.session.selection.current == ("touchpoints", "confirmation-mail")
    assert not at_hotel.canvas.naming.active
    at_hotel.key("F2")
    at_hotel.key("Shift+Tab")
    assert at_hotel.session.selection.current == ("touchpoints", "payment")
    at_hotel.session.undo()
    assert at_hotel.journey.touchpoints["payment"].title == "Payment"
    assert not at_hotel.session.document.can_undo


def test_an_empty_name_changes_nothing(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("F2")
    at_hotel.key("Backspace")
    at_hotel.key("Tab")
    assert at_hotel.journey.touchpoints["payment"].title == "Payment"
    assert not at_hotel.session.document.can_undo


def test_no_shortcut_fires_while_a_name_is_typed(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("F2")
    for key in ("5", "N", "L", "Shift+4", "Del", "Ctrl+A", "Right", "Home"):
        at_hotel.key(key)
    at_hotel.key("Esc")
    assert not at_hotel.session.document.can_undo
    assert at_hotel.session.selection.current == ("touchpoints", "payment")


def test_a_click_elsewhere_keeps_what_was_typed(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Return")
    at_hotel.type("Voucher")
    at_hotel.click(at_hotel.card("check-in"))
    assert "payment--voucher" in at_hotel.journey.links
    assert at_hotel.session.selection.current == ("touchpoints", "check-in")


def test_the_field_follows_the_map(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("F2")
    before = at_hotel.canvas.naming.field.pos()
    from PySide6.QtCore import QPoint

    at_hotel.view.scroll_by(QPoint(60, 0))
    assert (before - at_hotel.canvas.naming.field.pos()).x() == 60


def test_new_cards_cover_no_others_and_stay_in_sight(at_hotel: Hands) -> None:
    at_hotel.view.set_zoom(1.0)
    at_hotel.session.selection.pick("touchpoints", "room")
    at_hotel.view.fly_to(["room"], animated=False)
    for number in range(4):
        at_hotel.session.selection.pick("touchpoints", "room")
        at_hotel.key("Return")
        at_hotel.type(f"New {number}")
        at_hotel.key("Tab")
        rects = at_hotel.canvas.board.card_rects()
        made = rects[f"new-{number}"]
        assert not any(made.intersects(rect) for id, rect in rects.items() if id != f"new-{number}")
        assert at_hotel.journey.touchpoints[f"new-{number}"].stage == "stay"


def test_the_empty_map_says_what_to_press(at_empty: Hands) -> None:
    assert at_empty.canvas.empty.isVisible()
    at_empty.key("Return")
    assert not at_empty.canvas.empty.isVisible()
    at_empty.key("Esc")
    assert at_empty.canvas.empty.isVisible()
    at_empty.canvas.empty.button.click()
    at_empty.type("First")
    at_empty.key("Tab")
    assert not at_empty.canvas.empty.isVisible()
    assert at_empty.journey.touchpoints["first"].title == "First"


def test_in_lanes_the_next_touchpoint_stands_in_the_same_lane(at_hotel: Hands) -> None:
    at_hotel.session.arrangement.arrange("department")
    at_hotel.settle()
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.key("Return")
    at_hotel.type("Refund")
    at_hotel.key("Tab")
    made = at_hotel.journey.touchpoints["refund"]
    assert (made.accountable, made.stage, made.position) == ("finance", "booking", None)
    assert "payment--refund" in at_hotel.journey.links


def test_the_words_of_the_empty_map_stand_on_a_plate(at_empty: Hands) -> None:
    empty = at_empty.canvas.empty
    picture = empty.grab().toImage()
    row, plate = empty.height() - 12, at_empty.session.look.theme.card
    assert {picture.pixelColor(x, row).name() for x in range(20, empty.width() - 20, 5)} == {plate.lower()}
    assert picture.pixelColor(empty.button.geometry().left() + 8, empty.button.geometry().center().y()).name() != plate
