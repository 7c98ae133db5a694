"""The panel of personas by real keys and clicks: added, named, moved, taken out, lit up; shares said in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.personas import set_persona
from journeymap.gui.panels.personas import PersonasPanel
from journeymap.gui.session.session import Session
from tests.gui.panels.entry_checks import LOOKS, at_row, click, fill, keys, nothing_is_cut, shown, type_over, wear

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(hotel: Session, qtbot: QtBot) -> PersonasPanel:
    return shown(PersonasPanel(hotel), qtbot)


def test_rows_say_share_and_touchpoints(panel: PersonasPanel, hotel: Session) -> None:
    row = panel.list.entry("family")
    assert row is not None
    assert row.value.replace("\N{NO-BREAK SPACE}", " ") == "50 %"
    own = sum("family" in touchpoint.personas for touchpoint in hotel.journey.touchpoints.values())
    assert row.detail.startswith(str(own))


def test_adding_renaming_taking_out(panel: PersonasPanel, hotel: Session) -> None:
    QTest.keyClick(panel.list, Qt.Key.Key_Insert)
    fill(panel.field.edit, "Student")
    fill(panel.field.edit, "Pilgrim")
    assert [persona.name for persona in hotel.journey.personas.values()][-2:] == ["Student", "Pilgrim"]
    assert panel.field.edit.hasFocus()
    type_over(panel.list, "family", "Large family")
    assert hotel.journey.personas["family"].name == "Large family"
    said = QSignalSpy(hotel.noticed)
    QTest.keyClick(at_row(panel.list, "family"), Qt.Key.Key_Delete)
    assert "family" not in hotel.journey.personas
    assert said.at(0)[1] is True
    hotel.undo()
    assert keys(panel.list)[0] == "family"


def test_alt_and_arrows_move(panel: PersonasPanel, hotel: Session) -> None:
    first, second, third = keys(panel.list)
    QTest.keyClick(at_row(panel.list, first), Qt.Key.Key_Down, ALT)
    assert keys(panel.list) == [second, first, third]
    assert panel.list.current_key == first
    QTest.keyClick(panel.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(panel.list, Qt.Key.Key_Up, ALT)  # at the top already
    assert tuple(hotel.journey.personas) == (first, second, third)
    hotel.undo()
    hotel.undo()
    assert not hotel.document.modified


def test_the_menu_does_the_same(panel: PersonasPanel, hotel: Session) -> None:
    first, second, third = keys(panel.list)
    menu = panel.list.menu_for(first)
    assert len({action.text() for action in menu.actions()}) == len(menu.actions()) == 5
    next(action for action in menu.actions() if action.shortcut().toString() == "Alt+Down").trigger()
    assert keys(panel.list) == [second, first, third]
    menu.close()


def test_a_click_selects_for_the_inspector(panel: PersonasPanel, hotel: Session) -> None:
    click(panel.list, "business")
    assert hotel.selection.keys == (("personas", "business"),)
    hotel.selection.pick("touchpoints", "check-in")
    assert not panel.list.selectionModel().hasSelection()


def test_the_button_lights_up_and_ends_it(panel: PersonasPanel, hotel: Session) -> None:
    lit = QSignalSpy(hotel.lit)
    click(panel.list, "family")
    QTest.mouseClick(panel.light, Qt.MouseButton.LeftButton)
    own = {id for id, touchpoint in hotel.journey.touchpoints.items() if "family" in touchpoint.personas}
    assert lit.at(0)[0] == own
    click(panel.list, "business")
    assert lit.at(1)[0] != own
    QTest.mouseClick(panel.light, Qt.MouseButton.LeftButton)
    assert lit.at(2)[0] == frozenset()
    QTest.keyClick(at_row(panel.list, "family"), Qt.Key.Key_Return)
    assert panel.light.isChecked()
    hotel.light_up(("check-in",))
    assert not panel.light.isChecked()


def test_a_persona_without_touchpoints_says_so(panel: PersonasPanel, hotel: Session) -> None:
    panel.field.open()
    fill(panel.field.edit, "Student")
    said = QSignalSpy(hotel.noticed)
    QTest.keyClick(at_row(panel.list, keys(panel.list)[-1]), Qt.Key.Key_Return)
    assert said.count() == 1
    assert not panel.light.isChecked()


def test_shares_over_all_customers_are_said_in_words(panel: PersonasPanel, hotel: Session) -> None:
    assert panel.trouble.sentence is None
    set_persona(hotel.document, "family", share=0.8)
    assert panel.trouble.isVisible()
    assert "130" in panel.list.accessibleDescription()
    hotel.undo()
    assert not panel.trouble.isVisible()


def test_an_empty_journey_says_how_to_begin(empty: Session, qtbot: QtBot) -> None:
    panel = shown(PersonasPanel(empty), qtbot)
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    fill(panel.field.edit, "Family")
    assert keys(panel.list) == ["family"]
    assert panel.list.isVisible()


@pytest.mark.parametrize("worn", LOOKS, ids=str)
def test_no_text_is_cut(hotel: Session, qtbot: QtBot, worn: tuple[str, float, str]) -> None:
    panel = shown(PersonasPanel(hotel), qtbot)
    wear(hotel, *worn)
    panel.field.open()
    set_persona(hotel.document, "family", share=0.8)
    nothing_is_cut(panel)
