"""A large CSV file as a view of DuckDB, with the dialect that its head was recognised by; every cell is text.

`readers` look at its beginning; where DuckDB cannot read it as it is, a copy is put right first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from journeymap.feedback.engines.duck import Duck, quoted
from journeymap.feedback.engines.mending import is_gzip, mended, opened
from journeymap.feedback.engines.running import ReadAgain
from journeymap.feedback.engines.sources import TooWide
from journeymap.feedback.engines.standard import column
from journeymap.feedback.readers.answers import Start
from journeymap.feedback.readers.errors import AnswersError
from journeymap.i18n import msg

MOST_TOO_WIDE = 100_000
"""Rows with too many cells that are put aside; a file with more has another separator than its head."""
_LINES = 200
_NEVER = "\x1f"
"""A separator that stands in no answer, where a file has only one column."""

_READ_AS_IT_IS = ("utf-8", "utf-8-sig")

_WAYS = ({"null_padding": "false"}, {"null_padding": "true"}, {"null_padding": "true", "parallel": "false"})
"""Rows shorter than the header slow the reading down, and line breaks in cells do so once more."""


class CsvFile:
    """A CSV file that a DuckDB reads."""

    order = "first"

    def __init__(self, duck: Duck, path: Path, start: Start, number: int) -> None:
        self.start = start
        self.path = path
        self._duck = duck
        self._view = f"answers{number}"
        self._way = 0
        self._mended: Path | None = None
        self._errors = ""
        if start.table.recognised.encoding not in _READ_AS_IT_IS:
            self._mend()
        self._make()

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def table(self, ordered: bool) -> Any:
        """Its columns; `first` numbers the rows."""
        import ibis

        cells = {column(place): "string" for place in range(len(self.start.table.columns))}
        return ibis.table({**cells, "first": "int64"} if ordered else cells, name=self._view + "_ordered" * ordered)

    def _mend(self) -> None:
        self._mended = mended(self.path, self._duck.folder / f"{self._view}.csv")

    def _make(self) -> None:
        self._errors = f"{self._view}_{self._way}_{'mended' if self._mended else 'own'}"
        self._duck.execute(f"CREATE OR REPLACE VIEW {self._view} AS SELECT * FROM {self._scan()}")
        self._duck.execute(
            f"CREATE OR REPLACE VIEW {self._view}_ordered AS "
            f"SELECT *, row_number() OVER () AS first FROM {self._scan()}"
        )

    def _scan(self) -> str:
        names = ", ".join(f"{column(place)}: 'VARCHAR'" for place in range(len(self.start.table.columns)))
        delimiter = self.start.table.recognised.delimiter
        path = self._mended or self.path
        options = {
            "auto_detect": "false",
            "header": "false",
            "hive_partitioning": "false",
            "skip": str(self._header_records()),
            "delim": f"'{delimiter}'" if delimiter else f"'{_NEVER}'",
            "quote": "'\"'",
            "escape": "'\"'",
            "compression": "'gzip'" if is_gzip(path) else "'none'",
            "columns": f"{{{names}}}",
            "store_rejects": "true",
            "rejects_limit": str(MOST_TOO_WIDE),
            "rejects_table": f"'{self._errors}'",
            "rejects_scan": f"'{self._errors}_scans'",
            **_WAYS[self._way],
        }
        told = ", ".join(f"{name} = {value}" for name, value in options.items())
        return f"read_csv({quoted(path)}, {told})"

    def _header_records(self) -> int:
        """How many records, blank ones too, stand before the first answer."""
        with self._records() as reader:
            count = 0
            while reader.line_num < self.start.first_line - 1:
                next(reader)
                count += 1
        return count

    @contextmanager
    def _records(self) -> Iterator[Any]:
        """The file's records as Python splits them."""
        recognised = self.start.table.recognised
        encoding = "utf-8-sig" if self._mended else recognised.encoding or "utf-8"
        with opened(self._mended or self.path) as file, io.TextIOWrapper(file, encoding, "replace", newline="") as text:
            yield csv.reader(text, delimiter=recognised.delimiter or _NEVER)

    def lines(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """The lines where rows begin: Python counts, for only it knows of line breaks in cells; none behind a cell that
        is too large for it."""
        wanted, found = set(numbers), []
        width, number, before = len(self.start.table.columns), 0, 0
        with suppress(csv.Error), self._records() as reader:
            for record in reader:
                line, before = before + 1, reader.line_num
                if line < self.start.first_line or not record or any(record[width:]):
                    continue
                number += 1
                if number in wanted:
                    found.append(line)
                    if len(found) == len(wanted):
                        break
        return tuple(found)

    def too_wide(self) -> TooWide:
        """The rows that DuckDB put aside: those with more cells than the header; others make it read again."""
        found = self._duck.fetch(f"SELECT DISTINCT error_type::VARCHAR, line FROM {self._errors} ORDER BY line")
        kinds = {kind for kind, _ in found}
        if "MISSING COLUMNS" in kinds:
            raise ReadAgain
        if "INVALID ENCODING" in kinds:
            raise ReadAgain(mend=True)
        if odd := [line for kind, line in found if kind != "TOO MANY COLUMNS"]:
            raise AnswersError(
                self.name,
                msg("Line {line} cannot be split into cells; a quote mark may not be closed.", line=str(odd[0])),
            )
        if len(found) >= MOST_TOO_WIDE:
            raise AnswersError(self.name, msg("Most rows have more cells than the header; the separator may be wrong."))
        return TooWide(len(found), tuple(line for _, line in found[:_LINES]))

    def read_otherwise(self, *, mend: bool) -> None:
        """With other options, or as a copy in UTF-8 with plain line ends."""
        if self._mended if mend else self._way + 1 == len(_WAYS):
            broken = msg("The file's text cannot be read: its characters or quotes are broken.")
            raise AnswersError(self.name, broken)
        if mend:
            self._mend()
        else:
            self._way += 1
        self._make()
