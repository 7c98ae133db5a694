"""The import as the window opens it: by its key, by a drop, by a paste."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.gui.importing.dialog import ImportDialog
from journeymap.gui.window.window import Window

_ANSWERS = "Date,Check-in NPS\n2026-10-01,9\n2026-10-02,10\n2026-10-03,3\n"


def import_of(window: Window, qtbot: QtBot) -> ImportDialog:
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)
    return dialog


def test_its_key_opens_it_and_escape_closes_it(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = import_of(window, qtbot)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    assert dialog.guide.sources == ()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_file_of_answers_dropped_on_the_window_is_counted_by_one_button(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "october.csv"
    file.write_text(_ANSWERS)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    nothing = Qt.KeyboardModifier.NoModifier
    place = QPointF(300, 300)
    window.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, nothing))
    dialog = import_of(window, qtbot)
    qtbot.waitUntil(dialog.foot.take.isEnabled, timeout=20_000)
    with qtbot.waitSignal(dialog.imported):
        QTest.mouseClick(dialog.foot.take, Qt.MouseButton.LeftButton)
    assert window.session.journey.imports[-1].source == "october.csv"
    assert "counted" in window.toast.words.full_text


def test_what_was_copied_in_a_spreadsheet_is_pasted(window: Window, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(_ANSWERS.replace(",", "\t"))
    window.import_feedback(paste=True)
    dialog = import_of(window, qtbot)
    assert len(dialog.guide.sources[0].table.rows) == 3
    dialog.leave()
