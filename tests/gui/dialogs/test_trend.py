"""The dialog of trends by real keys: what it shows, how it is walked, what it copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.dialogs.trend import TrendDialog
from journeymap.gui.session.session import Session


@pytest.fixture
def dialog(hotel: Session, settled: Callable[[Session], None], qtbot: QtBot) -> Iterator[TrendDialog]:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    settled(hotel)
    hotel.selection.pick("touchpoints", "check-in")
    made = TrendDialog(hotel, (), host)
    made.open()
    made.go_to(("ces", "mean", (1.0, 7.0), ""))
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_every_series_has_its_chart_and_says_what_changed(dialog: TrendDialog) -> None:
    assert dialog.windowTitle() == "Trend of Check-in"
    said = {block.name.full_text: block.said.full_text for block in dialog.blocks}
    assert said["NPS"] == "Since March to June 2026: down by 27 (11 to 42): more than chance."
    assert set(said) == {"NPS", "CES, mean", "Waiting time, median"}
    assert all(block.plot.accessibleName() for block in dialog.blocks)


def test_arrows_walk_the_periods_of_the_chart_that_was_asked_for(dialog: TrendDialog) -> None:
    plot = dialog.blocks[1].plot
    assert plot.accessibleDescription() == ""
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.at == 1
    assert plot.accessibleDescription().startswith("July to October 2026: 4.1")
    assert "chance" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.at == 0
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.at == 1
    assert not plot.grab().isNull()


def test_a_chart_is_copied_as_a_picture_and_as_svg(dialog: TrendDialog) -> None:
    plot = dialog.blocks[0].plot
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert bytes(copied.data("image/svg+xml").data()).startswith(b"<svg")
    assert copied.text().startswith("NPS. 2 periods.")
    QGuiApplication.clipboard().clear()


def test_another_language_is_spoken_at_once(dialog: TrendDialog, hotel: Session) -> None:
    hotel.speech.speak("id")
    assert "Juni" in dialog.blocks[0].plot.accessibleName()
    hotel.speech.speak("en")


def test_a_touchpoint_without_a_period_says_so(hotel: Session, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    hotel.selection.pick("touchpoints", next(id for id, t in hotel.journey.touchpoints.items() if not t.scores))
    made = TrendDialog(hotel, (), host)
    made.open()
    assert not made.blocks
    made.close()
