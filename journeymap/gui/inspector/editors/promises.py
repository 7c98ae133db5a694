"""The editor of promises: those made here, those made elsewhere and delivered here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from journeymap.editing.commands import entries, promises
from journeymap.editing.document import Document
from journeymap.gui.inspector.editors.entry_form import EntryField
from journeymap.gui.inspector.editors.entry_list import Entry, EntryList
from journeymap.gui.inspector.picking import PickButton
from journeymap.gui.inspector.subject import Subject
from journeymap.gui.inspector.words import Choice, called
from journeymap.i18n import Listing, Message, mark, msg
from journeymap.model import Promise
from journeymap.model.fields import Field


class PromisesEditor(EntryList):
    """A row for each promise; made ones can be worded anew, delivered ones can be let go."""

    form_fields = (EntryField("text", mark("What is promised"), "lines"),)
    add_words = mark("Add a promise made here")
    watches = frozenset({"touchpoints"})

    def __init__(self, field: Field, subject: Subject, parent: Any) -> None:
        super().__init__(field, subject, parent)
        self.deliver = PickButton(self.session, self._undelivered, self, link=True)
        self.deliver.picked.connect(self._deliver)
        self.column.addWidget(self.deliver, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def targets(self) -> tuple[Any, ...]:
        return (self.add_button, self.deliver)

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.deliver.setAccessibleName(
            self.session.text(msg("{field}: {value}", field=name, value=self.session.text(_DELIVER)))
        )

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        self.deliver.show_choice("", self.session.text(_DELIVER))

    def entries(self) -> Sequence[Entry]:
        held = self.subject.element.promises
        return [self._entry(place, promise) for place, promise in enumerate(held)]

    def _entry(self, place: int, promise: Promise) -> Entry:
        return Entry(place, promise.text, self.session.text(self._where(promise)), values={"text": promise.text})

    def _where(self, promise: Promise) -> Message:
        if promise.made_at != self.subject.id:
            return msg("Delivered here, made at {touchpoint}", touchpoint=self._title(promise.made_at))
        places = self._delivered_at(promise)
        if not places:
            return msg("Made here, delivered nowhere yet")
        return msg(
            "Made here, delivered at {touchpoints}", touchpoints=Listing(tuple(self._title(id) for id in places))
        )

    def _title(self, id: str) -> str:
        return called(self.session, "touchpoints", id)

    def _delivered_at(self, promise: Promise) -> list[str]:
        held = self.session.journey.touchpoints.items()
        return [id for id, touchpoint in held if id != self.subject.id and promise in touchpoint.promises]

    def _undelivered(self) -> list[Choice]:
        """Promises made elsewhere that are not delivered here."""
        here = self.subject.element.promises
        made = (
            (id, place, promise)
            for id, touchpoint in self.session.journey.touchpoints.items()
            for place, promise in enumerate(touchpoint.promises)
            if promise.made_at == id != self.subject.id and promise not in here
        )
        words = mark("{promise} ({touchpoint})")
        return [
            Choice(f"{place}/{id}", self.session.text(words, promise=promise.text, touchpoint=self._title(id)))
            for id, place, promise in made
        ]

    def _deliver(self, key: str) -> None:
        place, _, id = key.partition("/")
        if not id:
            return
        promise = self.session.journey.touchpoints[id].promises[int(place)]
        self.carry(lambda: self.subject.do(promises.deliver, self.subject.id, promise))
        self.settle()

    def change(self, document: Document, key: Any, name: str, value: Any) -> None:
        old = self._held(document, key)
        new = Promise(text=value.strip(), made_at=old.made_at)
        for id, touchpoint in document.present.touchpoints.items():
            if old in touchpoint.promises:
                held = tuple(new if promise == old else promise for promise in touchpoint.promises)
                entries.put_all(document, id, "promises", held, msg("Change {name}", name=old.text))

    def _held(self, document: Document, place: int) -> Promise:
        held: tuple[Promise, ...] = document.present.touchpoints[self.subject.id].promises
        return held[place]

    def add(self, document: Document, values: Mapping[str, Any]) -> None:
        promises.make_promise(document, self.subject.id, values.get("text") or "")

    def remove(self, document: Document, key: Any) -> None:
        promises.remove_promise(document, self.subject.id, self._held(document, key))


_DELIVER = mark("Deliver one made elsewhere…")
