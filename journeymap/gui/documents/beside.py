"""What lies beside the document's file: copies of sync clients, offered for merging, and what crashed saves left.

`storage.conflicted` finds the copies, off the GUI thread, when the file is opened or saved and when something moves in
its folder; the desk merges them. What the person merged and saved, or does not want, is not offered again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from journeymap.gui.documents.bars import Bars
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Listing, Message, mark, msg_count
from journeymap.model import Journey
from journeymap.replacing import clear_left_overs
from journeymap.storage.conflicted import Copies, Copy
from journeymap.storage.errors import visible
from journeymap.storage.recovery.journal import same_journey
from journeymap.storage.settled import settle_copies

COPIES = "conflicted-copy"
"""The bar about copies of sync clients."""

_MOST_NAMED = 4


class Beside(QObject):
    """The copies beside one document's file; `wants_merge` with the paths of those that are to be merged."""

    wants_merge = Signal(object)

    def __init__(self, session: Session, bars: Bars, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bars = session, bars
        self._copies: Copies | None = None
        self._shown: tuple[Copy, ...] = ()
        self._told: set[Copy] = set()
        self._merged: set[str] = set()
        self._before: Journey | None = None
        session.changed.connect(self._unmerge)
        self._job: Job | None = None
        self._again = False

    def begin(self, path: Path | None) -> None:
        """This is the document's file now, just read or saved; what was merged into it is settled. None for none."""
        if self._copies is None or path != self._copies.path:
            self.close()
            self._copies = None if path is None else Copies(path)
        elif self._merged:
            settle_copies(self._copies.path, self._merged)
            self._merged.clear()
        self.look()

    def close(self) -> None:
        """Looks no more."""
        self._bars.drop(COPIES)
        self._copies, self._shown = None, ()
        self._told.clear()
        self._merged.clear()

    @Slot()
    def look(self) -> None:
        """Looks now what is there; a look that is still running is followed by another."""
        if self._copies is None:
            return
        self._again = self._job is not None
        if self._job is None:
            self._job = self._session.jobs.start(_Look(self._copies))
            self._job.done.connect(self._found)
            self._job.ended.connect(self._free)

    @Slot()
    def _free(self) -> None:
        self._job = None
        if self._again:
            self.look()

    @Slot(object)
    def _found(self, found: tuple[Copies, tuple[Copy, ...]]) -> None:
        copies, there = found
        if copies is self._copies:
            self._show([copy for copy in there if copy.digest not in self._merged])
        self._free()

    def _show(self, there: Sequence[Copy]) -> None:
        """A bar that the person took away comes again only with a copy that was not in it."""
        shown = tuple(there)
        if not shown:
            self._bars.drop(COPIES)
        elif shown != self._shown and (self._bars.shown(COPIES) is not None or not self._told.issuperset(shown)):
            doings = ((mark("Merge…"), self._merge), (mark("Ignore"), self._ignore))
            self._bars.put(COPIES, "merge", _words(shown), doings)
            self._told.update(shown)
        self._shown = shown

    @Slot()
    def _merge(self) -> None:
        if not self._merged:
            self._before = self._session.journey
        self.wants_merge.emit([copy.file for copy in self._shown])

    def merged(self, paths: Sequence[Path]) -> None:
        """These are in the document now; with its next saving they are settled."""
        self._merged.update(copy.digest for copy in self._shown if copy.file in paths)
        self._show([copy for copy in self._shown if copy.file not in paths])

    @Slot(object)
    def _unmerge(self, step: object) -> None:
        """The merge was undone: the copies are as open as before."""
        if self._merged and self._before is not None and same_journey(self._session.journey, self._before):
            self._merged.clear()
            self.look()

    @Slot()
    def _ignore(self) -> None:
        if self._copies is not None:
            settle_copies(self._copies.path, [copy.digest for copy in self._shown])
        self._show(())


def _words(copies: Sequence[Copy]) -> Message:
    names = tuple(visible(copy.file.name, 80) for copy in copies)
    return msg_count(
        "Beside this file lies another version of it, left by a sync program or by somebody: {files}",
        "Beside this file lie {count} other versions of it, left by a sync program or by somebody: {files}",
        len(copies),
        files=Listing(names, _MOST_NAMED),
    )


class _Look:
    """Looks for a file's copies; its folder may be large and slow."""

    def __init__(self, copies: Copies) -> None:
        self._copies = copies

    def __call__(self, progress: Progress) -> tuple[Copies, tuple[Copy, ...]]:
        clear_left_overs(self._copies.path)
        return self._copies, self._copies.look(progress.check)
