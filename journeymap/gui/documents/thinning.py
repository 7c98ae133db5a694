"""Clears away earlier versions of all files that the person's settings no longer want, off the GUI thread.

The program begins it once; `storage.backups` knows what stays.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.preferences import Preferences

THIN_AFTER_MS = 30_000
"""After a change of the settings: a number on its way to another one must cost nothing."""


class Thinning(QObject):
    """Thins out once at the start (`begin`), and some time after the rules were changed."""

    def __init__(self, preferences: Preferences, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._jobs = preferences, jobs
        self._rules = self._wanted()
        self._trusted = True
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(THIN_AFTER_MS)
        self._later.timeout.connect(self.begin)
        preferences.changed.connect(self._follow)

    def distrust(self) -> None:
        """The settings are not the person's, whose file was damaged: nothing goes before the rules are changed."""
        self._trusted = False

    @Slot()
    def begin(self) -> None:
        """Thins out now."""
        if self._trusted:
            self._jobs.start(_Errand(*self._preferences.kept_versions()))

    @Slot()
    def _follow(self) -> None:
        rules = self._wanted()
        if rules != self._rules:
            self._rules, self._trusted = rules, True
            self._later.start()

    def _wanted(self) -> tuple[int, int]:
        settings = self._preferences.settings
        return settings.backups, settings.backup_days


class _Errand:
    """How many are wanted, for how many days."""

    def __init__(self, number: int, days: int) -> None:
        self._number, self._days = number, days

    def __call__(self, progress: Progress) -> None:
        from journeymap.storage.backups import BackupRules, thin_out_all  # late: the welcome screen does without

        thin_out_all(BackupRules(self._number, self._days))
