"""The table of columns as people edit it: a list for the cell at hand, one choice for all selected rows at once.

`columns_model` says what stands in it; the guide takes what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from PySide6.QtCore import QModelIndex, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import GuideError, Use
from journeymap.gui.importing import column_words as words
from journeymap.gui.importing.cell_painting import row_px
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.choice_popup import Choice, ChoicePopup
from journeymap.gui.importing.columns_model import (
    COLUMN,
    MEASURE,
    SCALE,
    TOUCHPOINT,
    USE,
    WIDTHS,
    ColumnsModel,
)
from journeymap.gui.importing.standing import TO_LOOK_AT, ColumnRow, asks_for_a_place
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg
from journeymap.model.metrics import Metric

_NO_TOUCHPOINT = msg("The journey has no touchpoint yet.")
_NO_MEASURE = msg("Choose first what the column measures.")


class ColumnsTable(CellTable):
    """`altered` after every choice, `refused(Message)` where one cannot be, `at_hand(str)` names the current column."""

    altered = Signal()
    refused = Signal(object)
    at_hand = Signal(str)

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        self.columns = ColumnsModel(guide, session.speech)
        super().__init__(self.columns, session.look, WIDTHS, parent, tall=True, several=True)
        self.columns.setParent(self)
        self._guide, self._session = guide, session
        self._column = USE
        session.speech.say(self, "setAccessibleName", mark("Columns of the file"))
        for signal in (self.columns.modelReset, self.columns.dataChanged):
            signal.connect(self._heighten)
        self.asked.connect(self._open)
        self.taken_away.connect(self.leave_out)
        self.affirmed.connect(self.affirm)

    @cached_property
    def popup(self) -> ChoicePopup:
        """The list that a choice is taken from, made when it is first asked for."""
        made = ChoicePopup(self._session.speech, self.look, self)
        made.picked.connect(self._picked)
        return made

    @property
    def current(self) -> ColumnRow | None:
        """The column at hand."""
        at = self.currentIndex()
        return self.columns.rows[at.row()] if at.isValid() and at.row() < self.columns.count else None

    @property
    def chosen(self) -> tuple[ColumnRow, ...]:
        """The columns that a choice is for."""
        return tuple(self.columns.rows[row] for row in self.chosen_rows)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override] # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid():
            self.at_hand.emit(self.columns.rows[current.row()].name)

    def refresh(self) -> None:
        """Shows what the guide says now; the same column stays at hand where it is still there."""
        row, rows = self.current, self.columns.rows
        self.columns.load()
        if row is not None and len(rows) != self.columns.count:
            self.stand_at(row.name)
        self.viewport().update()

    def fit(self) -> None:
        """As every table, with rows as high as their questions are long; the column at hand stays in sight."""
        at = self.currentIndex()
        seen = at.isValid() and self.viewport().rect().intersects(self.visualRect(at))
        super().fit()
        self._heighten()
        if seen:
            self.scrollTo(at)

    @Slot()
    def _heighten(self) -> None:
        header, wide, kit = self.verticalHeader(), self.columnWidth(COLUMN), self._delegate.kit
        for row in range(self.columns.count):
            high = row_px(self.columns.cell(row, COLUMN), wide, self.look, kit)
            if header.sectionSize(row) != high:
                header.resizeSection(row, high)

    def stand_at(self, name: str) -> None:
        """Makes a column the one at hand; the first where it is not shown."""
        if self.columns.count:
            self.go(max(self.columns.row_of(name), 0), max(self.currentIndex().column(), USE))

    def next_to_look_at(self, step: int = 1) -> bool:
        """Goes to the next column that needs a look, round the end to the first; False where there is none."""
        rows = self.columns.rows
        start = self.currentIndex().row()
        order = [(start + step * (n + 1)) % len(rows) for n in range(len(rows))] if rows else []
        found = next((at for at in order if rows[at].standing in TO_LOOK_AT), None)
        if found is None:
            return False
        self.go(found, self._open_question(rows[found]))
        self.setFocus()
        return True

    def _open_question(self, row: ColumnRow) -> int:
        """The cell that is most in question."""
        if asks_for_a_place(row.use):
            return TOUCHPOINT
        if row.use.use is not Use.ANSWERS or row.use.measure is None:
            return USE
        if not row.use.measure.metric:
            return MEASURE
        return TOUCHPOINT

    @Slot(QModelIndex, str)
    def _open(self, index: QModelIndex, typed: str) -> None:
        row = self.columns.rows[index.row()]
        if row.use.use is Use.PEOPLE:
            return
        self._column = max(index.column(), USE) if words.can_be_answers(row.use.use) else USE
        if self._column == TOUCHPOINT and self._guide.by_column:
            self.refused.emit(self._says_already())
            return
        choices, current = self._choices(row)
        if not choices:
            self.refused.emit(_NO_TOUCHPOINT if self._column == TOUCHPOINT else _NO_MEASURE)
            return
        below = self.visualRect(self.columns.index(index.row(), self._column))
        corner = self.viewport().mapToGlobal(QPoint(below.left(), below.top()))
        offer = self._typed_scale if self._column == SCALE else None
        self.popup.open_at(QRect(corner, below.size()), choices, current, typed, offer)

    def _says_already(self) -> Message:
        by = next(row for row in self.columns.every if row.use.use is Use.TOUCHPOINT)
        return msg(
            "“{column}” says which touchpoint each row is about. To choose it here, set that column to “Not used”.",
            column=by.words,
        )

    def _typed_scale(self, text: str) -> Choice | None:
        row = self.current
        metric = words.metric_of(row.use.measure, self._guide.journey) if row else None
        fixed = metric is None or metric.scale is None or metric.id == "nps"
        return None if fixed else words.typed_scale(text, self._session.speech)

    def _choices(self, row: ColumnRow) -> tuple[Sequence[Choice], str]:
        """What can be chosen in the column asked for, and what is chosen now."""
        journey, speech, measure = self._guide.journey, self._session.speech, row.use.measure
        if self._column == USE:
            return words.use_choices(speech), row.use.use.value
        if self._column == TOUCHPOINT:
            return words.touchpoint_choices(journey), measure.touchpoint if measure else ""
        if self._column == MEASURE:
            return words.measure_choices(journey, speech), words.key_of(measure, journey)
        metric = words.metric_of(measure, journey)
        return (words.scale_choices(metric, speech) if metric else []), words.scale_key(row.use, journey)

    @Slot(str)
    def _picked(self, key: str) -> None:
        takers = {USE: self._use, TOUCHPOINT: self._touchpoint, MEASURE: self._measure, SCALE: self._scale}
        self._change(self.chosen, lambda row: takers[self._column](row, key))
        self.setFocus()

    def _use(self, row: ColumnRow, key: str) -> None:
        self._guide.use(row.name, Use(key))

    def _touchpoint(self, row: ColumnRow, key: str) -> None:
        self._guide.measure(row.name, touchpoint=key)

    def _measure(self, row: ColumnRow, key: str) -> None:
        self._guide.measure(row.name, **words.measured_as(key, self._guide.journey, row.use.measure))

    def _scale(self, row: ColumnRow, key: str) -> None:
        metric, at_hand = self._metric(row), self._metric(self.current)
        if metric is not None and at_hand is not None and (metric.scale is None) == (at_hand.scale is None):
            self._guide.measure(row.name, **words.scaled_as(key, metric))

    def _metric(self, row: ColumnRow | None) -> Metric | None:
        return words.metric_of(row.use.measure, self._guide.journey) if row is not None else None

    @Slot()
    def leave_out(self) -> None:
        """The selected columns are not used."""
        self._change(self.chosen, lambda row: self._guide.use(row.name, Use.NOTHING))

    @Slot()
    def affirm(self) -> None:
        """What is set for the selected columns is right as it is."""
        unsure = [row for row in self.chosen if row.standing in TO_LOOK_AT]
        self._change(unsure, lambda row: self._guide.use(row.name, row.use.use))

    def _change(self, rows: Iterable[ColumnRow], change: Callable[[ColumnRow], None]) -> None:
        """Changes the columns; those about people are passed over."""
        try:
            for row in rows:
                if row.use.use is not Use.PEOPLE:
                    change(row)
        except GuideError as error:
            self.refused.emit(error.message)
        self.altered.emit()
