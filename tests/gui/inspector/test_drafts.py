"""What is typed for a new entry and not added yet waits while another element is selected."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from journeymap.gui.inspector.editors.entry_list import EntryList
from journeymap.gui.inspector.editors.scores import ScoresEditor
from journeymap.gui.inspector.inspector import Inspector
from tests.gui.inspector.conftest import Open
from tests.gui.inspector.driving import press, type_into


def _entries(opened: Open, id: str, field: str) -> EntryList:
    editor = opened("touchpoints", id).editors[field]
    assert isinstance(editor, EntryList)
    return editor


def _words(editor: EntryList) -> str:
    assert editor.form is not None
    control = editor.form.controls["text"]
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


@pytest.mark.parametrize("field", ["quotes", "comments"])
def test_a_new_entry_waits_for_its_element(field: str, inspector: Inspector, opened: Open) -> None:
    drafts, before = inspector.session.drafts, inspector.session.journey
    editor = _entries(opened, "check-in", field)
    press(editor.add_button)
    assert not drafts.waiting(before), "nothing was typed yet"
    assert editor.form is not None
    type_into(editor.form.controls["text"], "Half a thought")
    editor = _entries(opened, "breakfast", field)
    assert editor.form is not None
    assert editor.form.isHidden()
    assert drafts.waiting(before)
    editor = _entries(opened, "check-in", field)
    assert editor.form is not None
    assert editor.form.isVisible()
    assert _words(editor) == "Half a thought"
    assert inspector.session.journey is before
    press(editor.form.confirm)
    assert [each.text for each in getattr(inspector.session.journey.touchpoints["check-in"], field)][-1] == (
        "Half a thought"
    )
    assert not drafts.waiting(inspector.session.journey)


def test_emptied_again_nothing_waits(inspector: Inspector, opened: Open) -> None:
    editor = _entries(opened, "check-in", "quotes")
    press(editor.add_button)
    assert editor.form is not None
    control = editor.form.controls["text"]
    type_into(control, "No")
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    control.selectAll()
    control.cut()
    assert not inspector.session.drafts.waiting(inspector.session.journey)


def test_answers_being_entered_wait_too(inspector: Inspector, opened: Open) -> None:
    editor = opened("touchpoints", "check-in").editors["scores"]
    assert isinstance(editor, ScoresEditor)
    press(editor.add_button)
    assert editor.form is not None
    type_into(next(iter(editor.form.counts.fields.values())).edit, "12")
    typed = editor.form.record
    opened("touchpoints", "breakfast")
    assert editor.form.isHidden()
    opened("touchpoints", "check-in")
    assert editor.form.isVisible()
    assert editor.form.record == typed
    press(editor.form.close_button)
    assert not inspector.session.drafts.waiting(inspector.session.journey)
