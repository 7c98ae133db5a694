"""Picks quotations out of customers' comments: a list to search, the words to shorten, a warning before names get in.

`quotation_rows` says what stands in the list; the import takes what was picked.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from journeymap.feedback.guide_values import Comment
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.choice_popup import ChoicePopup
from journeymap.gui.importing.column_words import touchpoint_choices
from journeymap.gui.importing.quotation_rows import (
    PICK,
    PLACE,
    WIDTHS,
    WORDS,
    CommentRow,
    CommentsModel,
    Quotation,
    blotted,
    warning,
)
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.fields import LongTextField
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.search_field import SearchField
from journeymap.i18n import mark


class Quotations(QWidget):
    """`altered` whenever another set of quotations is picked. Its parts are made when it is first seen; then comes
    `grown`, for Tab goes to them after all there was."""

    altered = Signal()
    grown = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = CommentsModel(session, self)
        self._whole = False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self._make()
        super().showEvent(event)

    def _make(self) -> None:
        if self._whole:
            return
        self._whole = True
        session = self._session
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._left, self._beside = QWidget(self._split), QWidget(self._split)
        self.table = CellTable(self.model, session.look, WIDTHS, self._left, tall=True)
        self.popup = ChoicePopup(session.speech, session.look, self)
        self.search = SearchField(session.speech, session.look, mark("Find in the comments"), self._left)
        self.text = LongTextField(self._beside)
        self.note = PlainLabel(parent=self._beside)
        self.blot, self.keep, self.pick = (QPushButton(self._beside) for _ in range(3))
        self._put_together()
        self._wire()
        self._show_row()
        self.grown.emit()

    def _put_together(self) -> None:
        say = self._session.speech.say
        say(self.table, "setAccessibleName", mark("Comments"))
        say(self.text, "setAccessibleName", mark("Words that are quoted"))
        say(self.blot, "setText", mark("Blot out and quote"))
        say(self.keep, "setText", mark("Quote as it is"))
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        side = QVBoxLayout(self._beside)
        side.setContentsMargins(12, 0, 0, 0)
        side.addWidget(self.text)
        side.addWidget(self.note)
        row = QHBoxLayout()
        for button in (self.pick, self.blot, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        side.addLayout(row)
        side.addStretch(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 8, 0, 0)
        page.addWidget(self._split)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._find)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.table.asked.connect(self._open)
        self.table.affirmed.connect(self.toggle)
        self.table.taken_away.connect(self._drop)
        self.table.clicked.connect(self._clicked)
        self.popup.picked.connect(self._placed)
        self.text.edited.connect(self._written)
        self.pick.clicked.connect(self.toggle)
        self.keep.clicked.connect(self._keep)
        self.blot.clicked.connect(self._blot)

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Shows these; what was picked of those known stays picked."""
        self._make()
        self.model.show(comments)
        if self.model.count and not self.table.currentIndex().isValid():
            self.table.go(0, WORDS)
        self._show_row()

    @property
    def picked(self) -> tuple[Quotation, ...]:
        """The quotations that were picked."""
        return self.model.picked

    @property
    def current(self) -> CommentRow | None:
        """The comment at hand."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < self.model.count else None

    @Slot()
    def toggle(self) -> None:
        """Quotes the comment at hand, or no longer; one that may tell who somebody is asks first what is to be done."""
        row = self.current
        if row is None:
            return
        if row.picked:
            self._put(replace(row, picked=False))
        elif not row.touchpoint:
            self._open(self.model.index(self.table.currentIndex().row(), PLACE), "")
        elif self.model.tells(row.text):
            self.blot.setFocus()
        else:
            self._put(replace(row, picked=True))

    @Slot()
    def _drop(self) -> None:
        if (row := self.current) is not None and row.picked:
            self._put(replace(row, picked=False))

    @Slot()
    def _keep(self) -> None:
        self._take(blot=False)

    @Slot()
    def _blot(self) -> None:
        self._take(blot=True)

    def _take(self, *, blot: bool) -> None:
        row = self.current
        if row is None:
            return
        text = blotted(row.text, self.model.tells(row.text)) if blot else row.text
        self._put(replace(row, text=text, picked=bool(row.touchpoint)))
        self.table.setFocus()
        if not row.touchpoint:
            self._open(self.model.index(self.table.currentIndex().row(), PLACE), "")

    @Slot(str)
    def _written(self, text: str) -> None:
        """Words that were looked at are not those that stand there now: new ones that tell are not quoted unasked."""
        row = self.current
        if row is not None and text != row.text:
            new = set(self._pieces(text)) - set(self._pieces(row.text))
            self._put(replace(row, text=text, picked=row.picked and not new))

    def _pieces(self, text: str) -> list[str]:
        return [text[piece.start : piece.end] for piece in self.model.tells(text)]

    def _put(self, row: CommentRow) -> None:
        self.model.put(self.table.currentIndex().row(), row)
        self._show_row()
        self.altered.emit()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == PICK:
            self.toggle()

    @Slot(QModelIndex, str)
    def _open(self, index: QModelIndex, typed: str) -> None:
        if index.column() == PICK:
            self.toggle()
        elif index.column() == WORDS:
            self.text.setFocus()
        else:
            below = self.table.visualRect(index)
            corner = self.table.viewport().mapToGlobal(QPoint(below.left(), below.top()))
            current = self.model.rows[index.row()].touchpoint
            self.popup.open_at(QRect(corner, below.size()), touchpoint_choices(self._session.journey), current, typed)

    @Slot(str)
    def _placed(self, touchpoint: str) -> None:
        if (row := self.current) is not None:
            self._put(replace(row, touchpoint=touchpoint))
        self.table.setFocus()

    @Slot(str)
    def _find(self, wanted: str) -> None:
        self.model.find(wanted)
        if self.model.count:
            self.table.go(0, WORDS)
        self._show_row()

    @Slot()
    def _show_row(self) -> None:
        """The words at hand, and what must be decided before they are quoted."""
        row = self.current
        self._beside.setVisible(row is not None)
        if row is None:
            return
        if self.text.value != row.text:
            self.text.set_value(row.text)
        found = self.model.tells(row.text)
        self.note.set_role("alert" if found else "muted")
        say = self._session.speech.say
        say(self.note, "setText", warning(row.text, found) if found else _HELP)
        say(self.pick, "setText", mark("Do not quote") if row.picked else mark("Quote it"))
        self.pick.setVisible(row.picked or not found)
        for button in (self.blot, self.keep):
            button.setVisible(bool(found) and not row.picked)


_HELP = mark("Shorten the words here. What is quoted stands in the journey file, and in every report.")
