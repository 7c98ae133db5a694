"""Editors of fields that name other elements: one of them, or several as chips with a picker behind them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.editors.choices import NONE_WORDS, PickEditor
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.inspector.words import Choice, called, choices_of, department_colour
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.speech import plain_text, plain_tip
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.i18n import mark
from journeymap.model.fields import Field

_CHIP_PX = 170


class ReferenceEditor(PickEditor):
    """One element of the mapping that the field names."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.watches = frozenset({field.target})

    def offered(self) -> list[Choice]:
        return choices_of(self.session, self.field.target)

    def chosen(self, value: str) -> Choice:
        colour = department_colour(self.session, value) if self.field.target == "departments" else ""
        return Choice(value, called(self.session, self.field.target, value), colour)

    def value_of(self, key: str) -> Any:
        return key


class ReferencesEditor(Editor):
    """Several elements: a chip for each, which takes it away, and a picker for more."""

    beside_label = False

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        self.watches = frozenset({field.target})
        holder = QWidget(self)
        self._flow = FlowLayout(holder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.chips: list[QPushButton] = []
        self.more = PickButton(self.session, self._offered, self)
        self.more.picked.connect(self._add)
        self.column.setSpacing(4)
        self._holder = holder
        self.column.addWidget(holder)
        self.column.addWidget(self.more)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return (self.more, *self.chips)

    def set_name(self, name: str) -> None:
        self.more.setAccessibleName(name)

    def show_value(self, value: Any) -> None:
        known = plain(value) or ()
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(id) for id in known]
        self._holder.setVisible(bool(known))
        words = self.several_words if value is SEVERAL else self.session.text(mark("Add…") if known else NONE_WORDS)
        self.more.show_choice("", words)

    def _chip(self, id: str) -> QPushButton:
        name = called(self.session, self.field.target, id)
        chip = QPushButton(self._holder)
        room = self.session.look.px(_CHIP_PX)
        shown = chip.fontMetrics().elidedText(glimpse(name), Qt.TextElideMode.ElideRight, room)
        chip.setText(plain_text(shown))
        chip.setProperty("look", "chip")
        chip.setAccessibleName(self.session.text(mark("Take {name} out"), name=name))
        chip.setToolTip(plain_tip(chip.accessibleName()))
        self.session.look.icon_for(chip, "close", "muted")
        chip.clicked.connect(partial(self._remove, id))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _offered(self) -> list[Choice]:
        held = plain(self.subject.value(self.field.name)) or ()
        return [choice for choice in choices_of(self.session, self.field.target) if choice.key not in held]

    def _add(self, id: str) -> None:
        if id:
            self._put((*(plain(self.subject.value(self.field.name)) or ()), id))

    def _remove(self, id: str) -> None:
        self._put(tuple(one for one in plain(self.subject.value(self.field.name)) or () if one != id))

    def _put(self, ids: tuple[str, ...]) -> None:
        self.put(ids)
        self.settle()
        self.subject.seal()
        self.more.setFocus()
