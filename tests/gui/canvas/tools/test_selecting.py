"""Selecting with mouse and keys: clicks, toggles, rubber band, links, headings, walking along the graph."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymap.gui.canvas.tools.selecting import RubberBand
from tests.gui.canvas.tools.bench import CTRL, SHIFT, Hands


def near(hands: Hands) -> None:
    hands.view.set_zoom(1.0)
    hands.view.fly_to(["payment", "booking-website"], animated=False)
    hands.settle()


def test_a_click_selects_a_card_and_one_on_nothing_lets_go(at_hotel: Hands) -> None:
    near(at_hotel)
    at_hotel.click(at_hotel.card("payment"))
    assert at_hotel.session.selection.keys == (("touchpoints", "payment"),)
    assert at_hotel.scene.marks.marked.cards == {"payment"}
    assert at_hotel.scene.marks.marked.current == "payment"
    at_hotel.click(at_hotel.view.viewport().rect().bottomLeft() + QPointF(200, -60).toPoint())
    assert at_hotel.session.selection.keys == ()


def test_ctrl_and_shift_toggle(at_hotel: Hands) -> None:
    near(at_hotel)
    at_hotel.click(at_hotel.card("payment"))
    at_hotel.click(at_hotel.card("group-quote"), CTRL)
    at_hotel.click(at_hotel.card("confirmation-mail"), SHIFT)
    assert at_hotel.session.selection.of("touchpoints") == ("payment", "group-quote", "confirmation-mail")
    at_hotel.click(at_hotel.card("group-quote"), CTRL)
    assert at_hotel.session.selection.of("touchpoints") == ("payment", "confirmation-mail")


def test_a_click_on_one_of_several_selects_it_alone(at_hotel: Hands) -> None:
    near(at_hotel)
    at_hotel.click(at_hotel.card("payment"))
    at_hotel.click(at_hotel.card("group-quote"), CTRL)
    at_hotel.click(at_hotel.card("payment"))
    assert at_hotel.session.selection.of("touchpoints") == ("payment",)


def test_links_and_headings_can_be_selected(at_hotel: Hands) -> None:
    near(at_hotel)
    at_hotel.click(at_hotel.link_middle("booking-website--payment"))
    assert at_hotel.session.selection.keys == (("links", "booking-website--payment"),)
    at_hotel.click(next(h.rect.center().toPoint() for h in at_hotel.view.headings() if h.band.id == "booking"))
    assert at_hotel.session.selection.keys == (("stages", "booking"),)
    assert at_hotel.scene.marks.marked.bands == {"booking"}


def test_the_rubber_band_selects_what_it_touches_and_escape_gives_the_old_selection_back(at_hotel: Hands) -> None:
    near(at_hotel)
    at_hotel.click(at_hotel.card("booking-website"))
    rect = at_hotel.canvas.board.card_rect("payment")
    start, end = rect.topLeft() - QPointF(30, 60), rect.center()
    with at_hotel.drag(start, end):
        assert at_hotel.scene.overlay.rubber is not None
        assert at_hotel.scene.marks.marked.cards == {"payment"}
        at_hotel.key("Esc")
        assert at_hotel.scene.marks.marked.cards == {"booking-website"}
    assert at_hotel.session.selection.of("touchpoints") == ("booking-website",)
    at_hotel.pull(start, end)
    assert at_hotel.session.selection.of("touchpoints") == ("payment",)
    at_hotel.click(at_hotel.card("booking-website"))
    at_hotel.pull(start, end, SHIFT)
    assert at_hotel.session.selection.of("touchpoints") == ("booking-website", "payment")


def test_rubber_band_and_everything_take_touchpoints_and_links_only_where_there_are_none(at_hotel: Hands) -> None:
    near(at_hotel)
    rects = at_hotel.canvas.board.card_rects()
    both = rects["booking-website"].united(rects["payment"]).adjusted(-4, -4, 4, 4)
    assert at_hotel.scene.links_in(both)
    tool = RubberBand(at_hotel.canvas.board, at_hotel.view.pointer(at_hotel.at(both.topLeft())))
    tool.finish(at_hotel.view.pointer(at_hotel.at(both.bottomRight())))
    assert {mapping for mapping, _ in at_hotel.session.selection.keys} == {"touchpoints"}
    at_hotel.key("Ctrl+A")
    assert at_hotel.session.selection.keys == tuple(("touchpoints", id) for id in at_hotel.journey.touchpoints)


def test_the_selection_of_the_session_is_shown(at_hotel: Hands) -> None:
    at_hotel.session.selection.choose((("touchpoints", "payment"), ("links", "payment--confirmation-mail")))
    assert at_hotel.scene.marks.marked.cards == {"payment"}
    assert at_hotel.scene.marks.marked.links == {"payment--confirmation-mail"}
    at_hotel.session.light_up(["wifi"], ["room--wifi"])
    assert at_hotel.scene.marks.marked.lit_cards == {"wifi"}
    at_hotel.session.reveal("touchpoints", "guest-register")
    assert at_hotel.view.visible_rect().contains(at_hotel.canvas.board.card_rect("guest-register"))


def walk(hands: Hands, *steps: tuple[str, tuple[str, str]]) -> None:
    """Presses one key after another; after each, that element is the one selected."""
    for key, element in steps:
        hands.key(key)
        assert hands.session.selection.current == element


def test_arrow_keys_walk_along_the_links(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "booking-website")
    walk(
        at_hotel,
        ("Right", ("touchpoints", "payment")),
        ("Right", ("touchpoints", "confirmation-mail")),
        ("Left", ("touchpoints", "payment")),
        ("Down", ("touchpoints", "confirmation-mail")),
        ("Up", ("touchpoints", "payment")),
    )


def test_up_leads_to_the_stage_and_on_to_its_neighbours(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "booking-website")
    for _ in range(4):
        at_hotel.key("Up")
        if at_hotel.session.selection.current[0] == "stages":
            break
    assert at_hotel.session.selection.current == ("stages", "booking")
    at_hotel.key("Right")
    assert at_hotel.session.selection.current == ("stages", "arrival")
    at_hotel.key("Down")
    assert at_hotel.journey.touchpoints[at_hotel.session.selection.current[1]].stage == "arrival"


def test_tab_walks_in_journey_order_and_back(at_hotel: Hands) -> None:
    order = at_hotel.canvas.board.order()
    at_hotel.key("Tab")
    assert at_hotel.session.selection.current == ("touchpoints", order[0])
    at_hotel.key("Tab")
    assert at_hotel.session.selection.current == ("touchpoints", order[1])
    at_hotel.key("Shift+Tab")
    at_hotel.key("Shift+Tab")
    assert at_hotel.session.selection.current == ("touchpoints", order[-1])


def test_links_are_reached_by_keys(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    walk(
        at_hotel,
        ("K", ("links", "payment--confirmation-mail")),
        ("Down", ("links", "payment--confirmation-mail")),
        ("Right", ("touchpoints", "confirmation-mail")),
    )
