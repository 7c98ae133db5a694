"""Takes returns of departments into the document of a window: reads, merges, lets the person decide, as one step.

Files that were dropped or chosen come in; what a department changed stands in the document after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from journeymap.departments.returns import Return
from journeymap.departments.taking import TakenIn, decide, take_in
from journeymap.editing.merging.outcome import Side
from journeymap.gui.documents.asking import tell
from journeymap.gui.documents.departments.return_words import sender
from journeymap.gui.documents.departments.sorting import Sorted, read_chosen
from journeymap.gui.documents.finishing import finish_typing
from journeymap.gui.documents.picking import Picking, Purpose
from journeymap.gui.documents.working import carry_out
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.gui.session.session import Session
from journeymap.i18n import Listing, Message, mark, msg, msg_count
from journeymap.model import Journey
from journeymap.storage.errors import JourneyFileError

RETURNS = Purpose("returns", mark("Take in what departments sent back"), mark("Returned files"), (".xlsx", ".journey"))


class Returning(QObject):
    """The returns of one window."""

    def __init__(self, session: Session, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._window = session, window

    def choose(self, picking: Picking) -> None:
        """Takes in files that the person chooses; they begin beside the journey."""
        home = self._session.document.path
        if paths := picking.to_open(RETURNS, first=home.parent if home else None):
            self.take_files(paths)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Takes in these files; whatever is no return of this journey is said."""
        found = read_chosen(paths, self._session.journey, self._session.speech, self._window)
        if found is not None:
            self.take(found)

    def take(self, found: Sorted) -> None:
        """Shows what was read and takes it in as one step; what could not be read is said with it."""
        if not found.returns:
            self._tell_wrong(found.wrong)
            return
        finish_typing(self._window)
        taken = self._taken(found.returns)
        while taken is not None and (made := self._shown(taken, found.wrong)) is not None:
            if made.ours is self._session.journey:
                self._put(made)
                return
            taken = self._taken(found.returns)  # edited while it was read or asked about

    def _tell_wrong(self, wrong: Sequence[JourneyFileError]) -> None:
        lines = [line for error in wrong for line in error.lines(self._session.speech.translator)]
        if lines:
            tell(mark("This cannot be taken in"), lines, self._session.speech, self._session.look, self._window)

    def _taken(self, returns: Sequence[Return]) -> TakenIn | None:
        return self._carried_out(partial(_take_in, self._session.journey, returns))

    def _decided(self, taken: TakenIn, choices: Mapping[int, Side]) -> TakenIn | None:
        return self._carried_out(partial(_decide, taken, dict(choices)))

    def _carried_out(self, work: partial[TakenIn]) -> TakenIn | None:
        try:
            made: TakenIn = carry_out(work, mark("Joining what came back …"), self._session.speech, self._window)
        except StoppedError:
            return None
        return made

    def _shown(self, taken: TakenIn, wrong: Sequence[JourneyFileError]) -> TakenIn | None:
        """What the person made of it, None where nothing is to come in."""
        from journeymap.gui.documents.departments.returns_dialog import ReturnsDialog

        dialog = ReturnsDialog(taken, wrong, self._decided, self._session, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.taken if accepted else None

    def _put(self, made: TakenIn) -> None:
        names = Listing(tuple(dict.fromkeys(sender(step, made) for step in made.steps)), 3)
        self._session.document.replace(made.journey, msg("Take in what {departments} sent back", departments=names))
        self._session.notice(_said(len(made.taken), names), undo=True)


def _said(count: int, names: Listing) -> Message:
    if not count:
        return msg("What {departments} sent back is noted; it changes nothing here.", departments=names)
    return msg_count(
        "{count} change from {departments} came in.",
        "{count} changes from {departments} came in.",
        count,
        departments=names,
    )


def _take_in(ours: Journey, returns: Sequence[Return], progress: Progress) -> TakenIn:
    progress.check()
    return take_in(ours, returns)


def _decide(taken: TakenIn, choices: Mapping[int, Side], progress: Progress) -> TakenIn:
    progress.check()
    return decide(taken, choices)
