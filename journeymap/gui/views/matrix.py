"""The matrix of touchpoints and departments, edited by keys: A, R, C and I give or take a role, Delete takes all.

A view of the session's document beside the map; the verbs for ownership do the work.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QInputDialog,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journeymap.editing.commands.departments import add_department
from journeymap.editing.commands.ownership import clear_owner, toggle_role
from journeymap.gui.session.session import Session
from journeymap.gui.views.matrix_model import LETTERS, NO_OWNER, SEVERAL_OWNERS, MatrixModel
from journeymap.gui.views.matrix_painting import COLUMN_PX, ROW_PX, CellPainter
from journeymap.gui.widgets.choices import Chip
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark
from journeymap.model.words import LABELS, Role

_KEYS: Mapping[int, Role] = {ord(letter): role for role, letter in LETTERS.items()}
_Index = QModelIndex | QPersistentModelIndex
_TITLES_PX = 260
_TROUBLE_PX, _SIGN_PX = 190, 48


class MatrixView(QWidget):
    """A heading with what the letters mean, the table, and a filter for what is wrong."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self._session = session
        self.model = MatrixModel(session, self)
        self.table = Table(session, self.model, self)
        self.filter = Chip(session.speech, mark("Only what is not settled"), self)
        self.adding = QPushButton(self)
        self.empty = EmptyState(
            session.speech, session.look, mark("Add departments to say who owns what."), icon="matrix", parent=self
        )
        self.setFocusProxy(self.table)
        self._lay_out()
        self._wire()
        self._refresh()

    def _lay_out(self) -> None:
        speech = self._session.speech
        heading = PlainLabel(role="title", parent=self)
        legend = PlainLabel(role="muted", parent=self)
        speech.say(heading, "setText", mark("Who owns what"))
        speech.say(legend, "setText", self._legend)
        speech.say(self.adding, "setText", mark("Add department…"))
        heading.setWordWrap(False)
        row = QWidget(self)
        head = FlowLayout(row, 12)
        for part in (heading, self.filter, self.adding):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(row)
        column.addWidget(legend)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 1)

    def _legend(self) -> str:
        text = self._session.text
        entries = (f"{letter}  {text(LABELS[role])}" for role, letter in LETTERS.items())
        return "   ".join(entry.replace(" ", "\N{NO-BREAK SPACE}") for entry in entries)  # a letter stays by its word

    def _wire(self) -> None:
        session = self._session
        session.changed.connect(self.model.follow)
        session.changed.connect(self._refresh)
        session.analysed.connect(self._refresh)
        session.speech.changed.connect(self.model.redraw)
        self.filter.toggled.connect(self._narrow)
        self.adding.clicked.connect(self._add_department)

    @Slot(bool)
    def _narrow(self, only: bool) -> None:
        self.model.only_trouble = only
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self.model.load()
        nothing = not self.model.departments or not self._session.journey.touchpoints
        self.empty.setVisible(nothing)
        self.table.setVisible(not nothing)
        self.table.follow_selection()

    @Slot()
    def _add_department(self) -> None:
        text = self._session.text
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(text(mark("Add department")))
        asking.setLabelText(text(mark("Name of the department")))
        asking.textValueSelected.connect(self._named)
        asking.open()

    @Slot(str)
    def _named(self, name: str) -> None:
        if name.strip():
            self._session.do(add_department, name.strip())


class Table(QTableView):
    """The table itself: walks by arrows, edits by letters, shares the selection of the window."""

    def __init__(self, session: Session, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._matrix = session, model
        self.setModel(model)
        self.setItemDelegate(CellPainter(session, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self._set_headers()
        session.speech.say(self, "setAccessibleName", mark("Matrix of touchpoints and departments"))
        session.selection.changed.connect(self.follow_selection)
        session.look.changed.connect(self._size)
        session.speech.changed.connect(self._size)
        model.modelReset.connect(self._size)

    def _set_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(True)
        self._size()

    @Slot()
    def _size(self) -> None:
        px = self._session.look.px
        self.verticalHeader().setDefaultSectionSize(px(ROW_PX))
        self.verticalHeader().setFixedWidth(px(_TITLES_PX))
        for column in range(self._matrix.columnCount()):
            last = column == len(self._matrix.departments)
            wanted = self.horizontalHeader().sectionSizeHint(column)
            self.setColumnWidth(column, self._trouble_room() if last else max(px(COLUMN_PX), min(wanted, px(190))))

    def _trouble_room(self) -> int:
        """As wide as the longest trouble with its sign."""
        look = self._session.look
        metrics = QFontMetrics(look.font("small", "medium"))
        words = (metrics.horizontalAdvance(self._session.text(each)) for each in (NO_OWNER, SEVERAL_OWNERS))
        return max(look.px(_TROUBLE_PX), *(width + look.px(_SIGN_PX) for width in words))

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """The current row's touchpoint is what the window has selected."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._session.selection.pick("touchpoints", self._matrix.touchpoints[current.row()])

    @Slot()
    def follow_selection(self) -> None:
        """Goes to the row of the selected touchpoint."""
        id = self._session.selection.one("touchpoints")
        if id not in self._matrix.touchpoints:
            return
        row = self._matrix.touchpoints.index(id)
        if self.currentIndex().row() != row:
            index = self._matrix.index(row, max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.key() in _KEYS:
            self.toggle(_KEYS[event.key()])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _cell(self) -> tuple[str, str] | None:
        """Touchpoint and department of the current cell."""
        at = self.currentIndex()
        if not at.isValid() or at.column() >= len(self._matrix.departments):
            return None
        return self._matrix.touchpoints[at.row()], self._matrix.departments[at.column()]

    def toggle(self, role: Role) -> None:
        """Gives the current cell's department a role, or takes it."""
        if (cell := self._cell()) is not None:
            self._session.do(toggle_role, *cell, role)

    def clear(self) -> None:
        """Takes every role of the current cell."""
        if (cell := self._cell()) is not None:
            self._session.do(clear_owner, *cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        if self._cell() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for role, letter in LETTERS.items():
            doing = menu.addAction(f"{self._session.text(LABELS[role])}\t{letter}")
            doing.setData(role.value)
        menu.triggered.connect(self._chosen)
        menu.popup(event.globalPos())

    @Slot(object)
    def _chosen(self, doing: object) -> None:
        self.toggle(Role(doing.data()))  # type: ignore[attr-defined]
