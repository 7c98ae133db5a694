"""`journeymap feedback` where an engine counts: large files, Parquet and databases."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeymap.feedback.engines import choosing
from tests.cli.conftest import Call
from tests.cli.test_feedback import ANSWERS, imported

needs_engines = pytest.mark.skipif(
    find_spec("ibis") is None or find_spec("duckdb") is None, reason="the extra `engines` is not installed"
)
TABLE = "\n".join(line for line in ANSWERS.splitlines() if not line.startswith("2,2026-11-04 10:00:00,10,Check-in,5"))


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


@needs_engines
def test_a_large_file_gives_the_same_document(
    call: Call, hotel: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = call("feedback", answers, "--into", hotel, "--dry-run", "--json")
    monkeypatch.setattr(choosing, "LARGE_BYTES", 10)
    large = call("feedback", answers, "--into", hotel, "--json")
    assert (large.status, large.err, large.out) == (0, "", small.out)
    assert imported(hotel) == {"2026-11": {9: 1, 10: 1}, "2026-12": {0: 1}}
    written = hotel.read_bytes()
    again = call("feedback", answers, "--into", hotel, "--old", "add")
    assert (again.status, "it is not counted again" in again.out) == (0, True)
    assert hotel.read_bytes() == written


@needs_engines
def test_what_only_the_readers_read_goes_to_them(
    call: Call, hotel: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers.write_text(ANSWERS + '7,2026-12-05 10:00:00,"9" he said,Check-in,4\n', encoding="utf-8")
    small = call("feedback", answers, "--into", hotel, "--dry-run", "--json")
    monkeypatch.setattr(choosing, "LARGE_BYTES", 10)
    large = call("feedback", answers, "--into", hotel, "--dry-run", "--json")
    assert (large.status, large.out) == (0, small.out)


@needs_engines
def test_a_table_of_a_database(call: Call, hotel: Path, answers: Path, tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / "survey.duckdb")) as connection:
        answers.write_text(TABLE, encoding="utf-8")
        connection.execute(f"CREATE TABLE answers AS SELECT * FROM read_csv('{answers}', all_varchar = true)")
    url = f"duckdb://{tmp_path}/survey.duckdb"
    answer = call("feedback", "SELECT * FROM answers", "--engine", url, "--into", hotel, "--json")
    assert (answer.status, answer.err) == (0, "")
    document: dict[str, Any] = msgspec.json.decode(answer.out)
    assert (document["rows"], document["counted"]) == (5, 3)
    assert document["left_out"] == [
        {"reason": "no date in “Submitted date”", "lines": [], "more": 1},
        {"reason": "off the scale from 0 to 10 in “Check-in: would you recommend us? (NPS)”", "lines": [], "more": 1},
    ]
    told = call("feedback", "answers", "--engine", url, "--into", hotel, "--dry-run")
    assert "1 row left out: no date in “Submitted date”" in told.out


@needs_engines
def test_no_connection_is_a_sentence(call: Call, hotel: Path) -> None:
    answer = call("feedback", "answers", "--engine", "duckdb:///nowhere/survey.duckdb", "--into", hotel)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("duckdb:///nowhere/survey.duckdb: No connection: ")


def test_without_the_engines_it_says_what_to_install(
    call: Call, hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "find_spec", lambda name: None)
    path = tmp_path / "answers.parquet"
    path.write_bytes(b"PAR1" + bytes(100))
    for words in ((path,), ("answers", "--engine", "postgres://somewhere/survey")):
        answer = call("feedback", *words, "--into", hotel)
        assert (answer.status, answer.out) == (2, "")
        assert "pip install 'journeymap[engines]'" in answer.err


def test_small_files_do_not_pay_for_the_engines(hotel: Path, answers: Path) -> None:
    code = (
        "import sys; from journeymap.cli.app import run\n"
        "try: run(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "assert not {'ibis', 'duckdb', 'pyarrow', 'pandas'} & set(sys.modules), 'imported'"
    )
    words = ["feedback", str(answers), "--into", str(hotel), "--dry-run"]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "counted: 3" in done.stdout
