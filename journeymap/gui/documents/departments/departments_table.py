"""The departments of a journey to tick: how much each is asked, when it was last sent something, what it is sent now.

The journey and this machine's memory of sendings come in; the dialog of sending asks which are ticked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from journeymap.departments.asking import asked_of
from journeymap.departments.sendings import Sending, last_sent
from journeymap.gui.documents.word_table import WordTable
from journeymap.gui.look.speech import Speech
from journeymap.i18n import Day, mark, msg, msg_count
from journeymap.model import Journey

_COLUMNS = (mark("Department"), mark("Asked about"), mark("Last sent"), mark("File"))

_MOST_OF_WIDTH = 0.24
"""Of the table's width, for what is asked and for when it was sent."""


class _Line(msgspec.Struct, frozen=True):
    department: str
    asked: int


class DepartmentsTable(WordTable):
    """A tick box before each name; Space turns it. Who has nothing to be asked cannot be ticked. `ticked_changed` comes
    when a tick was set or taken away."""

    ticked_changed = Signal()

    def __init__(self, journey: Journey, sendings: Iterable[Sending], speech: Speech, parent: QWidget) -> None:
        super().__init__(_COLUMNS, mark("Departments"), speech, parent)
        self._journey, self._speech = journey, speech
        self._lines = [_Line(id, len(asked_of(journey, id))) for id in journey.departments]
        sent = tuple(sendings)
        self.fill(self._cells(line, sent) for line in self._lines)
        for row, line in enumerate(self._lines):
            self._furnish(self.cell(row, 0), asked=bool(line.asked))
        self._share_width()
        self.itemChanged.connect(self._turned)

    def _cells(self, line: _Line, sent: tuple[Sending, ...]) -> tuple[str, str, str, str]:
        name = self._journey.departments[line.department].name or line.department
        some = msg_count("{count} touchpoint", "{count} touchpoints", line.asked)
        asked = self._speech.text(some if line.asked else mark("nothing to ask"))
        return name, asked, self._day(line.department, sent), ""

    def _day(self, department: str, sent: tuple[Sending, ...]) -> str:
        day = last_sent(sent, department)
        return self._speech.text(msg("{day}", day=Day(day)) if day else mark("not known"))

    def _furnish(self, cell: QTableWidgetItem, *, asked: bool) -> None:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        cell.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if asked else flags)
        cell.setCheckState(Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """What is asked and when as wide as their words, which go on in another line where there is little room: names
        need it more."""
        header, most = self.horizontalHeader(), round(self.viewport().width() * _MOST_OF_WIDTH)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            wide = min(self.sizeHintForColumn(column), most)
            header.resizeSection(column, max(wide, header.sectionSizeHint(column)))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The departments that are ticked, by id, in file order."""
        checked = Qt.CheckState.Checked
        return tuple(
            line.department for row, line in enumerate(self._lines) if self.cell(row, 0).checkState() == checked
        )

    def tick(self, *, all_of_them: bool) -> None:
        """Ticks everyone who is asked anything, or nobody."""
        for row, line in enumerate(self._lines):
            ticked = all_of_them and bool(line.asked)
            self.cell(row, 0).setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def show_files(self, names: Mapping[str, str]) -> None:
        """Says beside each department which file it is sent."""
        for row, line in enumerate(self._lines):
            self.cell(row, 3).setText(names.get(line.department, ""))
        self.fit_rows()

    def show_days(self, sendings: Iterable[Sending]) -> None:
        """Says anew when each was last sent something."""
        sent = tuple(sendings)
        for row, line in enumerate(self._lines):
            self.cell(row, 2).setText(self._day(line.department, sent))

    @Slot(QTableWidgetItem)
    def _turned(self, item: QTableWidgetItem) -> None:
        if item.column() == 0:
            self.ticked_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space turns the tick of the row, whichever cell has the keyboard."""
        row = self.currentRow()
        if event.key() != Qt.Key.Key_Space or row < 0:
            super().keyPressEvent(event)
        elif self._lines[row].asked:
            cell = self.cell(row, 0)
            on = cell.checkState() == Qt.CheckState.Checked
            cell.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
