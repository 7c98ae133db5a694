"""A DuckDB of our own: large files are its views, and it answers for what runs over them.

Files that `files` describes stand before it, `counting` asks it. It neither fetches nor writes anything outside its own
temporary folder, which goes with it.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from journeymap.feedback.engines.grouping import repeated
from journeymap.feedback.engines.running import BATCH, ReadAgain, Rows, Stopped
from journeymap.feedback.readers.errors import AnswersError
from journeymap.i18n import msg

MEMORY = "200MB"
"""What DuckDB may hold; beyond it writes to its temporary folder. The process takes about as much again."""

_AGAIN = {
    "does not support null_padding": ReadAgain(),
    "Invalid unicode": ReadAgain(mend=True),
    "state machine reached an invalid state": ReadAgain(mend=True),
    "not utf-8 encoded": ReadAgain(mend=True),
}
"""What DuckDB says where a file can be read in another way."""

MOST_SORTED = 20_000_000
"""So many marks of eight bytes are sorted in memory."""


class Duck:
    """Runs expressions over views of files. To be closed, or used in a `with` statement."""

    marks = True

    def __init__(self, name: str, memory: str = MEMORY) -> None:
        import duckdb

        self._name = name
        self._folder = tempfile.TemporaryDirectory(prefix="journeymap-", ignore_cleanup_errors=True)
        self._stopped = False
        self._numbers = itertools.count()
        self.connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": memory,
                "temp_directory": self._folder.name,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "allow_community_extensions": False,
                "allow_unsigned_extensions": False,
            },
        )
        self.connection.execute("SET TimeZone = 'UTC'")
        # Its guesses of how many rows a CSV file has would put ten million of them into memory, not the few others.
        self.connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        self.connection.execute("SET enable_progress_bar = true")
        self.connection.execute("SET enable_progress_bar_print = false")

    def __enter__(self) -> Duck:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def progress(self) -> float:
        """How much of the query that runs is done, 0 to 1."""
        return min(max(float(self.connection.query_progress()) / 100, 0.0), 1.0)

    @property
    def folder(self) -> Path:
        """A private folder for what a source needs on disk; it goes with this."""
        return Path(self._folder.name)

    def rows(self, expression: Any) -> Iterator[Rows]:
        """What an expression gives, some rows at a time."""
        self.execute(_sql(expression))
        while batch := self._fetched():
            yield batch

    def execute(self, sql: str) -> None:
        """Runs a statement. Raises `Stopped` or `AnswersError`."""
        import duckdb

        if self._stopped:
            raise Stopped
        try:
            self.connection.execute(sql)
        except duckdb.Error as error:
            raise self._worded(error) from None

    def fetch(self, sql: str) -> Rows:
        """All rows of a statement."""
        self.execute(sql)
        rows: Rows = self.connection.fetchall()
        return rows

    def _fetched(self) -> Rows:
        import duckdb

        try:
            rows: Rows = self.connection.fetchmany(BATCH)
        except duckdb.Error as error:
            raise self._worded(error) from None
        return rows

    def _worded(self, error: Exception) -> Exception:
        import duckdb

        if isinstance(error, duckdb.InterruptException) or self._stopped:
            return Stopped()
        if isinstance(error, duckdb.OutOfMemoryException):
            return AnswersError(self._name, msg("There is not enough room on the disk for temporary files."))
        if again := next((again for words, again in _AGAIN.items() if words in str(error)), None):
            return again
        first = str(error).strip().splitlines()[0]
        return AnswersError(self._name, msg("DuckDB cannot read it: {why}", why=first))

    def mark(self, own: Any | None, cells: Sequence[Any]) -> Any:
        """A hash of the id or of all cells: equal for equal rows; what it finds is then compared itself."""
        import ibis

        if not cells:
            return _hash(own)
        row = _hash(ibis.struct({f"c{at}": cell for at, cell in enumerate(cells)}))
        return row if own is None else ibis.ifelse(own != "", _hash(own), row)

    def repeated(self, marks: Any, rows: int) -> Any | None:
        """The marks that come more than once: sorted here while they fit into memory, else grouped on disk."""
        import ibis

        if rows > MOST_SORTED:
            kept = self.keep(repeated(marks))
        else:
            found = _repeated(self._numpy(_sql(marks))["mark"])  # noqa: F841 - DuckDB finds it by its name
            name = f"kept{next(self._numbers)}"
            self.connection.execute(f"CREATE TEMP TABLE {name} AS SELECT column0 AS mark FROM found")
            kept = ibis.table(marks.schema(), name=name)
        ((count,),) = self.fetch(_sql(kept.count().as_table()))
        return kept if count else None

    def _numpy(self, sql: str) -> Any:
        import duckdb

        self.execute(sql)
        try:
            return self.connection.fetchnumpy()
        except duckdb.Error as error:
            raise self._worded(error) from None

    def keep(self, expression: Any) -> Any:
        """The rows of an expression in a temporary table."""
        import ibis

        name = f"kept{next(self._numbers)}"
        self.execute(f"CREATE TEMP TABLE {name} AS {_sql(expression)}")
        return ibis.table(expression.schema(), name=name)

    def stop(self) -> None:
        """Ends what runs, from any thread; whatever is asked afterwards raises `Stopped`."""
        self._stopped = True
        self.connection.interrupt()

    def close(self) -> None:
        """Closes the database and removes its folder."""
        self.connection.close()
        self._folder.cleanup()


def quoted(path: Path) -> str:
    """A file's path as text of a statement that means this very file: DuckDB reads `*`, `?` and `[` as patterns, and a
    `~` before a relative one as somebody's home."""
    plain = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path.absolute()))
    return "'" + plain.replace("'", "''") + "'"


def _repeated(marks: Any) -> Any:
    import numpy as np

    marks = np.asarray(marks)
    marks.sort()
    return np.unique(marks[1:][marks[1:] == marks[:-1]])


def _sql(expression: Any) -> str:
    """The statement of an expression. Compiled without a connection, which would import a data frame library."""
    from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

    compiler = DuckDBCompiler()
    return str(compiler.to_sqlglot(expression).sql(dialect=compiler.dialect))


def _hash(value: Any) -> Any:
    import ibis

    def hashed(value: Any) -> Any: ...

    return ibis.udf.scalar.builtin(hashed, name="hash", signature=((value.type(),), "uint64"))(value)
