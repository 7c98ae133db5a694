"""How answers are counted, whatever column they stand in: periods, old answers, doubled ones, source, evidence.

The guide takes every choice at once; the columns page shows the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journeymap.feedback.applying import DEFAULT_SOURCE
from journeymap.feedback.dates import Order
from journeymap.feedback.guide import Guide
from journeymap.feedback.periods import Grain
from journeymap.feedback.plan import Doubled
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark, msg
from journeymap.model.words import LABELS, Evidence

PERIODS: Mapping[Enum | bool, str] = {
    Grain.MONTH: mark("by month"),
    Grain.QUARTER: mark("by quarter"),
    Grain.WHOLE: mark("all in one period"),
}
OLD: Mapping[Enum | bool, str] = {
    False: mark("replace those counted before"),
    True: mark("are added to those counted before"),
}
DOUBLED: Mapping[Enum | bool, str] = {
    Doubled.LEAVE_OUT: mark("are left out"),
    Doubled.COUNT: mark("are counted"),
}
ORDERS: Mapping[Enum | bool, str] = {
    Order.ASK: mark("as the dates themselves show"),
    Order.DAY_FIRST: mark("day first: 5/10 is 5 October"),
    Order.MONTH_FIRST: mark("month first: 5/10 is 10 May"),
}
_EVIDENCE: Mapping[Enum | bool, str] = {each: LABELS[each] for each in Evidence}


class ChoiceBox(QComboBox):
    """One of a few marked words by their values; `took(object)` where a person takes another."""

    took = Signal(object)

    def __init__(self, choices: Mapping[Enum | bool, str], speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._values = tuple(choices)
        for words in choices.values():
            self.addItem(words)
        self._choices, self._speech = choices, speech
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        speech.changed.connect(self._say)
        self.activated.connect(self._took)
        self._say()

    @property
    def chosen(self) -> Any:
        """The value chosen now."""
        return self._values[self.currentIndex()]

    def choose(self, value: Enum | bool) -> None:
        """Shows a value, without a signal."""
        self.setCurrentIndex(self._values.index(value))

    @Slot()
    def _say(self) -> None:
        for at, words in enumerate(self._choices.values()):
            self.setItemText(at, self._speech.text(words))

    @Slot(int)
    def _took(self, at: int) -> None:
        self.took.emit(self._values[at])


class Options(QScrollArea):
    """The form; `altered` after every choice."""

    altered = Signal()

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._speech, self._look = guide, session.speech, session.look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = QWidget(self)
        self._column = QVBoxLayout(self._form)
        self._column.setContentsMargins(0, 4, 10, 4)
        self._column.setSpacing(3)
        self.setWidget(self._form)
        self.period = self._box(mark("Count the answers"), PERIODS, "period")
        self.old = self._box(mark("Answers of a period that has some already"), OLD, "add")
        self.doubled = self._box(mark("Answers that come twice"), DOUBLED, "doubled")
        self.order = self._box(mark("Day and month in dates"), ORDERS, "date_order")
        self._days(session)
        self.source = TextField(self._form)
        self.source.setPlaceholderText(DEFAULT_SOURCE)
        self.source.committed.connect(partial(self._set, "source_name"))
        self._row(mark("Name of the source"), self.source)
        self.evidence = self._box(mark("How well it is founded"), _EVIDENCE, "evidence")
        self._column.addStretch(1)
        self.show_now()

    def _days(self, session: Session) -> None:
        self.first = DayField(session.speech, session.look, today=session.today, parent=self._form)
        self.last = DayField(session.speech, session.look, today=session.today, parent=self._form)
        self.first.set_name(mark("First day that is counted"))
        self.last.set_name(mark("Last day that is counted"))
        self.error = FieldError(self.last.edit, session.speech, session.look, self._form)
        both = QWidget(self._form)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        for field in (self.first, self.last):
            row.addWidget(field, 1)
            field.committed.connect(self._spanned)
        self._row(mark("Only answers from … to (empty: all)"), both)
        self._column.addWidget(self.error)

    def _box(self, words: str, choices: Mapping[Enum | bool, str], option: str) -> ChoiceBox:
        box = ChoiceBox(choices, self._speech, self._form)
        box.took.connect(partial(self._set, option))
        self._row(words, box)
        return box

    def _row(self, words: str, control: QWidget) -> None:
        label = PlainLabel(role="section", parent=self._form)
        self._speech.say(label, "setText", words)
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self._speech.say(control, "setAccessibleName", words)
        label.setBuddy(control)
        self._column.addWidget(label)
        self._column.addWidget(control)
        self._column.addSpacing(self._look.px(8))

    def show_now(self) -> None:
        """Shows what the guide says."""
        guide = self._guide
        self.period.choose(guide.period)
        self.old.choose(guide.add)
        self.doubled.choose(guide.doubled)
        self.order.choose(guide.date_order)
        self.evidence.choose(guide.evidence)
        self.source.set_value(guide.source_name)
        for field, day in zip((self.first, self.last), guide.span, strict=True):
            if field.value != day:
                field.set_value(day)

    def _set(self, option: str, value: object) -> None:
        if getattr(self._guide, option) != value:
            setattr(self._guide, option, value)
            self.altered.emit()

    @Slot(object)
    def _spanned(self, day: date | None) -> None:
        first, last = self.first.value, self.last.value
        turned = first is not None and last is not None and first > last
        self.error.show_error(msg("The period ends before it begins.") if turned else None)
        if not turned:
            self._set("span", (first, last))
