from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from journeymap.drawing.elements import MapElements
from journeymap.gui.canvas.gesture import Pointer
from journeymap.gui.canvas.overview import Level, level
from journeymap.gui.canvas.parts import PartKind
from journeymap.gui.canvas.scene import MapScene
from journeymap.gui.canvas.view import MapView
from journeymap.gui.painting import rect_f
from journeymap.model.words import BACKWARD_LINKS
from tests.gui.canvas.maps import hotel_lanes, hotel_map, moved, view, with_card

__all__ = ["view"]
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PLAIN = Qt.KeyboardModifier.NoModifier


def wheel(view: MapView, at: QPoint, notches: float, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def picture(view: MapView) -> QImage:
    view.finish_picture()
    return view.grab().toImage()


def test_wheel_scrolls_and_shift_scrolls_sideways(view: MapView) -> None:
    before = view.visible_rect()
    wheel(view, QPoint(300, 300), -1)
    assert view.visible_rect().y() > before.y()
    assert view.visible_rect().x() == before.x()
    wheel(view, QPoint(300, 300), -1, Qt.KeyboardModifier.ShiftModifier)
    assert view.visible_rect().x() > before.x()


@pytest.mark.parametrize("notches", [3, -4, 0.5])
def test_ctrl_wheel_keeps_the_point_under_the_cursor(view: MapView, notches: float) -> None:
    at = QPoint(420, 260)
    before = view.mapToScene(at)
    wheel(view, at, notches, Qt.KeyboardModifier.ControlModifier)
    assert (view.zoom() > 1) == (notches > 0)
    after = view.mapToScene(at)
    assert abs(after.x() - before.x()) * view.zoom() <= 1.5
    assert abs(after.y() - before.y()) * view.zoom() <= 1.5


def test_zoom_stays_in_its_range_and_is_told(view: MapView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.zoomed) as told:
        view.set_zoom(100.0)
    assert told.args == [4.0]
    view.set_zoom(0.0001)
    assert view.zoom() == pytest.approx(0.04)
    view.zoom_reset()
    assert view.zoom() == 1.0
    view.zoom_in()
    assert view.zoom() == 1.25
    view.zoom_out()
    view.zoom_out()
    assert view.zoom() == 0.9


@pytest.mark.parametrize("way", ["middle", "space"])
def test_dragging_the_map(view: MapView, way: str) -> None:
    button = MIDDLE if way == "middle" else LEFT
    seen: list[Pointer] = []
    view.tool = Recorder(seen)
    before = view.visible_rect()
    if way == "space":
        QTest.keyPress(view, Qt.Key.Key_Space)
        assert view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mousePress(view.viewport(), button, PLAIN, QPoint(400, 300))
    assert view.viewport().cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(view.viewport(), QPoint(340, 250))
    QTest.mouseRelease(view.viewport(), button, PLAIN, QPoint(340, 250))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.visible_rect().topLeft() == before.topLeft() + QPointF(60, 50)
    assert [pointer for pointer in seen if pointer.buttons != Qt.MouseButton.NoButton] == []
    assert view.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def differing(one: QImage, other: QImage) -> int:
    """How many pixels differ by more than what Qt's own clipping of long lines makes of their soft edges."""
    bytes_one, bytes_other = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) > 80 for a, b in zip(bytes_one, bytes_other, strict=True))


class Recorder:
    def __init__(self, seen: list[Pointer]) -> None:
        self.press = self.move = self.release = self.double_press = seen.append

    def cancel(self) -> None:
        raise AssertionError

    def hover(self, event: Pointer) -> Qt.CursorShape:
        return Qt.CursorShape.ArrowCursor


def test_tool_gets_places_on_the_map_and_parts(view: MapView) -> None:
    seen: list[Pointer] = []
    view.tool = Recorder(seen)
    card = hotel_map().cards[0]
    view.fly_to([card.id], animated=False)
    at = view.mapFromScene(QPointF(card.rect.x + 60, card.rect.y + 30))
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, at)
    assert [pointer.part.id for pointer in seen] == [card.id, card.id]
    assert seen[0].part.kind is PartKind.CARD
    assert seen[0].buttons == LEFT
    assert seen[0].modifiers == Qt.KeyboardModifier.ShiftModifier
    assert abs(seen[0].pos.x() - card.rect.x - 60) <= 1


