"""How many gave each answer: a small grid of number fields for a scale, pairs of time and number for times.

Counts in and out; the form of a score holds it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from journeymap.gui.inspector.amounts import AmountField
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.number_field import NumberField
from journeymap.gui.widgets.reading import UnreadableError
from journeymap.i18n import Number, mark, msg

MOST_ANSWERS = 21
_COLUMNS = {5: 5, 10: 5, 11: 6}
"""Figures in a line by how many there are; 4 else. One to five stand in one, nought to ten in two."""
_LEAST_ROWS = 3


class CountsGrid(QWidget):
    """`edited(object)`: the counts as they stand after each figure typed. Tab walks from answer to answer."""

    edited = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._answers: tuple[float, ...] | None = None
        self.fields: dict[float, NumberField] = {}
        self.times: list[tuple[AmountField, NumberField]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)

    def show_counts(self, answers: tuple[float, ...], counts: Mapping[float, int]) -> None:
        """Shows counts for these answers; without any, pairs of a time and a number."""
        if answers != self._answers:
            self._answers = answers
            self._clear()
            for place, answer in enumerate(answers):
                self._add_answer(place, answer)
        for answer, field in self.fields.items():
            field.set_value(counts.get(answer) or None)
        if not answers:
            self._show_times(counts)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields, self.times = {}, []

    def _add_answer(self, place: int, answer: float) -> None:
        row, column = divmod(place, _COLUMNS.get(len(self._answers or ()), 4))
        words = self._session.text("{number}", number=Number(answer, 2))
        head = PlainLabel(words, "muted", parent=self)
        head.setAlignment(Qt.AlignmentFlag.AlignRight)
        field = self._count(self._session.text(msg("How many answered {answer}", answer=words)))
        self.fields[answer] = field
        self._grid.addWidget(head, 2 * row, column)
        self._grid.addWidget(field, 2 * row + 1, column, Qt.AlignmentFlag.AlignTop)

    def _count(self, name: str) -> NumberField:
        field = NumberField(self._session.speech, self._session.look, least=0, whole=True, parent=self)
        field.edit.setProperty("look", "quiet")
        field.align_right()
        field.edit.setAccessibleName(name)
        field.edit.setProperty("narrow", len(self._answers or ()) in _COLUMNS)
        field.edit.setMinimumWidth(self._session.look.px(36))
        field.edited.connect(self._typed)
        field.committed.connect(self._typed)
        return field

    def _show_times(self, counts: Mapping[float, int]) -> None:
        rows = sorted(counts.items())
        while len(self.times) < max(len(rows) + 1, _LEAST_ROWS):
            self._add_time()
        for place, (time, count) in enumerate(self.times):
            seconds, number = rows[place] if place < len(rows) else (None, None)
            time.set_value(seconds)
            count.set_value(number)

    def _add_time(self) -> None:
        row = len(self.times)
        time = AmountField(self._session, self)
        time.set_unit("seconds")
        time.edit.setProperty("look", "quiet")
        time.set_placeholder(mark("5 min"))
        time.edit.setAccessibleName(self._session.text(msg("Time {number}", number=Number(row + 1))))
        time.edited.connect(self._typed)
        time.committed.connect(self._typed)
        count = self._count(self._session.text(msg("How many took time {number}", number=Number(row + 1))))
        count.set_placeholder(mark("how many"))
        self._grid.addWidget(time, row, 0)
        self._grid.addWidget(count, row, 1)
        self.times.append((time, count))

    def counts(self) -> dict[float, int]:
        """What stands in the fields and can be read, answers nobody gave left out."""
        found = {answer: _read(field) for answer, field in self.fields.items()}
        pairs = [(_read(time), _read(count)) for time, count in self.times]
        timed: dict[float, int] = {}
        for time, count in pairs:
            if time is not None and count:
                timed[time] = timed.get(time, 0) + int(count)
        return {answer: int(count) for answer, count in found.items() if count} | timed

    def _typed(self) -> None:
        if self._answers == () and _read(self.times[-1][1]) is not None:
            self._add_time()
        self.edited.emit(self.counts())


def _read(field: AmountField | NumberField) -> float | None:
    text = field.edit.text().strip()
    try:
        return field.read(text) if text else None
    except UnreadableError:
        return None
