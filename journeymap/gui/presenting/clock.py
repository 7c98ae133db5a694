"""The timer of a presentation: counts down the minutes a touchpoint may take, and on below nothing.

The presentation shows it; settings say where it begins.
"""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

_TICK_MS = 250


class Countdown(QObject):
    """Seconds left; negative once the time is over. `ticked` comes when the whole second changed or it was started,
    stopped or set anew."""

    ticked = Signal()

    def __init__(self, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole_s = minutes * 60
        self._spent_ms = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._look)
        self._shown = self.left_s

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._tick.isActive()

    @property
    def left_s(self) -> int:
        """Seconds left, rounded up; below nothing where the time is over."""
        spent = self._spent_ms + (self._since.elapsed() if self.running else 0)
        return -((spent - self._whole_s * 1000) // 1000)

    @property
    def text(self) -> str:
        """Minutes and seconds, as 2:05 or −0:12."""
        left = self.left_s
        return f"{'−' if left < 0 else ''}{abs(left) // 60}:{abs(left) % 60:02d}"

    def toggle(self) -> None:
        """Starts it, or holds it."""
        if self.running:
            self._spent_ms += self._since.elapsed()
            self._tick.stop()
        else:
            self._since.start()
            self._tick.start()
        self.ticked.emit()

    def reset(self) -> None:
        """The whole time again; goes on where it was running."""
        self._spent_ms = 0
        self._since.start()
        self.ticked.emit()

    @Slot()
    def _look(self) -> None:
        if self.left_s != self._shown:
            self._shown = self.left_s
            self.ticked.emit()
