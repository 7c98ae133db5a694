"""Typing: one step, refusals that keep the text, changes from elsewhere, undo, Escape, other elements and languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journeymap.editing.commands import touchpoints
from journeymap.gui.inspector.editors.choices import ChipsEditor
from journeymap.gui.inspector.editors.numbers import FigureEditor
from journeymap.gui.inspector.editors.texts import LongTextEditor, TextEditor
from journeymap.gui.inspector.inspector import Inspector
from journeymap.i18n import Translator
from tests.gui.inspector.conftest import Open
from tests.gui.inspector.driving import press, type_into


def channel(inspector: Inspector, id: str = "check-in") -> str:
    return inspector.session.journey.touchpoints[id].channel


def text_editor(inspector: Inspector, name: str = "channel") -> QLineEdit:
    assert inspector.form is not None
    editor = inspector.form.editors[name]
    assert isinstance(editor, TextEditor)
    return editor.edit


def test_each_letter_reaches_the_document_and_all_are_one_step(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    edit.setFocus()
    edit.selectAll()
    for number, letter in enumerate("lobby"):
        QTest.keyClicks(edit, letter)
        assert channel(inspector) == "lobby"[: number + 1]
    inspector.session.undo()
    assert channel(inspector) == "front desk"
    assert edit.text() == "front desk"


def test_leaving_a_field_ends_the_step(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    type_into(edit, "lobby")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    edit.setFocus()
    edit.end(False)
    QTest.keyClicks(edit, "!")
    inspector.session.undo()
    assert channel(inspector) == "lobby"


def test_typing_is_not_overwritten_and_the_cursor_stays(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    edit.setFocus()
    edit.setCursorPosition(5)
    QTest.keyClicks(edit, "-office ")
    assert edit.text() == "front-office  desk"
    assert edit.cursorPosition() == 13
    touchpoints.set_touchpoint(inspector.session.document, "check-in", notes="said elsewhere")
    assert edit.text() == "front-office  desk"
    assert edit.cursorPosition() == 13


def test_a_blank_at_the_end_stays_while_typing(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    type_into(edit, "lobby ")
    assert (edit.text(), channel(inspector)) == ("lobby ", "lobby")
    QTest.keyClicks(edit, "bar")
    assert channel(inspector) == "lobby bar"


def test_a_refused_title_keeps_its_text_and_says_why(inspector: Inspector, opened: Open) -> None:
    head = opened("touchpoints", "check-in").head
    head.title.setFocus()
    head.title.selectAll()
    QTest.keyClick(head.title, Qt.Key.Key_Delete)
    assert inspector.session.journey.touchpoints["check-in"].title == "Check-in"
    assert head.title.text() == ""
    assert head.error.isVisible()
    assert head.error.sentence is not None
    assert "title is needed" in head.title.accessibleDescription()
    touchpoints.set_touchpoint(inspector.session.document, "check-in", notes="said elsewhere")
    assert head.title.text() == ""
    QTest.keyClicks(head.title, "Desk")
    assert inspector.session.journey.touchpoints["check-in"].title == "Desk"
    assert not head.error.isVisible()


@pytest.mark.parametrize(("typed", "words"), [("140", "from 0 to 100"), ("many", "not a number")])
def test_a_refused_share_keeps_its_text_and_says_why(
    typed: str, words: str, inspector: Inspector, opened: Open
) -> None:
    editor = opened("links", "reservation-call--check-in").editors["share"]
    assert isinstance(editor, FigureEditor)
    type_into(editor.figure.edit, typed)
    QTest.keyClick(editor.figure.edit, Qt.Key.Key_Return)
    link = inspector.session.journey.links["reservation-call--check-in"]
    assert link.share not in (1.4, None)
    assert editor.figure.edit.text() == typed
    assert editor.figure.wrong
    assert words in editor.figure.edit.accessibleDescription()


def test_a_refusal_of_the_document_is_said_at_the_field(inspector: Inspector, opened: Open) -> None:
    editor = opened("departments", "operations").editors["trained"]
    assert isinstance(editor, FigureEditor)
    type_into(editor.figure.edit, "4000")
    assert inspector.session.journey.departments["operations"].trained != 4000
    assert editor.figure.edit.text() == "4000"
    assert "More people are trained" in editor.figure.edit.accessibleDescription()


def test_undo_refreshes_what_changed_and_nothing_else(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    edit, thoughts = text_editor(inspector), form.editors["thoughts"]
    assert isinstance(thoughts, LongTextEditor)
    type_into(edit, "lobby")
    inspector.session.document.seal()
    thoughts.edit.setFocus()
    thoughts.edit.moveCursor(thoughts.edit.textCursor().MoveOperation.End)
    at = thoughts.edit.textCursor().position()
    inspector.session.undo()
    assert edit.text() == "front desk"
    assert thoughts.edit.textCursor().position() == at
    assert inspector.form is form
    inspector.session.redo()
    assert edit.text() == "lobby"


def test_mixed_values_are_said_and_typing_sets_them_all(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in", "room")
    edit = text_editor(inspector)
    assert (edit.text(), edit.placeholderText()) == ("", "several values")
    type_into(edit, "lobby")
    assert {channel(inspector, id) for id in ("check-in", "room")} == {"lobby"}
    inspector.session.undo()
    assert channel(inspector, "check-in") == "front desk"
    assert channel(inspector, "room") == "room"
    assert edit.placeholderText() == "several values"


def test_mixed_mappings_can_be_narrowed(inspector: Inspector) -> None:
    selection = inspector.session.selection
    selection.choose([("touchpoints", "check-in"), ("touchpoints", "room"), ("stages", "stay")])
    QApplication.processEvents()
    assert inspector.page.shown is inspector.mixed
    assert "2 touchpoints" in inspector.mixed.words.full_text
    press(next(button for button in inspector.mixed.pool.shown if "touchpoints" in button.text()))
    assert selection.keys == (("touchpoints", "check-in"), ("touchpoints", "room"))


def test_escape_gives_the_focus_back(inspector: Inspector, opened: Open, qtbot: QtBot) -> None:
    opened("touchpoints", "check-in")
    for field in (text_editor(inspector), inspector.form.head.title):  # type: ignore[union-attr]
        field.setFocus()
        with qtbot.waitSignal(inspector.left, timeout=1000):
            QTest.keyClick(field, Qt.Key.Key_Escape)


def test_another_element_is_shown_in_the_same_form(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    type_into(form.head.title, " ")
    assert form.head.error.isVisible()
    inspector.session.selection.pick("touchpoints", "room")
    assert inspector.form is form
    assert form.head.title.text() == "Room"
    assert not form.head.error.isVisible()
    assert text_editor(inspector).text() == "room"
    assert inspector.session.journey.touchpoints["check-in"].title == "Check-in"


def test_a_deleted_element_leaves_the_journey_at_a_glance(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    touchpoints.delete_touchpoints(inspector.session.document, "check-in")
    assert inspector.page.shown is inspector.glance
    inspector.session.document.undo()
    inspector.session.selection.pick("touchpoints", "check-in")
    assert inspector.form is form
    assert form.head.title.text() == "Check-in"


def test_the_language_is_another_while_it_is_open(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    type_into(edit, "lobby")
    inspector.session.speech.speak("id")
    row = next(row for section in form.sections for row in section.rows if row.field.name == "channel")
    assert row.label.full_text == Translator("id").text("Channel")
    assert edit.accessibleName().startswith(Translator("id").text("Channel"))
    assert edit.text() == "lobby"
    chips = form.editors["contact"]
    assert isinstance(chips, ChipsEditor)
    assert chips.chips.chips["human"].text() == Translator("id").text("Human")


def test_the_theme_is_another_while_it_is_open(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    type_into(text_editor(inspector), "lobby")
    before = inspector.grab().toImage().pixelColor(3, 3)
    inspector.session.look.wear("dark")
    QApplication.processEvents()
    assert inspector.grab().toImage().pixelColor(3, 3).lightness() < before.lightness()
    assert inspector.form is form
    assert text_editor(inspector).text() == "lobby"


def test_controls_are_named_after_field_and_element(inspector: Inspector, opened: Open) -> None:
    form = opened("touchpoints", "check-in")
    assert text_editor(inspector).accessibleName() == "Channel, Check-in"
    from journeymap.gui.inspector.walking import in_order

    nameless = [w for w in in_order(form) if not (w.accessibleName() or getattr(w, "text", str)())]
    assert not nameless


def test_undo_in_a_field_is_the_windows_undo(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    touchpoints.set_touchpoint(inspector.session.document, "check-in", notes="before")
    action = QAction(inspector)
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(inspector.session.document.undo)
    inspector.addAction(action)
    edit = text_editor(inspector)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert inspector.session.journey.touchpoints["check-in"].notes != "before"


def test_undo_of_typing_is_seen_in_the_field(inspector: Inspector, opened: Open) -> None:
    opened("touchpoints", "check-in")
    edit = text_editor(inspector)
    type_into(edit, "lobby")
    inspector.session.document.undo()
    assert edit.text() == "front desk"
    assert edit.hasFocus()
