"""What stands in the columns of answer tables, counted when first asked for and kept while it is asked again.

`guide_read` makes one for what was read; suggestions, words and what is missing look into it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from journeymap.feedback.checking import column_named
from journeymap.feedback.dates import NoDay, read_dates
from journeymap.feedback.scaling import answers_of
from journeymap.feedback.table import AnswerTable, Column

_FEW, _LARGE_KEPT = 20_000, 4
_SAMPLE = 2_000


class Held:
    """The different cells of each column of tables that have the same columns. Columns of few different cells stay
    counted, of the others the latest. `heed` is called before a column is counted and may raise to stop."""

    def __init__(self, tables: Sequence[AnswerTable], heed: Callable[[], None] | None = None) -> None:
        self._tables = tuple(tables)
        self.heed = heed
        self._few: dict[str, Counter[str]] = {}
        self._large: dict[str, Counter[str]] = {}
        self._unclear: dict[str, bool] = {}

    def answers(self, name: str) -> Counter[str]:
        """How often each different cell stands in a column; empty ones are not among them. Not to be changed."""
        found = self._few.get(name) or self._large.get(name)
        if found is None:
            found = self._counted(name)
            kept = self._few if len(found) <= _FEW else self._large
            if kept is self._large and len(kept) >= _LARGE_KEPT:
                kept.pop(next(iter(kept)), None)
            kept[name] = found
        return found

    def given(self, column: Column) -> Counter[str]:
        """Like `answers`, without the cells that mean that nobody answered."""
        answers = self.answers(column.name)
        return Counter({cell: answers[cell] for cell in answers_of(tuple(answers))})

    def _counted(self, name: str) -> Counter[str]:
        if self.heed is not None:
            self.heed()
        total: Counter[str] = Counter()
        for table in self._tables:
            column = column_named(table.columns, name)
            if column is not None:
                total.update(table.cells(column))
        for cell in [cell for cell in total if not cell.strip()]:
            del total[cell]
        return total

    def is_unclear(self, name: str) -> bool:
        """Whether a column has dates of which day or month may come first. Of very many different cells the first ones
        say whether the rest has to be looked at."""
        if name not in self._unclear:
            cells = self.answers(name)
            sample = set(islice(cells, _SAMPLE))
            self._unclear[name] = _has_unclear(sample) and (len(sample) == len(cells) or _has_unclear(set(cells)))
        return self._unclear[name]


def _has_unclear(cells: set[str]) -> bool:
    return NoDay.UNCLEAR_ORDER in read_dates(cells).days.values()
