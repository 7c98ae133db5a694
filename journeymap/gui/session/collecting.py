"""Python's cyclic collector, kept to the thread of the window; `app` starts it once for the whole program.

By itself the collector runs in whatever thread happens to make objects. A timer or widget that is let go of in another
thread than its own is still called by Qt, which ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000


class Collecting(QObject):
    """From its making on garbage is looked for here only, when as much was made as Python's own limits say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collects the oldest generation that is due, if any is."""
        due = [
            at for at, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if made > most
        ]
        if due:
            gc.collect(due[-1])
