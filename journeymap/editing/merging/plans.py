"""How each field of the model is merged, read off its type; a new field follows by itself.

Below `weaving`. What makes an entry of a list the same entry is told here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from journeymap.editing.difference import entry_name
from journeymap.editing.merging.sequences import numbered
from journeymap.model import (
    Comment,
    CountedFile,
    Element,
    Importance,
    Kept,
    ParkedIdea,
    Promise,
    Quote,
    ScoreRecord,
    View,
)
from journeymap.model.converting import type_info


class Plan(Enum):
    """A way to merge two changes of one field."""

    VALUE = auto()
    """One value: two different changes are a conflict."""
    PARTS = auto()
    """A value with fields of its own, each merged by itself."""
    KEYED = auto()
    """A mapping, merged key by key."""
    ENTRIES = auto()
    """A list whose entries have an identity, merged entry by entry."""
    TEXTS = auto()
    """A list of texts or words: an ordered set."""
    VOTES = auto()
    """A count of dots: both sides' dots count."""
    TALLY = auto()
    """How often each mark was given: both sides' marks count."""


IDENTITIES: Mapping[type, Callable[[Any], Any]] = {
    ScoreRecord: lambda record: record.identity,
    Comment: lambda comment: (comment.by, comment.date, comment.text),
    Promise: lambda promise: (promise.text, promise.made_at),
    Quote: lambda quote: (quote.text, quote.date),
    CountedFile: lambda counted: counted.sha256,
    ParkedIdea: lambda idea: idea.text,
    Kept: lambda kept: kept.path,
}
"""What makes an entry of a list the same entry."""

_BLANK: Mapping[type, Callable[[Any], Element]] = {
    View: lambda view: View(),
    ParkedIdea: lambda idea: ParkedIdea(text=idea.text),
    Importance: lambda importance: Importance(),
}
"""What both sides began from where both made such a value: only then can its parts be merged."""


@cache
def plans(kind: type) -> Mapping[str, Plan]:
    """The plan of each field of a type."""
    info = type_info(kind)
    assert isinstance(info, inspect.StructType)
    return {field.name: _plan(kind, field.name, field.type) for field in info.fields}


def _plan(kind: type, name: str, info: inspect.Type) -> Plan:
    if isinstance(info, inspect.VarTupleType):
        return Plan.ENTRIES if isinstance(info.item_type, inspect.StructType) else Plan.TEXTS
    if isinstance(info, inspect.DictType):
        return Plan.KEYED if isinstance(info.key_type, inspect.StrType) else _of_counts(kind)
    if isinstance(info, inspect.UnionType) and any(getattr(each, "cls", None) is Importance for each in info.types):
        return Plan.PARTS
    return Plan.VOTES if name == "votes" else Plan.VALUE


def _of_counts(kind: type) -> Plan:
    """Marks of blind scoring are given one by one; answers of a survey are counted by whoever asked."""
    return Plan.TALLY if kind is View else Plan.VALUE


def in_parts(value: Any) -> bool:
    """Whether an entry is merged field by field; an answer of a department and unread data are one value."""
    return (type(value) in IDENTITIES and isinstance(value, Element)) or isinstance(value, View)


def blank(value: Any) -> Any:
    """The value that two sides began from which both made one of this type; None where there is none."""
    make = _BLANK.get(type(value))
    return make(value) if make else None


def by_identity(items: tuple[Any, ...]) -> dict[Any, Any]:
    """The entries of a list by what makes them the same; a second one of the same identity is another."""
    return dict(zip(numbered(IDENTITIES[type(item)](item) for item in items), items, strict=True))


def named(item: Any, place: int) -> str:
    """An entry as a part of a path that people can read; `place` counts those of the same identity."""
    if isinstance(item, Kept):
        name = ".".join(map(str, item.path))
    else:
        name = item.text if isinstance(item, ParkedIdea) else entry_name(item)
    return f"{name}#{place + 1}" if place else name


def is_blank(value: msgspec.Struct) -> bool:
    """Whether nothing is left in the value."""
    return value == type(value)()
