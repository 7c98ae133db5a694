"""A Parquet file as a view of DuckDB; its schema is the header, its first rows are looked at like a CSV file's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from journeymap.feedback.engines.duck import Duck, quoted
from journeymap.feedback.engines.sampling import start_of_table
from journeymap.feedback.engines.sources import TooWide
from journeymap.feedback.engines.standard import column
from journeymap.feedback.readers.answers import Start


class ParquetFile:
    """A Parquet file that a DuckDB reads."""

    order = "first"

    def __init__(self, duck: Duck, path: Path, number: int, format: str | None = None) -> None:
        self.path = path
        self._view = f"answers{number}"
        scan = f"read_parquet({quoted(path)}, hive_partitioning = false, file_row_number = {{}})"
        described = duck.fetch(f"DESCRIBE SELECT * FROM {scan.format(False)}")
        self._types = {str(name): str(kind) for name, kind, *_ in described}
        names = ", ".join(
            f'"{name.replace(chr(34), chr(34) * 2)}" AS {column(at)}' for at, name in enumerate(self._types)
        )
        duck.execute(f"CREATE VIEW {self._view} AS SELECT {names}, file_row_number AS first FROM {scan.format(True)}")
        self.start: Start = start_of_table(duck, self.table(False), tuple(self._types), path.name, format)

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def table(self, ordered: bool) -> Any:
        """Its columns with their types; `first` numbers the rows."""
        import ibis
        from ibis.backends.sql.datatypes import DuckDBType

        kinds = {column(at): DuckDBType.from_string(kind) for at, kind in enumerate(self._types.values())}
        return ibis.table({**kinds, "first": "int64"}, name=self._view)

    def lines(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Where the rows would stand in a sheet below one line of headers."""
        return tuple(number + 2 for number in numbers)

    def too_wide(self) -> TooWide:
        """No row has more cells than the others."""
        return TooWide()

    def read_otherwise(self, *, mend: bool) -> None:
        """There is only one way."""
