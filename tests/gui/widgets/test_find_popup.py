"""The list that is found through by typing: what it finds first, and where it opens."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.find_popup import FindPopup, found


def test_every_word_is_held_and_beginnings_come_first() -> None:
    titles = ["Early check-in", "Check-in desk", "Check-out", "Desk for check-in"]
    assert found(titles, "CHECK in", str) == ["Early check-in", "Check-in desk", "Desk for check-in"]
    assert found(titles, "check-in", str)[0] == "Check-in desk"
    assert found(titles, "", str) == titles


def test_it_opens_above_what_stands_at_the_foot_of_the_screen(qtbot: QtBot, speech: Speech) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    popup = FindPopup(speech, host)
    popup.hold(QListWidget(popup), speech)
    popup.as_high_as(5, 20)
    screen = popup.screen().availableGeometry()
    popup.show_at(QRect(10, screen.bottom() - 20, 50, 20), 100)
    assert popup.geometry().bottom() < screen.bottom() - 20
    assert popup.width() == 100
    popup.show_at(QRect(10, screen.top(), 150, 20), 100)
    assert popup.geometry().top() > screen.top() + 19
    assert popup.width() == 150
    popup.hide()
