"""The first rows of a table that has types, as the text a file would hold, recognised like any other; parquet files and
databases stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.feedback.engines.running import Runner
from journeymap.feedback.engines.texts import text
from journeymap.feedback.readers.answers import Start, start_of
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.readers.splitting import UnsplittableError
from journeymap.feedback.recognising.grid import Grid

SAMPLE_ROWS = 1000


def start_of_table(runner: Runner, table: Any, names: Sequence[str], source: str, format: str | None = None) -> Start:
    """What a file with these columns and the table's first rows would be recognised as. Raises `AnswersError`."""
    cells = table.select(**{name: text(table[name]) for name in table.columns if name != "first"})
    rows = [list(map(str, row)) for batch in runner.rows(cells.limit(SAMPLE_ROWS)) for row in batch]
    grid = Grid([list(names), *rows], range(1, len(rows) + 2))
    try:
        return start_of(grid, source, rows=SAMPLE_ROWS, format=format)
    except UnsplittableError as error:
        raise AnswersError(source, error.message) from None
