"""The menu's Cut, Copy, Paste, Delete and Select everything act on the field that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.actions.texts import TextField
from journeymap.gui.window.window import Window


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request: pytest.FixtureRequest, window: Window, qtbot: QtBot) -> TextField:
    """A field in the inspector with the keyboard; a card is selected too."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.selection.pick("touchpoints", "check-in")
    made: TextField = request.param(window.inspector)
    (made.setText if isinstance(made, QLineEdit) else made.setPlainText)("one two")
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _choose(window: Window, id: str) -> None:
    """As by the mouse: the menu comes up over the field, and the action is chosen."""
    menu = window.findChild(QWidget, "menu.edit")
    assert menu is not None
    menu.aboutToShow.emit()  # type: ignore[attr-defined]
    window.menus.doings[id].trigger()


def test_the_text_is_meant_and_no_card(window: Window, field: TextField) -> None:
    before = window.session.journey
    _choose(window, "edit.select-all")
    _choose(window, "edit.copy")
    assert QGuiApplication.clipboard().text() == "one two"
    _choose(window, "edit.delete")
    assert _text(field) == ""
    _choose(window, "edit.paste")
    _choose(window, "edit.paste")
    assert _text(field) == "one twoone two"
    _choose(window, "edit.select-all")
    _choose(window, "edit.cut")
    assert _text(field) == ""
    assert QGuiApplication.clipboard().text() == "one twoone two"
    assert window.session.journey is before
    assert window.session.selection.of("touchpoints") == ("check-in",)


def test_without_a_selection_nothing_can_be_taken_out(window: Window, field: TextField) -> None:
    window.menus.refresh()
    enabled = {id: window.menus.doings[id].isEnabled() for id in ("edit.cut", "edit.copy", "edit.delete", "edit.paste")}
    assert enabled == {"edit.cut": False, "edit.copy": False, "edit.delete": False, "edit.paste": True}
    field.setReadOnly(True)
    window.menus.refresh()
    assert not window.menus.doings["edit.paste"].isEnabled()


def test_back_on_the_map_cards_are_meant_again(window: Window, field: TextField) -> None:
    window.canvas.setFocus()
    assert window.typing_in is None
    window.menus.doings["edit.delete"].trigger()
    assert "check-in" not in window.session.journey.touchpoints
