"""A few named figures below one another: a reported value with its answers and spread, or what a value comes of.

Typed figures out by name; the form of a score holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from journeymap.gui.inspector.amounts import AmountField
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.number_field import NumberField, ShareField
from journeymap.i18n import mark

_FIGURE_WORDS: Mapping[str, str] = {
    "value": mark("Value"),
    "n": mark("Answers"),
    "s": mark("Standard deviation"),
    "margin": mark("Margin each period"),
    "retention": mark("Retention"),
    "discount": mark("Discount"),
}


class Figures(QWidget):
    """A few named figures below one another; 0 and 1 tell a number and a share from a value in the metric's unit."""

    def __init__(
        self, session: Session, parent: QWidget, typed: Callable[[str, Any], None], **sorts: int | None
    ) -> None:
        super().__init__(parent)
        self.fields: dict[str, CheckedField] = {}
        self._labels: dict[str, PlainLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, sort) in enumerate(sorts.items()):
            field = self._field(session, name, sort)
            field.edit.setProperty("look", "quiet")
            field.align_right()
            session.speech.say(field.edit, "setAccessibleName", _FIGURE_WORDS[name])
            for signal in (field.edited, field.committed):
                signal.connect(partial(typed, name))
            self.fields[name] = field
            self._labels[name] = PlainLabel(role="quiet", parent=self)
            session.speech.say(self._labels[name], "setText", _FIGURE_WORDS[name])
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(field, row, 1)

    def _field(self, session: Session, name: str, sort: int | None) -> CheckedField:
        if sort is None:
            return AmountField(session, self)
        if sort == 1:
            return ShareField(session.speech, session.look, least=0, most=100, parent=self)
        return NumberField(session.speech, session.look, least=0, whole=name == "n", parent=self)

    def show_values(self, values: Any, unit: Any, *, spread: bool) -> None:
        """Shows the parts of a figure; the spread only where a mean is reported."""
        for name, field in self.fields.items():
            if isinstance(field, AmountField):
                field.set_unit(unit)
            field.set_value(getattr(values, name))
            visible = spread or name != "s"
            field.setVisible(visible)
            self._labels[name].setVisible(visible)