def test_hovering_a_card_shows_its_handle(view: MapView) -> None:
    card = hotel_map().cards[0]
    view.fly_to([card.id], animated=False)
    QTest.mouseMove(view.viewport(), view.mapFromScene(QPointF(card.rect.x + 60, card.rect.y + 30)))
    assert view.map.marks.marked.hovered == card.id
    QTest.mouseMove(view.viewport(), view.mapFromScene(QPointF(card.rect.x + 60, card.rect.bottom + 16)))
    assert view.map.marks.marked.hovered == ""


def test_keys_go_to_the_canvas_first_and_tab_stays(view: MapView) -> None:
    taken: list[int] = []
    view.keys = lambda event: taken.append(event.key()) is None
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert taken == [Qt.Key.Key_Tab, Qt.Key.Key_F2]


def test_fit_shows_everything(view: MapView) -> None:
    assert not view.all_in_sight()
    view.fit(animated=False)
    assert view.all_in_sight()
    assert view.zoom() < 1


def test_fit_leaves_room_for_floating_widgets(view: MapView) -> None:
    floating = QWidget()
    floating.setFixedSize(150, 90)
    view.add_overlay(floating, Qt.Corner.BottomRightCorner, 12)
    assert floating.geometry().bottomRight() == QPoint(1000 - 12 - 1, 700 - 12 - 1)
    view.fit(animated=False)
    lowest = max(card.rect.bottom for card in hotel_map().cards)
    assert view.mapFromScene(QPointF(0, lowest)).y() <= floating.y()
    view.resize(800, 600)
    assert floating.geometry().bottomRight() == QPoint(800 - 12 - 1, 600 - 12 - 1)


def test_flying_moves_only_as_far_as_needed(view: MapView) -> None:
    first, last = hotel_map().cards[0], hotel_map().cards[-1]
    view.fly_to([last.id], animated=False)
    assert view.zoom() == 1.0
    assert view.visible_rect().contains(QPointF(last.rect.x, last.rect.y))
    assert view.visible_rect().contains(QPointF(last.rect.right, last.rect.bottom))
    there = view.visible_rect()
    view.fly_to([last.id, "nothing"], animated=False)
    assert view.visible_rect() == there
    view.fly_to([first.id, last.id], animated=False)
    assert view.zoom() < 1
    assert all(view.visible_rect().contains(QPointF(card.rect.x, card.rect.y)) for card in (first, last))


def test_animated_flight_arrives(view: MapView, qtbot: QtBot) -> None:
    view.animate = True
    goal = hotel_map().cards[-1]
    view.fly_to([goal.id])
    assert not view.visible_rect().contains(QPointF(goal.rect.x, goal.rect.y))
    qtbot.waitUntil(lambda: view.visible_rect().contains(QPointF(goal.rect.right, goal.rect.bottom)), timeout=5000)


def test_levels_of_detail() -> None:
    assert [level(zoom) for zoom in (4.0, 0.6, 0.59, 0.25, 0.24, 0.04)] == [
        Level.FULL,
        Level.FULL,
        Level.TITLES,
        Level.TITLES,
        Level.SIGNS,
        Level.SIGNS,
    ]


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.15])
def test_kept_picture_equals_one_drawn_afresh(view: MapView, zoom: float) -> None:
    # Dashes are left out: Qt begins them at the border of what it draws.
    links = tuple(link for link in hotel_map().links if link.kind not in BACKWARD_LINKS)
    whole = msgspec.structs.replace(hotel_map(), links=links)
    view.map.show(whole)
    view.set_zoom(zoom)
    card = hotel_map().cards[7]
    view.fly_to([card.id], animated=False)
    picture(view)
    view.scroll_by(QPoint(31, -17))
    view.map.preview([moved(card, 30.0, 12.0)])
    picture(view)
    view.map.end_preview()
    view.map.show(with_card(whole, moved(card, 14.0, 5.0)))
    kept = picture(view)
    view._buffer.forget()
    assert differing(kept, picture(view)) < 20


@pytest.mark.parametrize("zoom", [1.0, 0.4, 0.15])
def test_cards_are_seen_at_every_distance(view: MapView, zoom: float) -> None:
    view.set_zoom(zoom)
    card = hotel_map().cards[0]
    view.fly_to([card.id], animated=False)
    image = picture(view)
    inside = view.mapFromScene(QPointF(card.rect.x + card.rect.width - 14, card.rect.bottom - 12))
    assert image.pixelColor(inside) == QColor(view.map.theme.card)
    bar = view.mapFromScene(QPointF(card.rect.x + 5, card.rect.y + card.rect.height / 2))
    assert image.pixelColor(bar) != QColor(view.map.theme.card)


