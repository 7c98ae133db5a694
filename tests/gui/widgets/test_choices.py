from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.choices import ChipRow, Segmented
from journeymap.gui.widgets.colour_swatch import ColourSwatch
from journeymap.gui.widgets.colour_words import colour_word
from journeymap.gui.widgets.search_field import SearchField

VIEWS = {"graph": "Graph", "lanes": "Swimlanes", "matrix": "Matrix"}
CHIPS = {"truth": "Of truth", "delight": "Of delight", "human": "Human"}


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    QVBoxLayout(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def add(window: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
        widget.show()


def test_arrow_keys_choose_a_view_and_tab_goes_past(qtbot: QtBot, window: QWidget, speech: Speech) -> None:
    switch, after = Segmented(speech, VIEWS), QPushButton("after")
    add(window, switch, after)
    chosen: list[str] = []
    switch.chosen_changed.connect(chosen.append)
    switch.buttons["graph"].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        focused = window.focusWidget()
        qtbot.keyClick(focused, key)
    assert chosen == ["lanes", "matrix", "graph", "matrix", "graph", "matrix"]
    assert switch.buttons["matrix"].hasFocus()
    qtbot.keyClick(switch.buttons["matrix"], Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_click_chooses_a_view(qtbot: QtBot, window: QWidget, speech: Speech) -> None:
    switch = Segmented(speech, VIEWS)
    add(window, switch)
    with qtbot.waitSignal(switch.chosen_changed) as changed:
        qtbot.mouseClick(switch.buttons["lanes"], Qt.MouseButton.LeftButton)
    assert changed.args == ["lanes"]
    with qtbot.assertNotEmitted(switch.chosen_changed):
        switch.choose("matrix")
    assert switch.chosen == "matrix"


@pytest.mark.parametrize(("exclusive", "chosen"), [(False, ("truth", "human")), (True, ("human",))])
def test_chips_are_switched(
    qtbot: QtBot, window: QWidget, speech: Speech, exclusive: bool, chosen: tuple[str, ...]
) -> None:
    row = ChipRow(speech, exclusive=exclusive)
    row.set_choices(CHIPS)
    add(window, row)
    qtbot.mouseClick(row.chips["truth"], Qt.MouseButton.LeftButton)
    row.chips["human"].setFocus()
    with qtbot.waitSignal(row.chosen_changed) as changed:
        qtbot.keyClick(row.chips["human"], Qt.Key.Key_Space)
    assert changed.args == [chosen]
    assert tuple(key for key, chip in row.chips.items() if not chip.icon().isNull()) == chosen


def test_arrow_keys_move_between_chips(qtbot: QtBot, window: QWidget, speech: Speech) -> None:
    row = ChipRow(speech)
    row.set_choices(CHIPS)
    add(window, row)
    row.chips["truth"].setFocus()
    qtbot.keyClick(row.chips["truth"], Qt.Key.Key_Right)
    assert row.chips["delight"].hasFocus()
    assert row.chosen == ()


def test_chips_go_on_in_the_next_line(qtbot: QtBot, window: QWidget, speech: Speech) -> None:
    row = ChipRow(speech)
    row.set_choices(CHIPS)
    add(window, row)
    one = row.heightForWidth(row.sizeHint().width())
    assert row.heightForWidth(row.chips["delight"].sizeHint().width() + 2) > 2 * one


def test_other_choices_keep_what_was_on(speech: Speech, qtbot: QtBot) -> None:
    row = ChipRow(speech)
    qtbot.addWidget(row)
    row.set_choices(CHIPS)
    row.choose(["delight", "human"])
    row.set_choices({"human": "Human", "digital": "Digital"})
    assert row.chosen == ("human",)


def test_escape_and_the_cross_clear_a_search(qtbot: QtBot, window: QWidget, speech: Speech, look: Look) -> None:
    field = SearchField(speech, look, "Find")
    add(window, field)
    qtbot.keyClicks(field, "hotel")
    assert field.cross.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field.cross.isVisible()
    qtbot.keyClicks(field, "hotel")
    qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_a_colour_is_picked_from_the_board(qtbot: QtBot, window: QWidget, speech: Speech, look: Look) -> None:
    swatch = ColourSwatch(speech, look, look.theme.departments[1])
    add(window, swatch)
    qtbot.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert swatch.board is not None
    assert [dot.isChecked() for dot in swatch.board.dots].index(True) == 1
    with qtbot.waitSignal(swatch.picked) as picked:
        qtbot.keyClick(swatch.board.dots[3], Qt.Key.Key_Space)
    assert picked.args == [look.theme.departments[3]]
    assert swatch.colour == look.theme.departments[3]
    assert swatch.colour in swatch.accessibleName()


@pytest.mark.parametrize(
    ("colour", "word"),
    [
        ("#2f5fe0", "blue"),
        ("#7c5cd6", "violet"),
        ("#98200f", "brown"),
        ("#808080", "grey"),
        ("#ff0000", "red"),
        ("#2a9a70", "green"),
    ],
)
def test_colours_have_names(colour: str, word: str) -> None:
    assert colour_word(colour) == word
