"""Entering a score: what is measured, when, how well founded; then counts per answer, a figure, or what it comes of.

A record in, the record as typed so far out; the editor of scores puts it into the document. The result is worked out
while counts are typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.inspector.editors.choices import NONE_WORDS
from journeymap.gui.inspector.editors.counts import MOST_ANSWERS, CountsGrid
from journeymap.gui.inspector.editors.figures import Figures
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.scoring import figure, founded
from journeymap.gui.inspector.words import Choice, choices_of, metric_called
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.checked_field import CheckedField
from journeymap.gui.widgets.choices import ChipRow
from journeymap.gui.widgets.day_field import DayField
from journeymap.gui.widgets.field_error import FieldError
from journeymap.gui.widgets.fields import TextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.number_field import NumberField
from journeymap.i18n import Message, mark, msg
from journeymap.model import Inputs, Reported, ScoreRecord
from journeymap.model.metrics import BUILT_IN, Metric, metric_table, scale_of
from journeymap.model.words import LABELS, Evidence

MODES: Mapping[str, str] = {
    "counts": mark("Answers counted"),
    "reported": mark("Figure reported"),
    "inputs": mark("Worked out"),
}
_YES_NO = (0, 1)
_TO_EMPTY: Mapping[str, Mapping[str, Any]] = {
    "counts": {"reported": None, "inputs": None},
    "reported": {"counts": {}, "inputs": None},
    "inputs": {"counts": {}, "reported": None},
}
"""What a record loses when it is given figures of the other sort: it holds one of the three."""


class ScoreForm(QWidget):
    """`edited`: `record` is another one; `ended` at a field's end; `confirmed` and `removed` by the buttons."""

    edited = Signal()
    ended = Signal()
    confirmed = Signal()
    removed = Signal()
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.record = ScoreRecord()
        self._labels: dict[QWidget, PlainLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(6)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._grid)
        self.metric_button = self._pick(mark("Metric"), self._metrics, self._choose_metric)
        self.formula = self._pick(mark("Formula"), self._formulas, self._choose_formula)
        self.first, self.last = self._day(mark("From"), "from_"), self._day(mark("Until"), "to")
        self.evidence = self._pick(mark("Evidence"), self._evidences, self._choose_evidence)
        self.segment, self.source = self._line(mark("Segment"), "segment"), self._line(mark("Source"), "source")
        self.scale = (self._end(mark("Scale from"), 0), self._end(mark("Scale to"), 1))
        self._figures()
        self._foot()

    # What stands in the form ---------------------------------------------------------------------------------------

    def _row(self, label: str, control: QWidget) -> None:
        words = PlainLabel(role="quiet", parent=self)
        self.session.speech.say(words, "setText", label)
        named: QWidget = control.edit if isinstance(control, CheckedField) else control
        self.session.speech.say(named, "setAccessibleName", label)
        self._labels[control] = words
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(control, row, 1)

    def _pick(self, label: str, choices: Callable[[], list[Choice]], picked: Callable[[str], None]) -> PickButton:
        button = PickButton(self.session, choices, self)
        button.picked.connect(picked)
        self._row(label, button)
        return button

    def _day(self, label: str, name: str) -> DayField:
        field = DayField(self.session.speech, self.session.look, today=self.session.today, parent=self)
        field.edit.setProperty("look", "quiet")
        self._typing(field, name)
        self._row(label, field)
        return field

    def _line(self, label: str, name: str) -> TextField:
        field = TextField(self)
        field.setProperty("look", "quiet")
        self._typing(field, name)
        self._row(label, field)
        return field

    def _typing(self, field: DayField | TextField, name: str) -> None:
        typed = partial(self._give_one, name)
        field.edited.connect(typed)
        field.committed.connect(typed)
        field.committed.connect(self._end_typing)

    def _end(self, label: str, place: int) -> NumberField:
        field = NumberField(self.session.speech, self.session.look, parent=self)
        field.edit.setProperty("look", "quiet")
        field.align_right()
        field.committed.connect(self._rescale)
        self._row(label, field)
        return field

    def _figures(self) -> None:
        self.modes = ChipRow(self.session.speech, exclusive=True, parent=self)
        self.modes.set_choices(MODES)
        self.modes.chosen_changed.connect(self._choose_mode)
        self.counts = CountsGrid(self.session, self)
        self.counts.edited.connect(self._counted)
        self.reported = Figures(self.session, self, self._reported, value=None, n=0, s=0)
        self.inputs = Figures(self.session, self, self._worked_out, margin=None, retention=1, discount=1)
        for widget in (self.modes, self.counts, self.reported, self.inputs):
            self._column.addWidget(widget)

    def _foot(self) -> None:
        self.result = PlainLabel(role="strong", parent=self)
        self._errors = FieldError(self.metric_button, self.session.speech, self.session.look, self)
        self._column.addWidget(self.result)
        self._column.addWidget(self._errors)
        row = QHBoxLayout()
        self.confirm = self._button(mark("Add this score"), "", self.confirmed)
        self.remove = self._button(mark("Remove"), "flush", self.removed)
        self.close_button = self._button(mark("Close"), "flush", self.closed)
        for button in (self.confirm, self.remove, self.close_button):
            row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)

    def _button(self, words: str, look: str, signal: Any) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("look", look)
        self.session.speech.say(button, "setText", words)
        button.clicked.connect(signal)
        return button

    # Showing -------------------------------------------------------------------------------------------------------

    def show_record(self, record: ScoreRecord, *, new: bool) -> None:
        """Shows a record; `new` for one that is not in the document yet."""
        self.record = record
        self.confirm.setVisible(new)
        self.remove.setVisible(not new)
        self.show_error(None)
        self._show_choices()
        self.first.set_value(record.from_)
        self.last.set_value(record.to)
        self.segment.set_value(record.segment)
        self.source.set_value(record.source)
        mode = "inputs" if record.inputs else "reported" if record.reported else "counts"
        self._show_mode(mode if mode in self._modes() else self._modes()[0])

    def show_error(self, sentence: str | Message | None) -> None:
        """Says what is wrong with what was typed."""
        self._errors.show_error(sentence)

    def show_result(self, score: Any) -> None:
        """Says what the figures typed so far give: value, interval and number of answers."""
        currency = self.session.journey.currency
        known = score is not None and score.value is not None
        words = (
            msg("{value}: {founded}", value=figure(score, currency), founded=founded(score, currency)) if known else ""
        )
        self.result.setText(self.session.text(words))
        self.result.setVisible(known)

    @property
    def chosen(self) -> Metric:
        """The metric of the record; the first of the table where it has none."""
        table = metric_table(self.session.journey.metrics)
        return table.get(self.record.metric) or BUILT_IN["nps"]

    def _show_choices(self) -> None:
        record, metric, text = self.record, self.chosen, self.session.text
        self.metric_button.show_choice(record.metric, metric_called(self.session, metric.id))
        formula = metric.formula(record.formula) or metric.formulas[0]
        self.formula.show_choice(formula.id, text(formula.name))
        self._set_row_visible(self.formula, len(metric.formulas) > 1)
        evidence = text(LABELS[record.evidence]) if record.evidence else text(NONE_WORDS)
        self.evidence.show_choice(record.evidence.value if record.evidence else "", evidence)
        scale = scale_of(record, metric)
        for end, value in zip(self.scale, scale or (None, None), strict=True):
            end.set_value(value)
            self._set_row_visible(end, scale is not None and scale != _YES_NO)

    def _set_row_visible(self, control: QWidget, visible: bool) -> None:
        control.setVisible(visible)
        self._labels[control].setVisible(visible)

    def _modes(self) -> tuple[str, ...]:
        """How a score of this metric can be entered."""
        return ("reported", "inputs") if self.chosen.id == "clv" else ("counts", "reported")

    def _show_mode(self, mode: str) -> None:
        for key, chip in self.modes.chips.items():
            chip.setVisible(key in self._modes())
        self.modes.choose((mode,))
        self.counts.setVisible(mode == "counts")
        self.reported.setVisible(mode == "reported")
        self.inputs.setVisible(mode == "inputs")
        unit = (self.chosen.formula(self.record.formula) or self.chosen.formulas[0]).unit
        if mode == "counts":
            self.counts.show_counts(self._answers(), self.record.counts)
        elif mode == "reported":
            self.reported.show_values(self.record.reported or Reported(), unit, spread=unit == "scale")
        else:
            self.inputs.show_values(self.record.inputs or Inputs(), "money", spread=True)

    @property
    def mode(self) -> str:
        """Which of the ways to enter a score is shown."""
        return next(iter(self.modes.chosen), "counts")

    def _answers(self) -> tuple[float, ...]:
        """Every possible answer; nothing where they are too many or a measured quantity."""
        scale, step = scale_of(self.record, self.chosen), self.chosen.step
        if scale is None or step is None or (scale[1] - scale[0]) / step >= MOST_ANSWERS:
            return ()
        return tuple(scale[0] + step * place for place in range(int((scale[1] - scale[0]) / step) + 1))

    # Choosing and typing -------------------------------------------------------------------------------------------

    def _metrics(self) -> list[Choice]:
        return choices_of(self.session, "metrics")

    def _formulas(self) -> list[Choice]:
        return [Choice(formula.id, self.session.text(formula.name)) for formula in self.chosen.formulas]

    def _evidences(self) -> list[Choice]:
        named = [Choice(evidence.value, self.session.text(LABELS[evidence])) for evidence in Evidence]
        return [Choice("", self.session.text(NONE_WORDS)), *named]

    def _choose_metric(self, id: str) -> None:
        if id and id != self.record.metric:
            self._give(metric=id, formula="", scale=None, counts={}, reported=None, inputs=None)
            self._show_choices()
            self._show_mode(self._modes()[0])
            self._end_typing()

    def _choose_formula(self, id: str) -> None:
        if id:
            self._give(formula=id)
            self._show_choices()
            self._show_mode(self.mode)
            self._end_typing()

    def _choose_evidence(self, id: str) -> None:
        self._give(evidence=Evidence(id) if id else None)
        self._show_choices()
        self._end_typing()

    def _choose_mode(self, keys: tuple[str, ...]) -> None:
        self._show_mode(keys[0] if keys else self.mode)

    def _rescale(self) -> None:
        low, high = (end.value for end in self.scale)
        scale = None if low is None or high is None else (float(low), float(high))
        if scale != scale_of(self.record, self.chosen):
            self._give(scale=None if scale == self.chosen.scale else scale)
            if self.mode == "counts":
                self.counts.show_counts(self._answers(), self.record.counts)

    def _counted(self, counts: Mapping[float, int]) -> None:
        self._give(counts=counts, **_TO_EMPTY["counts"])

    def _reported(self, name: str, value: Any) -> None:
        made = replace(self.record.reported or Reported(), **{name: value})
        self._give(reported=None if made == Reported() else made, **_TO_EMPTY["reported"])

    def _worked_out(self, name: str, value: Any) -> None:
        made = replace(self.record.inputs or Inputs(), **{name: value})
        self._give(inputs=None if made == Inputs() else made, **_TO_EMPTY["inputs"])

    def _give_one(self, name: str, value: Any) -> None:
        self._give(**{name: value})

    def _give(self, **fields: Any) -> None:
        self.record = replace(self.record, **fields)
        self.edited.emit()

    def _end_typing(self) -> None:
        self.ended.emit()
