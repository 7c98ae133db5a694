"""Rows of text as a reader found them, before anybody knows what they mean; every preset looks at these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from journeymap.i18n import Listing, Message, msg

_TITLE_ROWS = 10
_LEAST_COLUMNS = 3
SAMPLE_ROWS = 500
"""So many answers are looked at to tell what a column holds."""


class Grid(msgspec.Struct, frozen=True):
    """Logical rows, header rows among them, and the line each begins at (from 1). Rows may differ in length.

    `labels` are the words behind a column's name where the file keeps them apart; `wrapping` says what only the raw
    bytes tell (`all-quoted`); `notes` are the reader's reasons; `titles` counts the rows above the header that were
    taken off.
    """

    rows: Sequence[list[str]]
    lines: Sequence[int]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    labels: Mapping[str, str] = {}
    wrapping: str = ""
    notes: tuple[Message, ...] = ()
    titles: int = 0

    def row(self, place: int) -> list[str]:
        """The row at a place from 0; empty where there is none."""
        return self.rows[place] if place < len(self.rows) else []

    def sample(self, column: int, header_rows: int) -> list[str]:
        """What stands in a column of the first answers, trimmed, empty cells left out."""
        cells = (row[column].strip() for row in self._answers(header_rows) if column < len(row))
        return [cell for cell in cells if cell]

    def without_titles(self) -> Grid:
        """Without the lines of one cell above the header (a title, a date of printing), where a table follows."""
        filled = [sum(bool(cell.strip()) for cell in row) for row in self.rows[:_TITLE_ROWS]]
        wide = next((at for at, cells in enumerate(filled) if cells >= _LEAST_COLUMNS), 0)
        if not wide or max(filled[:wide]) > 1:
            return self
        note = msg("What stands above the header is not read: {words}.", words=self._titles(wide))
        return msgspec.structs.replace(
            self, rows=self.rows[wide:], lines=self.lines[wide:], notes=(*self.notes, note), titles=wide
        )

    def _titles(self, most: int) -> Listing:
        words = (next((cell.strip() for cell in row if cell.strip()), "") for row in self.rows[:most])
        return Listing(tuple(text[:60] for text in words if text), 3)

    def _answers(self, header_rows: int) -> Iterator[list[str]]:
        return islice(self.rows, header_rows, header_rows + SAMPLE_ROWS)
