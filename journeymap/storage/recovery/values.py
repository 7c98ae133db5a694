"""Values of the model to JSON and back, letter by letter, also what a file held unread.

`records` stands after it. The JSON of the values themselves is msgspec's; only unread values need more, for they
tell quoted from unquoted text and know whether they stood between brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from journeymap.editing.changes import ORDER, SETTING
from journeymap.model import MAPPINGS, Element, Journey, Kept, Verbatim
from journeymap.model.converting import json_decoder
from journeymap.model.kept import KEPT_KEY, OneLineList, OneLineMapping

_MARK = KEPT_KEY.encode()


def encoded(value: Any) -> bytes:
    """The JSON of an element, a setting or an order. Raises `UnicodeEncodeError` for half of a character."""
    data = _ENCODER.encode(value)
    if _MARK in data or (isinstance(value, tuple) and value and isinstance(value[0], Kept)):
        return _ENCODER.encode(_with_kept(value, _boxed))
    return data


def decoded(kind: str, name: str, data: bytes) -> Any:
    """What `encoded` was given for the change of this key. Raises `msgspec.DecodeError` for anything else."""
    value = _decoder(kind, name).decode(data)
    unread = (kind, name) == (SETTING, "kept") or _MARK in data
    return _with_kept(value, _unboxed) if unread else value


_ENCODER = msgspec.json.Encoder(enc_hook=str.__str__)


@cache
def _decoder(kind: str, name: str) -> msgspec.json.Decoder[Any]:
    if kind == ORDER and name in MAPPINGS:
        return json_decoder(tuple[str, ...])
    if kind == SETTING and name in Journey.__struct_fields__:
        return json_decoder(get_type_hints(Journey, include_extras=True)[name])
    if kind in MAPPINGS:
        return json_decoder(MAPPINGS[kind] | None)
    raise msgspec.ValidationError(f"no key of a journey: {kind}.{name}")


def _with_kept(value: Any, turn: Callable[[Kept], Kept]) -> Any:
    """The value with each unread part of it, at any depth, turned."""
    if isinstance(value, Kept):
        return turn(value)
    if isinstance(value, Element):
        fields = {name: _with_kept(getattr(value, name), turn) for name in value.__struct_fields__}
        return type(value)(**fields)
    if isinstance(value, Mapping):
        return {key: _with_kept(item, turn) for key, item in value.items()}
    return tuple(_with_kept(item, turn) for item in value) if isinstance(value, tuple) else value


def _boxed(kept: Kept) -> Kept:
    return Kept((), [[_box(step) for step in kept.path], _box(kept.value), _box(kept.after)])


def _unboxed(kept: Kept) -> Kept:
    try:
        path, value, after = kept.value
        return Kept(tuple(_unbox(step) for step in path), _unbox(value), _unbox(after))
    except (ValueError, TypeError, LookupError) as error:
        raise msgspec.ValidationError("an unread value is damaged") from error


def _box(value: Any) -> Any:
    """Anything but plain text and numbers as a list of its kind's letter and its content."""
    if isinstance(value, Verbatim):
        return ["v", str(value)]
    if isinstance(value, Mapping):
        letter = "M" if isinstance(value, OneLineMapping) else "m"
        return [letter, [[_box(key), _box(item)] for key, item in value.items()]]
    if isinstance(value, list):
        return ["L" if isinstance(value, OneLineList) else "l", [_box(item) for item in value]]
    return value


def _unbox(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    letter, content = value
    return _OPENED[letter](content)


def _pairs(content: Any) -> list[tuple[Any, Any]]:
    return [(_unbox(key), _unbox(item)) for key, item in content]


_OPENED: Mapping[str, Callable[[Any], Any]] = {
    "v": Verbatim,
    "m": lambda content: dict(_pairs(content)),
    "M": lambda content: OneLineMapping(_pairs(content)),
    "l": lambda content: [_unbox(item) for item in content],
    "L": lambda content: OneLineList(_unbox(item) for item in content),
}
