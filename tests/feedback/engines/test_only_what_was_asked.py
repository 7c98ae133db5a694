"""What engines are asked to read, and nothing else: no other file, no network, no secrets told."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("ibis")

from journeymap.feedback.engines.answers import LargeAnswers, open_files, open_tables  # noqa: E402
from journeymap.feedback.engines.connected import without_password  # noqa: E402
from journeymap.feedback.engines.mending import mended  # noqa: E402
from journeymap.feedback.readers.errors import AnswersError  # noqa: E402


def _csv(path: Path, score: int) -> None:
    path.write_text("date,score\n" + f"2026-01-02,{score}\n" * 30)


def _parquet(path: Path, score: int) -> None:
    plain = path.with_name("plain.parquet")
    duckdb.execute(f"COPY (SELECT '2026-01-02' AS date, '{score}' AS score FROM range(30)) TO '{plain}'")
    plain.rename(path)


def _scores(answers: LargeAnswers) -> set[str]:
    (source,) = answers.sources
    last = f"c{len(source.start.table.columns) - 1}"
    return {str(row[0]) for batch in answers.runner.rows(source.table(False).select(last)) for row in batch}


@pytest.mark.parametrize("write", [_csv, _parquet])
@pytest.mark.parametrize("name", ["a*", "answers[1]", "it's [a-b]"])
def test_a_name_is_no_pattern(tmp_path: Path, write: Callable[[Path, int], None], name: str) -> None:
    file = tmp_path / f"{name}.data"
    write(file, 5)
    for other in ("abc", "answers1", "it's a"):
        write(tmp_path / f"{other}.data", 1)
    with open_files([file]) as answers:
        assert _scores(answers) == {"5"}


def test_the_name_of_a_folder_is_no_column(tmp_path: Path) -> None:
    (tmp_path / "year=2024").mkdir()
    _parquet(tmp_path / "year=2024" / "answers.parquet", 5)
    with open_files([tmp_path / "year=2024" / "answers.parquet"]) as answers:
        assert [column.name for column in answers.tables[0].columns] == ["date", "score"]


def test_a_database_fetches_nothing(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "answers.duckdb")) as made:
        made.execute("CREATE TABLE answers AS SELECT '5' AS score FROM range(30)")
    url = f"duckdb://{tmp_path / 'answers.duckdb'}"
    with open_tables(url, ["answers"]) as answers:
        assert _scores(answers) == {"5"}
        found = answers.runner.backend.raw_sql(  # type: ignore[attr-defined]
            "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%_known_extensions'"
        ).fetchall()
    assert {value for _, value in found} == {"false"}


@pytest.mark.parametrize("url", ["postgres://[x", "postgres://u:hush@[x"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(AnswersError) as caught:
        open_tables(url, ["answers"])
    assert "hush" not in repr(caught.value)
    assert "hush" not in repr(caught.value.message)
    assert "hush" not in without_password(url)


@pytest.mark.parametrize(
    ("packed", "sentence"),
    [(gzip.compress(b"caf\xe9,4\n" + b"a,1\n" * 2**23), "far more"), (gzip.compress(b"caf\xe9,4\n")[:-9], "be read")],
    ids=["bomb", "cut"],
)
def test_a_packed_file_fills_no_disk(tmp_path: Path, packed: bytes, sentence: str) -> None:
    file = tmp_path / "answers.csv.gz"
    file.write_bytes(packed)
    with pytest.raises(AnswersError) as caught:
        mended(file, tmp_path / "copy.csv")
    assert sentence in caught.value.message.text
    assert (tmp_path / "copy.csv").stat().st_size < 2**24
