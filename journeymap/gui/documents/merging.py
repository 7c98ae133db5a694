"""Joins another copy of a journey with the one in a window, and asks where both sides changed the same place.

`editing.merging` does the joining; whoever calls puts the journey that comes out into the document as one step.
"""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QDialog, QWidget

from journeymap.editing.merging import Merge, merge, resolve
from journeymap.gui.documents.conflicts_dialog import ConflictsDialog
from journeymap.gui.documents.finishing import finish_typing
from journeymap.gui.documents.working import carry_out
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.gui.session.session import Session
from journeymap.i18n import mark, msg_count
from journeymap.model import Journey

LARGE = 500
"""From so many touchpoints on journeys are joined off the GUI thread."""


class Merged(msgspec.Struct, frozen=True):
    """What both sides made of the base; `taken` counts what came in where nothing had to be asked, else it is None."""

    journey: Journey
    taken: int | None = None

    def tell(self, session: Session) -> None:
        """Says what came in; for after the journey was put into the document, so that undo takes just that back."""
        if self.taken is not None:
            said = msg_count("{count} change came in.", "{count} changes came in.", self.taken)
            session.notice(said, undo=bool(self.taken))


def merged(base: Journey | None, theirs: Journey, session: Session, window: QWidget | None) -> Merged | None:
    """What both sides made of the base; None where the person stopped it. What is still being typed is ours as well.

    Where nobody knows the base, it is taken to have been empty: every difference is asked about, and nothing that
    only one side has is lost.
    """
    if window is not None:
        finish_typing(window)
    ours = session.journey
    made = _decided(base or Journey(), ours, theirs, session, window)
    while made is not None and session.journey is not ours:  # edited while it was joined or asked about
        before, ours = ours, session.journey
        made = _decided(before, ours, made.journey, session, window)
    return made


def _decided(base: Journey, ours: Journey, theirs: Journey, session: Session, window: QWidget | None) -> Merged | None:
    try:
        found = _joined(base, ours, theirs, session, window)
    except StoppedError:
        return None
    if not found.conflicts:
        return Merged(found.journey, len(found.taken))
    dialog = ConflictsDialog(found, session.speech, session.look, window)
    decided = dialog.exec() == QDialog.DialogCode.Accepted
    choices = dialog.choices
    return Merged(resolve(found, choices)) if decided else None


def _joined(base: Journey, ours: Journey, theirs: Journey, session: Session, window: QWidget | None) -> Merge:
    work = _Errand(base, ours, theirs)
    if max(len(ours.touchpoints), len(theirs.touchpoints)) < LARGE:
        return work.carry_out()
    found: Merge = carry_out(work, mark("Joining both versions …"), session.speech, window)
    return found


class _Errand:
    """The three journeys to be joined."""

    def __init__(self, base: Journey, ours: Journey, theirs: Journey) -> None:
        self._sides = (base, ours, theirs)

    def carry_out(self) -> Merge:
        return merge(*self._sides)

    def __call__(self, progress: Progress) -> Merge:
        return self.carry_out()
