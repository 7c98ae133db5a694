"""Who else has the document's file open: a note of ours beside it while we have it, theirs respected.

`storage.sharing` stands before it; the desk keeps a held file from being written. The note is looked at whenever
something moves in the folder, and every few seconds, for shared drives do not tell what others do on them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, QTimer, Signal, Slot

from journeymap.gui.documents.bars import Bars
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg
from journeymap.storage.sharing import REFRESH_S, Holder, Note, holder_of, take_note

HELD = "held"
"""The bar about somebody who has the file open."""

LOOK_MS = 10_000
"""How often the note is looked at where nothing was heard of the folder."""


class Holding(QObject):
    """The note about one document's file. `holder` is who has it open elsewhere, None where it is ours to write.

    `turned` comes when that changes; `wants_copy` where the person wants to go on in a file of their own.
    """

    turned = Signal()
    wants_copy = Signal()

    def __init__(self, session: Session, bars: Bars, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bars = session, bars
        self._path: Path | None = None
        self._note: Note | None = None
        self._job: Job | None = None
        self.holder: Holder | None = None
        self._clock, self._pulse = QTimer(self), QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.glance)
        self._pulse.setInterval(int(REFRESH_S * 1000))
        self._pulse.timeout.connect(self.look)

    def begin(self, path: Path | None) -> None:
        """This is the document's file now; None for none, or for one that is never written."""
        if path == self._path and self._note is not None:
            return
        self.close()
        self._path = path
        if path is not None:
            self._take(force=False)
            self._clock.start()
            self._pulse.start()

    def close(self) -> None:
        """Gives the file up."""
        self._clock.stop()
        self._pulse.stop()
        self._bars.drop(HELD)
        if self._note is not None:
            self._note.release()
        self._path = self._note = self.holder = None

    @Slot()
    def take_over(self) -> None:
        """Takes the file from whoever has it; nothing of theirs is written over, for saving looks first."""
        self._take(force=True)

    @Slot()
    def glance(self) -> None:
        """Looks off the GUI thread whether anything about the note has changed, for the drive may be slow."""
        if self._path is not None and self._job is None:
            self._job = self._session.jobs.start(_Glance(self._path, self._note))
            self._job.done.connect(self._glanced)
            self._job.ended.connect(self._free)

    @Slot(object)
    def _glanced(self, found: tuple[Path, Note | None, bool]) -> None:
        self._free()
        path, note, same = found
        if not same and path == self._path and note is self._note:
            self.look()

    @Slot()
    def _free(self) -> None:
        self._job = None

    @Slot()
    def look(self) -> None:
        """Looks whether it is still ours, or whether it has become free; gives a sign of life."""
        if self._path is None:
            return
        if self._note is None or not self._note.refresh():
            self._take(force=False, lost=self._note is not None)

    def _take(self, *, force: bool, lost: bool = False) -> None:
        assert self._path is not None
        before = self.holder
        found = take_note(self._path, self._session.preferences.settings.author, force=force)
        self._note, self.holder = (found, None) if isinstance(found, Note) else (None, found)
        if self.holder is None:
            self._bars.drop(HELD)
        elif self.holder != before:
            self._tell(self.holder, lost)
        if self.holder != before:
            self.turned.emit()

    def _tell(self, holder: Holder, lost: bool) -> None:
        doings = (
            (mark("Work in a copy…"), self.wants_copy.emit),
            (mark("Take it over"), self.take_over),
        )
        words = self._lost_words(holder) if lost else self._words(holder)
        self._bars.put(HELD, "lock", words, doings)

    def _since(self, holder: Holder) -> str:
        since = QDateTime.fromSecsSinceEpoch(int(holder.since.timestamp()))
        return self._session.speech.locale.toString(since, QLocale.FormatType.ShortFormat)

    def _lost_words(self, holder: Holder) -> Message:
        """The file was ours, and somebody has taken it."""
        assert self._path is not None
        file, machine = self._path.name, holder.machine
        if not holder.name:
            return msg(
                "{file} was taken over on {machine}. From now on it is for reading only here; save what you "
                "changed as a copy, which can be merged.",
                file=file,
                machine=machine,
            )
        return msg(
            "{who} has taken over {file} on {machine}. From now on it is for reading only here; save what you "
            "changed as a copy, which can be merged.",
            who=holder.name,
            file=file,
            machine=machine,
        )

    def _words(self, holder: Holder) -> Message:
        assert self._path is not None
        if not holder.name:
            return msg(
                "{file} is open on {machine} since {time}. Here it is for reading only; a copy can be merged later.",
                file=self._path.name,
                machine=holder.machine,
                time=self._since(holder),
            )
        return msg(
            "{who} has {file} open on {machine} since {time}. Here it is for reading only; a copy can be merged later.",
            who=holder.name,
            file=self._path.name,
            machine=holder.machine,
            time=self._since(holder),
        )


class _Glance:
    """Whether all is as it was: our note stands, or where we have none, somebody else's does."""

    def __init__(self, path: Path, note: Note | None) -> None:
        self._path, self._note = path, note

    def __call__(self, progress: Progress) -> tuple[Path, Note | None, bool]:
        same = self._note.stands() if self._note is not None else holder_of(self._path) is not None
        return self._path, self._note, same