def test_headings_stay_in_sight(view: MapView) -> None:
    view.scroll_by(QPoint(0, 300))
    headings = view.headings()
    assert headings
    assert all(heading.rect.y() == 0 for heading in headings)
    part = view.part_at(QPoint(round(headings[0].rect.center().x()), 10))
    assert part.kind is PartKind.HEADING
    assert part.id == headings[0].band.id


@pytest.mark.parametrize("zoom", [1.0, 0.3])
def test_lane_headings_stay_in_sight(view: MapView, zoom: float) -> None:
    view.map.show(hotel_lanes())
    view.set_zoom(zoom)
    view.scroll_by(QPoint(600, 0))
    rows = view.lane_headings()
    assert rows
    assert all(row.rect.x() >= 0 and row.lines for row in rows)
    part = view.part_at(rows[-1].rect.center().toPoint())
    assert (part.kind, part.id) == (PartKind.LANE_HEADING, rows[-1].lane.id)
    picture(view)


SIZES = [(1000, 700), (900, 400), (1400, 900), (600, 420)]


@pytest.mark.parametrize("elements", [hotel_map, hotel_lanes])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_map_shows_every_card_beside_its_headings(
    view: MapView, elements: Callable[[], MapElements], width: int, height: int
) -> None:
    view.map.show(elements())
    view.resize(width, height)
    view.set_zoom(2.0)
    view.fit(animated=False)
    boxes = [h.rect for h in view.headings()] + [h.rect for h in view.lane_headings()]
    assert min(box.top() for box in boxes[: len(view.headings())]) == pytest.approx(0, abs=5)
    port = QRectF(view.viewport().rect())
    for card in view.map.elements.cards:
        seen = view.viewportTransform().mapRect(rect_f(card.rect))
        assert port.contains(seen), card.id
        assert not any(box.intersects(seen) for box in boxes), card.id


def test_the_whole_map_stays_whole_when_a_bar_comes_and_goes(view: MapView) -> None:
    view.fit(animated=False)
    before = view.camera
    view.resize(1000, 640)
    assert view.all_in_sight()
    view.resize(1000, 700)
    assert view.camera == before


@pytest.mark.parametrize("selected", ["loyalty-programme", "instagram-ad", ""])
def test_zooming_to_100_percent_keeps_a_card_in_sight(view: MapView, selected: str) -> None:
    ids = [card.id for card in view.map.elements.cards]
    chosen = next((id for id in ids if selected and id.startswith(selected[:7])), "")
    assert bool(chosen) == bool(selected)
    view.map.mark_selected(frozenset([chosen] if chosen else []), frozenset(), frozenset(), chosen or None)
    view.resize(500, 300)
    view.set_zoom(0.1)
    view.look_at(QPointF(view.map.content_rect().center().x(), view.map.content_rect().bottom() + 900))
    view.zoom_reset()
    assert view.zoom() == 1.0
    seen = [card.id for card in view.map.elements.cards if view.visible_rect().contains(rect_f(card.rect))]
    assert seen
    assert not chosen or chosen in seen


@pytest.mark.parametrize("zoom", [0.08, 0.15, 0.25, 0.36, 0.5])
def test_no_heading_breaks_inside_a_word(view: MapView, zoom: float) -> None:
    for elements in (hotel_map(), hotel_lanes()):
        view.map.show(elements)
        view.set_zoom(zoom)
        words = {word for band in (*elements.bands, *elements.lanes) for word in " ".join(band.title_lines).split()}
        for heading in (*view.headings(), *view.lane_headings()):
            for word in " ".join(heading.lines).split():
                assert word in words or word.endswith("…"), heading.lines


@pytest.mark.parametrize(("other", "pans"), [(QToolButton, True), (QLineEdit, False)])
def test_space_over_the_map_pans_wherever_the_focus_is_but_in_text(
    qtbot: QtBot, other: type[QWidget], pans: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    scene = MapScene(parent=window)
    view, beside = MapView(scene, window), other(window)
    scene.show(hotel_map())
    view.setGeometry(0, 40, 600, 400)
    window.resize(600, 440)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    beside.setFocus()
    QTest.mouseMove(view.viewport(), QPoint(300, 200))
    qtbot.waitUntil(lambda: view.viewport().underMouse())
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Space)
    assert view.hasFocus() is pans
    assert (view.viewport().cursor().shape() is Qt.CursorShape.OpenHandCursor) is pans
    QTest.keyRelease(handle, Qt.Key.Key_Space)
    beside.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    QTest.keyClick(handle, Qt.Key.Key_Space)
    assert not view.hasFocus()
