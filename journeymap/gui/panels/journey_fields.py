"""Fields of the journey's settings: a row of the field table and the session in, a labelled editor out.

`journey_form` lays them out. Typing is one step for as long as it goes on in one field; a refusal is said at the
field, which keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journeymap.editing.commands.elements import typing_key
from journeymap.editing.commands.settings import set_settings
from journeymap.gui.panels.entry_panel import refusal_of
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import LongTextField, TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.number_field import NumberField, ShareField
from journeymap.i18n import Message, msg
from journeymap.model.fields import Field, FieldKind
from journeymap.model.words import LABELS

MAPPING = "journey"
_NOTHING: Any = object()
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SettingField(QWidget):
    """A label over an editor of one setting. Subclasses show a value and call `put` with others."""

    def __init__(self, session: Session, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.field = session, field
        self._putting = False
        self._shown: Any = _NOTHING
        self.wrong = False
        label = PlainLabel(role="quiet", parent=self)
        session.speech.say(label, "setText", field.label)
        session.speech.say(label, "setToolTip", field.help)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def take(self, control: QWidget) -> None:
        """Puts the editor below the label; screen readers call it by the field's label and help."""
        self.column.addWidget(control)
        self.setFocusProxy(control)
        self.name(control)

    def name(self, control: QWidget) -> None:
        """Says what a control is for."""
        speech = self.session.speech
        speech.say(control, "setAccessibleName", self.field.label)
        speech.say(control, "setToolTip", self.field.help)
        control.installEventFilter(self)

    def show_value(self, value: Any) -> None:
        """Shows a value of the document."""
        raise NotImplementedError

    def show_error(self, sentence: Message | None) -> None:
        """Says at the field what is wrong."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Shows the document's value, unless it is just being typed or what was typed was refused."""
        value = getattr(self.session.journey, self.field.name)
        if not self._putting and not self.wrong and value != self._shown:
            self._shown = value
            self.show_value(value)

    def put(self, value: Any) -> None:
        """Gives the setting a value."""
        key = typing_key(MAPPING, "", self.field.name)
        self._putting = True
        refusal = refusal_of(self.session, set_settings, key, **{self.field.name: value})
        self._putting = False
        self.wrong = refusal is not None
        self.show_error(refusal)
        if refusal is None:
            self._shown = getattr(self.session.journey, self.field.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leaving ends a run of typing; undo is the window's, unless something was typed that was refused."""
        if event.type() == QEvent.Type.FocusOut:
            self.session.document.seal()
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and not self.wrong and any(event.matches(key) for key in _UNDO):  # type: ignore[attr-defined]
            event.ignore()
            return True
        return False


class LineSetting(SettingField):
    """One line of text."""

    def __init__(self, session: Session, field: Field, parent: QWidget) -> None:
        super().__init__(session, field, parent)
        self.edit = self.make_edit()
        self.take(self.edit)
        self._error = FieldError(self.edit, session.speech, session.look, self)
        self.column.addWidget(self._error)
        self.edit.edited.connect(self._typed)
        self.edit.committed.connect(self._typed)

    def make_edit(self) -> TextField | LongTextField:
        """The control that is typed in."""
        return TextField(self)

    def show_value(self, value: Any) -> None:
        self.edit.set_value(value)

    def show_error(self, sentence: Message | None) -> None:
        self._error.show_error(sentence)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.put(text.strip())


class LinesSetting(LineSetting):
    """Several lines of text."""

    def make_edit(self) -> TextField | LongTextField:
        made = LongTextField(self)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it takes the last line's place
        return made

    def _typed(self, text: str) -> None:
        self.put(text)


class CheckedSetting(SettingField):
    """A number, a share or a day."""

    def __init__(self, session: Session, field: Field, parent: QWidget) -> None:
        super().__init__(session, field, parent)
        self.edit = _CHECKED[field.kind](session, field, self)
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.edit, 1)
        if field.kind is FieldKind.SHARE:
            line.addWidget(PlainLabel("%", "quiet", elide=True, parent=row))
        self.column.addWidget(row)
        self.setFocusProxy(self.edit)
        self.name(self.edit.edit)
        self.edit.edited.connect(self._typed)
        self.edit.committed.connect(self._typed)

    def show_value(self, value: Any) -> None:
        self.edit.set_value(value)

    def refresh(self) -> None:
        if not self.edit.wrong:
            super().refresh()

    def show_error(self, sentence: Message | None) -> None:
        self.edit.show_error(sentence)

    @Slot(object)
    def _typed(self, value: Any) -> None:
        if value is None and not self.field.optional:
            self.wrong = True
            self.show_error(msg("This cannot be left empty."))
        else:
            self.put(value)


class ChoiceSetting(SettingField):
    """One word of a list."""

    def __init__(self, session: Session, field: Field, parent: QWidget) -> None:
        super().__init__(session, field, parent)
        assert field.choices is not None
        self._members: list[Enum] = list(field.choices)
        self.box = QComboBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.take(self.box)
        self._speak()
        self.box.activated.connect(self._chosen)
        session.speech.changed.connect(self._speak)

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._members.index(value))

    def show_error(self, sentence: Message | None) -> None:
        if sentence is not None:
            self.session.notice(sentence)

    @Slot()
    def _speak(self) -> None:
        blocker = QSignalBlocker(self.box)
        place = self.box.currentIndex()
        self.box.clear()
        for member in self._members:
            self.box.addItem(self.session.text(LABELS.get(member, str(member.value))))
        self.box.setCurrentIndex(place)
        del blocker

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.put(self._members[place])
        self.session.document.seal()


def _number(session: Session, field: Field, parent: QWidget) -> CheckedField:
    return NumberField(session.speech, session.look, least=field.least, most=field.most, whole=True, parent=parent)


def _share(session: Session, field: Field, parent: QWidget) -> CheckedField:
    least, most = (None if end is None else 100 * end for end in (field.least, field.most))
    made = ShareField(session.speech, session.look, least=least, most=most, parent=parent)
    made.excluded = field.excluded
    return made


def _day(session: Session, field: Field, parent: QWidget) -> CheckedField:
    return DayField(session.speech, session.look, today=session.today, parent=parent)


_CHECKED: Mapping[FieldKind, Callable[[Session, Field, QWidget], CheckedField]] = {
    FieldKind.COUNT: _number,
    FieldKind.SHARE: _share,
    FieldKind.DAY: _day,
}
_EDITORS: Mapping[FieldKind, type[SettingField]] = {
    FieldKind.TEXT: LineSetting,
    FieldKind.LONG_TEXT: LinesSetting,
    FieldKind.CHOICE: ChoiceSetting,
    FieldKind.COUNT: CheckedSetting,
    FieldKind.SHARE: CheckedSetting,
    FieldKind.DAY: CheckedSetting,
}


def setting_field(session: Session, field: Field, parent: QWidget) -> SettingField:
    """The editor of a row of the table; KeyError for a kind that no setting of a journey has."""
    return _EDITORS[field.kind](session, field, parent)
