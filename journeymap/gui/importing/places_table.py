"""The words of the touchpoint column and the touchpoints they mean: chosen by typing, several at once.

A guide stands before it; `column_detail` shows it beside the table of columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.feedback.guide_values import PlaceRow
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.cells import Cell, RowsModel
from journeymap.gui.importing.choice_popup import ChoicePopup
from journeymap.gui.importing.column_words import touchpoint_choices
from journeymap.gui.session.session import Session
from journeymap.i18n import Number, mark, msg

VALUE, COUNT, PLACE = range(3)
WIDTHS = ((80, 4), (100, 1), (100, 4))
LEFT_OUT = mark("left out")


class PlacesModel(RowsModel[PlaceRow]):
    """`rows` are the different words of the column, the most frequent first."""

    headings = (mark("In the file"), mark("How many"), mark("Touchpoint"))

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.speech, parent)
        self._session = session

    def show(self, rows: Sequence[PlaceRow]) -> None:
        """Shows these; in place where only their touchpoints are others."""
        self.take(rows, same=[row.value for row in rows] == [row.value for row in self.rows])

    def cell(self, row: int, column: int) -> Cell:
        """A cell's words; words without a touchpoint have a sign, for their rows are left out."""
        each = self.rows[row]
        if column == VALUE:
            return Cell(each.value)
        if column == COUNT:
            most = max(self.rows[0].count, 1)
            shown = self.speech.text(msg("{count}", count=Number(each.count)))
            return Cell(shown, right=True, share=each.count / most)
        found = self._session.journey.touchpoints.get(each.touchpoint)
        if found is None:
            return Cell(self.speech.text(LEFT_OUT), icon="warning", tone="alert", choosable=True)
        return Cell(found.title or each.touchpoint, choosable=True)


class PlacesTable(CellTable):
    """`said(value, touchpoint)`: rows with that word are about the touchpoint; empty: they are left out."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.places = PlacesModel(session)
        super().__init__(self.places, session.look, WIDTHS, parent, several=True)
        self.places.setParent(self)
        self._session = session
        session.speech.say(self, "setAccessibleName", mark("Words of the column and the touchpoints they mean"))
        self.asked.connect(self._open)
        self.taken_away.connect(self._none)

    @cached_property
    def popup(self) -> ChoicePopup:
        """The list that a touchpoint is taken from, made when it is first asked for."""
        made = ChoicePopup(self._session.speech, self.look, self)
        made.picked.connect(self._picked)
        return made

    @Slot(QModelIndex, str)
    def _open(self, index: QModelIndex, typed: str) -> None:
        below = self.visualRect(self.places.index(index.row(), PLACE))
        corner = self.viewport().mapToGlobal(QPoint(below.left(), below.top()))
        choices = touchpoint_choices(self._session.journey, self._session.text(LEFT_OUT))
        self.popup.open_at(QRect(corner, below.size()), choices, self.places.rows[index.row()].touchpoint, typed)

    @Slot(str)
    def _picked(self, touchpoint: str) -> None:
        for value in [self.places.rows[row].value for row in self.chosen_rows]:
            self.said.emit(value, touchpoint)
        self.setFocus()

    @Slot()
    def _none(self) -> None:
        self._picked("")
