"""The editor of a mark from 1 to 5: a row of buttons; the digits set it, the one that is on clears it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journeymap.gui.inspector.editors.base import Editor, plain
from journeymap.gui.inspector.subject import SEVERAL, Subject
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Number
from journeymap.model.fields import Field

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_0)


class MarkEditor(Editor):
    """Five buttons; a mark between two of them, as an average may be, is written below them."""

    def __init__(self, field: Field, subject: Subject, parent: QWidget) -> None:
        super().__init__(field, subject, parent)
        least, most = int(field.least or 1), int(field.most or 5)
        self.buttons = {number: self._button(number) for number in range(least, most + 1)}
        self.between = PlainLabel(role="muted", elide=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(self.between, 0, Qt.AlignmentFlag.AlignRight)

    def _button(self, number: int) -> QPushButton:
        button = QPushButton(str(number), self)
        button.setProperty("look", "mark")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.clicked.connect(partial(self._clicked, number))
        return button

    @property
    def targets(self) -> tuple[QWidget, ...]:
        return tuple(self.buttons.values())

    def set_name(self, name: str) -> None:
        for number, button in self.buttons.items():
            button.setAccessibleName(f"{name}: {number}")

    def show_value(self, value: Any) -> None:
        known = plain(value)
        for number, button in self.buttons.items():
            button.setChecked(number == known)
        odd = known is not None and known not in self.buttons
        words = (
            self.several_words
            if value is SEVERAL
            else self.session.text("{mark}", mark=Number(known, 1))
            if odd
            else ""
        )
        self.between.setText(words)
        self.between.setVisible(bool(words))
        # One stop for Tab: the chosen one, else the first.
        stop = known if known in self.buttons else next(iter(self.buttons))
        for number, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits set the mark, 0, Backspace and Delete clear it, arrows move to the neighbour."""
        key = Qt.Key(event.key())
        number = int(event.text()) if event.text().isdigit() else 0
        if number in self.buttons:
            self._set(float(number))
        elif key in _CLEAR:
            self._set(None)
        elif key in _STEPS:
            self._walk(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        at = next((number for number, button in self.buttons.items() if button.hasFocus()), None)
        if at is not None and at + step in self.buttons:
            self.buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self, number: int) -> None:
        self._set(None if plain(self.subject.value(self.field.name)) == number else float(number))

    def _set(self, value: float | None) -> None:
        self.put(value)
        self.settle()
        self.subject.seal()
