"""Files that come to an open window, dropped or chosen: another journey is opened, this very one offered for merging,
returns of departments are taken in, files of answers go to the import.

The window hands in what is dragged; `foreign`'s way of merging joins the copies.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.departments.returns import ReturnError
from journeymap.departments.sending import base_of
from journeymap.gui.documents.answer_picking import ENDINGS as ANSWER_ENDINGS
from journeymap.gui.documents.asking import Choice, Question, ask, tell
from journeymap.gui.documents.departments.returning import Returning
from journeymap.gui.documents.departments.sorting import sort_files
from journeymap.gui.documents.merging import merged
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.picking import ENDING, MERGE, Picking
from journeymap.gui.documents.reading import read_patiently
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, Number, mark, msg
from journeymap.model import Journey

_ALIKE = 0.5
_WORKBOOKS = (".xlsx", ".xlsm")
"""What a department's workbook may end in; whether it is one, its content says."""


MOST_AT_ONCE = 10
"""So many windows are opened for what was dropped together; a folder of a thousand files would stop the machine."""


def too_many(count: int) -> Message:
    """What is said where more files were dropped than are opened."""
    return msg(
        "Of {count} files that were dropped the first {most} were opened.",
        count=Number(count),
        most=Number(MOST_AT_ONCE),
    )


def journey_files(mime: QMimeData) -> list[Path]:
    """The journey files among what is dragged; no other file is one of ours to open."""
    return [path for path in _files(mime) if path.suffix.lower() == ENDING]


def answer_files(mime: QMimeData) -> list[Path]:
    """The files among what is dragged that may hold answers of customers."""
    return [path for path in _files(mime) if path.suffix.lower() in ANSWER_ENDINGS and path.is_file()]


def _files(mime: QMimeData) -> list[Path]:
    return [_path(url) for url in mime.urls() if url.isLocalFile()]


def _path(url: QUrl) -> Path:
    """The path of a local address; where its name is no text, by its bytes, for Qt would put signs in their place."""
    path = url.toLocalFile()
    if "\ufffd" not in path or os.name != "posix":
        return Path(path)
    exact = Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))
    return exact if exact.exists() else Path(path)


def is_copy(ours: Journey, theirs: Journey) -> bool:
    """Whether both are states of one journey: made for sending from one like ours, or of one title, and at least half
    of the smaller one's touchpoints by id."""
    smaller = min(len(ours.touchpoints), len(theirs.touchpoints))
    common = len(ours.touchpoints.keys() & theirs.touchpoints.keys())
    related = theirs.sent is not None or ours.title == theirs.title
    return related and smaller > 0 and common >= _ALIKE * smaller


class Dropping(QObject):
    """What comes to one window. `answers_came(list)`: files that may hold answers, for whoever counts them."""

    answers_came = Signal(object)

    def __init__(self, session: Session, opener: Opener, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._opener, self._window = session, opener, window
        self.returning = Returning(session, window, self)

    def takes(self, mime: QMimeData) -> bool:
        """Whether there is a journey file among it, or one that may hold answers."""
        return bool(journey_files(mime) or answer_files(mime))

    def drop(self, mime: QMimeData) -> None:
        """Returns of departments are taken in together, each other journey is opened or merged; files of answers are
        handed on, all of them together."""
        journeys, answers = journey_files(mime), answer_files(mime)
        returned = self._take_returns([path for path in (*journeys, *answers) if self._may_be_return(path)])
        others = [path for path in journeys if path not in returned]
        for path in others[:MOST_AT_ONCE]:
            self.receive(path)
        if len(others) > MOST_AT_ONCE:
            self._session.notice(too_many(len(others)))
        if answers := [path for path in answers if path not in returned]:
            self.answers_came.emit(answers)

    def _may_be_return(self, path: Path) -> bool:
        ending = path.suffix.lower()
        return ending in _WORKBOOKS or (ending == ENDING and self._opener.window_of(path) is None)

    def _take_returns(self, paths: list[Path]) -> set[Path]:
        """Takes in what of these are returns; the files that need nothing more."""
        found = sort_files(paths, self._session.journey, self._session.speech, self._window) if paths else None
        if found is None:
            return set(paths)
        self.returning.take(found)
        return set(paths).difference(found.others)

    def choose(self, picking: Picking) -> None:
        """Merges a copy that the person chooses."""
        for path in picking.to_open(MERGE, several=False):
            self.join(path)

    def receive(self, path: Path) -> None:
        """One file: the document's own comes to the front, a copy of this journey is offered for merging."""
        if self._opener.window_of(path) is not None:
            self._opener.open_path(path, self._window)
            return
        read = read_patiently(path, self._session.speech, self._window)
        if read is None:
            return
        answer = "open"
        if is_copy(self._session.journey, read[0].journey) and read[0].read_only_reason is None:
            answer = self._ask(path)
        if answer == "open":
            self._opener.open_path(path, self._window)
        elif answer == "merge":
            self._join(read[0].journey, path)

    def _ask(self, path: Path) -> str:
        question = Question(
            msg("{file} is a copy of this journey", file=path.name),
            (mark("You can merge what was changed in it into this window, as one step that can be undone."),),
            (Choice("merge", mark("Merge…")), Choice("open", mark("Open in a window of its own"))),
            "merge",
        )
        return ask(question, self._session.speech, self._session.look, self._window)

    @Slot(object)
    def join(self, path: Path) -> bool:
        """Merges a copy of this journey; False where it was not merged (the person was told, or stopped it)."""
        read = read_patiently(path, self._session.speech, self._window)
        if read is None:
            return False
        if read[0].read_only_reason is not None:
            self._session.notice(read[0].read_only_reason)
            return False
        return self._join(read[0].journey, path)

    def _join(self, theirs: Journey, path: Path) -> bool:
        """Without the base that travels in a department's copy nobody knows who changed what: then every difference
        of one journey is asked about, and nothing that only one side has is lost."""
        ours = self._session.journey
        if theirs.sent is not None and ours.sent is None:
            self.returning.take_files([path])
            return False
        try:
            base = base_of(theirs) if theirs.sent is not None else None
        except ReturnError as error:
            lines = error.in_file(str(path)).lines(self._session.speech.translator)
            tell(mark("This cannot be merged"), lines, self._session.speech, self._session.look, self._window)
            return False
        unsent = None if base is None else replace(base, sent=ours.sent)
        joined = merged(unsent, replace(theirs, sent=ours.sent), self._session, self._window)
        if joined is not None:
            self._session.document.replace(joined.journey, msg("Merge {file}", file=path.name))
            self._session.notice(joined.said(path.name), undo=self._session.journey is not ours)
        return joined is not None
