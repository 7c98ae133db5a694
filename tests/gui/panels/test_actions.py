"""The panel of actions by real keys and clicks: ticked, added, named, taken out, filtered, ordered, gone to."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.actions import set_action
from journeymap.gui.panels.actions import ActionsPanel
from journeymap.gui.session.session import Session
from journeymap.model import Action, Journey
from journeymap.model.words import ActionStatus
from tests.gui.conftest import MakeSession
from tests.gui.panels.entry_checks import (
    LOOKS,
    at_row,
    click,
    double_click,
    fill,
    keys,
    nothing_is_cut,
    shown,
    type_over,
    wear,
)


@pytest.fixture
def panel(hotel: Session, qtbot: QtBot) -> ActionsPanel:
    hotel.today = lambda: date(2026, 12, 20)  # type: ignore[method-assign]
    return shown(ActionsPanel(hotel), qtbot)


def status(session: Session, id: str) -> ActionStatus:
    return session.journey.actions[id].status


def choose(menu: QMenu, key: str) -> None:
    menu.show()
    action = next(action for action in menu.actions() if action.data() == key)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_by_due_day_with_what_is_done_at_the_end(panel: ActionsPanel, hotel: Session) -> None:
    actions = hotel.journey.actions
    open_ones = [actions[key] for key in keys(panel.list) if actions[key].status.value in ("open", "doing")]
    assert [action.due for action in open_ones] == sorted(action.due for action in open_ones if action.due)
    assert len(open_ones) > 2
    assert all(status(hotel, key).value in ("done", "dropped") for key in keys(panel.list)[len(open_ones) :])


def test_overdue_is_said_in_words_and_with_a_sign(panel: ActionsPanel, hotel: Session) -> None:
    day = hotel.journey.as_of or hotel.today()
    for key in keys(panel.list):
        action, row = hotel.journey.actions[key], panel.list.entry(key)
        assert row is not None
        late = action.due is not None and action.due < day and action.status.value in ("open", "doing")
        assert row.late == late == row.detail.startswith("Overdue since")


def test_space_and_the_box_set_done_and_open(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[0]
    QTest.keyClick(at_row(panel.list, key), Qt.Key.Key_Space)
    assert status(hotel, key) is ActionStatus.DONE
    assert panel.list.current_key == key
    click(panel.list, key, "tick")
    assert status(hotel, key) is ActionStatus.OPEN
    hotel.undo()
    assert status(hotel, key) is ActionStatus.DONE


def test_the_box_is_told_to_screen_readers(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[0]
    index = panel.list.index_of(key)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    QTest.keyClick(at_row(panel.list, key), Qt.Key.Key_Space)
    assert panel.list.index_of(key).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_adding_one_after_the_other(panel: ActionsPanel, hotel: Session) -> None:
    before = len(hotel.journey.actions)
    QTest.keyClick(panel.list, Qt.Key.Key_Insert)
    fill(panel.field.edit, "Answer within the hour")
    fill(panel.field.edit, "Print the rules")
    assert [action.title for action in hotel.journey.actions.values()][before:] == [
        "Answer within the hour",
        "Print the rules",
    ]
    assert panel.field.edit.hasFocus()
    assert panel.field.edit.text() == ""
    QTest.keyClick(panel.field.edit, Qt.Key.Key_Escape)
    assert not panel.field.isVisible()
    assert panel.list.hasFocus()


def test_new_ones_are_about_what_is_selected(panel: ActionsPanel, hotel: Session) -> None:
    hotel.selection.pick("touchpoints", "check-in")
    QTest.mouseClick(panel.adding, Qt.MouseButton.LeftButton)
    assert "Check-in" in panel.field.edit.placeholderText()
    fill(panel.field.edit, "A second desk at noon")
    assert list(hotel.journey.actions.values())[-1].touchpoints == ("check-in",)


def test_pasted_lines_become_actions_in_one_step(panel: ActionsPanel, hotel: Session) -> None:
    before = len(hotel.journey.actions)
    panel.begin_adding()
    QGuiApplication.clipboard().setText("- Call back\n\n- Write down\n- Ask again\n")
    QTest.keyClick(panel.field.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [a.title for a in list(hotel.journey.actions.values())[before:]] == ["Call back", "Write down", "Ask again"]
    hotel.undo()
    assert len(hotel.journey.actions) == before


def test_f2_renames(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[1]
    type_over(panel.list, key, "Shorter")
    assert hotel.journey.actions[key].title == "Shorter"
    assert panel.list.editor is None
    assert panel.list.hasFocus()


def test_escape_leaves_the_name_as_it_was(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[1]
    before = hotel.journey.actions[key].title
    QTest.keyClick(at_row(panel.list, key), Qt.Key.Key_F2)
    editor = panel.list.editor
    assert editor is not None
    QTest.keyClicks(editor.edit, "Never")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert panel.list.editor is None
    assert hotel.journey.actions[key].title == before


def test_an_empty_name_is_refused_in_words_at_the_field(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[0]
    QTest.keyClick(at_row(panel.list, key), Qt.Key.Key_F2)
    editor = panel.list.editor
    assert editor is not None
    QTest.keyClick(editor.edit, Qt.Key.Key_Delete)
    QTest.keyClick(editor.edit, Qt.Key.Key_Return)
    assert panel.list.editor is editor
    assert editor.error.isVisible()
    assert "title is needed" in editor.edit.accessibleDescription()


def test_typing_goes_on_while_others_edit(panel: ActionsPanel, hotel: Session) -> None:
    first, second = keys(panel.list)[:2]
    QTest.keyClick(at_row(panel.list, second), Qt.Key.Key_F2)
    editor = panel.list.editor
    assert editor is not None
    QTest.keyClicks(editor.edit, "Half a na")
    set_action(hotel.document, first, due=date(2030, 1, 1))  # goes behind the other one
    hotel.speech.speak("id")
    hotel.look.wear("dark", 1.5)
    assert keys(panel.list)[0] == second
    assert panel.list.editor is editor
    assert editor.edit.hasFocus()
    assert editor.geometry().top() == panel.list.visualRect(panel.list.index_of(second)).top()
    QTest.keyClicks(editor.edit, "me")
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    assert hotel.journey.actions[second].title == "Half a name"


def test_delete_takes_out_and_offers_it_back(panel: ActionsPanel, hotel: Session) -> None:
    said = QSignalSpy(hotel.noticed)
    key, after = keys(panel.list)[:2]
    QTest.keyClick(at_row(panel.list, key), Qt.Key.Key_Delete)
    assert key not in hotel.journey.actions
    assert said.count() == 1
    assert said.at(0)[1] is True
    assert panel.list.current_key == after
    hotel.undo()
    assert key in keys(panel.list)


def test_a_click_selects_and_a_double_click_goes_to_the_touchpoint(panel: ActionsPanel, hotel: Session) -> None:
    key = keys(panel.list)[0]
    click(panel.list, key)
    assert hotel.selection.keys == (("actions", key),)
    gone = QSignalSpy(hotel.revealed)
    double_click(panel.list, key)
    touchpoint = hotel.journey.actions[key].touchpoints[0]
    assert gone.at(0) == ["touchpoints", touchpoint]
    at_row(panel.list, key)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert gone.count() == 2


def test_arrow_keys_select_and_arriving_does_not(panel: ActionsPanel, hotel: Session) -> None:
    panel.adding.setFocus()
    panel.list.setFocus()
    assert hotel.selection.keys == ()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert hotel.selection.one("actions") == keys(panel.list)[1]
    hotel.selection.pick("actions", keys(panel.list)[3])
    assert panel.list.current_key == keys(panel.list)[3]


def test_chips_let_pass_open_overdue_and_done(panel: ActionsPanel, hotel: Session) -> None:
    everything = set(keys(panel.list))
    chips = panel.states.chips
    for name in ("open", "done"):
        QTest.mouseClick(chips[name], Qt.MouseButton.LeftButton)
    assert set(keys(panel.list)) == everything
    QTest.mouseClick(chips["open"], Qt.MouseButton.LeftButton)
    assert {status(hotel, key).value for key in keys(panel.list)} == {"done", "dropped"}
    QTest.mouseClick(chips["done"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(chips["overdue"], Qt.MouseButton.LeftButton)
    assert keys(panel.list)
    assert all(panel.list.entry(key).late for key in keys(panel.list))  # type: ignore[union-attr]


def test_department_and_order_by_their_menus(panel: ActionsPanel, hotel: Session) -> None:
    QTest.mouseClick(panel.departments, Qt.MouseButton.LeftButton)
    choose(panel._menu, "it")
    assert keys(panel.list)
    assert {hotel.journey.actions[key].department for key in keys(panel.list)} == {"it"}
    assert panel.departments.text() == "IT"
    assert panel.departments.isChecked()
    QTest.mouseClick(panel.departments, Qt.MouseButton.LeftButton)
    choose(panel._menu, "")
    assert not panel.departments.isChecked()
    QTest.mouseClick(panel.sorting, Qt.MouseButton.LeftButton)
    choose(panel._menu, "votes")
    votes = [hotel.journey.actions[key].votes for key in keys(panel.list) if status(hotel, key).value == "open"]
    assert votes == sorted(votes, reverse=True)


def test_where_nothing_fits_it_says_so_and_shows_all_again(panel: ActionsPanel, hotel: Session) -> None:
    panel.department = "people"
    panel.renew()
    assert panel.empty.isVisible()
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    assert len(keys(panel.list)) == len(hotel.journey.actions)


def test_sums_of_what_is_shown(panel: ActionsPanel, hotel: Session) -> None:
    total = sum(action.cost or 0 for action in hotel.journey.actions.values())
    assert f"{total:,.0f}" in panel.sums.text()
    assert "IDR" in panel.sums.text()
    QTest.mouseClick(panel.states.chips["done"], Qt.MouseButton.LeftButton)
    shown_ones = [hotel.journey.actions[key] for key in keys(panel.list)]
    part = sum(action.cost or 0 for action in shown_ones)
    assert part != total
    assert (f"{part:,.0f}" in panel.sums.text()) or not part


def test_an_empty_journey_says_how_to_begin(empty: Session, qtbot: QtBot) -> None:
    panel = shown(ActionsPanel(empty), qtbot)
    assert panel.empty.isVisible()
    QTest.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    fill(panel.field.edit, "The first one")
    assert [action.title for action in empty.journey.actions.values()] == ["The first one"]
    assert panel.list.isVisible()


@pytest.mark.parametrize("worn", LOOKS, ids=str)
def test_no_text_is_cut(hotel: Session, qtbot: QtBot, worn: tuple[str, float, str]) -> None:
    panel = shown(ActionsPanel(hotel), qtbot)
    wear(hotel, *worn)
    panel.begin_adding()
    nothing_is_cut(panel)


def test_a_thousand_actions_are_made_anew_only_where_one_changed(make_session: MakeSession, qtbot: QtBot) -> None:
    many = {f"a{n}": Action(title=f"Action {n}", due=date(2026, 1 + n % 12, 1), cost=1.0) for n in range(1000)}
    session = make_session(replace(Journey(title="Many"), actions=many))
    panel = shown(ActionsPanel(session), qtbot)
    assert len(keys(panel.list)) == 1000
    spy = QSignalSpy(panel.list.rows.modelReset)
    set_action(session.document, "a500", title="Another")
    assert spy.count() == 0
    assert panel.list.entry("a500").title == "Another"  # type: ignore[union-attr]
    panel.hide()
    set_action(session.document, "a500", title="Unseen")
    assert panel.list.entry("a500").title == "Another"  # type: ignore[union-attr]
    panel.show()
    assert panel.list.entry("a500").title == "Unseen"  # type: ignore[union-attr]
