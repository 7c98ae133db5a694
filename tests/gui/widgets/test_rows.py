from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.analysis.results import Severity
from journeymap.gui.look.look import Look
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.gui.widgets.severity_bar import severity_length
from tests.gui.widgets.showcase import ROWS


@pytest.fixture
def rows(qtbot: QtBot, look: Look) -> RowList:
    shown = RowList(look)
    qtbot.addWidget(shown)
    shown.set_rows(ROWS)
    shown.resize(260, 300)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.setFocus()
    return shown


def test_keys_move_and_enter_presses(qtbot: QtBot, rows: RowList) -> None:
    moved: list[str] = []
    rows.choose("a")
    rows.current_row.connect(moved.append)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert moved == ["b"]
    with qtbot.waitSignal(rows.pressed_row) as pressed:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert pressed.args == ["b"]


def test_a_click_presses(qtbot: QtBot, rows: RowList) -> None:
    place = rows.visualRect(rows.rows.index(2)).center()
    with qtbot.waitSignal(rows.pressed_row) as pressed:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pressed.args == ["c"]


def test_the_program_chooses_silently(qtbot: QtBot, rows: RowList) -> None:
    with qtbot.assertNotEmitted(rows.current_row):
        rows.choose("c")
        rows.set_rows(ROWS[1:])
    assert rows.current_key == "c"
    rows.choose("gone")
    assert rows.current_key == ""


def test_same_rows_are_changed_in_place(qtbot: QtBot, rows: RowList) -> None:
    with qtbot.assertNotEmitted(rows.rows.modelReset), qtbot.waitSignal(rows.rows.dataChanged):
        rows.set_rows([Row(row.key, row.title.upper()) for row in ROWS])


def test_screen_readers_hear_the_whole_row(rows: RowList) -> None:
    heard = rows.rows.data(rows.rows.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Booking website, CSAT 71 %, 71 %"


def test_tips_are_plain(rows: RowList) -> None:
    rows.set_rows([Row("x", "<b>bold</b>")])
    assert "<b>" not in rows.rows.data(rows.rows.index(0), Qt.ItemDataRole.ToolTipRole)


def test_rows_grow_with_the_text(look: Look, rows: RowList) -> None:
    before = rows.sizeHintForRow(0)
    look.wear("light", 2.0)
    assert rows.sizeHintForRow(0) > 1.7 * before


def test_a_light_gap_is_never_longer_than_a_heavy_one() -> None:
    lengths = [severity_length(s, w) for s in (Severity.LOW, Severity.MEDIUM, Severity.HIGH) for w in (0.0, 0.5, 1.0)]
    assert lengths == sorted(lengths)
    assert lengths[-1] == 1.0
