"""The menus fit the screen: what is seldom used stands in menus of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from journeymap.gui.window.window import Window

LEAST_SCREEN_PX = 768 - 28


def test_no_menu_is_higher_than_a_small_screen(window: Window) -> None:
    for menu in window.findChildren(QMenu):
        menu.ensurePolished()
        assert menu.sizeHint().height() < LEAST_SCREEN_PX, menu.title()


def test_language_appearance_and_size_have_menus_of_their_own(window: Window) -> None:
    view = window.findChild(QMenu, "menu.view")
    assert view is not None
    inner = {menu.title(): [action.objectName() for action in menu.actions()] for menu in view.findChildren(QMenu)}
    assert inner["Language"] == ["language.en", "language.id"]
    assert inner["Appearance"] == ["appearance.system", "appearance.light", "appearance.dark"]
    assert inner["Size of text"] == ["text.larger", "text.smaller"]
    assert len(inner["Panels"]) == 8


def test_after_the_presentation_the_map_has_the_keyboard_again(window: Window, qtbot: QtBot) -> None:
    window.inspector.focus_first()
    window.present()
    shown = window._presentation
    assert shown is not None
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.canvas.hasFocus() or window.canvas.isAncestorOf(QApplication.focusWidget()))
