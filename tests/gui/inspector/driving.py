"""How a person edits each kind of field with real keys and clicks: editor in, keys sent; tests compare the document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from journeymap.gui.inspector.editors.base import Editor
from journeymap.gui.inspector.editors.choices import ChipsEditor, PickEditor
from journeymap.gui.inspector.editors.colours import ColourEditor
from journeymap.gui.inspector.editors.entry_list import EntryList
from journeymap.gui.inspector.editors.marks import MarkEditor
from journeymap.gui.inspector.editors.numbers import FigureEditor, PairEditor
from journeymap.gui.inspector.editors.owners import OwnersEditor
from journeymap.gui.inspector.editors.references import ReferencesEditor
from journeymap.gui.inspector.editors.responses import ResponsesEditor
from journeymap.gui.inspector.editors.scores import ScoresEditor
from journeymap.gui.inspector.editors.targets import TargetsEditor
from journeymap.gui.inspector.picking import PickButton
from journeymap.model.fields import FieldKind

LEFT = Qt.MouseButton.LeftButton


def type_into(field: QWidget, text: str) -> None:
    """Replaces what stands in a field, key by key."""
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    field.setFocus()
    field.selectAll()
    for letter in text:
        if letter == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(field, letter)


def press(button: QAbstractButton) -> None:
    """Clicks a button with the mouse."""
    QApplication.processEvents()
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def pick_other(button: PickButton, text: str = "") -> None:
    """Opens a picker and takes the first choice (of those found by the text) that is not the current one."""
    press(button)
    popup = button.popup
    assert popup.isVisible()
    QTest.keyClicks(popup.search, text)
    keys = [popup.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(popup.list.count())]
    wanted = next(row for row, key in enumerate(keys) if key not in ("", button.current))
    while popup.list.currentRow() < wanted:
        QTest.keyClick(popup.search if popup.search.hasFocus() else popup.list, Qt.Key.Key_Down)
    while popup.list.currentRow() > wanted:
        QTest.keyClick(popup.search if popup.search.hasFocus() else popup.list, Qt.Key.Key_Up)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()


def _text(editor: Editor) -> None:
    type_into(editor.targets[0], "Other words")


def _texts(editor: Editor) -> None:
    type_into(editor.targets[0], "one\ntwo")


def _choice(editor: Editor) -> None:
    if isinstance(editor, PickEditor):
        pick_other(editor.button)
    else:
        assert isinstance(editor, ChipsEditor)
        press(next(chip for chip in editor.chips.chips.values() if not chip.isChecked()))


def _mark(editor: Editor) -> None:
    assert isinstance(editor, MarkEditor)
    editor.buttons[1].setFocus()
    QTest.keyClick(editor.buttons[1], Qt.Key.Key_3)


def _figure(text: str) -> Callable[[Editor], None]:
    def drive(editor: Editor) -> None:
        assert isinstance(editor, FigureEditor)
        type_into(editor.figure.edit, text)

    return drive


def _colour(editor: Editor) -> None:
    assert isinstance(editor, ColourEditor)
    type_into(editor.edit, "#123456")


def _references(editor: Editor) -> None:
    assert isinstance(editor, ReferencesEditor)
    pick_other(editor.more)


def _switch(editor: Editor) -> None:
    press(editor.targets[0])  # type: ignore[arg-type]


def _pair(editor: Editor) -> None:
    assert isinstance(editor, PairEditor)
    type_into(editor.targets[0], "2")
    type_into(editor.targets[1], "9")


def _owners(editor: Editor) -> None:
    assert isinstance(editor, OwnersEditor)
    pick_other(editor.more, "sales")


def _responses(editor: Editor) -> None:
    assert isinstance(editor, ResponsesEditor)
    press(editor.rows[0])
    assert editor.form is not None
    press(editor.form.controls["answer"].chips["disputed"])  # type: ignore[attr-defined]


def _targets(editor: Editor) -> None:
    assert isinstance(editor, TargetsEditor)
    pick_other(editor.more, "csat")
    type_into(editor.rows[-1].amount.edit, "80")


def _scores(editor: Editor) -> None:
    assert isinstance(editor, ScoresEditor)
    press(editor.add_button)
    assert editor.form is not None
    type_into(next(iter(editor.form.counts.fields.values())).edit, "12")
    press(editor.form.confirm)


def _entry(editor: Editor) -> None:
    assert isinstance(editor, EntryList)
    press(editor.add_button)
    assert editor.form is not None
    type_into(editor.form.controls["text"], "Something new")
    press(editor.form.confirm)


DRIVERS: dict[FieldKind, Callable[[Editor], None]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.TEXTS: _texts,
    FieldKind.CHOICE: _choice,
    FieldKind.FLAGS: _choice,
    FieldKind.MARK: _mark,
    FieldKind.COUNT: _figure("7"),
    FieldKind.NUMBER: _figure("7"),
    FieldKind.SHARE: _figure("12,5"),
    FieldKind.MONEY: _figure("1500"),
    FieldKind.DAYS: _figure("7"),
    FieldKind.DAY: _figure("16 Dec 2026"),
    FieldKind.COLOUR: _colour,
    FieldKind.REFERENCE: _choice,
    FieldKind.REFERENCES: _references,
    FieldKind.SWITCH: _switch,
    FieldKind.PAIR: _pair,
    FieldKind.CAUSE: _choice,
    FieldKind.METRIC: _choice,
    FieldKind.FORMULA: _choice,
    FieldKind.OWNERS: _owners,
    FieldKind.RESPONSES: _responses,
    FieldKind.TARGETS: _targets,
    FieldKind.SCORES: _scores,
    FieldKind.PROMISES: _entry,
    FieldKind.QUOTES: _entry,
    FieldKind.COMMENTS: _entry,
}
"""How each kind of field is edited."""
