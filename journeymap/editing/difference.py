"""What differs between two journeys, by id and field: what `diff` prints and a person reads before merging.

Reads two journeys; changes nothing. Elements are told by id. Entries of lists with an identity of their own are told
by it (a score by metric, formula, period, segment and source), never by place; other lists and tallies of answers
are one value. What a file held unread appears under its own path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import msgspec

from journeymap.model import MAPPINGS, Comment, CountedFile, Element, Journey, Promise, Quote, ScoreRecord
from journeymap.model.words import Role

Path = tuple[str, ...]


class FieldChange(msgspec.Struct, frozen=True):
    """One difference: where, and what stood and stands there as plain JSON values; None where there is nothing."""

    path: Path
    before: Any
    after: Any

    @property
    def dotted(self) -> str:
        """The path as people write it: `touchpoints.check-in.owners.it`."""
        return ".".join(self.path)


def changes_between(a: Journey, b: Journey) -> tuple[FieldChange, ...]:
    """All differences from `a` to `b`, in file order; orders of mappings last, as `order.stages`."""
    return (*_structs((), a, b), *_orders(a, b))


def values_in(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that differs from its default, by the path that a change of it has: a journey a line at a time."""
    parts = _parts(value)
    if not parts:
        yield path, plain(value)
    for key, part in (parts or {}).items():
        yield from values_in(part, (*path, key))


def _parts(value: Any) -> Mapping[str, Any] | None:
    """What a value is made of; None where it is one value."""
    if isinstance(value, Element):
        fields = _fields(type(value))
        parts = {f.encode_name: getattr(value, f.name) for f in fields if f.name != "kept" and not _default(value, f)}
        return {**parts, **_unread(value)}
    if isinstance(value, Mapping):
        return value if _by_id(value, {}) else None
    return _entries(value) if value and _told_apart(value) else None


def _orders(a: Journey, b: Journey) -> Iterator[FieldChange]:
    """Only elements that both have tell an order; what was added or removed says so itself."""
    for name in MAPPINGS:
        one, other = getattr(a, name), getattr(b, name)
        before, after = [id for id in one if id in other], [id for id in other if id in one]
        if before != after:
            yield FieldChange(("order", name), before, after)


def _values(path: Path, before: Any, after: Any) -> Iterator[FieldChange]:
    if before is after or (before == after and type(before) is type(after)):
        return
    if isinstance(before, Element) and isinstance(after, Element):
        yield from _structs(path, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping) and _by_id(before, after):
        yield from _keys(path, before, after)
    elif _told_apart(before) and _told_apart(after):
        yield from _keys(path, _entries(before), _entries(after))
    else:
        yield FieldChange(path, plain(before), plain(after))


def _structs(path: Path, before: Element, after: Element) -> Iterator[FieldChange]:
    for field in _fields(type(before)):
        if field.name != "kept":
            yield from _values((*path, field.encode_name), getattr(before, field.name), getattr(after, field.name))
    if before.kept != after.kept:
        yield from _keys(path, _unread(before), _unread(after))


@cache
def _fields(kind: type[Element]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a type; working them out takes as long as comparing a whole touchpoint."""
    return msgspec.structs.fields(kind)


def _keys(path: Path, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for key in {**before, **after}:
        yield from _values((*path, key), before.get(key), after.get(key))


def _by_id(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> bool:
    """Mappings by text are compared key by key; tallies, whose keys are answers, are one value."""
    return all(isinstance(key, str) for key in (*before, *after))


def _unread(element: Element) -> dict[str, Any]:
    return {".".join(map(str, kept.path)): kept.value for kept in element.kept}


def _told_apart(value: Any) -> bool:
    return isinstance(value, tuple) and all(type(item) in _IDENTITIES for item in value)


def _entries(items: tuple[Any, ...]) -> dict[str, Any]:
    """Entries by a readable key made of their identity; a second one of the same key gets `#2`."""
    result: dict[str, Any] = {}
    for item in items:
        base = _IDENTITIES[type(item)](item)
        key, number = base, 2
        while key in result:
            key, number = f"{base}#{number}", number + 1
        result[key] = item
    return result


def entry_name(item: Any) -> str:
    """An entry of such a list as a part of a path: a score as `nps[2026-07-01..2026-10-31 post-stay survey]`."""
    return _IDENTITIES[type(item)](item)


def _score(record: ScoreRecord) -> str:
    """`nps[2026-07-01..2026-10-31 post-stay survey]`, `ces/index[.. walk-ins: counter]`."""
    name = f"{record.metric}/{record.formula}" if record.formula else record.metric
    segment = f"{record.segment}:" if record.segment else ""
    about = " ".join(part for part in (f"{_day(record.from_)}..{_day(record.to)}", segment, record.source) if part)
    return f"{name}[{about}]"


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _signed(comment: Comment) -> str:
    return f"{comment.by}[{_day(comment.date)} {comment.text}]"


_IDENTITIES: Mapping[type, Callable[[Any], str]] = {
    ScoreRecord: _score,
    Comment: _signed,
    Promise: lambda promise: f"{promise.text}[{promise.made_at}]",
    Quote: lambda quote: f"{quote.text}[{_day(quote.date)}]",
    CountedFile: lambda counted: counted.sha256,
}
"""What makes an entry of a list the same entry, as a path part that people can read."""


def plain(value: Any) -> Any:
    """The value as JSON can hold it: structs as mappings by their keys in the file, defaults left out."""
    if isinstance(value, Element):
        fields = _fields(type(value))
        shown = {f.encode_name: getattr(value, f.name) for f in fields if f.name != "kept" and not _default(value, f)}
        return {**{key: plain(item) for key, item in shown.items()}, **plain(_unread(value))}
    if isinstance(value, Mapping):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], Role):
        return value[0].value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _default(element: Element, field: msgspec.structs.FieldInfo) -> bool:
    if field.required:
        return False
    default = field.default_factory() if field.default_factory is not msgspec.NODEFAULT else field.default
    return bool(getattr(element, field.name) == default)


def _key(key: Any) -> str:
    return str(int(key)) if isinstance(key, float) and key.is_integer() else str(key)
