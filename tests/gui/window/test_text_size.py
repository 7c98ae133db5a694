"""The size of text, changed while the window is open: nothing is cut, steps are taken together, percents are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from journeymap.gui.dialogs.settings import SettingsDialog
from journeymap.gui.window.window import Window
from tests.gui.window.fitting import cut_texts


def test_the_top_bar_makes_room_when_the_text_grows_while_running(window: Window, qtbot: QtBot) -> None:
    look, top = window.session.look, window.top
    for scale in (2.0, 1.0):
        window.session.preferences.put(text_scale=scale)
        qtbot.waitUntil(lambda scale=scale: look.text_scale == scale)
        qtbot.waitUntil(lambda: cut_texts(top) == [])
        qtbot.waitUntil(lambda scale=scale: bool(top.finder.text()) == (scale == 1.0))


def test_steps_of_the_text_size_are_taken_together(window: Window, qtbot: QtBot) -> None:
    dressed: list[float] = []
    window.session.look.changed.connect(lambda: dressed.append(window.session.look.text_scale))
    for _ in range(4):
        window.menus.doings["text.larger"].trigger()
    qtbot.waitUntil(lambda: dressed == [1.4])


def test_the_views_stay_where_they_are_whatever_is_said_of_the_file(window: Window) -> None:
    top = window.top
    places: set[int] = set()
    for said in ("saved", "changes not saved", "Not saved yet", "saving…"):
        top.show_saved(said)
        QApplication.processEvents()
        places.add(top.views.x())
    assert len(places) == 1


def test_the_tooltip_of_the_title_names_the_file(window: Window, tmp_path: Path) -> None:
    window.session.document.path = tmp_path / "hotel.journey"
    window.session.stored.emit()
    assert "hotel.journey" in window.top.title.toolTip()


def test_the_size_of_text_reads_as_percent(window: Window) -> None:
    dialog = SettingsDialog(window.session, (), window)
    size = dialog.controls["text_scale"]
    assert isinstance(size, QSpinBox)
    assert (size.text(), size.minimum(), size.maximum()) == ("100%", 80, 200)
    size.stepUp()
    assert window.session.preferences.settings.text_scale == 1.1
    dialog.close()
