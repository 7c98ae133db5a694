"""Copy, cut, paste and duplicate on the map: data of the clipboard in and out, each one step of editing.

`clipboard` reads and writes the data; this module says where what is pasted comes to stand.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.editing.clip import Clip
from journeymap.editing.commands import copying, elements, placing, touchpoints
from journeymap.editing.commands.typing_in import paste_text, rows_of, unknown_kinds
from journeymap.editing.errors import EditError
from journeymap.gui.canvas import clipboard, places, room
from journeymap.gui.canvas.board import Board
from journeymap.gui.session.mime import CLIP
from journeymap.i18n import Listing, Message, msg, msg_count


class Pasting:
    """The clipboard of one canvas; pasting the same again puts it further aside."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._last: tuple[bytes, int] = (b"", 0)

    def copy(self) -> bool:
        """Puts the selected touchpoints on the clipboard; whether they are there. A refusal is said."""
        session = self._board.session
        ids = session.selection.of("touchpoints")
        if not ids:
            return False
        try:
            data = clipboard.clip_data(session.journey, ids, session.speech.translator)
        except EditError as error:
            session.notice(error.message)
            return False
        QGuiApplication.clipboard().setMimeData(data)
        self._last = (b"", 0)
        return True

    def cut(self) -> None:
        """Puts the selected touchpoints on the clipboard and takes them off the map."""
        ids = self._board.session.selection.of("touchpoints")
        if self.copy():
            self._board.session.do(touchpoints.delete_touchpoints, ids)

    def paste(self) -> None:
        """Puts in what is on the clipboard: copied touchpoints, or text as a chain of them."""
        # Asked only now: another program that holds the clipboard may take its time to answer.
        self.put_in(QGuiApplication.clipboard().mimeData() or QMimeData())

    def put_in(self, data: QMimeData) -> None:
        """Puts data in as touchpoints and selects them; a refusal is said."""
        try:
            clip = clipboard.read_clip(data)
            made = self._paste_text(data) if clip is None else self._paste_clip(clip, data)
        except EditError as error:
            self._board.session.notice(error.message)
            return
        self._choose(made)

    def duplicate(self) -> None:
        """Copies the selected touchpoints, a little aside, without what was measured of them."""
        ids = self._board.session.selection.of("touchpoints")
        if ids:
            name = elements.several(self._board.session.document, "touchpoints", ids)
            label = msg("Duplicate {name}", name=name)
            self._choose(self._step(label, lambda: copying.duplicate(self._board.session.document, ids)))

    def _paste_clip(self, clip: Clip, data: QMimeData) -> tuple[str, ...]:
        raw = bytes(data.data(CLIP).data())
        times = self._last[1] + 1 if self._last[0] == raw else 1
        self._last = (raw, times)
        aside = copying.OFFSET_PT * times
        document = self._board.session.document
        made = self._step(msg("Paste"), lambda: copying.paste(document, clip, offset_pt=aside))
        self._keep_hidden(made)
        return made

    def _keep_hidden(self, made: tuple[str, ...]) -> None:
        """What was copied of touchpoints whose marks nobody may see yet shows them no more than these."""
        hidden = self._board.session.unrevealed
        marked = {id for id in made if self._board.session.journey.touchpoints[id].views}
        if hidden.touchpoints and marked:
            hidden.collect(marked)

    def _step(self, label: Message, verb: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        with places.pinned(self._board, label):
            return verb()

    def _paste_text(self, data: QMimeData) -> tuple[str, ...]:
        """A chain behind the current touchpoint, or in the selected stage, or in the one in the middle of the view."""
        board = self._board
        text = clipboard.read_text(data)
        after = board.session.selection.one("touchpoints")
        stage = board.journey.touchpoints[after].stage if after else self._stage()
        count = len(rows_of(text))
        with places.pinned(board, msg_count("Paste {count} touchpoint", "Paste {count} touchpoints", count)):
            made = paste_text(board.session.document, text, stage, after or None)
            self._place(made, after, stage)
        board.session.notice(_pasted(len(made), unknown_kinds(text)), undo=True)
        return made

    def _stage(self) -> str:
        in_view = self._board.band_at(self._board.view.visible_rect().center().x())
        return self._board.session.selection.one("stages") or (in_view.id if in_view else "")

    def _place(self, made: tuple[str, ...], after: str, stage: str) -> None:
        """Puts those that are in one stage with what they follow into a row; the rest is left to the map."""
        board = self._board
        present = board.session.document.present.touchpoints
        row = [id for id in made if present[id].stage == stage]
        band = board.band(stage)
        if board.on_graph and row and band is not None:
            spots = room.row(board, len(row), after, stage)
            left = band.rect.x
            at = {id: (centre.x() - left, centre.y()) for id, centre in zip(row, spots, strict=True)}
            placing.move_many(board.session.document, at)

    def _choose(self, made: tuple[str, ...]) -> None:
        if made:
            self._board.session.selection.choose(("touchpoints", id) for id in made)
            self._board.view.fly_to(made)


def _pasted(count: int, unknown: tuple[str, ...]) -> Message:
    if not unknown:
        return msg_count("{count} touchpoint pasted.", "{count} touchpoints pasted.", count)
    return msg_count(
        "{count} touchpoint pasted. Not understood as a kind and shown as Other: {words}.",
        "{count} touchpoints pasted. Not understood as a kind and shown as Other: {words}.",
        count,
        words=Listing(unknown, 3),
    )
