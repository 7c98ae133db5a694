"""Databases that Ibis connects to: tables and queries there are sources, counted where they are.

A URL and the name of a table (or a SELECT) stand before it, `counting` asks it. Nothing is written there; only counts,
different cells and the first rows, to recognise the columns by, travel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from journeymap.feedback.engines.running import BATCH, Rows, Stopped
from journeymap.feedback.engines.sampling import start_of_table
from journeymap.feedback.engines.sources import TooWide
from journeymap.feedback.engines.standard import column
from journeymap.feedback.readers.answers import Start
from journeymap.feedback.readers.errors import AnswersError
from journeymap.i18n import msg

_SHUT = {"read_only": True, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""A DuckDB that writes nothing and fetches nothing: by itself it would get what a query needs from the network."""
_QUERY = re.compile(r"\s*(select|with|from)\s", re.I)


def without_password(url: str) -> str:
    """The URL as it may be shown and kept: no user, no password, no options."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0]
    place = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{place}{parts.path}"


class Connection:
    """Runs expressions over an Ibis connection. To be closed, or used in a `with` statement."""

    marks = False

    def __init__(self, url: str) -> None:
        self.name = without_password(url)
        self._stopped = False
        self.backend = self._connected(url)

    def _connected(self, url: str) -> Any:
        try:
            return _backend(url)
        except Exception as error:  # every backend raises its own
            raise AnswersError(self.name, msg("No connection: {why}", why=_first_line(error, url))) from None

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def progress(self) -> float:
        """Databases do not say."""
        return 0.0

    def rows(self, expression: Any) -> Iterator[Rows]:
        """What an expression gives, some rows at a time."""
        try:
            for batch in _batches(self.backend, expression):
                if self._stopped:
                    raise Stopped
                yield batch
        except (Stopped, AnswersError, GeneratorExit):
            raise
        except Exception as error:
            raise self._worded(error) from None

    def _worded(self, error: Exception) -> Exception:
        if self._stopped:
            return Stopped()
        return AnswersError(self.name, msg("The engine cannot count it: {why}", why=_first_line(error)))

    def mark(self, own: Any | None, cells: Sequence[Any]) -> Any:
        """Not asked of databases: they compare rows themselves."""
        raise NotImplementedError

    def repeated(self, marks: Any, rows: int) -> Any | None:
        """Not asked of databases."""
        raise NotImplementedError

    def keep(self, expression: Any) -> Any:
        """The expression itself: nothing is written where the answers are."""
        return expression

    def stop(self) -> None:
        """Ends what runs where the engine can, else what comes next; from any thread."""
        self._stopped = True
        raw = getattr(self.backend, "con", None)
        for name in ("interrupt", "cancel"):
            if callable(end := getattr(raw, name, None)):
                end()
                return

    def close(self) -> None:
        """Disconnects."""
        self.backend.disconnect()

    def source(self, answers: str, format: str | None = None) -> TableSource:
        """A table by its name, or the answers of a SELECT. Raises `AnswersError`."""
        try:
            if _QUERY.match(answers):
                found = self.backend.sql(answers.strip().rstrip(";"))
            else:
                *inside, name = answers.split(".")
                found = self.backend.table(name, database=".".join(inside) or None)
        except Exception as error:
            reason = msg("There is no such table, or no such query can be asked: {why}", why=_first_line(error))
            raise AnswersError(f"{self.name} {answers}", reason) from None
        return TableSource(self, found, answers, format)


def _backend(url: str) -> Any:
    import ibis

    if url.startswith("pyspark:"):
        return ibis.pyspark.connect(_spark(url))
    backend = ibis.connect(url, **(_SHUT if url.startswith("duckdb://") else {}))
    if backend.name == "postgres":
        backend.raw_sql("SET TIME ZONE 'UTC'").close()
    return backend


def _batches(backend: Any, expression: Any) -> Iterator[Rows]:
    """What comes back, some rows at a time; Spark's own rows, for its way to Arrow goes through data frames."""
    if backend.name == "pyspark":
        rows = map(tuple, backend._session.sql(backend.compile(expression)).toLocalIterator())
        while batch := list(islice(rows, BATCH)):
            yield batch
        return
    for arrow in backend.to_pyarrow_batches(expression, chunk_size=BATCH):
        yield list(zip(*(cells.to_pylist() for cells in arrow.columns), strict=True))


def _spark(url: str) -> Any:
    """Spark's session with the URL's options, which Ibis would set only once it runs and some can no longer be."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder
    for name, value in parse_qsl(urlsplit(url).query):
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _first_line(error: Exception, url: str = "") -> str:
    """What an engine says, without the password that some repeat."""
    line = next(iter(str(error).strip().splitlines()), type(error).__name__)
    for secret in _secrets(url):
        line = line.replace(secret, "…")
    return line


def _secrets(url: str) -> set[str]:
    """The password of a URL, as it is written there and as it is meant, and what stands in its options."""
    try:
        parts = urlsplit(url)
        told = {parts.password or "", *(value for _, value in parse_qsl(parts.query))}
    except ValueError:
        told = {url.partition("://")[2]}
    return {secret for each in told for secret in (each, unquote(each)) if secret}


class TableSource:
    """A table or query of a connection. It has no order of its own: of rows of one id the least stays, compared by the
    text of all cells as that engine orders text, so that it is the same one every time."""

    order = ""

    def __init__(self, connection: Connection, table: Any, answers: str, format: str | None) -> None:
        self.query = answers
        self._table = table.select(**{column(at): table[name] for at, name in enumerate(table.columns)})
        self.start: Start = start_of_table(
            connection, self._table, tuple(table.columns), f"{connection.name} {answers}", format
        )

    @property
    def name(self) -> str:
        """Where it is, without a password."""
        return self.start.table.source

    def table(self, ordered: bool) -> Any:
        """Its columns with their types."""
        return self._table

    def lines(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Rows of a database stand in no line."""
        return ()

    def too_wide(self) -> TooWide:
        """No row has more cells than the others."""
        return TooWide()

    def read_otherwise(self, *, mend: bool) -> None:
        """There is only one way."""
