"""Plain data to the values of the model: what `msgspec` does, made safe from several threads; storage and verbs use it.

`msgspec` works out a type when it is first met, with Python code in between; a second thread that meets the same type
meanwhile takes it half made, which ends the process.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from msgspec.inspect import Type

_ONE_AT_A_TIME = RLock()


def convert(value: Any, kind: Any, *, strict: bool = True) -> Any:
    """The value as that type, as `msgspec.convert`; raises `msgspec.ValidationError` where it is none."""
    with _ONE_AT_A_TIME:
        return msgspec.convert(value, kind, strict=strict)


def json_decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    """A decoder of JSON for that type; it may be used in any thread."""
    with _ONE_AT_A_TIME:
        return msgspec.json.Decoder(kind)


def type_info(kind: type) -> Type:
    """What a type is made of, as `msgspec.inspect.type_info`, which works it out as well."""
    from msgspec import inspect

    with _ONE_AT_A_TIME:
        return inspect.type_info(kind)
