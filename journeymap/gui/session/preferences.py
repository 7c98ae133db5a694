"""The person's settings as the windows share them: one value, read at the start, written when it changes.

`journeymap.settings` reads and writes the file, which other processes of the program write too; every window and dialog
asks here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journeymap.settings import MOST_BACKUP_DAYS, MOST_BACKUPS, Edit, Settings, change_settings, read_settings

WRITE_AFTER_MS = 400


class Preferences(QObject):
    """The settings; `put` changes some and has them written soon. Without a path they last as long as the program.

    What this process did not change is never written: another process may have. Only the recent files follow what the
    file holds; everything else stays here as the person left it here.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.path = path
        self._edits: list[Edit] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(WRITE_AFTER_MS)
        self._soon.timeout.connect(self.write)

    def put(self, **values: Any) -> None:
        """Gives settings other values. Of mappings, the entries that are others change, also in the file."""
        old, new = self.settings, replace(self.settings, **values)
        pairs = [(name, getattr(old, name), getattr(new, name)) for name in values]
        if edits := [_edit(*pair) for pair in pairs if pair[1] != pair[2]]:
            self._change(new, *edits)

    def opened(self, path: Path) -> None:
        """Puts a file before the other recent ones, those of other processes too."""
        edit = methodcaller("opened", path)
        self._change(edit(self.settings), edit)

    def forget_recent(self) -> None:
        """Clears the list of recent files, for all processes."""
        self._change(replace(self.settings, recent=()), partial(replace, recent=()))

    def repair(self) -> None:
        """Has a sound file written soon in place of one of which something could not be used. Where nobody knows how
        many earlier versions were wanted, as many as can be: none may go because of a damaged file."""
        self._change(self.settings, partial(replace))
        if (self.settings.backups, self.settings.backup_days) == (Settings().backups, Settings().backup_days):
            self.put(backups=MOST_BACKUPS, backup_days=MOST_BACKUP_DAYS)

    def kept_versions(self) -> tuple[int, int]:
        """How many earlier versions of a file are wanted and for how many days, as the file of settings says now: other
        processes may have been told otherwise since, and what is removed does not come back."""
        self.write()
        held, trouble = read_settings(self.path) if self.path is not None else (self.settings, None)
        if trouble is not None:
            return max(held.backups, self.settings.backups), max(held.backup_days, self.settings.backup_days)
        wanted = self.settings if self._edits else held  # what could not be written yet is the person's wish too
        return wanted.backups, wanted.backup_days

    def look_again(self) -> None:
        """Takes over the recent files that other processes opened or cleared meanwhile."""
        self.write()
        if self.path is not None and not self._edits:
            held, trouble = read_settings(self.path)
            if trouble is None:
                self._take_recent(held)

    @Slot()
    def write(self) -> None:
        """Writes what was changed, now; what cannot be written waits for the next time, and costs never the work."""
        self._soon.stop()
        if self.path is None or not self._edits:
            return
        try:
            held = change_settings(self.path, self._edits, self.settings)
        except (OSError, ValueError):
            return
        self._edits.clear()
        self._take_recent(held)

    def _change(self, new: Settings, *edits: Edit) -> None:
        if self.path is not None:
            self._edits += edits
            self._soon.start()
        self._set(new)

    def _take_recent(self, held: Settings) -> None:
        self._set(replace(self.settings, recent=held.recent))

    def _set(self, new: Settings) -> None:
        if new != self.settings:
            self.settings = new
            self.changed.emit(new)


def _edit(name: str, before: Any, after: Any) -> Edit:
    """The change of one setting; of a mapping, that of the entries which are others."""
    if not isinstance(after, Mapping):
        return partial(replace, **{name: after})
    others = {key: after.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}
    edit: Edit = methodcaller("with_entries", name, others)
    return edit
