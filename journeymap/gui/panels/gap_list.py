"""The list of gaps as people walk it: a `GapModel` in, the gap at hand and what is wanted of it out as signals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymap.analysis.results import Finding
from journeymap.gui.look.look import Look
from journeymap.gui.panels.gap_rows import GapDelegate, GapModel
from journeymap.gui.widgets.flat_list import FlatList

_Index = QModelIndex | QPersistentModelIndex
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Slash)


class GapList(FlatList):
    """`walked(finding)` follows keys and clicks; `wanted` is a click or Enter, `answered` Ctrl+Enter, `searching` the
    slash key. All rows are of one height."""

    walked = Signal(object)
    wanted = Signal(object)
    answered = Signal(object)
    searching = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = self._held = self._waiting = False
        self.gaps = GapModel(self)
        self._delegate = GapDelegate(look, self)
        self.furnish(self.gaps, self._delegate, look)

    @property
    def current(self) -> Finding | None:
        """The gap at hand."""
        index = self.currentIndex()
        return self.gaps.findings[index.row()] if index.isValid() else None

    def choose(self, row: int | None) -> None:
        """Makes a row the one at hand, or none; no signal, and the view stays where it is."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self._quiet = True
        self.setCurrentIndex(QModelIndex() if row is None else self.gaps.index(row))
        if row is None:
            self.clearSelection()
        self._quiet = False
        bar.setValue(place)

    def stand_at(self, row: int) -> None:
        """The keyboard is at a row that is not chosen."""
        self._quiet = True
        self.selectionModel().setCurrentIndex(self.gaps.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def bring(self, row: int) -> None:
        """Scrolls a row into view."""
        self.scrollTo(self.gaps.index(row))

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Paints anew. Qt's own would lay out every row again, 5 µs each, though all are of one height."""
        self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self._waiting = self._held and not self._quiet
        if current.isValid() and not self._quiet and not self._held:
            self.walked.emit(self.gaps.findings[current.row()])

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Nothing is said before the button is let go: what opens below must not move the row away from the mouse."""
        self._held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        self._held = False
        if self._waiting and self.current is not None:  # let go over another row
            self.walked.emit(self.current)
        self._waiting = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is always at some row, so that its ring shows where it is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.gaps.rowCount():
            self.stand_at(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is said below takes room: the gap at hand stays in sight where it was."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if row.isValid() and 0 <= row.top() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not left to the window's shortcuts."""
        overriding = event.type() is QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        finding = self.current
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and finding is not None:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.answered if control else self.wanted).emit(finding)
        elif event.text() == "/":
            self.searching.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        self._held = self._waiting = False
        self.wanted.emit(self.gaps.findings[index.row()])
