from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.fields import LongTextField, TextField
from journeymap.gui.widgets.number_field import NumberField

TODAY = date(2026, 11, 1)


@pytest.fixture
def form(qtbot: QtBot, look: Look) -> QWidget:
    """A window with a field to go on to."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    return window


def put(qtbot: QtBot, form: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        form.layout().addWidget(widget)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    widgets[0].setFocus()


def test_a_number_is_taken_on_enter(qtbot: QtBot, form: QWidget, speech: Speech, look: Look) -> None:
    field = NumberField(speech, look, least=0, most=100)
    put(qtbot, form, field)
    edited: list[object] = []
    field.edited.connect(edited.append)
    qtbot.keyClicks(field.edit, "3,5")
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert committed.args == [3.5]
    assert edited == [3.0, 3.0, 3.5]
    assert field.edit.text() == "3.5"


def test_what_is_no_number_stays_and_is_told(qtbot: QtBot, form: QWidget, speech: Speech, look: Look) -> None:
    field, after = NumberField(speech, look), QLineEdit()
    field.set_value(7)
    put(qtbot, form, field, after)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "7 or so")
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.wrong
    assert field.edit.text() == "7 or so"
    assert field.error.isVisible()
    assert "7 or so" in field.edit.accessibleDescription()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "8")
    assert not field.wrong
    assert field.edit.accessibleDescription() == ""


@pytest.mark.parametrize(
    ("least", "most", "whole", "typed"),
    [(0, 10, False, "11"), (1, None, False, "0"), (None, 5, False, "6"), (0, 9, True, "2.5")],
)
def test_numbers_outside_are_refused(
    qtbot: QtBot, form: QWidget, speech: Speech, look: Look, least: float, most: float, whole: bool, typed: str
) -> None:
    field = NumberField(speech, look, least=least, most=most, whole=whole)
    put(qtbot, form, field)
    qtbot.keyClicks(field.edit, typed)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.wrong
    assert field.value is None


def test_an_emptied_number_is_none(qtbot: QtBot, form: QWidget, speech: Speech, look: Look) -> None:
    field = NumberField(speech, look)
    field.set_value(4.25)
    put(qtbot, form, field)
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert committed.args == [None]


def test_numbers_change_their_comma_with_the_language(qtbot: QtBot, speech: Speech, look: Look) -> None:
    field = NumberField(speech, look)
    qtbot.addWidget(field)
    field.set_value(1234.5)
    assert field.edit.text() == "1234.5"
    speech.speak("id")
    assert field.edit.text() == "1234,5"


def test_leaving_commits_once(qtbot: QtBot, form: QWidget, speech: Speech, look: Look) -> None:
    field, after = DayField(speech, look, today=lambda: TODAY), QLineEdit()
    put(qtbot, form, field, after)
    taken: list[object] = []
    field.committed.connect(taken.append)
    qtbot.keyClicks(field.edit, "15/12/2026")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert taken == [date(2026, 12, 15)]
    assert field.edit.text() == "15 Dec 2026"
    speech.speak("id")
    assert field.edit.text() == "15 Des 2026"


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, form: QWidget, speech: Speech, look: Look) -> None:
    field = DayField(speech, look, today=lambda: TODAY)
    put(qtbot, form, field)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field._calendar
    assert popup is not None
    assert popup.isVisible()
    assert popup.calendar.selectedDate() == QDate(2026, 11, 1)
    with qtbot.waitSignal(field.committed) as committed:
        popup.calendar.activated.emit(QDate(2026, 11, 9))
    assert committed.args == [date(2026, 11, 9)]
    assert not popup.isVisible()


def test_text_is_edited_and_committed(qtbot: QtBot, form: QWidget) -> None:
    field, after = TextField(), QLineEdit()
    put(qtbot, form, field, after)
    edited: list[str] = []
    field.edited.connect(edited.append)
    qtbot.keyClicks(field, "ab")
    assert edited == ["a", "ab"]
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert committed.args == ["ab"]
    with qtbot.assertNotEmitted(field.edited):
        field.set_value("other")


def test_long_text_grows_and_tab_leaves(qtbot: QtBot, form: QWidget) -> None:
    field, after = LongTextField(), QLineEdit()
    put(qtbot, form, field, after)
    low = field.sizeHint().height()
    for _ in range(5):
        qtbot.keyClicks(field, "word")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.sizeHint().height() >= low + 4 * field.fontMetrics().height()
    assert not field.verticalScrollBar().isVisible()
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert committed.args == ["word\n" * 5]
    assert after.hasFocus()


def test_long_text_has_an_end(qtbot: QtBot, form: QWidget) -> None:
    field = LongTextField()
    put(qtbot, form, field)
    field.set_value("line\n" * 400)
    assert field.sizeHint().height() < 14 * field.fontMetrics().height()


def test_the_line_that_takes_the_focus_has_the_name_of_the_field(speech: Speech, look: Look, qtbot: QtBot) -> None:
    field = NumberField(speech, look)
    qtbot.addWidget(field)
    field.setAccessibleName("Size of text")
    assert field.edit.accessibleName() == "Size of text"
    field.set_name("Author")
    speech.speak("id")
    assert field.edit.accessibleName() == speech.text("Author") == field.accessibleName()
    assert field.edit.accessibleName() != "Author"


def test_a_pasted_library_is_cut_and_holds_nobody_up(qtbot: QtBot, form: QWidget) -> None:
    field = LongTextField()
    put(qtbot, form, field)
    pasted = QMimeData()
    pasted.setText("word " * 10_000_000)
    pasted.setHtml("<img src='http://example.org/a.png'>")
    for _ in range(2):
        field.insertFromMimeData(pasted)
    assert 49_000 < len(field.value) <= 50_000
    assert set(field.value) == set("word ")
