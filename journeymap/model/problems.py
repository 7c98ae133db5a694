"""A problem: something in a journey that could not be used as it stands, in words, with its place.

`storage` finds most of them while reading, `analysis` the rest; the journey opens all the same.
"""

from __future__ import annotations

import msgspec

from journeymap.i18n import Message


class Problem(msgspec.Struct, frozen=True):
    """`path` leads from the journey to the place, such as `touchpoints`, `check-in`, `owners`, `it`; `line` is its
    line in the file, None where it was not read from one."""

    path: tuple[str | int, ...]
    message: Message
    line: int | None = None

    @property
    def dotted(self) -> str:
        """The path as people write it: `touchpoints.check-in.owners.it`."""
        return ".".join(str(part) for part in self.path)
