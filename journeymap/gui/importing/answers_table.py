"""The different answers of a column with the numbers they count as: typed over where the program reads them wrongly.

A guide stands before it; `column_detail` shows it beside the table of columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from journeymap.feedback.durations import seconds_of
from journeymap.feedback.guide_values import WordRow
from journeymap.gui.importing.cell_painting import CellDelegate
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.cells import Cell, Index, RowsModel
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.reading import UnreadableError, read_number
from journeymap.i18n import Number, Seconds, mark, msg

ANSWER, COUNT, COUNTS_AS = range(3)
WIDTHS = ((112, 4), (78, 3), (122, 0))


class AnswersModel(RowsModel[WordRow]):
    """`rows` keep their order while numbers are typed. Times are numbers of seconds; `unit` is that of bare ones."""

    headings = (mark("Answer"), mark("How many"), mark("Counts as"))

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(speech, parent)
        self._column = ""
        self._most = 1
        self.times, self.unit = False, ""

    def show(self, column: str, rows: Sequence[WordRow], *, times: bool = False, unit: str = "") -> None:
        """Shows the answers of a column; those of the same column stay in their order."""
        self.times, self.unit = times, unit
        known = {row.text: row for row in rows}
        stay = column == self._column and known.keys() == {row.text for row in self.rows}
        self._column, self._most = column, max((row.count for row in rows), default=1)
        self.take((known[row.text] for row in self.rows) if stay else rows, same=stay)

    def cell(self, row: int, column: int) -> Cell:
        """A cell's words; how many is a bar too, so that the shape of the answers is seen at once."""
        each = self.rows[row]
        if column == ANSWER:
            return Cell(each.text, faded=each.number is None and each.why is None)
        if column == COUNT:
            shown = self.speech.text(msg("{count}", count=Number(each.count)))
            return Cell(shown, right=True, share=each.count / self._most)
        return self._counts_as(each)

    def _counts_as(self, row: WordRow) -> Cell:
        text = self.speech.text
        if row.why is not None:
            return Cell(text(mark("no number")), icon="warning", tone="alert", tip=text(row.why))
        icon = "rename" if row.edited else ""
        if row.number is None:
            return Cell(text(mark("no answer")), icon=icon, tone="accent", faded=True)
        value = Seconds(row.number) if self.times else Number(row.number, 2)
        return Cell(text(msg("{value}", value=value)), icon=icon, tone="accent", strong=row.edited)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the numbers are typed over."""
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsEditable if index.column() == COUNTS_AS else known

    def typed_over(self, row: int) -> str:
        """What stands in the editor of a row before anything is typed."""
        number = self.rows[row].number
        plain = "" if number is None else f"{number:.4f}".rstrip("0").rstrip(".")
        return plain.replace(".", ",") if self.speech.language == "id" else plain

    def read(self, text: str) -> float | None:
        """The number in what was typed, of times in seconds; None for an empty text. Raises `UnreadableError`."""
        if not text.strip():
            return None
        seconds = seconds_of(text.strip().casefold()) if self.times else None
        if seconds is not None:
            return seconds
        # Numbers of times stand in the editor as seconds.
        return read_number(text, self.speech.language)


class _Typing(CellDelegate):
    """A line to type a number in; what it is typed as goes to `typed`."""

    typed = Signal(int, str)
    begun = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        editor = QLineEdit(parent)
        editor.setProperty("narrow", True)
        editor.setAccessibleName(str(index.sibling(index.row(), ANSWER).data() or ""))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, AnswersModel):
            editor.setText(self.begun or model.typed_over(index.row()))
            if not self.begun:
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        if isinstance(editor, QLineEdit):
            self.typed.emit(index.row(), editor.text())


class AnswersTable(CellTable):
    """`said(text, number)`: an answer counts as a number, or with None as no answer; `refused(Message)` says why what
    was typed is no number; `at_hand(int)` is the current row."""

    said = Signal(str, object)
    refused = Signal(object)
    at_hand = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.answers = AnswersModel(session.speech)
        super().__init__(self.answers, session.look, WIDTHS, parent, several=True)
        self.answers.setParent(self)
        self._typing = _Typing(session.look, self)
        self._wrong = False
        self.setItemDelegate(self._typing)
        session.speech.say(self, "setAccessibleName", mark("Answers and the numbers they count as"))
        self.asked.connect(self._open)
        self.taken_away.connect(self._none)
        self._typing.typed.connect(self._typed)
        self._typing.closeEditor.connect(self._closed)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override] # noqa: N802
        super().currentChanged(current, previous)
        self.at_hand.emit(current.row())

    @Slot(QModelIndex, str)
    def _open(self, index: QModelIndex, typed: str) -> None:
        cell = self.answers.index(index.row(), COUNTS_AS)
        self.setCurrentIndex(cell)
        self._typing.begun = typed
        self.edit(cell)

    @Slot()
    def _none(self) -> None:
        """The selected answers are no answers."""
        for text in [self.answers.rows[row].text for row in self.chosen_rows]:
            self.said.emit(text, None)

    @Slot(int, str)
    def _typed(self, row: int, text: str) -> None:
        try:
            number = self.answers.read(text)
        except UnreadableError as error:
            self._wrong = True
            self.refused.emit(error.message)
            return
        before = self.answers.rows[row]
        if number != before.number or (number is None and before.why is not None):
            self.said.emit(before.text, number)

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next answer is at hand; after what is no number the same one is."""
        at, wrong = self.currentIndex(), self._wrong
        self._wrong = False
        taken = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and not wrong
        if taken and at.row() + 1 < self.answers.count:
            self.go(at.row() + 1, COUNTS_AS)
