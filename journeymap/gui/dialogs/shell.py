"""What every dialog of the window has: a title in the window's language, a heading, a button to close.

Settings, keys and about stand in it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import mark

_BESIDE_PX = 60


class DialogShell(QDialog):
    """A dialog with a heading above, `body` in the middle and *Close* below; Escape closes it too."""

    def __init__(self, session: Session, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session = session
        self.heading = heading = PlainLabel(role="heading", parent=self)
        self.body = QVBoxLayout()
        self.closing = QPushButton(self)
        self.closing.setDefault(True)
        self.closing.clicked.connect(self.accept)
        speech = session.speech
        speech.say(self, "setWindowTitle", title)
        speech.say(heading, "setText", title)
        speech.say(self.closing, "setText", mark("Close"))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(self.body, 1)
        column.addLayout(row)
        self._size = (0, 0)
        session.look.changed.connect(self._grow)

    def size_up(self, width: int, height: int) -> None:
        """A size at 100 %, as much larger as the text is, now and when that changes, as far as the screen goes."""
        self._size = (width, height)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        room, look = self.screen().availableSize(), self.session.look
        width, height = (look.px(length) for length in self._size)
        self.resize(min(width, room.width() - _BESIDE_PX), min(height, room.height() - _BESIDE_PX))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """As high as its wrapped lines need at this width; a window does not ask for that by itself."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = min(layout.totalHeightForWidth(self.width()), self.screen().availableSize().height() - _BESIDE_PX)
            self.resize(self.width(), max(self.height(), needed))
