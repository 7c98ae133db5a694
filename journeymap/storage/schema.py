"""The shape of a journey file, worked out once from the types of `model`.

The careful reader and the writer both walk these shapes; nothing about a field is said twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from journeymap.model import Journey
from journeymap.model.converting import type_info
from journeymap.model.kept import KEPT_KEY
from journeymap.model.limits import LARGEST


class Text(msgspec.Struct, frozen=True):
    """Any scalar, as it is written."""


class Day(msgspec.Struct, frozen=True):
    """A date, year-month-day."""


class Flag(msgspec.Struct, frozen=True):
    """True or false."""


class Word(msgspec.Struct, frozen=True):
    """One word of a closed list; `values` maps the word in the file to the model's value."""

    values: Mapping[str, Enum]


class Figure(msgspec.Struct, frozen=True):
    """A number, `whole` or not, from `low` to `high`; an open end is not part of the range; None has no end."""

    whole: bool
    low: float | None = None
    high: float | None = None
    open_low: bool = False
    open_high: bool = False

    def holds(self, value: float) -> bool:
        """Whether the number is within the bounds, and not beyond what any number of a journey may be."""
        above = self.low is None or (value > self.low if self.open_low else value >= self.low)
        below = self.high is None or (value < self.high if self.open_high else value <= self.high)
        return above and below and abs(value) <= LARGEST


class Items(msgspec.Struct, frozen=True):
    """A list; of exactly `length` items where one is given. `lone`: one item may stand without the list."""

    item: Shape
    length: int | None = None
    lone: bool = False


class Table(msgspec.Struct, frozen=True):
    """A mapping from keys people choose (ids, answers) to values of one shape."""

    key: Text | Figure
    value: Shape


class Field(msgspec.Struct, frozen=True):
    """One key of a record: `key` in the file, `name` in the model, the value that stands for *left out*."""

    key: str
    name: str
    shape: Shape
    required: bool
    default: Any


class Record(msgspec.Struct, eq=False):
    """A mapping with known keys, in file order: one type of the model."""

    type: type[Any]
    fields: dict[str, Field]


Shape = Text | Day | Flag | Word | Figure | Items | Table | Record


@cache
def journey_shape() -> Record:
    """The shape of a whole journey; shapes of types that hold themselves are shared."""
    return _record(type_info(Journey), {})


def _record(info: Any, known: dict[type[Any], Record]) -> Record:
    if info.cls not in known:
        record = known[info.cls] = Record(info.cls, {})
        fields = (_field(field, known) for field in info.fields if field.encode_name != KEPT_KEY)
        record.fields.update((field.key, field) for field in fields)
    return known[info.cls]


def _field(info: inspect.Field, known: dict[type[Any], Record]) -> Field:
    default = info.default_factory() if info.default_factory is not msgspec.NODEFAULT else info.default
    return Field(info.encode_name, info.name, _shape(info.type, known), info.required, default)


def _shape(info: inspect.Type, known: dict[type[Any], Record]) -> Shape:
    return _MAKERS[type(info)](info, known)


def _without_none(info: Any, known: dict[type[Any], Record]) -> Shape:
    (inner,) = (part for part in info.types if not isinstance(part, inspect.NoneType))
    return _shape(inner, known)


def _figure(info: Any, known: dict[type[Any], Record]) -> Figure:
    low = info.ge if info.gt is None else info.gt
    high = info.le if info.lt is None else info.lt
    return Figure(
        isinstance(info, inspect.IntType), _bound(low), _bound(high), info.gt is not None, info.lt is not None
    )


def _bound(value: float | None) -> float | None:
    return None if value is None or abs(value) >= LARGEST else value


def _table(info: Any, known: dict[type[Any], Record]) -> Table:
    key, value = _shape(info.key_type, known), _shape(info.value_type, known)
    assert isinstance(key, Text | Figure)
    return Table(key, Items(value.item, lone=True) if isinstance(value, Items) else value)


_MAKERS: Mapping[type[Any], Callable[[Any, dict[type[Any], Record]], Shape]] = {
    inspect.StrType: lambda info, known: Text(),
    inspect.DateType: lambda info, known: Day(),
    inspect.BoolType: lambda info, known: Flag(),
    inspect.EnumType: lambda info, known: Word({str(word.value): word for word in info.cls}),
    inspect.IntType: _figure,
    inspect.FloatType: _figure,
    inspect.UnionType: _without_none,
    inspect.VarTupleType: lambda info, known: Items(_shape(info.item_type, known)),
    inspect.TupleType: lambda info, known: Items(_shape(info.item_types[0], known), len(info.item_types)),
    inspect.DictType: _table,
    inspect.StructType: _record,
}
