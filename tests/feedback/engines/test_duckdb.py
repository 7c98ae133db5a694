from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap.feedback.counting import TableEngine
from journeymap.feedback.counts import Counted
from journeymap.feedback.engines.hashing import Hashes
from journeymap.feedback.engines.running import Stopped
from journeymap.feedback.plan import Doubled, Measure, Plan
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.readers.answers import read_answers
from journeymap.feedback.readers.errors import AnswersError
from journeymap.feedback.words import MISSING
from journeymap.i18n import Translator
from journeymap.model.journey import Journey
from tests.feedback.engines.counted import HEADER, HERE, NPS, PLANS, ROWS, alike, written
from tests.feedback.tables import JOURNEY


def by_duckdb(plan: Plan, *paths: Path, journey: Journey = JOURNEY) -> Counted:
    from journeymap.feedback.engines.answers import open_files

    with open_files(paths) as answers:
        return answers.count(plan, journey, range(len(paths)))


def in_memory(plan: Plan, *paths: Path, journey: Journey = JOURNEY) -> Counted:
    return TableEngine([read_answers(path) for path in paths]).count(plan, journey)


@pytest.mark.parametrize("plan", PLANS)
def test_the_same_counts_and_lines_as_in_memory(tmp_path: Path, plan: Plan) -> None:
    path = written(tmp_path / "answers.csv")
    expected = in_memory(plan, path)
    assert expected.counted > 3
    assert alike(by_duckdb(plan, path)) == alike(expected)


CELLS = (
    st.sampled_from(["1", "2", "3", " 2", "'3", "", "-", "N/A", "x y"]),
    st.sampled_from(
        [
            *("2026-07-01", "2026-07-01 10:00", "2026-7-2T9:05", "01/08/2026", "13/08/2026 10:00", "45000.5"),
            *("5 Jul 2026 10.00 WIB", "1783000000", "1783000001", "", "soon", "2026-02-31 10:00:00", "2026-07"),
            "05 Agustus 2026",
        ]
    ),
    st.sampled_from(["Front desk", "room", "ROOM ", "spa", ""]),
    st.sampled_from(["a", "b", " a", "-", "c d", ""]),
    st.sampled_from(["9", "10", "0", "11", "7,5", "", "-", "abc", "10 - likely", "9.0", "\n9", '"', "a|b", "1|2"]),
    st.sampled_from(["5", "4", "", "puas", "sangat puas", "x", "0"]),
    st.sampled_from(["5", "1 min", "1:30", "", "-3", "soon"]),
)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(*CELLS), min_size=4, max_size=25), st.sampled_from(PLANS))
def test_random_answers_count_alike(tmp_path: Path, rows: list[tuple[str, ...]], plan: Plan) -> None:
    path = written(tmp_path / "answers.csv", [*ROWS[:3], *rows])
    assert said_of(by_duckdb, plan, path) == said_of(in_memory, plan, path)


def said_of(count: Callable[[Plan, Path], Counted], plan: Plan, path: Path) -> object:
    """The counts, or why there are none: few odd rows can look like a second row of headers, to both alike."""
    try:
        return alike(count(plan, path))
    except PlanError as error:
        return error.faults


def test_marks_of_no_answer_are_no_ids(tmp_path: Path) -> None:
    marks = [*sorted(MISSING), " N/A ", "'-", "No  answer", "nxa", "n1a", "x-", "..", "...", "a-", "#n/a.", "nones"]
    rows = [(mark, "2026-07-01", "room", "", str(at), "", "") for mark in marks for at in (1, 2, 2)]
    path = written(tmp_path / "answers.csv", rows)
    expected = in_memory(PLANS[0], path)
    assert expected.rows - expected.counted == len(MISSING) + 3 + 2 * 8
    assert alike(by_duckdb(PLANS[0], path)) == alike(expected)


