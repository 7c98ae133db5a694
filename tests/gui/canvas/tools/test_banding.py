"""Bands: named, put elsewhere and made wider with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from pytestqt.qtbot import QtBot

from tests.gui.canvas.tools.bench import Hands


def heading(hands: Hands, stage: str) -> QPoint:
    return next(h.rect.center().toPoint() for h in hands.view.headings() if h.band.id == stage)


def border(hands: Hands, stage: str) -> QPoint:
    rect = next(h.rect for h in hands.view.headings() if h.band.id == stage)
    return QPoint(round(rect.right()) - 1, round(rect.center().y()))


def test_a_heading_is_named_in_place(at_hotel: Hands) -> None:
    at_hotel.double(heading(at_hotel, "booking"))
    at_hotel.type("Reserving")
    at_hotel.key("Return")
    assert at_hotel.journey.stages["booking"].title == "Reserving"
    at_hotel.session.undo()
    assert at_hotel.journey.stages["booking"].title == "Booking"
    assert not at_hotel.session.document.can_undo


def test_a_heading_is_put_between_others(at_hotel: Hands) -> None:
    order = list(at_hotel.journey.stages)
    goal = border(at_hotel, "stay") - QPoint(4, 0)
    with at_hotel.drag(heading(at_hotel, "booking"), goal):
        assert at_hotel.scene.overlay.guides
    moved = [id for id in order if id != "booking"]
    moved.insert(moved.index("stay") + 1, "booking")
    assert list(at_hotel.journey.stages) == moved
    at_hotel.session.undo()
    assert list(at_hotel.journey.stages) == order


def test_a_heading_dropped_where_it_was_is_no_step(at_hotel: Hands) -> None:
    at_hotel.pull(heading(at_hotel, "booking"), heading(at_hotel, "booking") + QPoint(20, 3))
    with at_hotel.drag(heading(at_hotel, "booking"), heading(at_hotel, "stay")):
        at_hotel.key("Esc")
    assert not at_hotel.session.document.can_undo


def test_a_border_is_dragged_and_let_go_by_a_double_click(at_hotel: Hands) -> None:
    at_hotel.view.set_zoom(0.5)
    at_hotel.settle()
    band = at_hotel.canvas.board.band("arrival")
    assert band is not None
    start = border(at_hotel, "arrival")
    at_hotel.pull(start, start + QPoint(40, 0))
    assert at_hotel.journey.stages["arrival"].width == pytest.approx(band.rect.width + 80, abs=3)
    at_hotel.double(border(at_hotel, "arrival"))
    assert at_hotel.journey.stages["arrival"].width is None
    at_hotel.pull(start, start - QPoint(200, 0))
    after = at_hotel.canvas.board.band("arrival")
    assert after is not None
    inside = [r for id, r in at_hotel.canvas.board.card_rects().items()
              if at_hotel.journey.touchpoints[id].stage == "arrival"]  # fmt: skip
    assert all(rect.right() <= after.rect.right for rect in inside)


def test_a_stage_is_added_and_named_in_one_step(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("stages", "booking")
    at_hotel.key("S")
    at_hotel.type("Waiting")
    at_hotel.key("Return")
    order = list(at_hotel.journey.stages)
    assert order[order.index("booking") + 1] == at_hotel.session.selection.one("stages")
    assert at_hotel.journey.stages[at_hotel.session.selection.one("stages")].title == "Waiting"
    at_hotel.session.undo()
    assert not at_hotel.session.document.can_undo


def test_a_heading_that_is_dragged_leaves_the_map_where_it_is(at_hotel: Hands, qtbot: QtBot) -> None:
    at_hotel.view.set_zoom(1.0)
    before = at_hotel.view.camera
    start = heading(at_hotel, "booking")
    with at_hotel.drag(start, start + QPoint(60, 2)):
        qtbot.wait(80)
        assert at_hotel.view.camera == before
        at_hotel.key("Esc")


def test_at_the_right_border_a_dragged_heading_scrolls_and_escape_brings_the_map_back(
    at_hotel: Hands, qtbot: QtBot
) -> None:
    at_hotel.view.set_zoom(1.0)
    before = at_hotel.view.camera
    start = heading(at_hotel, "booking")
    with at_hotel.drag(start, QPoint(at_hotel.view.viewport().width() - 5, start.y())):
        qtbot.waitUntil(lambda: at_hotel.view.camera.x > before.x + 20)
        assert at_hotel.view.camera.y == before.y
        at_hotel.key("Esc")
        assert at_hotel.view.camera == before
    assert not at_hotel.session.document.can_undo


def test_a_drag_that_begins_at_a_border_does_not_scroll_before_it_left_it(at_hotel: Hands, qtbot: QtBot) -> None:
    at_hotel.view.set_zoom(1.0)
    at_hotel.view.look_at(at_hotel.card("payment") - QPointF(0, at_hotel.view.viewport().height() / 2 - 10))
    before = at_hotel.view.camera
    start = at_hotel.at(at_hotel.card("payment"))
    assert start.y() > at_hotel.view.viewport().height() - 26
    with at_hotel.drag(start, start + QPoint(40, 2)):
        qtbot.wait(80)
        assert at_hotel.view.camera == before
        at_hotel.key("Esc")
