"""A touchpoint that is about to be: shown as a ghost while its name is typed, made with its place and link in one step.

Until the name is there nothing is in the document, so that Escape in an empty field leaves no trace; a name that was
typed is kept by Escape too, for it could not be had back. Keys, double clicks, drops and
pulled links begin it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF

from journeymap.editing.commands import links, touchpoints
from journeymap.editing.errors import EditError
from journeymap.gui.canvas import places, spots
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.curves import pulled
from journeymap.gui.canvas.laning import put_in_lane
from journeymap.gui.canvas.naming import How, NameRequest
from journeymap.i18n import mark, msg
from journeymap.model.words import Kind

TITLE_DOWN_PT = 6.0


class Newcomer(msgspec.Struct, frozen=True):
    """What is known of a touchpoint before its name: the centre of its card on the map, what it follows, its kind,
    the text its name begins with, and the link into which it is put."""

    centre: QPointF
    source: str = ""
    kind: Kind | None = None
    text: str = ""
    link: str = ""


class Adding:
    """One touchpoint being added; `added` is told its id and the key that ended the typing, an empty id where
    nothing was made."""

    def __init__(self, board: Board, newcomer: Newcomer, added: Callable[[str, How], None]) -> None:
        self._board, self._newcomer, self._added = board, newcomer, added

    def begin(self) -> None:
        """Shows the ghost, in sight, and opens the field over it."""
        board, new = self._board, self._newcomer
        ghost = self._ghost()
        board.naming.finish()
        board.view.bring_in(ghost.adjusted(-12, -12, 12, 12))
        board.scene.overlay.set_ghost_card(ghost)
        if new.source:
            board.scene.overlay.set_ghost_link(pulled(board.card_rect(new.source), ghost))
        called = board.session.text(mark("Name of the new touchpoint"))
        board.naming.ask(NameRequest(self._place, new.text, called, self._done, self._drop, called))

    def _ghost(self) -> QRectF:
        return spots.card_at(self._newcomer.centre)

    def _place(self) -> QRect:
        return name_place(self._board, self._ghost())

    def _drop(self, typed: str) -> None:
        if typed and typed != self._newcomer.text:
            self._done(typed, "away")
        else:
            self._board.clear()

    def _done(self, title: str, how: How) -> None:
        self._board.clear()
        self._added(self._make(title) if title else "", how)

    def _make(self, title: str) -> str:
        board, new = self._board, self._newcomer
        document = board.session.document
        try:
            with places.pinned(board, msg("Add touchpoint {name}", name=title)):
                id = touchpoints.add_touchpoint(document, title, **self._fields())
                if not board.on_graph:
                    put_in_lane(board, id, new.centre.y())
                self._connect(id)
        except EditError as error:
            board.session.notice(error.message)
            return ""
        return id

    def _connect(self, id: str) -> None:
        """What the new touchpoint follows leads to it; a link it was put into leads on from it."""
        document, new = self._board.session.document, self._newcomer
        split = document.present.links.get(new.link)
        if split is not None:
            links.reconnect(document, new.link, target=id)
            links.connect(document, id, split.target)
        elif new.source in document.present.touchpoints:
            links.connect(document, new.source, id)

    def _fields(self) -> dict[str, Any]:
        stage, place = places.spot(self._board, self._newcomer.centre)
        fields: dict[str, Any] = {"stage": stage}
        if self._board.on_graph:
            fields["position"] = place
        if self._newcomer.kind is not None:
            fields["kind"] = self._newcomer.kind
        return fields


def name_place(board: Board, card: QRectF) -> QRect:
    """Where the field of a card's name stands: over its title, inside its border."""
    title = QRectF(card.left() + 10, card.top() + TITLE_DOWN_PT, card.width() - 16, 20)
    return board.screen_rect(title)
