"""Answers of any size, opened for counting: large files in a DuckDB of our own, or tables of a connected database.

Paths or a URL stand before it, `importing.count_source` counts it into a journey.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from journeymap.feedback.applying import AnswerFile
from journeymap.feedback.counts import Counted
from journeymap.feedback.engines.choosing import PARQUET, beginning, is_installed, is_table
from journeymap.feedback.engines.hashing import Hashes
from journeymap.feedback.engines.running import Runner
from journeymap.feedback.engines.sources import Source
from journeymap.feedback.plan import Plan
from journeymap.feedback.readers.answers import Start, read_start
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.table import AnswerTable
from journeymap.i18n import msg
from journeymap.model.journey import Journey

NOT_INSTALLED = msg(
    "Large files, Parquet and databases are counted by engines that are not installed. "
    "Install them with: pip install 'journeymap[engines]'"
)
_OTHER_KIND = msg("This file cannot be counted in one call with a large one; count it in a call of its own.")


class LargeAnswers:
    """Sources of answers that one engine counts together. To be closed, or used in a `with` statement.

    Counting blocks; `stop` ends it from any thread, with `Stopped` in the thread that counts, and `progress` may be
    asked from any thread.
    """

    def __init__(self, runner: Runner, sources: Sequence[Source], hashes: Hashes | None = None) -> None:
        self.runner = runner
        self.sources = tuple(sources)
        self._hashes = hashes

    def __enter__(self) -> LargeAnswers:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def tables(self) -> tuple[AnswerTable, ...]:
        """The beginning of each source, without a hash: for suggestions and to show what was recognised."""
        return tuple(source.start.table for source in self.sources)

    @property
    def hashed(self) -> tuple[AnswerTable, ...]:
        """The same with the hash of each file; waits until it is known. Databases have one only once counted."""
        return tuple(
            msgspec.structs.replace(table, sha256=found)
            for table, found in zip(self.tables, self._known(), strict=True)
        )

    def _known(self) -> list[str]:
        return self._hashes.wait() if self._hashes else [""] * len(self.sources)

    @property
    def progress(self) -> float:
        """How much of the query that runs is done, 0 to 1; a count takes one to five queries."""
        return self.runner.progress

    def count(self, plan: Plan, journey: Journey, chosen: Sequence[int]) -> Counted:
        """The counts of the chosen sources. Raises `PlanError`, `AnswersError` and `Stopped`."""
        from journeymap.feedback.engines.counting import LargeEngine

        return LargeEngine(self.runner, [self.sources[at] for at in chosen]).count(plan, journey)

    def counted_as(self, counted: Counted, chosen: Sequence[int]) -> list[AnswerFile]:
        """How counted sources are noted under `imports`: files by their bytes; tables of databases by address, query
        and counts, so that the same answers are known again and new ones are not taken for old."""
        known = self._known()
        return [
            AnswerFile(self.sources[at].name, known[at] or _digest(self.sources[at].name, counted)) for at in chosen
        ]

    def stop(self) -> None:
        """Ends what runs; from any thread."""
        self.runner.stop()
        if self._hashes:
            self._hashes.stop()

    def close(self) -> None:
        """Gives back memory, connection and temporary files."""
        if self._hashes:
            self._hashes.close()
        self.runner.close()


def open_files(paths: Sequence[Path], format: str | None = None) -> LargeAnswers:
    """Large CSV and Parquet files, counted by DuckDB. Only their beginnings are read yet.

    Raises `AnswersError`: not installed, unreadable, or of a kind that the readers read whole.
    """
    _installed(paths[0].name)
    hashes = Hashes(paths)
    try:
        return _opened(paths, format, hashes)
    except BaseException:
        hashes.close()
        raise


def _opened(paths: Sequence[Path], format: str | None, hashes: Hashes) -> LargeAnswers:
    from journeymap.feedback.engines.csv_files import CsvFile
    from journeymap.feedback.engines.duck import Duck
    from journeymap.feedback.engines.parquet_files import ParquetFile

    duck = Duck(paths[0].name)
    try:
        sources: list[Source] = []
        for number, path in enumerate(paths):
            if beginning(path)[0].startswith(PARQUET):
                sources.append(ParquetFile(duck, path, number, format))
            else:
                sources.append(CsvFile(duck, path, _start(path, format), number))
        return LargeAnswers(duck, sources, hashes)
    except BaseException:
        duck.close()
        raise


def open_tables(url: str, queries: Sequence[str], format: str | None = None) -> LargeAnswers:
    """Tables or queries of the database at an Ibis URL. Raises `AnswersError`."""
    name = url.partition("://")[0]
    _installed(name)
    from journeymap.feedback.engines.connected import Connection

    connection = Connection(url)
    try:
        return LargeAnswers(connection, [connection.source(query, format) for query in queries])
    except BaseException:
        connection.close()
        raise


def _installed(name: str) -> None:
    if not is_installed():
        raise AnswersError(name, NOT_INSTALLED)


def _start(path: Path, format: str | None) -> Start:
    """Raises `AnswersError`, also for what only the readers know."""
    if not is_table(beginning(path)[0]):
        raise AnswersError(path.name, _OTHER_KIND)
    start = read_start(path, format=format)
    if not start.first_line:
        raise AnswersError(path.name, _OTHER_KIND)
    return start


def _digest(name: str, counted: Counted) -> str:
    told = [name, [[msgspec.to_builtins(series), list(map(list, n.items()))] for series, n in counted.series.items()]]
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()
