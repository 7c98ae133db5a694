"""The person's settings as the windows share them: one value, read at the start, written when it changes.

`journeymap.settings` reads and writes the file; every window and dialog asks here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journeymap.settings import Settings, save_settings

WRITE_AFTER_MS = 400


class Preferences(QObject):
    """The settings; `put` changes some and has them written soon. Without a path they last as long as the program."""

    changed = Signal(object)

    def __init__(self, settings: Settings, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.path = path
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WRITE_AFTER_MS)
        self._soon.timeout.connect(self.write)

    def put(self, **values: Any) -> None:
        """Gives settings other values."""
        new = replace(self.settings, **values)
        if new != self.settings:
            self.settings = new
            self._soon.start()
            self.changed.emit(new)

    @Slot()
    def write(self) -> None:
        """Writes them now; a folder that cannot be written costs the settings, never the work."""
        self._soon.stop()
        if self.path is not None:
            try:
                save_settings(self.path, self.settings)
            except OSError:
                self.path = None
