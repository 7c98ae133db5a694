"""Saves a document by itself every few minutes, where the person wants it so; the desk says how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from journeymap.gui.session.session import Session

MINUTE_MS = 60_000


class Autosaving(QObject):
    """Calls `save` every so many minutes of the settings; 0 for never."""

    def __init__(self, session: Session, save: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._save = session, save
        self._closed = self._resting = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._due)
        session.preferences.changed.connect(self._set)
        self._set()

    def close(self) -> None:
        """Saves no more."""
        self._closed = True
        self._timer.stop()

    def rest(self) -> None:
        """Saves nothing until it is woken: where each try does harm."""
        self._resting = True

    def wake(self) -> None:
        """The person has saved by hand: from now on it may be tried again."""
        self._resting = False

    @property
    def every_ms(self) -> int:
        """How often it saves, in milliseconds; 0 for never."""
        return self._timer.interval() if self._timer.isActive() else 0

    @Slot()
    def _due(self) -> None:
        if not self._resting:
            self._save()

    @Slot()
    def _set(self) -> None:
        minutes = self._session.preferences.settings.autosave_minutes
        if self._closed or minutes * MINUTE_MS == self.every_ms:
            return  # another setting changed: the clock runs on
        self._timer.stop()
        if minutes:
            self._timer.start(minutes * MINUTE_MS)
