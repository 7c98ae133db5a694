"""The importance chart by clicks and arrows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.gui.session.session import Session
from journeymap.gui.views.importance import ImportanceView


def test_a_click_on_a_point_selects_its_touchpoint(
    hotel: Session, settled: Callable[[Session], None], qtbot: QtBot
) -> None:
    settled(hotel)
    view = ImportanceView(hotel)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitExposed(view)
    chart = view.chart
    assert len(chart._places) == len(hotel.analysis.importance.points)
    for id, at in chart._places:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at.toPoint())
        selected = hotel.selection.one("touchpoints")
        there = dict(chart._places)
        assert (there[selected] - at).manhattanLength() <= 2, (selected, id)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert hotel.selection.one("touchpoints") in dict(chart._places)


def test_nothing_to_show_is_said(empty: Session, qtbot: QtBot) -> None:
    view = ImportanceView(empty)
    qtbot.addWidget(view)
    view.show()
    assert not view.chart.isVisible()
    assert view._empty.isVisible()
