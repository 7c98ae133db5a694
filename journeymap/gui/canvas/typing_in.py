"""Typing a journey: names typed one after the other, each a new linked touchpoint, or the next one on Tab.

Keys, double clicks, drops and pulled links come in here; `adding` and `renaming` show the field.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF

from journeymap.editing.commands import stages
from journeymap.gui.canvas import room
from journeymap.gui.canvas.adding import Adding, Newcomer
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.naming import How
from journeymap.gui.canvas.renaming import NEW_STAGE, Renaming, RenamingLink, RenamingStage, RenamingTouchpoint
from journeymap.gui.canvas.walking import following, in_order
from journeymap.i18n import mark, msg
from journeymap.model.words import LABELS, Kind


class Typing:
    """Adds and names what stands on one canvas."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._now: Adding | Renaming | None = None
        self.spot: QPointF | None = None
        """Where on the map a context menu was opened: a touchpoint added from it stands there."""

    def add_next(self) -> None:
        """A new touchpoint behind the current one, linked and named in place; the first one where there is none."""
        source = self._board.session.selection.one("touchpoints")
        if source:
            self.begin(Newcomer(room.behind(self._board, source), source))
        else:
            self.add()

    def add(self, kind: Kind | None = None) -> None:
        """A new touchpoint by itself: where the context menu was opened, else in the selected stage or the first."""
        stage = self._stage()
        centre, self.spot = self.spot or room.first_spot(self._board, stage), None
        self.begin(Newcomer(centre, kind=kind, text=self._board.session.text(LABELS[kind]) if kind else ""))

    def _stage(self) -> str:
        selection, journey = self._board.session.selection, self._board.journey
        current = journey.touchpoints.get(selection.one("touchpoints"))
        return selection.one("stages") or (current.stage if current else next(iter(journey.stages), ""))

    def insert(self) -> None:
        """A new touchpoint between the ends of the selected link, or of the one that leads on from the current
        touchpoint."""
        link = self._board.session.selection.one("links") or self._leading_on()
        if not link:
            self.add_next()
            return
        ends = self._board.journey.links[link]
        middle = (self._board.card_rect(ends.source).center() + self._board.card_rect(ends.target).center()) / 2
        self.begin(Newcomer(room.near(self._board, middle), ends.source, link=link))

    def _leading_on(self) -> str:
        current, found = self._board.session.selection.one("touchpoints"), self._board.journey.links.items()
        targets = following(self._board.journey, current)[:1]
        return next((id for id, link in found if link.source == current and link.target in targets), "")

    def add_of_kind(self, kind: Kind) -> None:
        """A new touchpoint of a kind behind the current one; by itself where there is none."""
        source = self._board.session.selection.one("touchpoints")
        if source:
            text = self._board.session.text(LABELS[kind])
            self.begin(Newcomer(room.behind(self._board, source), source, kind, text))
        else:
            self.add(kind)

    def add_stage(self, before: str | None = None) -> None:
        """A new stage, named in place; its adding and its first name are one step."""
        session = self._board.session
        self._board.naming.finish()
        session.document.seal()
        with session.document.edit(msg("Add a stage"), NEW_STAGE):
            id = stages.add_stage(session.document, session.text(mark("New stage")), before)
        session.selection.pick("stages", id)
        made = self._now = RenamingStage(self._board, id, fresh=True)
        made.begin()

    def begin(self, newcomer: Newcomer) -> None:
        """Asks for the name of a touchpoint that is to be."""
        self._board.naming.finish()
        adding = self._now = Adding(self._board, newcomer, self._added)
        adding.begin()

    def name(self, mapping: str, id: str) -> None:
        """Names a touchpoint, link or stage in place."""
        self._board.naming.finish()
        made: Renaming
        if mapping == "touchpoints":
            made = RenamingTouchpoint(self._board, id, self._named)
        elif mapping == "links":
            made = RenamingLink(self._board, id)
        elif mapping == "stages":
            made = RenamingStage(self._board, id)
        else:
            return
        self._now = made
        made.begin()

    def follow(self) -> None:
        """The journey changed: what is being named and is gone is named no more."""
        if self._board.naming.active and isinstance(self._now, Renaming) and not self._now.there():
            self._board.naming.cancel()

    def _added(self, id: str, how: How) -> None:
        if id:
            self._board.session.selection.pick("touchpoints", id)
            self._named(id, how)

    def _named(self, id: str, how: How) -> None:
        if how == "away" or id not in self._board.journey.touchpoints:
            return
        self._board.session.selection.pick("touchpoints", id)
        if how == "enter":
            self.add_next()
        else:
            self.step(1 if how == "tab" else -1)

    def step(self, step: int) -> None:
        """Selects the next touchpoint in journey order, or the one before."""
        found = in_order(self._board.order(), self._board.session.selection.one("touchpoints"), step)
        if found:
            self.choose(found)

    def choose(self, id: str) -> None:
        """Selects a touchpoint and brings it in sight."""
        self._board.session.selection.pick("touchpoints", id)
        self._board.view.fly_to([id])
