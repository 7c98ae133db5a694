"""Kinds dragged in from the palette, and what a double click or a menu adds."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from journeymap.gui.session.mime import IDEA, KIND
from journeymap.model.words import Kind
from tests.gui.canvas.tools.bench import LEFT, NONE, Hands


def kind_data(word: str) -> QMimeData:
    data = QMimeData()
    data.setData(KIND, QByteArray(word.encode()))
    return data


def idea_data(place: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setData(IDEA, QByteArray(place.encode()))
    data.setText(text)
    return data


def drop(hands: Hands, what: str | QMimeData, at: QPointF) -> bool:
    data = kind_data(what) if isinstance(what, str) else what
    port, pos = hands.view.viewport(), hands.at(at)
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(pos, copy, data, LEFT, NONE)
    QApplication.sendEvent(port, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(port, QDragMoveEvent(pos, copy, data, LEFT, NONE))
    assert hands.scene.overlay.ghost_card is not None
    QApplication.sendEvent(port, QDropEvent(QPointF(pos), copy, data, LEFT, NONE))
    hands.settle()
    return True


def near(hands: Hands) -> None:
    hands.view.set_zoom(1.0)
    hands.view.fly_to(["payment", "booking-website"], animated=False)
    hands.settle()


def test_a_kind_is_added_where_it_is_dropped(at_hotel: Hands) -> None:
    near(at_hotel)
    goal = at_hotel.card("payment") + QPointF(-60, 250)
    assert drop(at_hotel, "sales", goal)
    assert at_hotel.canvas.naming.field.text() == "Sales"
    at_hotel.type("Counter")
    at_hotel.key("Tab")
    made = at_hotel.journey.touchpoints["counter"]
    assert (made.kind, made.stage) == (Kind.SALES, "booking")
    way = at_hotel.card("counter") - goal
    assert abs(way.x()) < 1
    assert abs(way.y()) < 1


def test_on_the_right_edge_of_a_card_it_is_linked_behind(at_hotel: Hands) -> None:
    near(at_hotel)
    assert drop(at_hotel, "website", at_hotel.handle("payment") - QPointF(12, 0))
    at_hotel.key("Return")
    at_hotel.key("Esc")
    assert "payment--website" in at_hotel.journey.links
    assert at_hotel.journey.touchpoints["website"].kind is Kind.WEBSITE


def test_what_is_no_kind_is_not_taken(at_hotel: Hands) -> None:
    assert not drop(at_hotel, "nonsense", at_hotel.card("payment"))


def test_a_parked_idea_becomes_a_touchpoint_where_it_is_dropped(at_hotel: Hands) -> None:
    near(at_hotel)
    before, idea = at_hotel.journey, at_hotel.journey.parking_lot[1]
    goal = at_hotel.card("payment") + QPointF(-60, 250)
    assert drop(at_hotel, idea_data("1", idea.text), goal)
    id = at_hotel.session.selection.one("touchpoints")
    made = at_hotel.journey.touchpoints[id]
    assert (made.title, made.votes, made.stage) == (idea.text, idea.votes, "booking")
    assert abs(at_hotel.card(id).x() - goal.x()) < 1
    assert idea not in at_hotel.journey.parking_lot
    at_hotel.session.undo()
    assert at_hotel.journey == before


def test_an_idea_of_another_document_is_not_taken(at_hotel: Hands) -> None:
    for place, text in (("1", "Something else"), ("99", ""), ("x", ""), ("-1", "")):
        assert not drop(at_hotel, idea_data(place, text), at_hotel.card("payment"))


def test_a_kind_that_is_wanted_is_added_behind_the_current_touchpoint(at_hotel: Hands) -> None:
    at_hotel.session.selection.pick("touchpoints", "payment")
    at_hotel.session.kind_wanted.emit("complaint")
    at_hotel.key("Return")
    at_hotel.key("Esc")
    assert "payment--complaint" in at_hotel.journey.links


def test_a_double_click_on_nothing_adds_there(at_hotel: Hands) -> None:
    near(at_hotel)
    goal = at_hotel.card("payment") + QPointF(-60, 250)
    at_hotel.double(goal)
    at_hotel.type("Kiosk")
    at_hotel.click(goal + QPointF(0, 120))
    assert at_hotel.journey.touchpoints["kiosk"].stage == "booking"
    assert (at_hotel.card("kiosk") - goal).manhattanLength() < 2
    assert not at_hotel.canvas.naming.active


def menu(hands: Hands, at: QPointF) -> QMenu:
    found = hands.view.pointer(hands.at(at), Qt.MouseButton.RightButton)
    hands.canvas.tool.press(found)
    hands.view.menu_wanted.emit(found, hands.view.viewport().mapToGlobal(hands.at(at)))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def test_menus_hold_the_actions_of_the_table(at_hotel: Hands) -> None:
    near(at_hotel)
    shown = menu(at_hotel, at_hotel.card("payment"))
    names = [action.objectName() for action in shown.actions() if action.objectName()]
    assert "touchpoint.rename" in names
    assert at_hotel.session.selection.current == ("touchpoints", "payment")
    assert at_hotel.bench.menus.doings["edit.delete"] in shown.actions()
    shown.close()
    shown = menu(at_hotel, at_hotel.link_middle("booking-website--payment"))
    assert "touchpoint.turn" in [action.objectName() for action in shown.actions()]
    shown.close()


def test_a_touchpoint_added_from_the_menu_stands_where_it_was_opened(at_hotel: Hands) -> None:
    near(at_hotel)
    goal = at_hotel.card("payment") + QPointF(-60, 250)
    shown = menu(at_hotel, goal)
    shown.setActiveAction(at_hotel.bench.menus.doings["touchpoint.add"])
    QTest.keyClick(shown, Qt.Key.Key_Return)
    at_hotel.settle()
    assert at_hotel.canvas.naming.active
    # Without a window manager nobody gives the window its focus back after a menu.
    at_hotel.bench.activateWindow()
    at_hotel.settle()
    at_hotel.type("Kiosk")
    at_hotel.key("Tab")
    assert (at_hotel.card("kiosk") - goal).manhattanLength() < 2
    assert at_hotel.canvas.typing.spot is None