MOMENTS = (
    *("2026-07-01 10:00:00", "2026-07-01 23:59:59.5", "2026-07-01 10:00:00.50", "2026-07-01T10:00:00Z", "2026-07-01"),
    *(
        "  26-07-01 10:00:00",
        "2026-07-1  10:00:00",
        "2026-07-01 24:00:00",
        "2026-07-01 10:00:0Z",
        "2026-07-01 99:00:00",
    ),
    *("2026-02-29 10:00:00", "2024-02-29 10:00:00", "0999-07-01 10:00:00", "0044-03-15 (BC) 10:00:00", "-0044-03-15"),
    *("infinity", "epoch", "now", "", "290000-01-01 10:00:00", "2026-07-01 soon", "2026-07-01 10:00:00+02"),
)


@pytest.mark.parametrize("plan", [*PLANS[:4], msgspec.structs.replace(PLANS[0], from_=date(2026, 7, 1))])
def test_moments_are_days_alike(tmp_path: Path, plan: Plan) -> None:
    common = [(f"a{at}", f"2026-07-{at:02} 08:00:00", "room", "", "9", "5", "") for at in range(1, 31)]
    odd = [(f"b{at}", cell, "room", "", "9", "5", "") for at, cell in enumerate(MOMENTS)]
    path = written(tmp_path / "answers.csv", [*common, *odd, (" ",) * 7, ("",) * 7, *odd[:2]])
    expected = in_memory(plan, path)
    assert expected.counted >= 30
    assert alike(by_duckdb(plan, path)) == alike(expected)


def test_files_of_one_call_are_one_source(tmp_path: Path) -> None:
    one, two = written(tmp_path / "one.csv", ROWS[:9]), written(tmp_path / "two.csv", ROWS[4:])
    for plan in PLANS[:3]:
        assert alike(by_duckdb(plan, one, two), lines=False) == alike(in_memory(plan, one, two), lines=False)


DIALECTS = {
    "semicolon": lambda text: text.replace(",", ";").encode(),
    "windows-1252": lambda text: text.replace("Where", "Où").encode("cp1252"),
    "utf-16": lambda text: text.encode("utf-16"),
    "byte-order mark and CRLF": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
    "mixed line ends": lambda text: text.replace("\n", "\r\n", 3).encode(),
    "title above": lambda text: ("Guest survey\n\n" + text).encode(),
    "blank lines": lambda text: text.replace("\n", "\n\n").encode(),
    "short and wide rows": lambda text: (text + "a\nb,c,d,e\n,,,\n 1,2,3,4,5\n").encode(),
    "gzip": lambda text: gzip.compress(text.encode()),
    "line break in cells": lambda text: (text + '9,2026-07-01,"ro\nom",7\n9,2026-07-01,room\n').encode(),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_dialects_read_as_in_memory(tmp_path: Path, dialect: str) -> None:
    text = "No,Asked on,Where,NPS\n" + "".join(f"{at},2026-07-{at % 28 + 1:02},room,{at % 12}\n" for at in range(60))
    path = tmp_path / "it's [1] *.csv"
    path.write_bytes(DIALECTS[dialect](text))
    plan = Plan(measures=(Measure(column="NPS", metric="nps", touchpoint="room"),), date="Asked on")
    assert alike(by_duckdb(plan, path)) == alike(in_memory(plan, path))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'a,b,c\n1,2,3\n1,"2,3\n' + b"4,5,6\n" * 20, "quote"),
        (b"a,b,c\n1,2026-07-01,3\n" + b"x" * 3_000_000 + b",2,3\n4,5,6\n", "cell"),
        (b"\x1f\x8b" + b"a,b,c\n1,2,3\n" * 30, ""),
        (b"a,b,c\n", "large"),
        (b'[{"a": 1}]', "large"),
        (b"PAR1 and no more", "DuckDB"),
    ],
)
def test_odd_files_give_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(data)
    with pytest.raises(AnswersError) as caught:
        by_duckdb(Plan(measures=(Measure(column="c", metric="nps", touchpoint="room"),), date="b"), path)
    assert words in Translator("en").render(caught.value.message)
    assert caught.value.file == "answers.csv"


