"""The dialog of conflicts: what stands is chosen by mouse and by keys, and said with a sign."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from journeymap.editing.merging import merge, resolve
from journeymap.gui.documents.conflicts_dialog import ConflictsDialog
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.model import Journey, Touchpoint

BASE = Journey(title="Base", vision="Base", author="Base")
OURS = Journey(title="Ours", vision="Ours <b>", author="Ours")
THEIRS = Journey(title="Theirs", vision="Theirs", author="Theirs")


@pytest.fixture
def dialog(speech: Speech, look: Look, qtbot: QtBot) -> Iterator[ConflictsDialog]:
    made = ConflictsDialog(merge(BASE, OURS, THEIRS), speech, look, None)
    made.show()
    yield made
    made.close()


def _result(dialog: ConflictsDialog) -> Journey:
    return resolve(dialog._merge, dialog.choices)


def test_ours_stands_until_something_is_chosen(dialog: ConflictsDialog) -> None:
    assert _result(dialog) == OURS
    assert dialog.table.rowCount() == 3


def test_a_click_takes_a_version(dialog: ConflictsDialog, qtbot: QtBot) -> None:
    titles = [dialog.table.cell(row, 0).text() for row in range(3)]
    row = titles.index("Journey: Vision")
    at = dialog.table.visualItemRect(dialog.table.cell(row, 3)).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    assert _result(dialog).vision == "Theirs"
    assert _result(dialog).title == "Ours"
    assert not dialog.table.cell(row, 3).icon().isNull()
    assert dialog.table.cell(row, 2).icon().isNull()
    assert dialog.table.cell(row, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Theirs, chosen"


def test_keys_take_a_version(dialog: ConflictsDialog, qtbot: QtBot) -> None:
    dialog.table.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.table, key)
    chosen = [each for each, side in dialog.choices.items() if side == "theirs"]
    assert chosen == [1]


def test_all_of_one_side(dialog: ConflictsDialog) -> None:
    dialog.all_theirs.click()
    assert _result(dialog) == THEIRS
    dialog.all_ours.click()
    assert _result(dialog) == OURS


def _at(x: float, author: str = "") -> Journey:
    cards = {id: Touchpoint(title=id, position=(x, 100.0 * number)) for number, id in enumerate("abc")}
    return Journey(title="Title", touchpoints=cards, author=author)


def test_whose_places_on_the_map_stand_is_one_question(speech: Speech, look: Look, qtbot: QtBot) -> None:
    made = ConflictsDialog(merge(_at(1.0), _at(2.5, author="A"), _at(3.5, author="B")), speech, look, None)
    rows = [[made.table.cell(row, column).text() for column in (0, 2, 3)] for row in range(made.table.rowCount())]
    assert rows == [
        ["Journey: Author", "A", "B"],
        ["3 cards were moved on the map", "as on your map", "as on their map"],
    ]
    assert made.lead.text().startswith("2 places were changed")
    made.table.choose(1, 3)
    assert _result(made) == _at(3.5, author="A")
    made.close()
