"""What a file held that this version does not read, kept beside the value it stood in so that saving writes it back.

`storage` fills and writes it; editing carries it along untouched; nobody else looks at it.
"""

from __future__ import annotations

from typing import Any

import msgspec

KEPT_KEY = "\ufffekept"
"""The name of the field `kept` wherever values are written out as mappings."""


class Verbatim(str):
    """A scalar that stood unquoted in the file: written back letter by letter."""

    __slots__ = ()


class OneLineMapping(dict[str, Any]):
    """A mapping that stood between braces: written back so, with all that is in it."""

    __slots__ = ()


class OneLineList(list[Any]):
    """A list that stood between brackets: written back so, with all that is in it."""

    __slots__ = ()


class Kept(msgspec.Struct, frozen=True):
    """One unread value.

    `path` leads from the struct that holds it to the value: a key, or a field's name and a key or place inside
    that field. `after` is the key (or the place in a list) it stood behind, None where it came first. `value` is
    a tree of dict, list (in a class of their own where they stood between brackets), str (quoted in the file) and
    `Verbatim` (unquoted).
    """

    path: tuple[str | int, ...]
    value: Any
    after: str | int | None = None


class Element(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every value that stands in a file: it can carry what its reader did not understand.

    `kept` is written under a name with a noncharacter in it, which no file holds as it stands: a key `kept` of a
    file is an unknown key like any other.
    """

    kept: tuple[Kept, ...] = msgspec.field(default=(), name=KEPT_KEY)
