"""Lists that people edit in place: entries in; what is renamed, ticked, moved, taken out and opened out.

Rows are those of `entry_rows`; panels say by signals and `allow_` calls what may be done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.panels.entry_editor import RowEditor
from journeymap.gui.panels.entry_rows import Entry, EntryDelegate, EntryModel, Spot, spot_at, spots
from journeymap.gui.widgets.rows import ROW_ROLE, Row, RowList
from journeymap.i18n import Message, mark

Rename = Callable[[str, str], Message | None]
_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_Underscore: -1,
    Qt.Key.Key_Left: -1,
}
_NO_SELECTION = QItemSelectionModel.SelectionFlag.NoUpdate
_MOVES: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EntryList(RowList):
    """Rows with keys: Space ticks, F2 renames, Delete takes out, Alt+Up and Alt+Down move, + and − count, Enter or a
    double click opens. A menu has the same. `chosen(key)` follows clicks and keys, never what the program sets;
    `reached` says where the row is at which the keyboard is now, for what the list stands in."""

    chosen = Signal(str)
    opened = Signal(str)
    ticked = Signal(str)
    removed = Signal(str)
    moved = Signal(str, int)
    stepped = Signal(str, int)
    coloured = Signal(str, QPoint)
    reached = Signal(QRect)

    def __init__(self, speech: Speech, look: Look, parent: QWidget | None = None, *, tall: bool = False) -> None:
        super().__init__(look, parent=parent)
        self._speech = speech
        self._pressed: tuple[str, Spot] | None = None
        self._rename: Rename | None = None
        self._words: dict[str, str] = {}
        self._tall = self._reset = False
        self.editor: RowEditor | None = None
        self.entries = EntryModel(self)
        self.rows = self.entries
        self.setModel(self.rows)
        self.rows.modelReset.connect(self._was_reset)
        self._drawn = EntryDelegate(look, self, tall=tall)
        self.setItemDelegate(self._drawn)
        self.pressed_row.connect(self.chosen)
        self.current_row.connect(self.chosen)
        self.verticalScrollBar().valueChanged.connect(self._follow_row)

    def allow_rename(self, rename: Rename) -> None:
        """F2 types a row over; `rename` gets key and words, and gives a refusal's sentence or None."""
        self._rename = rename
        self._words["rename"] = mark("Rename")

    def allow(self, **words: str) -> None:
        """Which of `opened`, `ticked`, `removed`, `moved`, `coloured` can be wanted, and the words of each in the
        menu."""
        self._words.update(words)

    def allow_carry(self, carry: Callable[[str], QMimeData]) -> None:
        """Rows can be dragged out; `carry` gives what is dragged for a key."""
        self.entries.carry = carry
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def grow_with_rows(self) -> None:
        """As high as its rows: whatever it stands in scrolls."""
        self._tall = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit_height()

    def entry(self, key: str) -> Entry | None:
        """The row of that key."""
        return next((row for row in self.entries.entries if row.key == key), None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows; what was current, selected, scrolled to or being typed stays where it is still there."""
        key, selected, place = self.current_key, self.selectionModel().hasSelection(), self.verticalScrollBar().value()
        at = self.currentIndex().row()
        self.rows.set_rows(rows)
        if key and key != self.current_key:
            self._restore(key, at, selected=selected)
        if self._reset:
            self._reset = False
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(place)
        self._fit_height()
        self._follow_row()

    @Slot()
    def _was_reset(self) -> None:
        self._reset = True

    def _restore(self, key: str, at: int, *, selected: bool) -> None:
        """The same row, else the one that took its place: the keyboard goes on from where it was."""
        rows = self.rows.rows
        row = next((number for number, row in enumerate(rows) if row.key == key), min(at, len(rows) - 1))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect if selected else _NO_SELECTION
        self._quiet = True
        self.selectionModel().setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex(), flag)
        self._quiet = False

    def mark(self, key: str) -> None:
        """Selects the row of that key and brings it into sight; without one none is selected. No signal."""
        if not key or self.entry(key) is None:
            self.clearSelection()
        elif key != self.current_key or not self.selectionModel().hasSelection():
            self.choose(key)

    # What is typed in place

    def begin_rename(self, key: str) -> None:
        """Types a row over."""
        entry = self.entry(key)
        if entry is None or self._rename is None:
            return
        self._drop_editor()
        self.scrollTo(self.index_of(key))
        self.editor = RowEditor(self._speech, self._look, key, entry.name or entry.title, self.viewport())
        self.editor.wanted.connect(self._renamed)
        self.editor.left.connect(self._give_up)
        self._follow_row()
        self.editor.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _renamed(self, text: str) -> None:
        editor = self.editor
        if editor is None or self._rename is None:
            return
        self.editor = None  # what the edit changes moves rows: the field is not to follow them
        refusal = self._rename(editor.key, text)
        if refusal is None:
            self._close(editor)
            return
        self.editor = editor
        editor.refuse(refusal)
        self._follow_row()

    @Slot()
    def _give_up(self) -> None:
        self._drop_editor()

    def _drop_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._close(editor)

    def _close(self, editor: RowEditor) -> None:
        editor.blockSignals(True)
        if editor.edit.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()

    @Slot()
    def _follow_row(self) -> None:
        if self.editor is None:
            return
        entry = self.entry(self.editor.key)
        if entry is None:
            self._drop_editor()
            return
        rect = self.visualRect(self.index_of(entry.key))
        places = [place for spot, place in spots(entry, QRectF(rect), self._look).items() if spot in ("tick", "swatch")]
        left = max((round(place.right()) for place in places), default=rect.left() + self._look.px(4))
        self.editor.stand(QRect(left, rect.top(), rect.right() - left - self._look.px(4), rect.height()))

    def index_of(self, key: str) -> QModelIndex:
        """Where the row of that key stands; an invalid index where there is none."""
        row = next((number for number, row in enumerate(self.rows.rows) if row.key == key), -1)
        return self.rows.index(row) if row >= 0 else QModelIndex()

    # Keys, mouse, menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The keys of the list; all others are the view's. Ctrl+Enter is left to the panel."""
        key = self.current_key
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        if not key or not self._pressed_key(event, key):
            super().keyPressEvent(event)

    def _pressed_key(self, event: QKeyEvent, key: str) -> bool:
        """Whether the key did something."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        entry = self.entry(key)
        if alt and event.key() in _MOVES and "moved" in self._words:
            self.moved.emit(key, _MOVES[event.key()])
        elif event.key() in _ENTER and "opened" in self._words and not event.modifiers():
            self.opened.emit(key)
        elif event.key() == Qt.Key.Key_F2 and self._rename is not None:
            self.begin_rename(key)
        elif event.key() in _REMOVE and "removed" in self._words:
            self.removed.emit(key)
        elif event.key() == Qt.Key.Key_Space and entry is not None and entry.ticked is not None:
            self.ticked.emit(key)
        elif event.key() in _STEPS and entry is not None and entry.given is not None:
            self.stepped.emit(key, _STEPS[event.key()])
        else:
            return False
        return True

    def _under(self, event: QMouseEvent) -> tuple[str, Spot] | None:
        index = self.indexAt(event.position().toPoint())
        entry = index.data(ROW_ROLE) if index.isValid() else None
        if event.button() != Qt.MouseButton.LeftButton or not isinstance(entry, Entry):
            return None
        spot = spot_at(entry, QRectF(self.visualRect(index)), event.position(), self._look)
        return None if spot is None else (entry.key, spot)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A box, a colour or a step is pressed without choosing its row."""
        self._pressed = self._under(event)
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Opens a row; on a box or a step it is a second press."""
        self._pressed = self._under(event)
        if self._pressed is not None:
            return
        super().mouseDoubleClickEvent(event)
        if "opened" in self._words and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(self.current_key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Does what was pressed, where it is let go in the same place."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif pressed == self._under(event):
            self._act(*pressed)

    def _act(self, key: str, spot: Spot) -> None:
        if spot == "tick":
            self.ticked.emit(key)
        elif spot == "swatch":
            rect = self.visualRect(self.index_of(key))
            self.coloured.emit(key, self.viewport().mapToGlobal(rect.bottomLeft()))
        else:
            self.stepped.emit(key, 1 if spot == "more" else -1)

    def menu_for(self, key: str) -> QMenu:
        """What can be done with a row, as a menu; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        doing: Mapping[str, tuple[str, Callable[[], None]]] = {
            "opened": ("Return", lambda: self.opened.emit(key)),
            "ticked": ("Space", lambda: self.ticked.emit(key)),
            "rename": ("F2", lambda: self.begin_rename(key)),
            "coloured": ("", lambda: self._act(key, "swatch")),
            "moved": ("Alt+Up", lambda: self.moved.emit(key, -1)),
            "moved_down": ("Alt+Down", lambda: self.moved.emit(key, 1)),
            "removed": ("Delete", lambda: self.removed.emit(key)),
        }
        for what, (shortcut, work) in doing.items():
            if what in self._words:
                action = QAction(self._speech.text(self._words[what]), menu)
                action.setShortcut(shortcut)
                action.triggered.connect(work)
                menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Opens the menu of the row under the mouse, or of the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and self._words:
            at = event.pos() if by_mouse else self.visualRect(index).center()
            self.menu_for(self.rows.rows[index.row()].key).popup(self.viewport().mapToGlobal(at))

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Drags the current row out."""
        if self.entries.carry is not None and self.current_key:
            drag = QDrag(self)
            drag.setMimeData(self.entries.carry(self.current_key))
            drag.exec(Qt.DropAction.CopyAction)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.reached.emit(self.visualRect(current))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is at some row; arriving chooses none."""
        self._quiet = True
        super().focusInEvent(event)
        self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._follow_row()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A few rows; all of them where it grows with them."""
        rows = self.rows.rowCount() if self._tall else 3
        return QSize(self._look.px(220), rows * max(self.sizeHintForRow(0), 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow: titles end in … and are told whole in the tooltip."""
        return QSize(self._look.px(120), self.sizeHint().height() if self._tall else self._look.px(60))

    def _fit_height(self) -> None:
        if self._tall:
            self.setFixedHeight(self.sizeHint().height())

    def _dress(self) -> None:
        super()._dress()
        self._fit_height()
