"""The careful reading of a journey: an exact tree to a `Journey`, with every fault noted and nothing lost.

`yaml_exact` stands before it; `codec` asks for it when the quick way does not go through. What cannot be used is
kept beside the value it stood in, so that saving writes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from journeymap.i18n import Message, msg
from journeymap.model import Journey, Kept
from journeymap.model.problems import Problem
from journeymap.storage.bounds import MAX_PROBLEMS, MAX_UNKNOWN_COMPARED
from journeymap.storage.checking import Fault, faults
from journeymap.storage.errors import FoundAt, JourneyFileError, Path
from journeymap.storage.scalars import OffBoundsError, WrongTypeError, is_nothing, mismatch, scalar
from journeymap.storage.schema import Field, Figure, Items, Record, Shape, Table, Text, journey_shape
from journeymap.storage.yaml_exact import ExactDocument

VERSION_KEY = "journeymap"
_ABSENT: Any = object()
_LIKENESS = 0.8
_LONGEST_KEY = 100


class Careful(msgspec.Struct, frozen=True):
    """What careful reading gave: the journey, and what of it could not be used."""

    journey: Journey
    problems: tuple[Problem, ...]


def read_document(document: ExactDocument, *, lenient: bool) -> Careful:
    """The journey of an exact tree. What fails a check is read as absent, until nothing fails any more.

    Raises `JourneyFileError` with every value of a type its key cannot hold, unless `lenient` (for files of a
    later version), where that is a problem too.
    """
    unusable: dict[Path, list[Fault]] = {}
    while True:
        reading = _Reading(document, unusable, lenient)
        journey = reading.journey()
        fresh = [fault for fault in faults(journey) if fault.pull not in unusable]
        if not fresh:
            return Careful(journey, tuple(reading.problems))
        for fault in fresh:
            unusable.setdefault(fault.pull, []).append(fault)


class _Spot(msgspec.Struct):
    """A place while reading: its path from the root, and where what is unusable there is kept.

    `within` is the path from the record that keeps it, `after` the key or place before it.
    """

    path: Path
    within: Path
    kept: list[Kept]
    after: str | int | None = None

    def entry(self, step: str | int, after: str | int | None) -> _Spot:
        """The place one step further inside the same record; what is kept remembers how its key was written."""
        plain = str(step) if isinstance(step, str) else step
        return _Spot((*self.path, plain), (*self.within, step), self.kept, after)


class _FaultyError(Exception):
    """A value inside cannot be used; the nearest value that can be left out takes care of it."""

    def __init__(self, path: Path, message: Message, *, refused: bool) -> None:
        self.path = path
        self.message = message
        self.refused = refused
        super().__init__(path, message)


class _Reading:
    """One pass over the tree; `unusable` are the places that earlier passes found wanting."""

    def __init__(self, document: ExactDocument, unusable: Mapping[Path, list[Fault]], lenient: bool) -> None:
        self.document = document
        self.unusable = unusable
        self.lenient = lenient
        self.errors: list[FoundAt] = []
        self.problems: list[Problem] = []
        self.unknown = 0

    def journey(self) -> Journey:
        """The journey of the whole tree. Raises `JourneyFileError` with every place that is refused."""
        shape = journey_shape()
        if "title" not in self.document.tree:
            self._missing(shape, "title", ())
        journey: Journey = self.record(shape, self.document.tree, _Spot((), (), []))
        if self.errors:
            self.errors.sort(key=lambda found: (found.place.line, found.place.column))
            raise JourneyFileError(self.document.file, self.errors)
        return journey

    def value(self, shape: Shape, raw: Any, spot: _Spot) -> Any:
        """The value of a raw node. Raises `_FaultyError` where it cannot be used."""
        reader = _READERS.get(type(shape))
        try:
            if reader is not None:
                return reader(self, shape, raw, spot)
            if isinstance(raw, str):
                return scalar(shape, raw)
            raise WrongTypeError
        except WrongTypeError:
            raise _FaultyError(spot.path, mismatch(raw, shape), refused=True) from None
        except OffBoundsError as off:
            raise _FaultyError(spot.path, off.message, refused=False) from None

    def part(self, shape: Shape, raw: Any, spot: _Spot) -> Any:
        """The value of a node that can be left out: `_ABSENT` where it is kept unread, its fault noted."""
        if self._known_unusable(spot.path, raw, spot):
            return _ABSENT
        try:
            return self.value(shape, raw, spot)
        except _FaultyError as faulty:
            if faulty.refused and not self.lenient:
                self.errors.append(FoundAt(self.document.at(faulty.path), faulty.message))
            else:
                self.keep(raw, spot)
                self.problem(faulty.path, faulty.message)
            return _ABSENT

    def _known_unusable(self, path: tuple[Any, ...], raw: Any, spot: _Spot) -> bool:
        if not (known := self.unusable.get(path)):
            return False
        self.keep(raw, spot)
        for fault in known:
            self.problem(spot.path if fault.path == fault.pull else fault.path, fault.message)
        return True

    def keep(self, raw: Any, spot: _Spot) -> None:
        """Keep a node as it stands."""
        spot.kept.append(Kept(spot.within, raw, spot.after))

    def problem(self, path: Path, message: Message) -> None:
        """Note a problem with its line."""
        if len(self.problems) >= MAX_PROBLEMS:
            return
        self.problems.append(Problem(path, message, self.document.at_key(path).line))

    def record(self, shape: Record, raw: Any, spot: _Spot) -> Any:
        """A value of the model's type from a mapping; what is not known in it is kept on it."""
        if not isinstance(raw, dict):
            raise WrongTypeError
        inner = _Spot(spot.path, (), [])
        values: dict[str, Any] = {}
        before = None
        for key, node in raw.items():
            here = inner.entry(key, before)
            before = str(key)
            if here.path == (VERSION_KEY,):
                continue
            field = shape.fields.get(key)
            if field is None:
                self._unknown(shape, raw, node, here)
            elif (value := self._field(field, node, here)) is not _ABSENT:
                values[field.name] = value
        self._required(shape, raw, values, spot.path)
        return shape.type(**values, kept=tuple(inner.kept))

    def _field(self, field: Field, node: Any, spot: _Spot) -> Any:
        if is_nothing(node) and not isinstance(field.shape, Text):
            return _ABSENT
        return self.part(field.shape, node, spot)

    def _unknown(self, shape: Record, raw: Mapping[str, Any], node: Any, spot: _Spot) -> None:
        self.keep(node, spot)
        self.unknown += 1
        if self.lenient or self.unknown > MAX_UNKNOWN_COMPARED:
            return
        free = [key for key in shape.fields if key not in raw]
        alike = get_close_matches(str(spot.path[-1])[:_LONGEST_KEY], free, 1, _LIKENESS)
        if alike:
            message = msg("the key “{key}” is unknown here; “{alike}” is known", key=str(spot.path[-1]), alike=alike[0])
            self.problem(spot.path, message)

    def _required(self, shape: Record, raw: Mapping[str, Any], values: dict[str, Any], path: Path) -> None:
        for field in shape.fields.values():
            if field.required and field.name not in values:
                values[field.name] = ""
                if field.key not in raw:
                    self._missing(shape, field.key, path)

    def _missing(self, shape: Record, key: str, path: Path) -> None:
        message = msg("found no key “{key}”, expected one: it is required", key=key)
        if self.lenient:
            self.problem((*path, key), message)
        else:
            self.errors.append(FoundAt(self.document.at_key((*path, key)), message))

    def table(self, shape: Table, raw: Any, spot: _Spot) -> dict[Any, Any]:
        """A mapping whose keys people chose; what is unusable in it is kept on the record around it."""
        if not isinstance(raw, dict):
            raise WrongTypeError
        values: dict[Any, Any] = {}
        before = None
        for key, node in raw.items():
            here = spot.entry(key, before)
            before = str(key)
            name = self._key(shape, key, node, here, values)
            if name is not _ABSENT and (value := self._entry(shape.value, node, here)) is not _ABSENT:
                values[name] = value
        return values

    def _entry(self, shape: Shape, node: Any, spot: _Spot) -> Any:
        empty = _EMPTY.get(type(shape)) if is_nothing(node) else None
        return self.part(shape, empty() if empty else node, spot)

    def _key(self, shape: Table, key: str, node: Any, spot: _Spot, taken: Mapping[Any, Any]) -> Any:
        """The name an entry has in the model; `_ABSENT` where the entry is kept unread or refused."""
        try:
            name = scalar(shape.key, key)
        except WrongTypeError:
            return self._refused_key(mismatch(key, shape.key), node, spot)
        except OffBoundsError as off:
            return self._kept_key(off.message, node, spot)
        if name in taken:
            return self._kept_key(msg("the answer {answer} stands here twice", answer=str(key)), node, spot)
        # Checks know an answer by its number, the file by its text.
        by_number = isinstance(shape.key, Figure) and self._known_unusable((*spot.path[:-1], name), node, spot)
        return _ABSENT if by_number else name

    def _refused_key(self, message: Message, node: Any, spot: _Spot) -> Any:
        if self.lenient:
            return self._kept_key(message, node, spot)
        self.errors.append(FoundAt(self.document.at_key(spot.path), message))
        return _ABSENT

    def _kept_key(self, message: Message, node: Any, spot: _Spot) -> Any:
        self.keep(node, spot)
        self.problem(spot.path, message)
        return _ABSENT

    def items(self, shape: Items, raw: Any, spot: _Spot) -> tuple[Any, ...]:
        """The items of a list; unusable ones are kept on the record around it, but never half of a pair."""
        if shape.lone and isinstance(raw, str):
            return (self.value(shape.item, raw, spot),)
        if not isinstance(raw, list) or (shape.length or len(raw)) != len(raw):
            raise WrongTypeError
        spots = [spot.entry(place, place - 1 if place else None) for place in range(len(raw))]
        read = self.value if shape.length else self.part
        values = [read(shape.item, node, here) for node, here in zip(raw, spots, strict=True)]
        return tuple(value for value in values if value is not _ABSENT)


_READERS: Mapping[type[Any], Callable[..., Any]] = {
    Record: _Reading.record,
    Table: _Reading.table,
    Items: _Reading.items,
}
_EMPTY: Mapping[type[Any], type[Any]] = {Record: dict, Items: list}