def test_parquet_of_text_and_of_types(tmp_path: Path) -> None:
    import duckdb

    text, typed = tmp_path / "text.parquet", tmp_path / "typed.parquet"
    source = tmp_path / "answers.csv"
    rows = [(str(at % 50), f"2026-0{at % 6 + 1}-03 10:00:00", "room", "", str(at % 11), "", "") for at in range(200)]
    written(source, rows)
    read = f"read_csv('{source}', all_varchar = true)"
    duckdb.execute(f"COPY (SELECT * FROM {read}) TO '{text}'")
    duckdb.execute(
        'COPY (SELECT "Response no."::INTEGER AS "Response no.", "Asked on"::TIMESTAMP AS "Asked on", '
        f'"Where", "Group", Q1::DOUBLE AS Q1, Q2, Wait FROM {read}) TO \'{typed}\''
    )
    plan = PLANS[0]
    expected = alike(in_memory(plan, source), lines=False)
    assert expected[2] == 50
    assert alike(by_duckdb(plan, text), lines=False) == alike(by_duckdb(plan, typed), lines=False) == expected


def test_what_the_tool_says_does_not_count(corpus: Path) -> None:
    (path,) = (corpus / "qualtrics").glob("*qualtRics__sample.csv")
    table = read_answers(path)
    question = next(c for c in table.columns if c.part.value == "question")
    date = next(c for c in table.columns if c.part.value == "time")
    plan = Plan(measures=(Measure(column=question.name, metric="csat", touchpoint="room"),), date=date.name)
    assert alike(by_duckdb(plan, path)) == alike(in_memory(plan, path))


@pytest.mark.parametrize("name", ["testdata.csv", "PRDECT-ID Dataset.csv", "customer_reviews.csv"])
@pytest.mark.parametrize("doubled", list(Doubled))
def test_real_files_count_alike(corpus: Path, name: str, doubled: Doubled) -> None:
    (path,) = (corpus / "datasets").glob(f"*{name}")
    columns = {"testdata.csv": ("REC", "nps", "date"), "customer_reviews.csv": ("Rating", "csat", "ReviewDate")}
    column, metric, date = columns.get(name, ("Customer Rating", "csat", ""))
    from journeymap.feedback.periods import Grain

    period = Grain.MONTH if date else Grain.WHOLE
    measures = (Measure(column=column, metric=metric, touchpoint="room"),)
    plan = Plan(measures=measures, date=date, period=period, doubled=doubled)
    expected = in_memory(plan, path)
    assert expected.counted > 900
    assert alike(by_duckdb(plan, path)) == alike(expected)


def test_a_name_is_no_pattern(tmp_path: Path) -> None:
    path = written(tmp_path / "answers[1]*?'.csv")
    for other in ("answers1*?'.csv", "answers[1]xy'.csv"):
        written(tmp_path / other, ROWS[:3])
    assert alike(by_duckdb(PLANS[0], path)) == alike(in_memory(PLANS[0], path))


def test_counting_can_be_stopped(tmp_path: Path) -> None:
    from journeymap.feedback.engines.answers import open_files

    with open_files([written(tmp_path / "answers.csv")]) as answers:
        answers.stop()
        with pytest.raises(Stopped):
            answers.count(PLANS[0], JOURNEY, [0])


def test_a_large_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_bytes(b"0123456789" * 900_000)
    hashes = Hashes([path, path])
    assert hashes.wait() == [hashlib.sha256(path.read_bytes()).hexdigest()] * 2
    hashes.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_hashing_can_be_stopped(tmp_path: Path) -> None:
    pipe = tmp_path / "endless.csv"
    os.mkfifo(pipe)
    hashes = Hashes([pipe])
    endless = os.open(pipe, os.O_WRONLY)
    hashes.stop()
    with suppress(BrokenPipeError):
        while True:
            os.write(endless, b"1" * 2**16)
    os.close(endless)
    with pytest.raises(Stopped):
        hashes.wait()
    hashes.close()


def test_more_lines_than_are_listed(tmp_path: Path) -> None:
    rows = [(str(at), "soon", "room", "", "9", "", "") for at in range(300)]
    found = by_duckdb(Plan(measures=(NPS,), date="Asked on", **HERE), written(tmp_path / "a.csv", rows, HEADER))
    (left,) = found.left_out
    assert (len(left.lines), left.lines[:2], left.more, left.count) == (200, (2, 3), 100, 300)
