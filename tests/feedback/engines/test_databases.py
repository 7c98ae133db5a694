"""PostgreSQL, Spark and DuckDB as connections: one plan, the same counts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest

from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted
from journeymap.feedback.importing import count_source
from journeymap.feedback.plan import Plan
from journeymap.feedback.readers.answers import read_answers
from journeymap.feedback.readers.errors import AnswersError
from tests.feedback.engines.counted import HEADER, HERE, NPS, PLANS, ROWS, alike, written
from tests.feedback.tables import JOURNEY

STORED = (ROWS[0], *ROWS[3:4], *ROWS[5:], *ROWS[-2:])
"""Without rows of one id that differ: a database has no first one. Two are there twice."""
DEFINED = ", ".join(f'"{name}" TEXT' for name in HEADER)


def expected(tmp_path: Path, plan: Plan) -> Counted:
    return TableEngine([read_answers(written(tmp_path / "answers.csv", STORED))]).count(plan, JOURNEY)


def counted(url: str, plan: Plan, table: str = "answers") -> Counted:
    from journeymap.feedback.engines.answers import open_tables

    with open_tables(url, [table]) as answers:
        return answers.count(plan, JOURNEY, [0])


@pytest.fixture(scope="module")
def filled(postgres: str) -> str:
    import psycopg

    with psycopg.connect(postgres) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE answers ({DEFINED})")
        cursor.executemany(f"INSERT INTO answers VALUES ({', '.join(['%s'] * len(HEADER))})", STORED)
    return postgres


@pytest.fixture
def duck(tmp_path: Path) -> str:
    import duckdb

    with duckdb.connect(str(tmp_path / "survey.duckdb")) as connection:
        connection.execute(f"CREATE TABLE answers ({DEFINED})")
        connection.executemany(f"INSERT INTO answers VALUES ({', '.join('?' * len(HEADER))})", STORED)
    return f"duckdb://{tmp_path}/survey.duckdb"


@pytest.mark.parametrize("plan", PLANS)
def test_postgresql_counts_alike(tmp_path: Path, filled: str, plan: Plan) -> None:
    assert alike(counted(filled, plan), lines=False) == alike(expected(tmp_path, plan), lines=False)


@pytest.mark.parametrize("plan", PLANS)
def test_a_duckdb_database_counts_alike(tmp_path: Path, duck: str, plan: Plan) -> None:
    assert alike(counted(duck, plan), lines=False) == alike(expected(tmp_path, plan), lines=False)


@pytest.fixture
def spark() -> Iterator[str]:
    if find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("Spark (the extra `spark` and Java) is not installed")
    from journeymap.feedback.engines.connected import Connection

    options = {"master": "local[2]", "ui.enabled": "false", "sql.shuffle.partitions": "2"}
    options |= {"driver.host": "127.0.0.1", "ui.showConsoleProgress": "false", "log.level": "ERROR"}
    url = "pyspark://?" + "&".join(f"spark.{name}={value}" for name, value in options.items())
    connection = Connection(url)
    session = connection.backend._session
    try:
        table = session.createDataFrame(list(STORED), ", ".join(f"`{name}` STRING" for name in HEADER))
        table.createOrReplaceTempView("answers")
        yield url
    finally:
        session.stop()


# The library leaves its sockets to the garbage collector, and warns of itself.
@pytest.mark.filterwarnings("ignore")
def test_spark_counts_alike(tmp_path: Path, spark: str) -> None:
    from journeymap.feedback.engines.answers import open_tables

    with open_tables(spark, ["answers"]) as answers:
        for plan in PLANS[:2]:
            found = answers.count(plan, JOURNEY, [0])
            assert alike(found, lines=False) == alike(expected(tmp_path, plan), lines=False)


def test_typed_columns_are_read_as_people_write_them(tmp_path: Path, filled: str) -> None:
    import psycopg

    rows = [(at, f"2026-07-{at % 28 + 1:02} 23:30", "room", None, at % 11 + 0.0, None, None) for at in range(40)]
    with psycopg.connect(filled) as connection, connection.cursor() as cursor:
        kinds = ("INTEGER", "TIMESTAMP", "TEXT", "TEXT", "DOUBLE PRECISION", "NUMERIC", "TEXT")
        columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(HEADER, kinds, strict=True))
        cursor.execute(f"CREATE TABLE typed ({columns})")
        cursor.executemany("INSERT INTO typed VALUES (%s, %s, %s, %s, %s, %s, %s)", rows)
    text = [tuple("" if cell is None else str(cell).removesuffix(".0") for cell in row) for row in rows]
    found = TableEngine([read_answers(written(tmp_path / "a.csv", text))]).count(PLANS[0], JOURNEY)
    assert found.counted == 40
    assert alike(counted(filled, PLANS[0], "typed"), lines=False) == alike(found, lines=False)


def test_of_one_id_the_same_row_stays_every_time(filled: str) -> None:
    plan = Plan(measures=(NPS,), date="Asked on", id="Response no.", **HERE)
    names = '", "'.join(HEADER)
    other = "SELECT '1', '2026-07-01', 'room', 'b', '3', '', ''"
    both = (f"SELECT * FROM answers UNION ALL {other}", f"{other} UNION ALL SELECT * FROM answers")
    one, two = (counted(filled, plan, f'SELECT * FROM ({query}) AS answered ("{names}")') for query in both)
    assert one.series == two.series


def test_the_same_table_twice_changes_nothing(duck: str) -> None:
    import duckdb

    from journeymap.feedback.engines.answers import open_tables

    day = date(2026, 11, 2)
    with open_tables(duck, ["answers"]) as answers:
        first = count_source(answers, JOURNEY, PLANS[0], add=False, day=day)
    assert first.after is not None
    assert [note.source for note in first.after.imports] == [f"{duck} answers"]
    with open_tables(duck, ["answers"]) as answers:
        again = count_source(answers, first.after, PLANS[0], add=False, day=day)
    assert (again.after, again.all_before) == (None, True)
    with duckdb.connect(duck.removeprefix("duckdb://")) as connection:
        connection.execute("INSERT INTO answers VALUES ('77', '2026-10-01', 'room', '', '9', '', '')")
    with open_tables(duck, ["answers"]) as answers:
        with pytest.raises(AnswersError):
            count_source(answers, first.after, PLANS[0], add=True, day=day)
        more = count_source(answers, first.after, PLANS[0], add=False, day=day)
    assert more.counted.counted == first.counted.counted + 1


def test_no_password_is_told_and_no_connection_is_a_sentence() -> None:
    from journeymap.feedback.engines.answers import open_tables

    with pytest.raises(AnswersError) as caught:
        open_tables("postgres://sari:geheim@localhost:1/none?password=geheim", ["answers"])
    assert "geheim" not in str(caught.value)
    assert caught.value.file == "postgres://localhost:1/none"


def test_no_such_table_is_a_sentence(duck: str) -> None:
    with pytest.raises(AnswersError) as caught:
        counted(duck, PLANS[0], "spa")
    assert "no such table" in str(caught.value)
    assert msgspec.json.encode(caught.value.message)
