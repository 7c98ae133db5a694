"""Dragging cards: where they come to stand, what is pinned, snapping, axes, lanes; Escape leaves no trace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF

from journeymap.model.words import Role
from tests.gui.canvas.tools.bench import ALT, CTRL, SHIFT, Hands


@pytest.fixture
def near(at_hotel: Hands) -> Hands:
    at_hotel.view.set_zoom(1.0)
    at_hotel.view.fly_to(["payment", "booking-website"], animated=False)
    at_hotel.settle()
    return at_hotel


def test_a_card_stands_where_it_was_dropped_and_the_others_where_they_were(near: Hands) -> None:
    before = near.canvas.board.card_rects()
    with near.drag(near.card("payment"), near.card("payment") + QPointF(-11, 140), ALT):
        assert near.scene.cards.items["payment"].rect.center() == before["payment"].center() + QPointF(-11, 140)
        assert near.scene.links.items["payment--confirmation-mail"].plain() != before
        assert not near.session.document.can_undo
    after = near.canvas.board.card_rects()
    moved = after["payment"].center() - before["payment"].center()
    assert (round(moved.x()), round(moved.y())) == (-11, 140)
    assert {id: rect for id, rect in after.items() if id != "payment"} == {
        id: rect for id, rect in before.items() if id != "payment"
    }
    assert all(t.position is not None for t in near.journey.touchpoints.values())
    near.session.undo()
    assert near.canvas.board.card_rects() == before
    assert not near.session.document.can_undo
    near.same_as_scratch()


def test_all_selected_cards_move(near: Hands) -> None:
    near.click(near.card("payment"))
    near.click(near.card("group-quote"), CTRL)
    before = {id: near.card(id) for id in ("payment", "group-quote")}
    near.pull(near.card("payment"), near.card("payment") + QPointF(0, 150), ALT)
    for id, at in before.items():
        assert round((near.card(id) - at).y()) == 150


def test_over_a_border_the_stage_changes(near: Hands) -> None:
    near.view.fly_to(["payment", "check-in"], animated=False)
    band = near.canvas.board.band("arrival")
    assert band is not None
    goal = QPointF(band.rect.x + 150, near.card("payment").y() + 160)
    with near.drag(near.card("payment"), goal, ALT):
        assert near.scene.overlay.drop_band is not None
        assert near.scene.overlay.drop_band.x() == band.rect.x
    assert near.journey.touchpoints["payment"].stage == "arrival"
    near.session.undo()
    assert near.journey.touchpoints["payment"].stage == "booking"


def test_escape_leaves_document_history_and_scene_untouched(near: Hands) -> None:
    journey, contents = near.journey, near.scene.contents()
    with near.drag(near.card("payment"), near.card("payment") + QPointF(40, 90)):
        near.key("Esc")
        assert near.scene.contents() == contents
    assert near.journey is journey
    assert not near.session.document.can_undo
    assert not near.session.document.can_redo
    assert near.scene.contents() == contents


def test_cards_snap_to_others_unless_alt_is_held(near: Hands) -> None:
    goal = near.card("payment") + QPointF(0, 150)
    line = near.card("payment").x()
    with near.drag(near.card("group-quote"), QPointF(line + 4, goal.y())):
        assert near.scene.overlay.guides
    assert near.card("group-quote").x() == pytest.approx(line, abs=0.02)
    near.session.undo()
    near.pull(near.card("group-quote"), QPointF(line + 4, goal.y()), ALT)
    assert near.card("group-quote").x() == pytest.approx(line + 4, abs=0.6)
    near.session.undo()
    near.act("map.snapping")
    near.pull(near.card("group-quote"), QPointF(line + 4, goal.y()))
    assert near.card("group-quote").x() == pytest.approx(line + 4, abs=0.6)


def test_shift_keeps_to_one_axis(near: Hands) -> None:
    before = near.card("payment")
    near.click(before)
    near.pull(before, before + QPointF(20, 130), SHIFT)
    assert near.card("payment").x() == before.x()
    assert near.card("payment").y() > before.y() + 100


def test_a_card_never_covers_the_headings(near: Hands) -> None:
    near.pull(near.card("payment"), QPointF(near.card("payment").x(), near.view.visible_rect().top() + 3), ALT)
    rect = near.canvas.board.card_rect("payment")
    assert rect.top() > 30
    near.same_as_scratch()


def test_nudges_are_one_step(near: Hands) -> None:
    before = near.card("payment")
    near.session.selection.pick("touchpoints", "payment")
    for _ in range(3):
        near.key("Ctrl+Right")
    near.key("Ctrl+Down")
    near.key("Ctrl+Shift+Up")
    moved = near.card("payment") - before
    assert (round(moved.x()), round(moved.y())) == (24, 7)
    near.session.undo()
    assert near.card("payment") == before
    assert not near.session.document.can_undo


def test_in_lanes_a_card_changes_department_and_stage(near: Hands) -> None:
    near.session.arrangement.arrange("department")
    near.settle()
    near.view.fit(animated=False)
    lanes = {lane.id: lane for lane in near.scene.elements.lanes}
    before = near.journey.touchpoints["payment"].accountable
    other = next(id for id in lanes if id and id != before and id in near.journey.departments)
    goal = QPointF(near.card("payment").x(), lanes[other].rect.y + lanes[other].rect.height / 2)
    near.pull(near.card("payment"), goal)
    assert near.journey.touchpoints["payment"].accountable == other
    assert near.journey.touchpoints["payment"].position is None
    name = near.journey.departments[other].name
    assert near.bench.words[-1] == f"{name} is accountable for Payment now."
    near.session.undo()
    assert near.journey.touchpoints["payment"].accountable == before
    band = near.canvas.board.band("arrival")
    assert band is not None
    near.pull(near.card("payment"), QPointF(band.rect.x + band.rect.width / 2, near.card("payment").y()))
    assert near.journey.touchpoints["payment"].stage == "arrival"
    assert near.bench.words[-1] == "Payment is in the stage Arrival now."


def test_in_lanes_by_side_a_card_goes_behind_the_stage(near: Hands) -> None:
    near.session.arrangement.arrange("side")
    near.settle()
    near.view.fit(animated=False)
    near.view.scroll_by(QPoint(0, -60))  # away from the border, where the map would move along
    for lane in near.scene.elements.lanes:
        near.pull(near.card("payment"), QPointF(near.card("payment").x(), lane.rect.y + lane.rect.height / 2))
        side = near.journey.touchpoints["payment"].side
        assert (side.value if side else "") == lane.id


def test_into_the_lane_of_nobody_nobody_stays_accountable(near: Hands) -> None:
    near.session.arrangement.arrange("department")
    near.settle()
    near.view.fit(animated=False)
    lane = next(lane for lane in near.scene.elements.lanes if lane.id == "")
    before = near.journey.touchpoints["payment"].accountable
    near.pull(near.card("payment"), QPointF(near.card("payment").x(), lane.rect.y + lane.rect.height / 2))
    touchpoint = near.journey.touchpoints["payment"]
    assert touchpoint.accountable is None
    assert Role.RESPONSIBLE in touchpoint.owners[before]


def test_at_the_border_the_map_moves_along(near: Hands) -> None:
    port = near.view.viewport().rect()
    before = near.view.visible_rect().left()
    with near.drag(near.card("payment"), QPointF(port.right() - 5, port.center().y()).toPoint()):
        near.canvas.tool._scroll()
        near.canvas.tool._scroll()
        assert near.view.visible_rect().left() > before
        near.key("Esc")
