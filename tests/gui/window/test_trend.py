"""From the map to the trend of a touchpoint and back, by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.dialogs.trend import TrendDialog
from journeymap.storage.files import load
from tests.gui.conftest import SAMPLES
from tests.gui.window.conftest import OpenWindow


def test_shift_t_opens_the_trend_and_escape_closes_it(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(load(SAMPLES / "hotel-stay.journey").journey)
    window.session.selection.pick("touchpoints", "check-in")
    QApplication.processEvents()
    window.canvas.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    (dialog,) = window.findChildren(TrendDialog)
    assert dialog.windowTitle() == "Trend of Check-in"
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    assert dialog.focusWidget() is dialog.blocks[0].plot
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
