"""What others do to the file of a document: noticed, shown, read again or merged; never overwritten.

`watching` stands before it, the document after it: whatever comes from outside is one step that can be undone.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.editing.document import Document
from journeymap.gui.documents.asking import Choice, Question, ask
from journeymap.gui.documents.bars import Bars
from journeymap.gui.documents.merging import merged
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.reading import read_patiently
from journeymap.gui.documents.saving import Saving
from journeymap.gui.documents.watching import UNREADABLE, Watching
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg
from journeymap.model import Journey
from journeymap.storage.files import Read
from journeymap.storage.recovery.journal import same_journey

_GONE = frozenset({"", UNREADABLE})

MATTER = "foreign"
"""The bar about the file on the disk."""


class Foreign(QObject):
    """The file of one document as others leave it; `wants_save` where the person wants it written from a bar."""

    wants_save = Signal()

    def __init__(
        self, session: Session, saving: Saving, bars: Bars, opener: Opener, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._saving, self._bars = session, saving, bars
        self._opener, self._window = opener, window
        self._ignored: str | None = None
        self._seen: str | None = None
        self._before_merging: tuple[Journey, Journey | None, str] | None = None
        self.watching = Watching(session.jobs, self)
        self.watching.looked.connect(self._looked)
        saving.ended.connect(self.look)
        session.stored.connect(self._refresh)
        session.changed.connect(self._unmerge)

    def begin(self) -> None:
        """Watches the document's file, which is ours now."""
        self._ignored = self._seen = self._before_merging = None
        self._bars.drop(MATTER)
        self.watching.watch(self._saving.path)

    def close(self) -> None:
        """Watches no more."""
        self.watching.close()

    @Slot()
    def look(self) -> None:
        """Looks at the file now."""
        self.watching.look()

    @property
    def gone(self) -> bool:
        """Whether there is no file any more, or none that can be read."""
        return self._saving.path is not None and self._seen in _GONE

    @Slot(str)
    def _looked(self, content: str) -> None:
        if self._saving.busy:
            return  # it is looked at again when the writing is over
        was, self._seen = self._seen, content
        if self.gone and was not in _GONE:
            self._saving.gone()
        elif was in _GONE and not self.gone:
            self._saving.back()
        if content == self._saving.digest:
            self._ignored = None
            self._bars.drop(MATTER)
        elif content != self._ignored:
            self._show()

    @Slot()
    def _refresh(self) -> None:
        """With the first edit, reading again becomes merging."""
        if self._bars.shown(MATTER) is not None and self._seen != self._saving.digest:
            self._show()

    @Slot(object)
    def _unmerge(self, step: object) -> None:
        """The merge was undone: what others saved is not in the document any more, and must not be written over."""
        if self._before_merging is None:
            return
        before, base, digest = self._before_merging
        if same_journey(self._session.journey, before):
            self._before_merging = None
            self._saving.base, self._saving.digest = base, digest
            self.look()

    def _show(self) -> None:
        path = self._saving.path
        if path is None:
            return
        if self.gone:
            self._bars.put(MATTER, "warning", _gone(path, self._seen or ""), ((mark("Save…"), self.wants_save.emit),))
            return
        again = (
            (mark("Merge…"), self.merge) if self._session.document.modified else (mark("Read it again"), self.reload)
        )
        doings = (again, (mark("Show as a copy"), self.show_copy), (mark("Ignore"), self.ignore))
        self._bars.put(MATTER, "merge", msg("Somebody else has changed {file}.", file=path.name), doings)

    @Slot()
    def ignore(self) -> None:
        """Says nothing more of this content; saving still asks."""
        self._ignored = self._seen
        self._bars.drop(MATTER)

    def ask(self) -> str:
        """What is to become of a file that is another's by now: `merge`, `elsewhere`, or `CANCEL`."""
        path = self._saving.path
        question = Question(
            msg("Somebody else has changed {file}", file=path.name if path else ""),
            (mark("Nothing is written over it. You can merge both versions, or save yours in another file."),),
            (Choice("merge", mark("Merge…")), Choice("elsewhere", mark("Save as another file…"))),
            "merge",
        )
        return ask(question, self._session.speech, self._session.look, self._window)

    def _read(self) -> Read | None:
        path = self._saving.path
        return None if path is None else read_patiently(path, self._session.speech, self._window)

    @Slot()
    def reload(self) -> bool:
        """Takes the journey that is in the file, as one step; False where it could not be read."""
        read, path = self._read(), self._saving.path
        if read is None or path is None:
            return False
        loaded, digest, text = read
        self._session.document.replace(loaded.journey, msg("Read {file} again", file=path.name))
        self._saving.read_only_reason = loaded.read_only_reason
        self._saving.know(loaded.journey, digest, text)
        self.begin()
        return True

    @Slot()
    def merge(self) -> bool:
        """Joins what is in the file with the document, as one step; False where the person stopped it. The file
        stays as it is until the document is saved."""
        read = self._read()
        if read is None:
            return False
        loaded, digest, text = read
        if loaded.read_only_reason is not None:
            self._session.notice(loaded.read_only_reason)
            return False
        joined = merged(self._saving.base, loaded.journey, self._session, self._window)
        if joined is None:
            return False
        was = self._session.journey, self._saving.base, self._saving.digest
        self._session.document.replace(joined.journey, msg("Merge with the file on the disk"))
        self._saving.know(loaded.journey, digest, text)
        self.begin()
        self._before_merging = was
        joined.tell(self._session)
        return True

    @Slot()
    def show_copy(self) -> None:
        """Opens what is in the file in a window of its own, without a file."""
        read = self._read()
        if read is not None:
            self._opener.open_document(Document(read[0].journey))


def _gone(path: Path, seen: str) -> Message:
    if seen == UNREADABLE:
        return msg("{file} cannot be read any more. The journey is still open here.", file=path.name)
    return msg("{file} is not there any more. The journey is still open here.", file=path.name)
