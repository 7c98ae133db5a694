"""The command palette and the small dialogs by real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.dialogs.command_palette import CommandPalette
from journeymap.gui.dialogs.finding import Command, everything, matching
from journeymap.gui.dialogs.settings import SettingsDialog
from journeymap.gui.dialogs.table import DIALOGS, make_dialog
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.search_field import SearchField
from journeymap.settings import TABLE


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1000, 700)
    host.show()
    return host


@pytest.mark.parametrize("typed", ["check", "chekc-in", "ci", "CHECK-IN"])
def test_a_touchpoint_is_found_by_beginning_initials_and_slips(hotel: Session, typed: str) -> None:
    titles = [found.title for found in matching(everything(hotel, ()), typed)]
    assert "Check-in" in titles[:3]


def test_commands_are_found_in_both_languages(hotel: Session) -> None:
    ran: list[str] = []
    command = Command("Save", "Ctrl+S", "save", True, lambda: ran.append("save"))
    for typed in ("save", "simpan"):
        matching(everything(hotel, (command,)), typed)[0].run()
    assert ran == ["save", "save"]


def test_departments_and_gaps_are_found(hotel: Session, settled: Callable[[Session], None]) -> None:
    settled(hotel)
    found = everything(hotel, ())
    assert any(one.icon == "department" for one in matching(found, "operations"))
    assert any(one.icon == "gap" for one in matching(found, "waiting time"))


def test_typing_arrows_and_enter_go_there(hotel: Session, host: QWidget, qtbot: QtBot) -> None:
    palette = CommandPalette(hotel, (), host)
    palette.open_with()
    revealed: list[tuple[str, str]] = []
    hotel.revealed.connect(lambda mapping, id: revealed.append((mapping, id)))
    QTest.keyClicks(palette.field, "check")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    second = palette.list.currentIndex().data()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(revealed) == 1
    assert hotel.journey.touchpoints[revealed[0][1]].title == second


def test_escape_leaves_everything(hotel: Session, host: QWidget) -> None:
    palette = CommandPalette(hotel, (), host)
    palette.open_with("check")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert hotel.selection.keys == ()


@pytest.mark.parametrize("id", DIALOGS)
@pytest.mark.parametrize("language", ["en", "id"])
def test_every_dialog_opens_in_both_languages_and_closes_by_escape(
    hotel: Session, host: QWidget, id: str, language: str
) -> None:
    hotel.speech.speak(language)
    dialog = make_dialog(id, hotel, (Command("Save", "Ctrl+S", "save", True, int),), host)
    dialog.show()
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_settings_have_a_control_for_every_row_and_count_at_once(hotel: Session, host: QWidget) -> None:
    dialog = SettingsDialog(hotel, (), host)
    assert set(dialog.controls) == {row.name for row in TABLE}
    votes = dialog.controls["votes_each"]
    assert isinstance(votes, QSpinBox)
    votes.setFocus()
    QTest.keyClick(votes, Qt.Key.Key_Up)
    assert hotel.preferences.settings.votes_each == 4
    language = dialog.controls["language"]
    assert isinstance(language, QComboBox)
    dialog.show()
    language.setFocus()
    QTest.keyClick(language, Qt.Key.Key_Down)
    assert hotel.preferences.settings.language == "en"
    dialog.close()


def test_the_palette_is_as_high_as_what_it_found(hotel: Session, host: QWidget) -> None:
    palette = CommandPalette(hotel, (), host)
    palette.open_with()
    high = palette.height()
    QTest.keyClicks(palette.field, "check-in")
    assert palette.height() <= high
    palette.field.setText("☃☃☃☃☃☃☃☃")
    assert not palette.list.isVisible()
    assert palette.height() < 80
    palette.close()


def test_keys_are_searched_at_once(hotel: Session, host: QWidget, qtbot: QtBot) -> None:
    dialog = make_dialog("keys", hotel, (Command("Save", "Ctrl+S", "save", True, int),), host)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert isinstance(dialog.focusWidget(), SearchField)
    dialog.close()
