"""Links by mouse and keys: pulled, dropped on nothing, put elsewhere, named with their share."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from tests.gui.canvas.tools.bench import Hands


@pytest.fixture
def near(at_hotel: Hands) -> Hands:
    at_hotel.view.set_zoom(1.0)
    at_hotel.view.fly_to(["payment", "booking-website"], animated=False)
    at_hotel.settle()
    return at_hotel


def test_a_link_is_pulled_from_an_edge_to_a_card(near: Hands) -> None:
    with near.drag(near.handle("booking-website"), near.card("confirmation-mail")):
        assert near.scene.overlay.ghost_link is not None
    link = near.journey.links["booking-website--confirmation-mail"]
    assert (link.source, link.target) == ("booking-website", "confirmation-mail")
    assert near.session.selection.current == ("links", "booking-website--confirmation-mail")
    near.session.undo()
    assert "booking-website--confirmation-mail" not in near.journey.links
    assert not near.session.document.can_undo


def test_a_link_that_is_there_is_refused_in_words(near: Hands) -> None:
    near.pull(near.handle("booking-website"), near.card("payment"))
    assert near.bench.words == ["These two touchpoints are linked in this way already."]
    assert not near.session.document.can_undo


def test_dropped_on_nothing_a_linked_touchpoint_is_named_there(near: Hands) -> None:
    goal = near.handle("booking-website") + QPointF(60, 260)
    near.pull(near.handle("booking-website"), goal)
    assert near.canvas.naming.active
    near.type("Chat")
    near.key("Tab")
    assert near.journey.touchpoints["chat"].title == "Chat"
    assert "booking-website--chat" in near.journey.links
    assert near.canvas.board.card_rect("chat").adjusted(-4, -4, 4, 4).contains(goal)
    assert near.journey.touchpoints["chat"].stage == "booking"
    near.session.undo()
    assert "chat" not in near.journey.touchpoints
    assert not near.session.document.can_undo


@pytest.mark.parametrize("when", ["pulling", "naming"])
def test_escape_leaves_no_trace(near: Hands, when: str) -> None:
    contents = near.scene.contents()
    with near.drag(near.handle("booking-website"), near.handle("booking-website") + QPointF(60, 260)):
        if when == "pulling":
            near.key("Esc")
    if when == "naming":
        near.key("Esc")
    assert not near.canvas.naming.active
    assert not near.session.document.can_undo
    assert near.scene.contents() == contents


def test_the_end_of_a_link_is_put_on_another_card(near: Hands) -> None:
    id = "booking-website--payment"
    near.session.selection.pick("links", id)
    target = near.scene.links.items[id].handles(1.0)[1]
    near.pull(target, near.card("confirmation-mail"))
    assert near.journey.links[id].target == "confirmation-mail"
    source = near.scene.links.items[id].handles(1.0)[0]
    near.pull(source, near.card("group-quote"))
    assert near.journey.links[id].source == "group-quote"
    end = near.scene.links.items[id].handles(1.0)[1]
    with near.drag(end, near.card("booking-website") + QPointF(0, 280)):
        pass
    assert near.journey.links[id].target == "confirmation-mail"


def test_links_are_pulled_one_after_the_other_from_the_same_edge(near: Hands) -> None:
    for target in ("confirmation-mail", "group-quote"):
        near.pull(near.handle("booking-website"), near.card(target))
    links = {(link.source, link.target) for link in near.journey.links.values()}
    assert {("booking-website", "confirmation-mail"), ("booking-website", "group-quote")} <= links


@pytest.mark.parametrize(
    ("typed", "share", "label"),
    [
        ("30 %", 0.3, ""),
        ("0.3", 0.3, ""),
        ("0,3", 0.3, ""),
        ("30 % with voucher", 0.3, "with voucher"),
        ("with voucher", None, "with voucher"),
        ("with voucher, 12.5%", 0.125, "with voucher"),
        ("", None, ""),
        ("Room 30", None, "Room 30"),
    ],
)
def test_share_and_label_are_typed_in_place(near: Hands, typed: str, share: float | None, label: str) -> None:
    near.double(near.link_middle("booking-website--payment"))
    assert near.canvas.naming.active
    near.canvas.naming.field.setText(typed)
    near.key("Return")
    link = near.journey.links["booking-website--payment"]
    assert (link.share, link.label) == (share, label)
    assert not near.canvas.naming.active


def test_a_share_above_the_whole_is_refused_in_words(near: Hands) -> None:
    before = near.journey
    near.session.selection.pick("links", "booking-website--payment")
    near.key("F2")
    near.canvas.naming.field.setText("130 %")
    near.key("Return")
    assert near.journey is before
    assert near.bench.words


def test_what_is_not_changed_is_no_step(near: Hands) -> None:
    near.session.selection.pick("links", "booking-website--payment")
    near.key("F2")
    near.key("Return")
    assert not near.session.document.can_undo


def test_a_link_is_drawn_by_keys(near: Hands) -> None:
    near.session.selection.pick("touchpoints", "booking-website")
    near.key("L")
    assert near.canvas.linking.active
    assert near.scene.overlay.ghost_link is not None
    near.key("Esc")
    assert not near.canvas.linking.active
    assert near.session.selection.current == ("touchpoints", "booking-website")
    near.key("L")
    near.key("Tab")
    near.key("Shift+Tab")
    near.key("Down")
    target = near.canvas.linking._target
    near.key("Return")
    assert near.journey.links[near.session.selection.current[1]].target == target
    assert not near.canvas.naming.active


def test_insert_puts_a_touchpoint_into_a_link(near: Hands) -> None:
    near.session.selection.pick("links", "booking-website--payment")
    share = near.journey.links["booking-website--payment"].share
    near.key("Ctrl+Return")
    near.type("Voucher")
    near.key("Tab")
    first = near.journey.links["booking-website--payment"]
    assert (first.source, first.target, first.share) == ("booking-website", "voucher", share)
    assert near.journey.links["voucher--payment"].target == "payment"
    near.session.undo()
    assert near.journey.links["booking-website--payment"].target == "payment"
    assert not near.session.document.can_undo
