"""The six kinds of touchpoint to drag onto the map or to add by a press: a kind out, as dragged data or as a wish.

The canvas takes both: data of the kind `session.mime.KIND`, and `session.kind_wanted`.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDrag, QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeymap.gui.session.mime import KIND
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Word, mark, msg
from journeymap.model.words import LABELS, SIX_KINDS, Kind

_MARGIN_PX = 12
_SPACING_PX = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class KindPalette(QWidget):
    """Buttons in two columns; where they would be cut, without their icons, and then in one column. Arrow keys move
    between them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kindPalette")
        self._session = session
        heading = PlainLabel(role="strong", elide=True, parent=self)
        session.speech.say(heading, "setText", mark("Add touchpoint"))
        self.buttons = {kind: self._button(kind) for kind in SIX_KINDS}
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING_PX)
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 10, _MARGIN_PX, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(self._grid)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._arrange(2)
        session.look.changed.connect(self._fit)
        session.speech.changed.connect(self._fit)

    def _button(self, kind: Kind) -> KindButton:
        button = KindButton(kind, self)
        speech = self._session.speech
        speech.say(button, "setText", LABELS[kind])
        speech.say(button, "setAccessibleName", msg("Add touchpoint: {kind}", kind=Word(LABELS[kind])))
        speech.say(button, "setToolTip", mark("Drag onto the map, or press to add one after the selected touchpoint"))
        self._session.look.icon_for(button, kind.value, "muted")
        button.setProperty("look", "kind")
        button.wanted.connect(self._session.kind_wanted)
        return button

    @Slot()
    def _fit(self) -> None:
        room = self.width() - 2 * _MARGIN_PX
        self._dress(icons=True)
        narrow = self._needed() > room
        if narrow:
            self._dress(icons=False)
        too_narrow = narrow and self._needed() > room
        if too_narrow:
            self._dress(icons=True)
        self._arrange(1 if too_narrow else 2)

    def _needed(self) -> int:
        """How wide two columns are."""
        widths = [button.sizeHint().width() for button in self.buttons.values()]
        return max(widths[::2]) + max(widths[1::2]) + _SPACING_PX

    def _dress(self, *, icons: bool) -> None:
        for kind, button in self.buttons.items():
            button.setIcon(self._session.look.icon(kind.value, "muted") if icons else QIcon())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self.buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, number // columns, number % columns)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for one column, whichever there are now."""
        widest = max(button.minimumSizeHint().width() for button in self.buttons.values())
        return QSize(widest + 2 * _MARGIN_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys move between the buttons."""
        key = Qt.Key(event.key())
        step = {**_STEPS, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}.get(key)
        buttons = list(self.buttons.values())
        at = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None or not 0 <= at + step < len(buttons):
            super().keyPressEvent(event)
            return
        buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)


class KindButton(QPushButton):
    """One kind: dragged, it becomes data for the map; pressed (mouse, Enter, Space), `wanted` says its word."""

    wanted = Signal(str)

    def __init__(self, kind: Kind, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setObjectName(f"kind.{kind.value}")
        self._pressed_at: QPoint | None = None
        self.setAutoDefault(True)  # Enter presses it as Space does
        self.clicked.connect(self._want)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self.kind.value)

    def data(self) -> QMimeData:
        """What is dragged."""
        data = QMimeData()
        data.setData(KIND, self.kind.value.encode())
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        start, here = self._pressed_at, event.position().toPoint()
        far = start is not None and (here - start).manhattanLength() >= QApplication.startDragDistance()
        if not far or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        self._pressed_at = None
        self.setDown(False)
        self.drag(here)

    def drag(self, here: QPoint) -> None:
        """Lets people carry the kind to the map."""
        drag = QDrag(self)
        drag.setMimeData(self.data())
        drag.setPixmap(self.grab())
        drag.setHotSpot(here)
        drag.exec(Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The second press of a double click adds nothing more."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the palette walks by rows and columns
        else:
            super().keyPressEvent(event)
