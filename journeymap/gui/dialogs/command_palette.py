"""The command palette: one field and a list, for every place and every command; opened by Ctrl+K.

`finding` says what there is and what fits; the window opens it, the chosen row acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from journeymap.gui.dialogs.finding import Command, Found, everything, matching
from journeymap.gui.look.glimpse import glimpse
from journeymap.gui.look.look import Look
from journeymap.gui.session.session import Session
from journeymap.i18n import mark

_WIDTH_PX = 620
_HEIGHT_PX = 460
_ROW_PX = 44
_INSIDE_PX, _GAP_PX = 10, 6
_AROUND_PX = 2 * _INSIDE_PX + _GAP_PX + 4
_Index = QModelIndex | QPersistentModelIndex
_WALKING = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ROOT = QModelIndex()


class Rows(QAbstractListModel):
    """What was found, as rows; the text of a row is what a screen reader says."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def show(self, found: list[Found]) -> None:
        """Puts other rows in place."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (one.title, one.detail, one.key)))
        return one if role == Qt.ItemDataRole.UserRole else None


class RowPainter(QStyledItemDelegate):
    """Draws a row: sign, title, what it is under it, its key at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(_WIDTH_PX // 2, self._look.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found: Found = index.data(Qt.ItemDataRole.UserRole)
        look, box = self._look, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 6, 6)
        side = look.px(18)
        look.icon(found.icon or "next", "accent" if chosen else "muted").paint(
            painter, box.x() + look.px(18), box.y() + (box.height() - side) // 2, side, side
        )
        self._words(painter, box.adjusted(look.px(50), look.px(5), -look.px(18), -look.px(5)), found)
        painter.restore()

    def _words(self, painter: QPainter, box: object, found: Found) -> None:
        look = self._look
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("muted"))
        painter.drawText(box, right, found.key)  # type: ignore[call-overload]
        room = box.width() - painter.fontMetrics().horizontalAdvance(found.key) - 12  # type: ignore[attr-defined]
        detail = painter.fontMetrics().elidedText(glimpse(found.detail), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, detail)  # type: ignore[call-overload]
        painter.setFont(look.font("body", "medium"))
        painter.setPen(look.colour("ink"))
        title = painter.fontMetrics().elidedText(glimpse(found.title), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)  # type: ignore[call-overload]


class CommandPalette(QDialog):
    """Finds by typing, chooses by arrows and Enter, goes by Escape."""

    def __init__(self, session: Session, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("commandPalette")
        self._host, self._look = parent, session.look
        self._most_px = session.look.px(_HEIGHT_PX)
        self._all = everything(session, [command for command in commands if command.enabled])
        self._rows = Rows(self)
        self.field = QLineEdit(self)
        self.list = QListView(self)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(RowPainter(session.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(_ROW_PX)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._say(session)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSIDE_PX, _INSIDE_PX, _INSIDE_PX, _INSIDE_PX)
        column.setSpacing(_GAP_PX)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def _say(self, session: Session) -> None:
        speech = session.speech
        speech.say(self, "setWindowTitle", mark("Find or run a command"))
        speech.say(self.field, "setPlaceholderText", mark("A touchpoint, department, gap or command"))
        speech.say(self.field, "setAccessibleName", mark("Find or run a command"))
        speech.say(self.list, "setAccessibleName", mark("What was found"))

    def open_with(self, text: str = "") -> None:
        """Shows it in the upper middle of the window, with a text already typed."""
        window, px = self._host.window(), self._look.px
        width, height = min(px(_WIDTH_PX), window.width() - 40), min(px(_HEIGHT_PX), window.height() - 80)
        self._most_px = height
        self.resize(width, height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 54)
        self.field.setText(text)
        self._find(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _find(self, text: str) -> None:
        self._rows.show(matching(self._all, text))
        self.list.setCurrentIndex(self._rows.index(0, 0))
        self.list.setVisible(bool(self._rows.found))
        rows = len(self._rows.found) * self._look.px(_ROW_PX)
        column = self.layout()
        assert column is not None
        column.activate()  # else the list that has just gone still holds its room
        around = self.field.sizeHint().height() + _AROUND_PX
        self.resize(self.width(), min(rows + around, self._most_px) if rows else around - _GAP_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A frame, so that it stands out of the window it lies on also where the desktop draws no shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setPen(QPen(QColor(self._look.colour("field_border")), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        finally:
            painter.end()

    @Slot()
    def _choose(self) -> None:
        row = self.list.currentIndex().row()
        chosen = self._rows.found[row] if 0 <= row < len(self._rows.found) else None
        self.close()
        if chosen is not None:
            chosen.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrow and page keys of the field walk the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
