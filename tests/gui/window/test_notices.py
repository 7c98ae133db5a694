"""A notice's Undo takes back the step it is about, and no other one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.touchpoints import rename_touchpoint
from journeymap.gui.window.window import Window


def _delete_check_in(window: Window) -> None:
    window.session.selection.pick("touchpoints", "check-in")
    window.menus.doings["edit.delete"].trigger()
    assert "check-in" not in window.session.journey.touchpoints


def test_undo_of_a_notice_takes_its_step_back(window: Window, qtbot: QtBot) -> None:
    _delete_check_in(window)
    assert window.toast.button.isVisible()
    qtbot.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    assert "check-in" in window.session.journey.touchpoints


def test_a_later_step_withdraws_the_undo(window: Window) -> None:
    _delete_check_in(window)
    window.session.do(rename_touchpoint, "breakfast", "Brunch")
    assert window.toast.isVisible(), "what happened is still said"
    assert not window.toast.button.isVisible()
    window.toast.button.click()
    assert window.session.journey.touchpoints["breakfast"].title == "Brunch"
    assert "check-in" not in window.session.journey.touchpoints


def test_undone_by_key_there_is_nothing_left_to_take_back(window: Window) -> None:
    _delete_check_in(window)
    window.session.undo()
    assert not window.toast.button.isVisible()
