"""What runs expressions: a DuckDB of our own, or a connection; queries stand before it, rows after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

Rows = Sequence[tuple[Any, ...]]
BATCH = 50_000
"""Rows that travel at once."""


class Runner(Protocol):
    """Something that runs Ibis expressions over the sources it holds."""

    def rows(self, expression: Any) -> Iterator[Rows]:
        """What comes back, some rows at a time. Raises `AnswersError` where the engine cannot, `Stopped` after
        `stop`."""
        ...

    @property
    def progress(self) -> float:
        """How much of the query that runs is done, 0 to 1; 0 where the engine does not say."""
        ...

    marks: bool
    """Whether the engine is a DuckDB of our own: it tells rows that may have come before by a number (`mark`), so that
    only those are compared, and it reads and writes moments as this program expects."""

    def mark(self, own: Any | None, cells: Sequence[Any]) -> Any:
        """A number that rows of the same id share, or, without one, rows of the same cells; no cells are given where
        every row has an id."""
        ...

    def repeated(self, marks: Any, rows: int) -> Any | None:
        """The marks that come more than once, set aside as a relation; None where there are none. `rows` is how many
        marks there are."""
        ...

    def keep(self, expression: Any) -> Any:
        """The expression's rows, set aside where the engine can."""
        ...

    def stop(self) -> None:
        """Ends what runs, from any thread."""
        ...

    def close(self) -> None:
        """Gives everything back that was taken."""
        ...


class Stopped(Exception):  # noqa: N818
    """Somebody asked for the work to end."""


class ReadAgain(Exception):  # noqa: N818
    """A source cannot be read the way it was tried; `mend` says whether its bytes must be put right first."""

    def __init__(self, *, mend: bool = False) -> None:
        self.mend = mend
        super().__init__(mend)
