"""Keeps the recovery journal of one document: each step noted at once, on the disk within a second.

The session's change sets come in; `storage.recovery` writes them in a thread of its own. Closed in order, nothing is
left.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from journeymap import paths
from journeymap.editing.changes import ChangeSet, all_keys, between
from journeymap.gui.documents.origin import Origin
from journeymap.gui.session.session import Session
from journeymap.i18n import msg
from journeymap.model import Journey
from journeymap.storage.recovery import Journal, Writer, adopt

LOOK_MS = 1_000
"""After a step, when it must be on the disk, or a person should know why it is not."""


def recovery_dir() -> Path:
    """The folder of this person's recovery journals; it need not be there yet."""
    return paths.state_dir() / "recovery"


class Recording(QObject):
    """The journal of one document; `failed` carries a sentence when steps cannot be written down, `works` comes when
    they can be again."""

    failed = Signal(object)
    works = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._journal: Journal | None = None
        self._writer: Writer | None = None
        self._told = False
        self._noted = session.journey
        self._behind = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_MS)
        self._soon.timeout.connect(self._look)
        session.changed.connect(self._note)
        session.preferences.changed.connect(self._catch_up)

    def begin(self, path: Path | None, origin: Origin) -> None:
        """Starts the journal, or carries on the one of a crash."""
        if origin.recovered is not None:
            self._journal = adopt(origin.recovered, recovery_dir())
        else:
            journey = self._session.journey
            self._journal = Journal.start(recovery_dir(), path, journey, origin.digest, origin.text)
        self._writer = Writer(self._journal)
        self._noted, self._behind = self._session.journey, False

    def keep(self) -> None:
        """Writes down the journey as it is, though no step was made: there is no file any more that holds it."""
        if self.on and self._journal is not None:
            self._journal.append(ChangeSet(msg("The file went away"), ()))
            self._write_soon()

    def hurry(self) -> None:
        """Brings to the disk what was noted, at once: something is about to happen."""
        if self._writer is not None:
            self._writer.hurry()

    def saved(self, path: Path, journey: Journey, digest: str, text: str | None = None) -> None:
        """The file holds this journey, and its bytes have this digest; they are `text`, where it is at hand."""
        if self._writer is not None:
            self._fold()
            self._writer.saved(path, journey, digest, text)
            self._told = False  # all is in the file: only what comes after can be lost
            if not self._soon.isActive():
                self._soon.start()

    def close(self) -> None:
        """The document is closed in order: what the journal holds is in the file, or not wanted."""
        self._soon.stop()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    @Slot(object)
    def _note(self, step: ChangeSet) -> None:
        if self._journal is None:
            return
        if not self._session.preferences.settings.autosave:
            self._behind = True  # what nobody wants written down is not kept in memory either
            return
        self._journal.append(step)
        self._noted = self._session.journey
        self._write_soon()

    @property
    def on(self) -> bool:
        """Whether each step is written down, so that a crash loses none."""
        settings = self._session.preferences.settings
        return settings.autosave and self._journal is not None and self._journal.failure is None

    @Slot()
    def _catch_up(self) -> None:
        """Writing down was switched on again: what happened meanwhile is one step."""
        if self._behind and self._session.preferences.settings.autosave:
            self._fold()
            self._write_soon()

    def _fold(self) -> None:
        if self._journal is None or not self._behind:
            return
        before, now = self._noted, self._session.journey
        changes = between(before, now, all_keys(before, now))
        if changes:
            self._journal.append(ChangeSet(msg("Several edits"), changes))
        self._noted, self._behind = now, False

    def _write_soon(self) -> None:
        if self._writer is not None:
            self._writer.note()
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _look(self) -> None:
        failure = self._journal.failure if self._journal is not None else None
        if failure is not None and not self._told:
            self.failed.emit(failure)
        elif failure is None and self._told:
            self.works.emit()
        self._told = failure is not None
