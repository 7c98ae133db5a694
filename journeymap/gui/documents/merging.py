"""Joins another copy of a journey with the one in a window, and asks where both sides changed the same place.

`editing.merging` does the joining; whoever calls puts the journey that comes out into the document as one step.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QWidget

from journeymap.drawing.clearing import cleared
from journeymap.editing.merging import Merge, merge, resolve
from journeymap.editing.merging.outcome import Basis
from journeymap.gui.documents.conflicts_dialog import ConflictsDialog
from journeymap.gui.documents.finishing import finish_typing
from journeymap.gui.documents.working import carry_out
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg, msg_count
from journeymap.model import Journey

LARGE = 500
"""From so many touchpoints on journeys are joined off the GUI thread."""


class Merged(msgspec.Struct, frozen=True):
    """What both sides made of the base; `taken` counts what came in where nothing had to be asked, else it is None.
    `basis` says what they were merged over: `apart` where their side is another journey."""

    journey: Journey
    taken: int | None = None
    basis: Basis = "known"

    def said(self, name: str) -> Message:
        """What became of a file of this name."""
        if self.basis == "apart":
            return msg("{file} is another journey; all of it was added beside this one.", file=name)
        if self.basis == "shared":
            return msg("{file} was merged; what only one of the two versions had is kept.", file=name)
        return msg("{file} was merged.", file=name)

    def tell(self, session: Session) -> None:
        """Says what came in; for after the journey was put into the document, so that undo takes just that back."""
        if self.basis == "apart":
            session.notice(msg("The file held another journey; all of it was added beside this one."), undo=True)
        elif self.taken is not None:
            said = msg_count("{count} change came in.", "{count} changes came in.", self.taken)
            session.notice(said, undo=bool(self.taken))


def merged(base: Journey | None, theirs: Journey, session: Session, window: QWidget | None) -> Merged | None:
    """What both sides made of the base; None where the person stopped it. What is still being typed is ours as well.

    Where nobody knows the base, the same id is the same element: every difference is asked about, and nothing that
    only one side has is lost. Of two different journeys all is kept. No card comes to lie on another.
    """
    if window is not None:
        finish_typing(window)
    ours = session.journey
    made = _decided(base, ours, theirs, session, window)
    while made is not None and session.journey is not ours:  # edited while it was joined or asked about
        before, ours, basis = ours, session.journey, made.basis
        made = _decided(before, ours, made.journey, session, window)
        made = None if made is None else replace(made, basis=basis)
    return None if made is None else replace(made, journey=cleared(ours, made.journey))


def _decided(
    base: Journey | None, ours: Journey, theirs: Journey, session: Session, window: QWidget | None
) -> Merged | None:
    try:
        found = _joined(base, ours, theirs, session, window)
    except StoppedError:
        return None
    if not found.conflicts:
        return Merged(found.journey, len(found.taken), found.basis)
    dialog = ConflictsDialog(found, session.speech, session.look, window)
    decided = dialog.exec() == QDialog.DialogCode.Accepted
    choices = dialog.choices
    return Merged(resolve(found, choices), basis=found.basis) if decided else None


def _joined(base: Journey | None, ours: Journey, theirs: Journey, session: Session, window: QWidget | None) -> Merge:
    work = _Errand(base, ours, theirs)
    if max(len(ours.touchpoints), len(theirs.touchpoints)) < LARGE:
        return work.carry_out()
    found: Merge = carry_out(work, mark("Joining both versions …"), session.speech, window)
    return found


class _Errand:
    """The three journeys to be joined."""

    def __init__(self, base: Journey | None, ours: Journey, theirs: Journey) -> None:
        self._sides = (base, ours, theirs)

    def carry_out(self) -> Merge:
        return merge(*self._sides)

    def __call__(self, progress: Progress) -> Merge:
        return self.carry_out()
