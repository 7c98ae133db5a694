"""What stands in the column at hand: its whole header, why it is used as it is, and its answers with their numbers.

The guide stands before it; it stands beside the table of columns.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Use
from journeymap.gui.importing.answers_table import AnswersTable
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.cells import Cell, CellRows
from journeymap.gui.importing.column_words import metric_of
from journeymap.gui.importing.options import ORDERS, ChoiceBox
from journeymap.gui.importing.places_table import PlacesTable
from journeymap.gui.importing.standing import LABELS, SIGNS, TO_LOOK_AT, ColumnRow
from journeymap.gui.importing.tab_order import follow
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Number, Word, mark, msg

Table = TypeVar("Table", bound=CellTable)
_SIGN_PX = 15
_MOST_CELLS = 200
_HELP: dict[Use, str] = {
    Use.ANSWERS: mark("Type a number over what is read wrongly. Delete: no answer. “As read” takes it back."),
    Use.TOUCHPOINT: mark("Choose the touchpoint that each word means. Rows without one are left out."),
    Use.DATE: mark("The day of each answer; it says which period the answer counts for."),
    Use.ID: mark("An id that comes again is the same answer: the first one stays."),
    Use.SEGMENT: mark("Answers are counted apart for each of these groups."),
    Use.TEXT: mark("Free text stays out of the journey, but for quotations that you pick in the preview."),
    Use.NOTHING: mark("Not used. Choose a touchpoint or a measure to count it."),
    Use.PEOPLE: mark("Names, addresses and numbers of people are never read. Only counts go into the journey."),
}

_RIGHT, _LEAVE_IT = mark("It is right"), mark("Leave it out")


class ColumnDetail(QWidget):
    """`altered` after a change of the guide; `affirmed` where the person says that the column is right as it is."""

    altered = Signal()
    affirmed = Signal()

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        self._name = ""
        self.header = PlainLabel(role="strong", parent=self)
        self._sign = QLabel(self)
        self.state = PlainLabel(parent=self)
        self.right = QPushButton(self)
        self.right.setProperty("look", "flush")
        self.order = ChoiceBox(ORDERS, session.speech, self)
        self.help = PlainLabel(role="muted", parent=self)
        self.stack = QStackedWidget(self)
        self.answers = AnswersTable(session, self.stack)
        self._cells = CellRows((mark("In the file"), mark("How many")), session.speech, self)
        self.note = PlainLabel(role="alert", parent=self)
        self.read = QPushButton(self)
        self.everywhere = QPushButton(self)
        self._put_together()
        self._wire()

    def _put_together(self) -> None:
        say = self._session.speech.say
        say(self.right, "setToolTip", mark("What is set is right (Space)"))
        say(self.order, "setAccessibleName", mark("Day and month in dates"))
        say(self.read, "setText", mark("As read"))
        say(self.read, "setToolTip", mark("Read the selected answers as the program would"))
        say(self.everywhere, "setText", mark("Same in all columns"))
        say(self.everywhere, "setToolTip", mark("Use these numbers in every column with the same answers and scale"))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._sign)
        top.addWidget(self.state, 1)
        top.addWidget(self.right)
        self.stack.addWidget(self.answers)
        below = QHBoxLayout()
        below.addWidget(self.read)
        below.addWidget(self.everywhere)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.header)
        column.addLayout(top)
        column.addWidget(self.order)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)
        column.addLayout(below)
        column.addWidget(self.help)

    def _wire(self) -> None:
        self.right.clicked.connect(self.affirmed)
        self.order.took.connect(self._order)
        self.answers.said.connect(self._say_number)
        self.answers.refused.connect(self._tell)
        self.answers.at_hand.connect(self._explain)
        self.read.clicked.connect(self._as_read)
        self.everywhere.clicked.connect(self._same_everywhere)
        self._session.look.changed.connect(self._paint_sign)

    @cached_property
    def places(self) -> PlacesTable:
        """The words of the touchpoint column; made, as `cells` are, when such a column is first at hand."""
        made = PlacesTable(self._session, self.stack)
        made.said.connect(self._say_place)
        return self._stacked(made)

    @cached_property
    def cells(self) -> CellTable:
        """What stands in any other column."""
        made = CellTable(self._cells, self._session.look, ((120, 4), (80, 1)), self.stack)
        self._session.speech.say(made, "setAccessibleName", mark("What stands in the column"))
        return self._stacked(made)

    def _stacked(self, table: Table) -> Table:
        """Puts a table with the others; Tab comes to it where it comes to them."""
        self.stack.addWidget(table)
        follow(self.order, table)
        return table

    def show_row(self, row: ColumnRow | None) -> None:
        """Shows a column; nothing for None."""
        self.setVisible(row is not None)
        if row is None:
            return
        another = row.name != self._name
        self._row, self._name = row, row.name
        use = row.use.use
        self.header.setText(row.words)
        self._say_state(row)
        self._session.speech.say(self.help, "setText", _HELP[use])
        self.order.setVisible(use is Use.DATE)
        self.order.choose(self._guide.date_order)
        self._fill(row)
        for button in (self.read, self.everywhere):
            button.setVisible(use is Use.ANSWERS)
            button.setEnabled(use is Use.ANSWERS and any(each.edited for each in self.answers.answers.rows))
        if another:
            self._tell(None)
            self._explain(self.answers.currentIndex().row())

    def _say_state(self, row: ColumnRow) -> None:
        text = self._session.text
        label = Word(LABELS[row.standing])
        said = msg("{state}: {reason}", state=label, reason=row.reason) if row.reason else msg("{state}", state=label)
        self.state.setText(text(said))
        self._session.speech.say(self.right, "setText", _LEAVE_IT if row.use.use is Use.NOTHING else _RIGHT)
        self.right.setVisible(row.standing in TO_LOOK_AT)
        self._paint_sign()

    @Slot()
    def _paint_sign(self) -> None:
        if not self._name:
            return
        icon, tone = SIGNS[self._row.standing]
        self._sign.setVisible(bool(icon))
        if icon:
            side = self._session.look.px(_SIGN_PX)
            self._sign.setPixmap(
                self._session.look.icon(icon, tone).pixmap(QSize(side, side), self.devicePixelRatioF())
            )

    def _fill(self, row: ColumnRow) -> None:
        use = row.use.use
        if use is Use.ANSWERS:
            metric = metric_of(row.use.measure, self._guide.journey)
            times = metric is not None and metric.scale is None
            self.answers.answers.show(row.name, self._guide.words(row.name), times=times)
            self.stack.setCurrentWidget(self.answers)
        elif use is Use.TOUCHPOINT:
            self.places.places.show(self._guide.places())
            self.stack.setCurrentWidget(self.places)
        else:
            self._cells.take(self._common(row))
            self.stack.setCurrentWidget(self.cells)
        self.stack.setVisible(use is not Use.PEOPLE)

    def _common(self, row: ColumnRow) -> list[tuple[Cell, ...]]:
        """The most frequent cells; none of columns about people."""
        if row.use.use is Use.PEOPLE:
            return []
        found = self._guide.read.answers(row.name).most_common(_MOST_CELLS)
        most = found[0][1] if found else 1
        text = self._session.text
        return [
            (Cell(cell), Cell(text(msg("{count}", count=Number(n))), right=True, share=n / most)) for cell, n in found
        ]

    @Slot(int)
    def _explain(self, row: int) -> None:
        """Why the answer at hand gives no number."""
        rows = self.answers.answers.rows
        told = self.stack.currentWidget() is self.answers and 0 <= row < len(rows)
        self._tell(rows[row].why if told else None)

    @Slot(object)
    def _tell(self, sentence: Message | None) -> None:
        self.note.setText(self._session.text(sentence) if sentence is not None else "")
        self.note.setVisible(sentence is not None)

    @Slot(object)
    def _order(self, order: object) -> None:
        self._guide.date_order = order  # type: ignore[assignment]
        self.altered.emit()

    @Slot(str, object)
    def _say_number(self, answer: str, number: float | None) -> None:
        self._guide.set_word(self._name, answer, number)
        self.altered.emit()
        self._explain(self.answers.currentIndex().row())

    @Slot(str, str)
    def _say_place(self, value: str, touchpoint: str) -> None:
        self._guide.set_place(value, touchpoint)
        self.altered.emit()

    @Slot()
    def _as_read(self) -> None:
        rows = self.answers.answers.rows
        for text in [rows[row].text for row in self.answers.chosen_rows]:
            self._guide.forget_word(self._name, text)
        self.altered.emit()

    @Slot()
    def _same_everywhere(self) -> None:
        """The numbers a person gave here, in every column of answers on the same scale that holds the same answers."""
        own = self._guide.column(self._name).measure
        said = {row.text: row.number for row in self.answers.answers.rows if row.edited}
        for use in self._guide.columns:
            if own is None or use.measure is None or use.column.name == self._name:
                continue
            if (use.measure.metric, use.measure.scale) == (own.metric, own.scale):
                held = self._guide.read.answers(use.column.name)
                for text in said.keys() & held.keys():
                    self._guide.set_word(use.column.name, text, said[text])
        self.altered.emit()
