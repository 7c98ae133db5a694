"""Rows of text as a reader found them, before anybody knows what they mean; every preset looks at these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from journeymap.i18n import Message

SAMPLE_ROWS = 500
"""So many answers are looked at to tell what a column holds."""


class Grid(msgspec.Struct, frozen=True):
    """Logical rows, header rows among them, and the line each begins at (from 1). Rows may differ in length.

    `labels` are the words behind a column's name where the file keeps them apart; `wrapping` says what only the raw
    bytes tell (`all-quoted`); `notes` are the reader's reasons.
    """

    rows: Sequence[list[str]]
    lines: Sequence[int]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    labels: Mapping[str, str] = {}
    wrapping: str = ""
    notes: tuple[Message, ...] = ()

    def row(self, place: int) -> list[str]:
        """The row at a place from 0; empty where there is none."""
        return self.rows[place] if place < len(self.rows) else []

    def sample(self, column: int, header_rows: int) -> list[str]:
        """What stands in a column of the first answers, trimmed, empty cells left out."""
        cells = (row[column].strip() for row in self._answers(header_rows) if column < len(row))
        return [cell for cell in cells if cell]

    def _answers(self, header_rows: int) -> Iterator[list[str]]:
        return islice(self.rows, header_rows, header_rows + SAMPLE_ROWS)
