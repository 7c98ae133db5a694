"""What stands in the columns of answer tables, counted when first asked for and kept while it is asked again.

`guide_read` makes one for what was read; suggestions, words and what is missing look into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from journeymap.feedback.checking import column_named
from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.table import AnswerTable

_COLUMNS_KEPT = 24


class Held:
    """The different cells of each column of tables that have the same columns; a few columns are kept at a time."""

    def __init__(self, tables: Sequence[AnswerTable]) -> None:
        self._tables = tuple(tables)
        self._answers: dict[str, Counter[str]] = {}
        self._unclear: dict[str, bool] = {}

    def answers(self, name: str) -> Counter[str]:
        """How often each different cell stands in a column; empty ones are not among them. Not to be changed."""
        found = self._answers.get(name)
        if found is None:
            found = self.counted(name)
            if len(self._answers) >= _COLUMNS_KEPT:
                self._answers.pop(next(iter(self._answers)))
            self._answers[name] = found
        return found

    def counted(self, name: str) -> Counter[str]:
        """Like `answers`, without keeping it."""
        total: Counter[str] = Counter()
        for table in self._tables:
            column = column_named(table.columns, name)
            if column is not None:
                total.update(table.cells(column))
        for cell in [cell for cell in total if not cell.strip()]:
            del total[cell]
        return total

    def is_unclear(self, name: str) -> bool:
        """Whether a column has dates of which day or month may come first."""
        if name not in self._unclear:
            self._unclear[name] = NoDay.UNCLEAR_ORDER in read_dates(self.answers(name)).days.values()
        return self._unclear[name]
