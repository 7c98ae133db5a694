"""Blind scoring from the window: its two actions, and a round in the middle that keeps the window open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymap.gui.window.window import Window


def test_a_round_in_the_middle_keeps_the_window_open(window: Window) -> None:
    window.menus.doings["view.score-blind"].trigger()
    scoring = window._scoring
    assert scoring is not None
    assert scoring.page is scoring.choosing
    scoring.ask(next(iter(window.session.journey.departments)))
    QTest.keyClick(scoring.asking, Qt.Key.Key_3)
    assert not window.close()
    assert scoring.page is scoring.crossroads
    window.menus.doings["view.reveal"].trigger()
    assert scoring.page is scoring.crossroads
    scoring.crossroads.buttons["drop"].click()
    scoring.choosing.leave.click()
    assert window._scoring is None
    window.menus.doings["view.reveal"].trigger()
    assert window._scoring is not None
    assert window._scoring.page is window._scoring.revealing
    window._scoring.close()
