"""The ways into a touchpoint and out of it, with their shares; pressed, a way is selected.

Links of the journey stand before it, and the flow of the analysis where no share is given.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from journeymap.gui.inspector.parts.base import Part
from journeymap.gui.inspector.pool import Pool
from journeymap.gui.inspector.rows import RowButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.words import called
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Percent, Word, msg
from journeymap.model import Link
from journeymap.model.words import LABELS, LinkKind

_ALMOST = 0.005


class WaysPart(Part):
    """Rows of links, those that come in first; below them what the shares add up to where that is not everybody."""

    watches = frozenset({"links", "touchpoints"})
    judges = True

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self.sum = PlainLabel(role="alert", parent=self)
        self.pool: Pool[RowButton, str] = Pool(self.column, self._make, self._bind)

    def show_subject(self, subject: Subject) -> None:
        links, here = self.session.journey.links, subject.id
        into = [id for id, link in links.items() if link.target == here != link.source]
        out = [id for id, link in links.items() if link.source == here]
        self.pool.show([*into, *out])
        words = self._sum([links[id] for id in out])
        self.column.removeWidget(self.sum)
        self.column.addWidget(self.sum)
        self.sum.setText(self.session.text(words) if words else "")
        self.sum.setVisible(words is not None)

    @property
    def hollow(self) -> bool:
        return not self.pool.shown

    def _sum(self, out: list[Link]) -> Message | None:
        """What the given shares of the ways out add up to, with those who end here; None where it is everybody."""
        assert self.subject is not None
        shares = [link.share for link in out]
        known = [share for share in shares if share is not None]
        if not known or len(known) < len(shares):
            return None
        total = sum(known) + (self.subject.element.end_share or 0.0)
        if self.subject.element.end is not None and self.subject.element.end_share is None and total < 1:
            return None
        if abs(total - 1.0) <= _ALMOST:
            return None
        return msg("The shares of the ways out add up to {total}, not to 100 %.", total=Percent(100 * total))

    def _make(self) -> RowButton:
        row = RowButton(self.session.look, self)
        row.clicked.connect(partial(self._pressed, row))
        return row

    def _bind(self, row: RowButton, id: str) -> None:
        assert self.subject is not None
        link = self.session.journey.links[id]
        row.key = id
        share = link.share if link.share is not None else self.session.analysis.flow.shares.get(id)
        figure = self.session.text("{share}", share=Percent(100 * share)) if share is not None else ""
        row.show_row(self.session.text(self._words(link)), self.session.text(self._below(link)), figure)

    def _words(self, link: Link) -> Message:
        assert self.subject is not None
        if link.source == link.target:
            return msg("back to itself")
        if link.target == self.subject.id:
            return msg("from {touchpoint}", touchpoint=called(self.session, "touchpoints", link.source))
        return msg("to {touchpoint}", touchpoint=called(self.session, "touchpoints", link.target))

    def _below(self, link: Link) -> Message | str:
        kind = Word(LABELS[link.kind])
        if link.kind is LinkKind.PLANNED:
            return link.label
        return msg("{kind}: {label}", kind=kind, label=link.label) if link.label else msg("{kind}", kind=kind)

    def _pressed(self, row: RowButton) -> None:
        self.session.reveal("links", row.key)
