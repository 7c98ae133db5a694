"""All keys of the program, as they stand in the table of actions, to be searched and printed on the wall."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from journeymap.gui.dialogs.finding import Command
from journeymap.gui.dialogs.shell import DialogShell
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.search_field import SearchField
from journeymap.i18n import mark

GESTURES: tuple[tuple[str, str], ...] = (
    (mark("Wheel"), mark("Move the map up and down; with Shift left and right")),
    (mark("Ctrl+Wheel"), mark("Zoom at the pointer")),
    (mark("Space or middle button, drag"), mark("Move the map")),
    (mark("Double-click on nothing"), mark("Add a touchpoint there")),
    (mark("Drag from a card's edge"), mark("Link it with another card; on nothing, with a new touchpoint")),
    (mark("Drag on nothing"), mark("Select all cards in the frame")),
    (mark("Alt, while dragging"), mark("Move without snapping")),
    (mark("Esc"), mark("End what was begun, without a trace")),
    (mark("In a name: Enter"), mark("Take the name and go on to a new linked touchpoint")),
    (mark("In a name: Tab"), mark("Take the name and go to the next card")),
)
"""What the mouse and single keys do on the map, in words."""


class KeysDialog(DialogShell):
    """Two columns: what is done, by which keys; a field narrows the list."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(session, mark("Keys"), parent)
        self._commands = commands
        self.field = SearchField(session.speech, session.look, mark("Find a key"), self)
        self.table = QTableWidget(0, 2, self)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        session.speech.say(self.table, "setAccessibleName", mark("Keys"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.field)
        self.body.addWidget(self.table, 1)
        self.field.textChanged.connect(self._narrow)
        session.speech.changed.connect(self._fill)
        self._fill()
        self.size_up(680, 620)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _fill(self) -> None:
        text = self.session.text
        rows = [(text(c.text).replace("&", "").rstrip("…"), c.key) for c in self._commands if c.key]
        rows += [(text(does), text(how)) for how, does in GESTURES]
        self.table.setHorizontalHeaderLabels([text(mark("What")), text(mark("Keys"))])
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                self.table.setItem(number, column, QTableWidgetItem(words))
        self._narrow(self.field.text())

    @Slot(str)
    def _narrow(self, wanted: str) -> None:
        for row in range(self.table.rowCount()):
            cells = (self.table.item(row, column) for column in range(2))
            fits = any(cell is not None and wanted.lower() in cell.text().lower() for cell in cells)
            self.table.setRowHidden(row, not fits)
        first = self.table.indexAt(self.table.rect().topLeft())
        self.table.setCurrentIndex(first)
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
