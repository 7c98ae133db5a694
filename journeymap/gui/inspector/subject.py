"""What a form is about: one element, or several of one mapping; its values are read and written here.

Selection and document stand before it; every editor reads values from it and hands typed ones to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from msgspec.structs import replace

from journeymap.editing.commands import (
    actions,
    departments,
    elements,
    links,
    metrics,
    personas,
    settings,
    stages,
    touchpoints,
    warnings,
)
from journeymap.editing.document import Document
from journeymap.editing.errors import EditError
from journeymap.gui.inspector.words import called, counted
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, msg
from journeymap.model import Element, Importance
from journeymap.model.fields import FieldKind, field, value_of

Verb = Callable[..., Any]


class Mixed(Enum):
    """The one value that stands for values that differ between the selected elements."""

    SEVERAL = "several values"


SEVERAL = Mixed.SEVERAL


def _set_journey(document: Document, id: str, merge_key: str | None = None, **fields: Any) -> None:
    settings.set_settings(document, merge_key, **fields)


_VERBS: Mapping[str, Verb] = {
    "touchpoints": touchpoints.set_touchpoint,
    "links": links.set_link,
    "stages": stages.set_stage,
    "departments": departments.set_department,
    "personas": personas.set_persona,
    "actions": actions.set_action,
    "metrics": metrics.set_metric,
    "warnings": warnings.set_warning,
    "journey": _set_journey,
}
_PARTS: Mapping[str, type[Element]] = {"importance": Importance}


class Subject:
    """The selected elements of one mapping (`journey` with one empty id for the journey itself)."""

    def __init__(self, session: Session, mapping: str, ids: tuple[str, ...]) -> None:
        self.session, self.mapping, self.ids = session, mapping, ids

    @property
    def id(self) -> str:
        """The first of the ids: the only one where it is not `several`."""
        return self.ids[0]

    @property
    def several(self) -> bool:
        """Whether more than one element is selected."""
        return len(self.ids) > 1

    @property
    def alive(self) -> bool:
        """Whether the journey still has every element."""
        held = getattr(self.session.journey, self.mapping, {})
        return self.mapping == "journey" or all(id in held for id in self.ids)

    @property
    def elements(self) -> tuple[Any, ...]:
        """The elements as they are now."""
        journey = self.session.journey
        if self.mapping == "journey":
            return (journey,)
        held = getattr(journey, self.mapping)
        return tuple(held[id] for id in self.ids)

    @property
    def element(self) -> Any:
        """The first of the elements."""
        return self.elements[0]

    @property
    def name(self) -> str:
        """What people call the element; how many there are where there are several."""
        if self.mapping == "journey":
            return self.session.journey.title
        if not self.several:
            return called(self.session, self.mapping, self.id)
        return self.session.text(counted(self.mapping, len(self.ids)))

    def value(self, name: str) -> Any:
        """The value of a field by its name in the table; `SEVERAL` where the elements differ in it."""
        first, *others = (value_of(element, name) for element in self.elements)
        return SEVERAL if any(other != first for other in others) else first

    def put(self, name: str, value: Any) -> Message | None:
        """Gives the field of every element this value, as one step that typing continues; a refusal's sentence."""
        if field(self.mapping, name).kind is FieldKind.TEXT:
            value = value.strip()
        key = elements.typing_key(self.mapping, "+".join(self.ids), name)
        return self._carry_out(lambda: self._write(name, value, key))

    def do(self, verb: Verb, *args: Any, **kwargs: Any) -> Message | None:
        """Carries out a verb; a refusal's sentence, None where it was done."""
        return self._carry_out(lambda: verb(self.session.document, *args, **kwargs))

    def for_each(self, label: Message, work: Callable[[Document, str], Any]) -> Message | None:
        """Carries out the work for the id of every element as one step; a refusal's sentence."""
        return self._carry_out(lambda: self._each(label, None, work))

    def seal(self) -> None:
        """What is typed next is a step of its own."""
        self.session.document.seal()

    def _write(self, name: str, value: Any, key: str) -> None:
        verb = _VERBS[self.mapping]
        if not self.several:
            verb(self.session.document, self.id, key, **self._fields(self.id, name, value))
            return
        label = msg("Change {name}", name=elements.several(self.session.document, self.mapping, self.ids))
        self._each(label, key, lambda document, id: verb(document, id, None, **self._fields(id, name, value)))

    def _each(self, label: Message, key: str | None, work: Callable[[Document, str], Any]) -> None:
        document = self.session.document
        with document.edit(label, key):
            for id in self.ids:
                work(document, id)

    def _fields(self, id: str, name: str, value: Any) -> dict[str, Any]:
        whole, _, inner = name.partition(".")
        if not inner:
            return {name: value}
        empty = _PARTS[whole]()
        part = replace(getattr(self._element(id), whole) or empty, **{inner: value})
        return {whole: None if part == empty else part}

    def _element(self, id: str) -> Any:
        return elements.element(self.session.document, self.mapping, id)

    @staticmethod
    def _carry_out(work: Callable[[], Any]) -> Message | None:
        try:
            work()
        except EditError as error:
            return error.message
        return None
