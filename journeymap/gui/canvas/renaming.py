"""Naming what is there already, in place: a touchpoint, a link with its share, a stage.

Keys, double clicks and menus begin it; each ends in one step of editing or in nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF

from journeymap.editing.commands import links, stages, touchpoints
from journeymap.editing.document import Document
from journeymap.gui.canvas.adding import name_place
from journeymap.gui.canvas.board import Board
from journeymap.gui.canvas.link_words import read_words, write_words
from journeymap.gui.canvas.naming import How, NameRequest
from journeymap.i18n import mark, msg

Named = Callable[[str, How], None]
"""Told the id of what was named, and the key that ended the typing."""
NEW_STAGE = "new stage"
"""The merge key under which the adding of a stage and its first name are one step."""
_LINK_WIDTH_PT = 150.0


class Renaming:
    """One element being named; the kinds differ in where the field stands and which verb follows. A `fresh` one was
    made in the step just before, which its name belongs to."""

    def __init__(self, board: Board, id: str, named: Named | None = None, *, fresh: bool = False) -> None:
        self.board, self.id, self._named, self._fresh = board, id, named, fresh

    def begin(self) -> None:
        """Opens the field, in sight."""
        self.board.naming.finish()
        if not self.there():
            return
        self.board.view.fly_to([self.id], animated=False)
        text, called = self.words()
        hint = self.board.session.text(self.hint())
        self.board.naming.ask(NameRequest(self.place, text, called, self._done, self._drop, hint))

    def there(self) -> bool:
        """Whether the journey still has it."""
        raise NotImplementedError

    def place(self) -> QRect:
        """Where the field stands, in pixels of the viewport."""
        raise NotImplementedError

    def words(self) -> tuple[str, str]:
        """The text the field begins with, and what the field is called aloud."""
        raise NotImplementedError

    def hint(self) -> str:
        """What stands in an empty field."""
        return ""

    def write(self, text: str) -> None:
        """Carries out the verb."""
        raise NotImplementedError

    def _drop(self, typed: str) -> None:
        """A new one keeps the name that was typed, for it could not be had back; any other keeps the one it had."""
        if self._fresh and typed:
            self._done(typed, "away")

    def _done(self, text: str, how: How) -> None:
        if self.there() and text != self.words()[0]:
            document = self.board.session.document
            if not self._fresh:
                document.seal()
            self.write(text)
            document.seal()
        if self._named is not None:
            self._named(self.id, how)


class RenamingTouchpoint(Renaming):
    """The title of a touchpoint; an empty one is not taken over."""

    def there(self) -> bool:
        return self.id in self.board.journey.touchpoints

    def place(self) -> QRect:
        return name_place(self.board, self.board.card_rect(self.id))

    def words(self) -> tuple[str, str]:
        title = self.board.journey.touchpoints[self.id].title
        return title, self.board.session.text(mark("Name of {name}"), name=title)

    def write(self, text: str) -> None:
        if text:
            self.board.session.do(touchpoints.rename_touchpoint, self.id, text)


class RenamingLink(Renaming):
    """The label and share of a link: `30 %`, `0.3`, `with voucher`, `30 % with voucher`."""

    def there(self) -> bool:
        return self.id in self.board.journey.links

    def place(self) -> QRect:
        item = self.board.scene.links.items.get(self.id)
        words = self.board.scene.link(self.id)
        plate = words.text_rect if words else None
        middle = QRectF(plate.x, plate.y, plate.width, plate.height) if plate else QRectF()
        if plate is None and item is not None:
            middle = item.boundingRect()
        at = middle.center()
        return self.board.screen_rect(QRectF(at.x() - _LINK_WIDTH_PT / 2, at.y() - 10, _LINK_WIDTH_PT, 20))

    def words(self) -> tuple[str, str]:
        link = self.board.journey.links[self.id]
        called = self.board.session.text(mark("Share and label of the link"))
        return " ".join(write_words(link, self.board.session.speech.translator).split()), called

    def hint(self) -> str:
        return mark("30 % with voucher")

    def write(self, text: str) -> None:
        share, label = read_words(text)
        self.board.session.do(lambda document: links.set_link(document, self.id, share=share, label=label))


class RenamingStage(Renaming):
    """The heading of a stage."""

    def there(self) -> bool:
        return self.id in self.board.journey.stages

    def place(self) -> QRect:
        heading = next((h for h in self.board.view.headings() if h.band.id == self.id), None)
        if heading is None:
            return QRect(8, 8, 150, 24)
        return heading.rect.adjusted(8, 4, -8, 0).toRect()

    def words(self) -> tuple[str, str]:
        title = self.board.journey.stages[self.id].title
        return title, self.board.session.text(mark("Name of the stage"))

    def write(self, text: str) -> None:
        if text:
            self.board.session.do(self._rename, text)

    def _rename(self, document: Document, text: str) -> None:
        label = msg("Add stage {name}", name=text) if self._fresh else msg("Rename {name}", name=text)
        with document.edit(label, NEW_STAGE if self._fresh else None):
            stages.rename_stage(document, self.id, text)
