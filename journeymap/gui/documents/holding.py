"""Who else has the document's file open: a note of ours beside it while we have it, theirs respected.

`storage.sharing` stands before it; the desk keeps a held file from being written. Copies that a sync client left beside
the file are noticed here too.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal, Slot

from journeymap.gui.documents.bars import Bars
from journeymap.gui.session.background import Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg
from journeymap.storage.sharing import REFRESH_S, Holder, Note, conflicted_copies, take_note

HELD, COPIES = "held", "conflicted-copy"
"""The bars about somebody who has the file open, and about copies of sync clients."""


class Holding(QObject):
    """The notes about one document's file. `holder` is who has it open elsewhere, None where it is ours to write.

    `turned` comes when that changes; `wants_copy` where the person wants to go on in a file of their own, `wants_merge`
    with the path of a copy that is to be merged.
    """

    turned = Signal()
    wants_copy = Signal()
    wants_merge = Signal(object)

    def __init__(self, session: Session, bars: Bars, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bars = session, bars
        self._path: Path | None = None
        self._note: Note | None = None
        self._copy: Path | None = None
        self.holder: Holder | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(int(REFRESH_S * 1000))
        self._clock.timeout.connect(self.look)

    def begin(self, path: Path | None) -> None:
        """This is the document's file now; None for none, or for one that is never written."""
        if path == self._path and self._note is not None:
            return
        self.close()
        self._path = path
        if path is not None:
            self._take(force=False)
            self._clock.start()
            job = self._session.jobs.start(_Copies(path))
            job.done.connect(self._tell_copies)

    def close(self) -> None:
        """Gives the file up."""
        self._clock.stop()
        for matter in (HELD, COPIES):
            self._bars.drop(matter)
        if self._note is not None:
            self._note.release()
        self._path = self._note = self.holder = None

    @Slot()
    def take_over(self) -> None:
        """Takes the file from whoever has it; nothing of theirs is written over, for saving looks first."""
        self._take(force=True)

    @Slot()
    def look(self) -> None:
        """Looks whether it is still ours, or whether it has become free."""
        if self._path is None:
            return
        if self._note is None or not self._note.refresh():
            self._note = None
            self._take(force=False)

    def _take(self, *, force: bool) -> None:
        assert self._path is not None
        before = self.holder
        found = take_note(self._path, self._session.preferences.settings.author, force=force)
        self._note, self.holder = (found, None) if isinstance(found, Note) else (None, found)
        if self.holder is None:
            self._bars.drop(HELD)
        elif self.holder != before:
            self._tell(self.holder)
        if self.holder != before:
            self.turned.emit()

    def _tell(self, holder: Holder) -> None:
        doings = (
            (mark("Work in a copy…"), self.wants_copy.emit),
            (mark("Take it over"), self.take_over),
        )
        self._bars.put(HELD, "lock", self._words(holder), doings)

    def _words(self, holder: Holder) -> Message:
        assert self._path is not None
        since = QDateTime.fromSecsSinceEpoch(int(holder.since.timestamp()))
        time = self._session.speech.locale.toString(since, QLocale.FormatType.ShortFormat)
        if not holder.who:
            return msg(
                "{file} is open on {machine} since {time}. Here it is for reading only; a copy can be merged later.",
                file=self._path.name,
                machine=holder.where,
                time=time,
            )
        return msg(
            "{who} has {file} open on {machine} since {time}. Here it is for reading only; a copy can be merged later.",
            who=holder.who,
            file=self._path.name,
            machine=holder.where,
            time=time,
        )

    @Slot(object)
    def _tell_copies(self, found: tuple[Path, tuple[Path, ...]]) -> None:
        path, copies = found
        if path != self._path or not copies:
            return
        self._copy = copies[-1]
        sentence = msg("Your sync program left another version beside this file: {file}", file=copies[-1].name)
        self._bars.put(COPIES, "merge", sentence, ((mark("Merge…"), self._merge_copy),))

    @Slot()
    def _merge_copy(self) -> None:
        self._bars.drop(COPIES)
        self.wants_merge.emit(self._copy)


class _Copies:
    """Looks for a file's copies; its folder may be large and slow."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, progress: Progress) -> tuple[Path, tuple[Path, ...]]:
        return self._path, conflicted_copies(self._path)
