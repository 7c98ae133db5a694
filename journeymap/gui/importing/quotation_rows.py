"""Comments of customers as rows to pick quotations from, and the quotations that a person picked.

A guide's comments stand before it; `quotations` shows them, the import takes what was picked into its one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QObject

from journeymap.feedback.guide_values import Comment
from journeymap.feedback.privacy import LABELS, Found, personal
from journeymap.gui.importing.cells import Cell, RowsModel
from journeymap.gui.session.session import Session
from journeymap.i18n import Day, Listing, Message, Word, mark, msg

PICK, WORDS, PLACE = range(3)
WIDTHS = ((66, 0), (130, 6), (92, 2))
BLOTTED = "[…]"


class Quotation(msgspec.Struct, frozen=True):
    """A customer's own words as a person picked them: for which touchpoint, of which day, from which source."""

    touchpoint: str
    text: str
    day: date | None = None
    source: str = ""


class CommentRow(msgspec.Struct, frozen=True):
    """A comment as it stands now: `text` may be shortened by the person, `picked` says whether it is quoted."""

    comment: Comment
    text: str
    touchpoint: str
    picked: bool = False


class CommentsModel(RowsModel[CommentRow]):
    """`every` are all comments, `rows` those that hold what is searched."""

    headings = (mark("Quoted"), mark("Comment"), mark("Touchpoint"))

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.speech, parent)
        self._session = session
        self.every: dict[Comment, CommentRow] = {}
        self._wanted = ""
        self._told: dict[str, tuple[Found, ...]] = {}

    def show(self, comments: Sequence[Comment]) -> None:
        """Shows these; what was picked or written of those known stays."""
        known = self.every
        self.every = {each: known.get(each) or CommentRow(each, each.text, each.touchpoint) for each in comments}
        self._filter()

    def find(self, wanted: str) -> None:
        """Shows only the comments that hold every word."""
        self._wanted = wanted
        self._filter()

    def _filter(self) -> None:
        words = self._wanted.casefold().split()
        self.take(row for row in self.every.values() if all(word in row.text.casefold() for word in words))

    def put(self, at: int, row: CommentRow) -> None:
        """Puts a changed row in the place of the one there."""
        self.every[row.comment] = row
        self.rows = (*self.rows[:at], row, *self.rows[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, PLACE))

    def tells(self, text: str) -> tuple[Found, ...]:
        """What in a text may tell who somebody is."""
        if text not in self._told:
            self._told[text] = personal(text)
        return self._told[text]

    @property
    def picked(self) -> tuple[Quotation, ...]:
        """What is quoted, in the order of the comments; only where a touchpoint and words are left."""
        return tuple(
            Quotation(row.touchpoint, row.text.strip(), row.comment.day, row.comment.source)
            for row in self.every.values()
            if row.picked and row.touchpoint and row.text.strip()
        )

    def cell(self, row: int, column: int) -> Cell:
        """A cell's words; a text that may tell who somebody is has a sign."""
        each = self.rows[row]
        if column == PICK:
            words = self.speech.text(mark("quoted") if each.picked else mark("not quoted"))
            return Cell(icon="check" if each.picked else "add", tone="accent" if each.picked else "muted", spoken=words)
        if column == WORDS:
            return self._words(each)
        found = self._session.journey.touchpoints.get(each.touchpoint)
        if found is None:
            return Cell(self.speech.text(mark("Choose…")), faded=True, choosable=True)
        return Cell(found.title or each.touchpoint, choosable=True)

    def _words(self, row: CommentRow) -> Cell:
        found = self.tells(row.text)
        if found:
            detail = self.speech.text(msg("may hold {what}", what=kinds(found)))
            return Cell(row.text, detail, icon="warning", tone="alert", low=True, strong=row.picked)
        day, column = row.comment.day, row.comment.column
        told = msg("{day}, “{column}”", day=Day(day), column=column) if day else msg("“{column}”", column=column)
        return Cell(row.text, self.speech.text(told), strong=row.picked)


def kinds(found: Sequence[Found]) -> Listing:
    """What a text may hold, each kind once."""
    return Listing(tuple(Word(words) for words in dict.fromkeys(LABELS[piece.kind] for piece in found)))


def warning(text: str, found: Sequence[Found]) -> Message:
    """That a text may tell who somebody is, with the pieces that do."""
    pieces = Listing(tuple(msg("“{piece}”", piece=text[piece.start : piece.end]) for piece in found), 3)
    return msg("This may hold {what}: {pieces}.", what=kinds(found), pieces=pieces)


def blotted(text: str, found: Sequence[Found]) -> str:
    """The text with every piece that may tell who somebody is blotted out."""
    for piece in reversed(found):
        text = text[: piece.start] + BLOTTED + text[piece.end :]
    return text
