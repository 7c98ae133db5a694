"""What an engine counts: a source's beginning and its raw columns; files and tables of databases stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from journeymap.feedback.readers.answers import Start


class TooWide(msgspec.Struct, frozen=True):
    """How many rows have more cells than the header, and the lines of the first of them."""

    count: int = 0
    lines: tuple[int, ...] = ()


class Source(Protocol):
    """A source that a runner holds. `order` names a column that says which row comes first (empty: none does)."""

    start: Start
    order: str

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    def table(self, ordered: bool) -> Any:
        """The raw columns (c0, c1 …) as an expression, with the column `order` where `ordered` asks for it."""
        ...

    def lines(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """The lines of rows by their numbers in the column `order`."""
        ...

    def too_wide(self) -> TooWide:
        """What could not be told from the columns, once all was read. Raises `ReadAgain` where it must be read in
        another way, `AnswersError` where it cannot be read."""
        ...

    def read_otherwise(self, *, mend: bool) -> None:
        """Has it read in another way from now on. Raises `AnswersError` where there is none left."""
        ...
