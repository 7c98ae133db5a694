"""The list of the dialogs about earlier versions: a click chooses, Enter or a double click does what they are for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journeymap.gui.widgets.rows import RowList


class VersionsList(RowList):
    """A list in which a click only chooses; `entered` comes with Enter."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
