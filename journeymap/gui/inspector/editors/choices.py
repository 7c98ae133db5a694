"""Editors of closed word lists: chips where there are few words, a picker where there are many; flags; on and off."""

from __future__ import annotations

from enum import Enum
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.inspector.words import SHORT, Choice, label_of
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark
from journeymap.model.fields import Field

MOST_CHIPS = 4
NONE_WORDS = mark("none")


def words_of(field: Field) -> tuple[Enum, ...]:
    """The members of the field's word list."""
    assert field.choices is not None
    return tuple(field.choices)


class ChipsEditor(Editor):
    """One word of a few as chips; the one that is on, clicked again, is off where the field may be empty."""

    beside_label = False
    exclusive: ClassVar[bool] = True

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.chips = ChipRow(self.session.speech, exclusive=self.exclusive, parent=self)
        self.chips.set_choices({word.value: SHORT.get(word, label_of(word)) for word in words_of(field)})
        self.differing = PlainLabel(role="muted", elide=True, parent=self)
        self.column.setSpacing(4)
        self.column.addWidget(self.chips)
        self.column.addWidget(self.differing)
        self.chips.chosen_changed.connect(self._chosen)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return tuple(self.chips.chips.values())

    def set_name(self, name: str) -> None:
        self.chips.setAccessibleName(name)
        for chip in self.chips.chips.values():
            chip.setAccessibleName(self.session.text("{field}: {value}", field=name, value=chip.text()))

    def keys_of(self, value: Any) -> tuple[str, ...]:
        """Which chips are on for a value."""
        return () if value is None else (value.value,)

    def value_of(self, keys: tuple[str, ...]) -> Any:
        """The value for the chips that are on."""
        assert self.field.choices is not None
        return self.field.choices(keys[0]) if keys else None

    def show_value(self, value: Any) -> None:
        self.differing.setText(self.several_words if value is SEVERAL else "")
        self.differing.setVisible(value is SEVERAL)
        self.chips.choose(self.keys_of(plain(value)))

    def _chosen(self, keys: tuple[str, ...]) -> None:
        if keys or self.field.optional:
            self.put(self.value_of(keys))
        self.settle()
        self.subject.seal()


class FlagsEditor(ChipsEditor):
    """Any number of the words, as chips; with several elements a click sets the same for all."""

    exclusive = False

    def keys_of(self, value: Any) -> tuple[str, ...]:
        return tuple(word.value for word in value or ())

    def value_of(self, keys: tuple[str, ...]) -> Any:
        assert self.field.choices is not None
        return tuple(self.field.choices(key) for key in keys)


class PickEditor(Editor):
    """One of many, found by typing. What can be picked, and how it is called, is the subclass's."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.button = PickButton(self.session, self._offered, self)
        self.column.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.button.picked.connect(self._picked)

    def offered(self) -> list[Choice]:
        """What can be picked."""
        raise NotImplementedError

    def chosen(self, value: Any) -> Choice:
        """What the value is called."""
        raise NotImplementedError

    def value_of(self, key: str) -> Any:
        """The value of a picked key; of an empty one, that of an empty field."""
        raise NotImplementedError

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.button,)

    def set_name(self, name: str) -> None:
        self.button.setAccessibleName(name)
        self.button.setAccessibleDescription(self.button.words)

    def show_value(self, value: Any) -> None:
        if value is SEVERAL:
            self.button.show_choice("", self.several_words)
        elif value in (None, ""):
            self.button.show_choice("", self.session.text(NONE_WORDS))
        else:
            choice = self.chosen(value)
            self.button.show_choice(choice.key, choice.words, choice.colour)
        self.button.setAccessibleDescription(self.button.words)

    def _offered(self) -> list[Choice]:
        none = [Choice("", self.session.text(NONE_WORDS))] if self.field.optional else []
        return none + self.offered()

    def _picked(self, key: str) -> None:
        if key or self.field.optional:
            self.put(self.value_of(key))
        self.settle()
        self.subject.seal()


class ChoiceEditor(PickEditor):
    """One word of many."""

    def offered(self) -> list[Choice]:
        return [self.chosen(word) for word in words_of(self.field)]

    def chosen(self, value: Enum) -> Choice:
        return Choice(str(value.value), self.session.text(label_of(value)))

    def value_of(self, key: str) -> Any:
        assert self.field.choices is not None
        return self.field.choices(key) if key else None


def choice_editor(field: Field, subject: Subject, parent: QWidget) -> Editor:
    """The editor of a word list: chips for up to four words, else a picker."""
    kind = ChipsEditor if len(words_of(field)) <= MOST_CHIPS else ChoiceEditor
    return kind(field, subject, parent)


class SwitchEditor(Editor):
    """On or off; between the two where the elements differ."""

    labelled = False

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.box = QCheckBox(self)
        self.session.speech.say(self.box, "setText", field.label)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(self._clicked)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.box,)

    def show_value(self, value: Any) -> None:
        self.box.setTristate(value is SEVERAL)
        if value is SEVERAL:
            self.box.setCheckState(self.box.checkState().PartiallyChecked)
        else:
            self.box.setChecked(bool(value))

    def _clicked(self) -> None:
        self.box.setTristate(False)
        self.put(self.box.isChecked())
        self.settle()
        self.subject.seal()
