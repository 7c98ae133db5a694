"""The settings of the program, a control for each row of the table of settings; what is changed counts at once.

`journeymap.settings` holds the table, the session's preferences keep the values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from journeymap.gui.dialogs.finding import Command
from journeymap.gui.dialogs.shell import DialogShell
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel, Role
from journeymap.gui.widgets.spin_field import SpinField
from journeymap.i18n import mark
from journeymap.settings import TABLE, Row

Put = Callable[[object], None]


class SettingsDialog(DialogShell):
    """Groups of settings under their headings."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(session, mark("Settings"), parent)
        self.controls: dict[str, QWidget] = {}
        inner = QWidget(self)
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 12, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for heading, rows in groupby(TABLE, key=lambda row: row.group):
            form.addRow(self._label(heading, "section"))
            for row in rows:
                self._add(form, row)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        self.size_up(560, 600)

    def _label(self, words: str, role: Role) -> PlainLabel:
        label = PlainLabel(role=role, parent=self)
        self.session.speech.say(label, "setText", words)
        return label

    def _add(self, form: QFormLayout, row: Row) -> None:
        control = self.controls[row.name] = _MAKERS[row.kind](row, self.session, self)
        speech = self.session.speech
        speech.say(control, "setAccessibleName", row.label)
        name = QLabel(self)
        name.setBuddy(control)
        speech.say(name, "setText", row.label)
        if row.kind == "flag":
            speech.say(control, "setText", row.label)
            form.addRow(control)
            name.hide()
        else:
            form.addRow(name, control)
        if row.hint:
            speech.say(control, "setAccessibleDescription", row.hint)
            form.addRow(self._label(row.hint, "muted"))


def _value(preferences: Preferences, row: Row) -> object:
    return getattr(preferences.settings, row.name)


def _put(preferences: Preferences, name: str, value: object) -> None:
    preferences.put(**{name: value})


class _Choice(QComboBox):
    """One of the words of a row."""

    def __init__(self, row: Row, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._row, self._session = row, session
        self._fill()
        self.activated.connect(self._chosen)
        session.speech.changed.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        current = _value(self._session.preferences, self._row)
        self.clear()
        for value, words in self._row.choices.items():
            self.addItem(self._session.text(words), value)
        self.setCurrentIndex(max(self.findData(current), 0))

    @Slot(int)
    def _chosen(self, place: int) -> None:
        _put(self._session.preferences, self._row.name, self.itemData(place))


def _flag(row: Row, session: Session, parent: QWidget) -> QWidget:
    box = QCheckBox(parent)
    box.setChecked(bool(_value(session.preferences, row)))
    box.toggled.connect(partial(_put, session.preferences, row.name))
    return box


def _whole(row: Row, session: Session, parent: QWidget) -> QWidget:
    least, most = row.bounds or (0, 1000)
    box = SpinField(session.look, int(least), int(most), parent)
    box.setValue(int(str(_value(session.preferences, row))))
    box.setKeyboardTracking(False)
    box.valueChanged.connect(partial(_put, session.preferences, row.name))
    if row.unit:
        session.speech.say(box, "setSuffix", partial(_suffix, session, row.unit))
    return box


def _share(row: Row, session: Session, parent: QWidget) -> QWidget:
    """A factor, shown and typed as percent."""
    least, most = row.bounds or (0.0, 10.0)
    box = SpinField(session.look, round(least * 100), round(most * 100), parent)
    box.setSingleStep(10)
    box.setSuffix("%")
    box.setValue(round(float(str(_value(session.preferences, row))) * 100))
    box.setKeyboardTracking(False)
    box.valueChanged.connect(partial(_put_share, session.preferences, row.name))
    return box


def _put_share(preferences: Preferences, name: str, percent: int) -> None:
    _put(preferences, name, percent / 100)


def _suffix(session: Session, unit: str) -> str:
    return f" {session.text(unit)}"


def _line(row: Row, session: Session, parent: QWidget) -> QWidget:
    field = QLineEdit(str(_value(session.preferences, row)), parent)
    field.setMaxLength(500)
    field.textEdited.connect(partial(_put, session.preferences, row.name))
    return field


_MAKERS: Mapping[str, Callable[[Row, Session, QWidget], QWidget]] = {
    "choice": _Choice,
    "flag": _flag,
    "whole": _whole,
    "number": _share,
    "line": _line,
}
