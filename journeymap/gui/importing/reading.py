"""Reads answers for an import off the GUI thread: files, pasted cells, another format or part; one thing at a time.

Pages ask it, `guide_read` does the reading, and the guide takes what came in the GUI thread.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from journeymap.feedback import guide_read
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_read import Read
from journeymap.feedback.guide_values import GuideError
from journeymap.feedback.readers.answers import answers_in
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.table import Part
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg

_LATER = tuple(f"journeymap.gui.importing.{name}" for name in ("format_page", "columns_page", "preview_page"))
"""Pages that are shown next; read beside the answers, they cost the window nothing."""
_PLAIN = "generic"
_LOOKING = msg("Looking at the columns …")


class Refused(msgspec.Struct, frozen=True):
    """Answers that could not be taken in, and why; `path` is None for what was pasted. `again`: it is worth trying to
    read them as a plain table."""

    name: str
    reason: Message
    path: Path | None = None
    again: bool = False


class _Found(msgspec.Struct, frozen=True):
    """What came of reading; `sheets` are the names inside of each file that holds several tables."""

    read: Read
    refused: tuple[Refused, ...] = ()
    sheets: Mapping[Path, tuple[str, ...]] = {}


Work = Callable[[Progress], _Found]


class Reading(QObject):
    """`begun()`; `advanced(what, share)`; `ended(taken)`, whether anything new was taken in. While it is busy nothing
    else is begun. `refused` is what could not be read the last time, `sheets` the tables inside of files.
    """

    begun = Signal()
    advanced = Signal(object, float)
    ended = Signal(bool)

    def __init__(self, guide: Guide, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        self._job: Job | None = None
        self.refused: tuple[Refused, ...] = ()
        self.sheets: Mapping[Path, tuple[str, ...]] = {}

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return self._job is not None

    def put_files(self, paths: Sequence[Path], *, format: str | None = None) -> None:
        """Reads files and puts each that fits to the others in; the rest is `refused`."""
        if paths:
            self._begin(_Files(self._guide, tuple(paths), format))

    def put_text(self, text: str) -> None:
        """Reads pasted cells and puts them in."""
        self._begin(_Pasted(self._guide, text, self._session.text(mark("Pasted answers"))))

    def take_away(self, at: int) -> None:
        """Takes the source at a place out again."""
        self._begin(_Without(self._guide, at))

    def choose_sheet(self, at: int, sheet: str) -> None:
        """Reads another table of the same file in its place."""
        self._begin(_Sheet(self._guide, at, sheet))

    def read_as(self, format: str | None) -> None:
        """Reads all sources as another format; None: as what they are recognised as."""
        self._begin(_As(self._guide, format))

    def set_part(self, column: str, part: Part) -> None:
        """Says what a column is for in the tool that made the file."""
        self._begin(_Parted(self._guide, column, part))

    @Slot()
    def stop(self) -> None:
        """Stops what is being read; all stays as it was."""
        if self._job is not None:
            self._job.stop()

    def _begin(self, work: Work) -> None:
        if self._job is not None:
            return
        self.refused = ()
        self._job = self._session.jobs.start(work)
        self._job.advanced.connect(self.advanced)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.ended.connect(self._stopped)
        self.begun.emit()

    @Slot(object)
    def _done(self, found: _Found) -> None:
        taken = found.read is not self._guide.read
        self.refused = found.refused
        self.sheets = {**self.sheets, **found.sheets}
        if taken:
            self._guide.take(found.read)
        self._end(taken)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        """What is no fault of a file is said, and all stays as it was."""
        reason = error.message if isinstance(error, AnswersError | GuideError) else msg("{reason}", reason=str(error))
        self.refused = (Refused(getattr(error, "file", ""), reason),)
        self._end(False)

    @Slot()
    def _stopped(self) -> None:
        self._end(False)

    def _end(self, taken: bool) -> None:
        self._job = None
        self.ended.emit(taken)


class _Work:
    """Something to be read upon what was read when it was asked for."""

    def __init__(self, guide: Guide) -> None:
        self.read, self.journey = guide.read, guide.journey


class _Files(_Work):
    def __init__(self, guide: Guide, paths: tuple[Path, ...], format: str | None) -> None:
        super().__init__(guide)
        self._paths, self._format = paths, format

    def __call__(self, progress: Progress) -> _Found:
        for name in _LATER:
            importlib.import_module(name)
        read, refused = self.read, []
        sheets: dict[Path, tuple[str, ...]] = {}
        for path in self._paths:
            try:
                source = guide_read.file_source(path, format=self._format, progress=_said(progress, path.name))
                progress.say(_LOOKING)
                read = guide_read.joined(read, [source], self.journey, progress.check)
                inside = answers_in(path)
            except (AnswersError, GuideError) as error:
                refused.append(Refused(path.name, error.message, path, self._may_be_plain(path, error)))
            else:
                sheets.update({path: inside} if len(inside) > 1 else {})
        progress.check()
        return _Found(read, tuple(refused), sheets)

    def _may_be_plain(self, path: Path, error: Exception) -> bool:
        """Whether a refused file can be read as a plain table: a picture cannot."""
        if not isinstance(error, AnswersError) or self._format is not None or not path.is_file():
            return False
        try:
            return bool(guide_read.file_source(path, format=_PLAIN).table.columns)
        except AnswersError:
            return False


class _Pasted(_Work):
    def __init__(self, guide: Guide, text: str, name: str) -> None:
        super().__init__(guide)
        self._text, self._name = text, name

    def __call__(self, progress: Progress) -> _Found:
        progress.say(msg("Reading {file} …", file=self._name))
        try:
            source = guide_read.text_source(self._text, self._name)
            return _Found(guide_read.joined(self.read, [source], self.journey))
        except (AnswersError, GuideError) as error:
            return _Found(self.read, (Refused(self._name, error.message),))


class _Without(_Work):
    def __init__(self, guide: Guide, at: int) -> None:
        super().__init__(guide)
        self._at = at

    def __call__(self, progress: Progress) -> _Found:
        return _Found(guide_read.without(self.read, self._at, self.journey))


class _Sheet(_Work):
    def __init__(self, guide: Guide, at: int, sheet: str) -> None:
        super().__init__(guide)
        self._at, self._sheet = at, sheet

    def __call__(self, progress: Progress) -> _Found:
        old = self.read.sources[self._at]
        assert old.path is not None
        say = _said(progress, old.name)
        new = guide_read.file_source(old.path, sheet=self._sheet, format=old.format, progress=say)
        return _Found(guide_read.exchanged(self.read, self._at, new, self.journey))


class _As(_Work):
    def __init__(self, guide: Guide, format: str | None) -> None:
        super().__init__(guide)
        self._format = format

    def __call__(self, progress: Progress) -> _Found:
        say = _said(progress, self.read.sources[0].name)
        return _Found(guide_read.read_again(self.read, self._format, self.journey, say))


class _Parted(_Work):
    def __init__(self, guide: Guide, column: str, part: Part) -> None:
        super().__init__(guide)
        self._column, self._part = column, part

    def __call__(self, progress: Progress) -> _Found:
        return _Found(guide_read.parted(self.read, self._column, self._part, self.journey))


def _said(progress: Progress, name: str) -> guide_read.Progress:
    words = msg("Reading {file} …", file=name)
    progress.say(words)
    return lambda share: progress.say(words, share)
