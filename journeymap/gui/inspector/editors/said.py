"""Editors of what people said: customers' own words with day and source, and signed comments of colleagues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.editing.commands import experience
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.entry_form import EntryField
from journeymap.gui.inspector.editors.entry_list import Entry, EntryList
from journeymap.gui.inspector.words import called, department_colour
from journeymap.i18n import Day, Value, mark
from journeymap.model import Comment, Quote


class QuotesEditor(EntryList):
    """Customers' words in italics, with day and source under them."""

    form_fields = (
        EntryField("text", mark("In the customer's own words"), "lines"),
        EntryField("date", mark("Day"), "day"),
        EntryField("source", mark("Source"), "line"),
    )
    add_words = mark("Add a quote")

    def entries(self) -> Sequence[Entry]:
        return [self._entry(place, quote) for place, quote in enumerate(self.subject.element.quotes)]

    def _entry(self, place: int, quote: Quote) -> Entry:
        values = {"text": quote.text, "date": quote.date, "source": quote.source}
        parts: tuple[Value, ...] = tuple(filter(None, (quote.source, Day(quote.date) if quote.date else "")))
        words = self.session.text("“{words}”", words=quote.text)
        return Entry(place, words, joined(self, parts), italic=True, values=values)

    def change(self, document: Document, key: Any, name: str, value: Any) -> None:
        experience.edit_quote(document, self.subject.id, key, **{name: value})

    def add(self, document: Document, values: Mapping[str, Any]) -> None:
        others = {name: values.get(name) or default for name, default in (("date", None), ("source", ""))}
        experience.add_quote(document, self.subject.id, values.get("text") or "", **others)

    def remove(self, document: Document, key: Any) -> None:
        experience.remove_quote(document, self.subject.id, key)


class CommentsEditor(EntryList):
    """Remarks, signed with name, department and day."""

    form_fields = (
        EntryField("text", mark("Comment"), "lines"),
        EntryField("by", mark("Signed by"), "line"),
        EntryField("department", mark("Department"), "department"),
        EntryField("date", mark("Day"), "day"),
    )
    add_words = mark("Add a comment")
    watches = frozenset({"departments"})

    def entries(self) -> Sequence[Entry]:
        return [self._entry(place, comment) for place, comment in enumerate(self.subject.element.comments)]

    def _entry(self, place: int, comment: Comment) -> Entry:
        department = comment.department and called(self.session, "departments", comment.department)
        day: Value = Day(comment.date) if comment.date else ""
        colour = department_colour(self.session, comment.department) if comment.department else ""
        values = {name: getattr(comment, name) for name in ("text", "by", "department", "date")}
        return Entry(
            place,
            comment.text,
            joined(self, tuple(filter(None, (comment.by, department, day)))),
            "",
            colour,
            values=values,
        )

    def begin_with(self) -> Mapping[str, Any]:
        return {"date": self.session.today(), "by": self.session.journey.author}

    def change(self, document: Document, key: Any, name: str, value: Any) -> None:
        experience.edit_comment(document, self.subject.id, key, **{name: value})

    def add(self, document: Document, values: Mapping[str, Any]) -> None:
        experience.add_comment(
            document,
            self.subject.id,
            values.get("by") or "",
            values.get("text") or "",
            values.get("date"),
            values.get("department") or "",
        )

    def remove(self, document: Document, key: Any) -> None:
        experience.remove_comment(document, self.subject.id, key)


def joined(editor: EntryList, parts: tuple[Value, ...]) -> str:
    """Who, where and when, one after the other; an empty text for nothing."""
    shown = [editor.session.text("{part}", part=part) for part in parts]
    return " · ".join(shown)
