"""What of the journey's text could not be printed as it stands: characters the bundled font lacks, with their places.

The journey stands before it; the page of method prints it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from journeymap.drawing.text import missing
from journeymap.model.journey import Journey

_NOT_PRINTED = frozenset({"snapshots", "sent", "imports", "kept"})


class MissingCharacter(msgspec.Struct, frozen=True):
    """A character by its code, such as `U+4F60`, and its Unicode name; `places` are paths in the journey."""

    code: str
    name: str
    places: tuple[str, ...]


def missing_characters(journey: Journey) -> tuple[MissingCharacter, ...]:
    """Every character that is printed as its code or without its mark, in the order they turn up."""
    places: dict[str, dict[str, None]] = {}
    for path, text in _texts(journey, ()):
        for character in () if text.isascii() else missing(text):
            places.setdefault(character, {})[".".join(path)] = None
    return tuple(
        MissingCharacter(f"U+{ord(character):04X}", unicodedata.name(character, "").lower(), tuple(found))
        for character, found in places.items()
    )


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a value with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in _NOT_PRINTED:
                yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _texts(item, (*path, str(place)))
