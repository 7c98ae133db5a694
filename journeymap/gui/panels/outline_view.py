"""The outline as people walk it: an `OutlineModel` in, what they want of a row out as signals.

Rows are named in place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QTreeView, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.panels.outline_model import OutlineModel
from journeymap.gui.widgets.row_painting import RowPainter, RowStyle
from journeymap.gui.widgets.rows import ROW_ROLE, Row, RowDelegate
from journeymap.i18n import mark

_Index = QModelIndex | QPersistentModelIndex
_INDENT_PX = 14
_SHIFTS: Mapping[Qt.Key, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Slash)


class OutlineView(QTreeView):
    """`wanted(key)` is Enter or a double click, `removed` the Delete key, `shifted(step)` Alt with up or down,
    `searching` the slash key."""

    wanted = Signal(object)
    removed = Signal()
    shifted = Signal(int)
    searching = Signal()

    def __init__(self, model: OutlineModel, speech: Speech, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.outline = model
        self._delegate = NamingDelegate(speech, look, self)
        self.setProperty("look", "flat")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._double_clicked)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setIndentation(self._look.px(_INDENT_PX))
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Paints anew. Qt's own would look at every row again, though all are of one height."""
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not left to the window's shortcuts."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moved = event.key() in _SHIFTS and event.modifiers() == Qt.KeyboardModifier.AltModifier
            if moved or event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key, index = Qt.Key(event.key()), self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif key in _SHIFTS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(_SHIFTS[key])
        elif key == Qt.Key.Key_F2:
            self.rename(index)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.wanted.emit(self.outline.key(index))
        elif event.text() == "/":
            self.searching.emit()
        else:
            super().keyPressEvent(event)

    def rename(self, index: QModelIndex) -> None:
        """Opens the field over a row where it can be named."""
        if index.isValid() and self.outline.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _double_clicked(self, index: QModelIndex) -> None:
        self.wanted.emit(self.outline.key(index))


class NamingDelegate(RowDelegate):
    """Rows close together; a field over the whole row names it."""

    style = RowStyle(margin=4, inset=6, framed=False)

    def __init__(self, speech: Speech, look: Look, parent: QObject | None = None) -> None:
        super().__init__(look, parent)
        self._speech = speech

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            _OutlinePainter(painter, option, self._look, self.style).paint(row)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:  # noqa: N802
        field = QLineEdit(parent)
        self._speech.say(field, "setAccessibleName", mark("Title"))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802
        height = min(editor.sizeHint().height(), option.rect.height())
        above = (option.rect.height() - height) // 2
        editor.setGeometry(option.rect.adjusted(0, above, -2, above - option.rect.height() + height))


class _OutlinePainter(RowPainter):
    """The title has the first line for itself, the score stands at the end of the second."""

    _left = 0.0

    def _right(self, row: Row, inside: QRectF) -> float:
        title, detail = self._line(self._title_font()), self._line(self.look.font("small"))
        self._left = inside.right()
        if row.value:
            top = self._top(row) + title + self.look.px(2)
            # Its letters are larger than those beside them, and stand on the middle of the same line.
            room = self.look.px(3)
            self._left = self._value(row, QRectF(inside.left(), top - room, inside.width(), detail + 2 * room))
        return inside.right()

    def _detail_right(self, row: Row, inside: QRectF) -> float:
        return self._left
