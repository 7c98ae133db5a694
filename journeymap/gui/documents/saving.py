"""Writes a document to its file, and knows what the file held when we last read or wrote it.

The desk decides what is to be written where; `storage.files` writes. Saved is said only after it was written.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journeymap.gui.documents.origin import Origin
from journeymap.gui.documents.recording import Recording
from journeymap.gui.documents.working import carry_out
from journeymap.gui.session.background import Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, msg
from journeymap.model import Journey
from journeymap.storage import files
from journeymap.storage.backups import BackupRules
from journeymap.storage.files import Saved
from journeymap.storage.fingerprint import digest as digest_at
from journeymap.storage.recovery.journal import same_journey

LARGE = 1_500
"""From so many touchpoints and links on a journey is written off the GUI thread."""


class Saving(QObject):
    """The file of one document. `base` is the journey it held when we last read or wrote it (None where nobody
    knows), `digest` that of its bytes; `begun` comes before a write, `ended` after it, whatever became of it."""

    begun = Signal()
    ended = Signal()

    def __init__(self, session: Session, recording: Recording, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._recording = session, recording
        self.digest = ""
        self.base: Journey | None = None
        self.read_only_reason: Message | None = None
        self.busy = False

    def begin(self, origin: Origin) -> None:
        """Takes over what reading found."""
        self.digest, self.base, self.read_only_reason = origin.digest, origin.base, origin.read_only_reason

    @property
    def path(self) -> Path | None:
        """Where the document lies, None where it was never saved."""
        return self._session.document.path

    def is_foreign(self) -> bool:
        """Whether the file on the disk is one that we neither read nor wrote, by its content; a missing one is not.

        A file that is there and cannot be read counts as foreign.
        """
        if self.path is None:
            return False
        try:
            found = digest_at(self.path)
        except OSError:
            return True
        return found not in ("", self.digest)

    def write(self, path: Path) -> None:
        """Writes the document there, and it is its file from now on. Raises `JourneyFileError`, of which
        `ChangedMeanwhileError` where somebody else was quicker; all is as before."""
        journey, document = self._session.journey, self._session.document
        self.busy = True
        self._recording.hurry()
        self.begun.emit()
        try:
            written = self._written(path, journey)
            document.path = path
            self.read_only_reason = None
            self.know(journey, written.digest, written.text)
        finally:
            self.busy = False
            self.ended.emit()

    def know(self, journey: Journey, digest: str, text: str | None = None) -> None:
        """The file holds this journey, and its bytes have this digest; they are `text`, where it is at hand. Saved,
        where that is the document's."""
        self.base, self.digest = journey, digest
        if same_journey(self._session.journey, journey):
            self._session.document.mark_saved()
        else:
            self._session.document.mark_unsaved()
        if self.path is not None:
            self._recording.saved(self.path, journey, digest, text)
        self._session.stored.emit()

    def gone(self) -> None:
        """The file is not there any more: what only this window holds is not saved, nor gone with a crash."""
        self._session.document.mark_unsaved()
        self._recording.keep()
        self._session.stored.emit()

    def back(self) -> None:
        """There is a file again; what we last read or wrote of it is not unsaved any more."""
        if self.base is not None and same_journey(self._session.journey, self.base):
            self._session.document.mark_saved()
            self._session.stored.emit()

    def _written(self, path: Path, journey: Journey) -> Saved:
        over = self.digest if path == self.path else ""
        work = _Errand(path, journey, BackupRules(*self._session.preferences.kept_versions()), over)
        if len(journey.touchpoints) + len(journey.links) < LARGE:
            saved = work.carry_out()
        else:
            words = msg("Saving {file} …", file=path.name)
            # A write that was let go of would still land in the file, and be taken for somebody else's.
            saved = carry_out(work, words, self._session.speech, stoppable=False)
        if saved.told is not None:
            self._session.notice(saved.told)
        return saved


class _Errand:
    """What is written where."""

    def __init__(self, path: Path, journey: Journey, rules: BackupRules, over: str) -> None:
        self._what = (path, journey, rules, over)

    def carry_out(self) -> Saved:
        return files.save(*self._what)

    def __call__(self, progress: Progress) -> Saved:
        return self.carry_out()
