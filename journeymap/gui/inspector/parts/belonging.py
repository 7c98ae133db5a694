"""The touchpoints that belong to a stage, a department or a persona; pressed, one is selected and shown.

The journey stands before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.session.session import Session
from journeymap.i18n import Listing, Word
from journeymap.model import Touchpoint
from journeymap.model.words import LABELS

_BELONGS: Mapping[str, Callable[[Touchpoint, str], bool]] = {
    "stages": lambda touchpoint, id: touchpoint.stage == id,
    "departments": lambda touchpoint, id: id in touchpoint.owners,
    "personas": lambda touchpoint, id: id in touchpoint.personas,
}


class BelongingPart(Part):
    """A row for each touchpoint; for a department with its roles there."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.pool: Pool[RowButton, str] = Pool(self.column, self._make, self._bind)

    def show_subject(self, subject: Subject) -> None:
        belongs = _BELONGS[subject.mapping]
        held = self.session.journey.touchpoints
        self.pool.show([id for id, touchpoint in held.items() if belongs(touchpoint, subject.id)])

    @property
    def remark(self) -> str:
        return self.session.text("{count}", count=len(self.pool.shown)) if self.pool.shown else ""

    @property
    def hollow(self) -> bool:
        return not self.pool.shown

    def _make(self) -> RowButton:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind(self, row: RowButton, id: str) -> None:
        assert self.subject is not None
        touchpoint = self.session.journey.touchpoints[id]
        row.key = id
        roles = touchpoint.owners.get(self.subject.id, ()) if self.subject.mapping == "departments" else ()
        words = (
            self.session.text("{roles}", roles=Listing(tuple(Word(LABELS[role]) for role in roles))) if roles else ""
        )
        row.show_row(touchpoint.title, words)

    def _pressed(self, row: RowButton) -> None:
        self.session.reveal("touchpoints", row.key)
