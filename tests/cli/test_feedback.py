from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeymap.storage.files import load
from tests.cli.conftest import Call

ANSWERS = """\
Response ID,Submitted date,Check-in: would you recommend us? (NPS),Where,Rate it
1,2026-11-03 10:00:00,9,Check-in,5
2,2026-11-04 10:00:00,10,Check-in,Sangat puas
2,2026-11-04 10:00:00,10,Check-in,5
3,2026-12-04 10:00:00,11,Check-in,4
4,,9,Check-in,4
5,2026-12-05 10:00:00,0,Check-in,x
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def imported(path: Path) -> dict[str, dict[float, int]]:
    records = load(path).journey.touchpoints["check-in"].scores
    return {f"{record.from_:%Y-%m}": dict(record.counts) for record in records if record.source == "survey"}


def test_what_is_certain_is_counted_without_a_plan(call: Call, hotel: Path, answers: Path) -> None:
    answer = call("feedback", answers, "--into", hotel, "--json")
    assert (answer.status, answer.err) == (0, "")
    document: dict[str, Any] = msgspec.json.decode(answer.out)
    assert list(document) == ["format", "rows", "counted", "left_out", "scores", "unmapped"]
    assert (document["format"], document["rows"], document["counted"]) == ("generic", 6, 3)
    assert document["left_out"] == [
        {"reason": "the same response id came before", "lines": [4]},
        {"reason": "no date in “Submitted date”", "lines": [6]},
        {"reason": "off the scale from 0 to 10 in “Check-in: would you recommend us? (NPS)”", "lines": [5]},
    ]
    assert document["scores"] == [
        {
            "touchpoint": "check-in",
            "metric": "nps",
            "from": "2026-11-01",
            "to": "2026-11-30",
            "counts": {"9": 1, "10": 1},
        },
        {"touchpoint": "check-in", "metric": "nps", "from": "2026-12-01", "to": "2026-12-31", "counts": {"0": 1}},
    ]
    assert document["unmapped"] == ["Where", "Rate it"]
    assert imported(hotel) == {"2026-11": {9: 1, 10: 1}, "2026-12": {0: 1}}


def test_the_same_file_twice_changes_nothing(call: Call, hotel: Path, answers: Path) -> None:
    call("feedback", answers, "--into", hotel)
    written = hotel.read_bytes()
    again = call("feedback", answers, "--into", hotel, "--old", "add")
    assert again.status == 0
    assert "it is not counted again" in again.out
    assert hotel.read_bytes() == written


@pytest.mark.parametrize(("old", "november"), [("replace", {3: 1}), ("add", {9: 1, 10: 1, 3: 1})])
def test_old_periods(
    call: Call, hotel: Path, answers: Path, tmp_path: Path, old: str, november: dict[int, int]
) -> None:
    call("feedback", answers, "--into", hotel)
    later = tmp_path / "later.csv"
    later.write_text(ANSWERS.splitlines()[0] + "\n9,2026-11-30 10:00:00,3,Check-in,5\n", encoding="utf-8")
    assert call("feedback", later, "--into", hotel, "--old", old).status == 0
    assert imported(hotel) == {"2026-11": november, "2026-12": {0: 1}}


def test_a_dry_run_says_what_would_be_and_writes_nothing(call: Call, hotel: Path, answers: Path) -> None:
    before = hotel.read_bytes()
    answer = call("feedback", answers, "--into", hotel, "--dry-run")
    assert answer.status == 0
    assert "Rows: 6, of which counted: 3" in answer.out
    assert "Nothing was written." in answer.out
    assert "n = 1" in answer.out
    assert hotel.read_bytes() == before


def test_a_plan_saved_is_a_plan_to_use(call: Call, hotel: Path, answers: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    call("feedback", answers, "--into", hotel, "--dry-run", "--save-plan", plan)
    assert "metric: nps" in plan.read_text(encoding="utf-8")
    assert call("feedback", answers, "--into", hotel, "--plan", plan).status == 0
    assert imported(hotel) == {"2026-11": {9: 1, 10: 1}, "2026-12": {0: 1}}


def test_a_plan_names_columns_that_nobody_could_guess(call: Call, hotel: Path, answers: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "date: Submitted date\nid: Response ID\ntouchpoint_column: Where\ntouchpoint_values: {check-in: check-in}\n"
        "measures:\n- {column: Rate it, metric: csat, words: {Sangat puas: 5}}\n",
        encoding="utf-8",
    )
    document: dict[str, Any] = msgspec.json.decode(
        call("feedback", answers, "--into", hotel, "--plan", plan, "--json").out
    )
    assert [(score["metric"], score["counts"]) for score in document["scores"]] == [
        ("csat", {"5": 2}),
        ("csat", {"4": 1}),
    ]
    assert document["unmapped"] == ["Check-in: would you recommend us? (NPS)"]


def test_nothing_counted_ends_with_two_and_says_what_to_do(call: Call, hotel: Path, tmp_path: Path) -> None:
    before = hotel.read_bytes()
    path = tmp_path / "other.csv"
    path.write_text("Colour,Size\nred,4\nblue,5\n", encoding="utf-8")
    answer = call("feedback", path, "--into", hotel)
    assert answer.status == 2
    assert "--plan PLAN.yaml" in answer.err
    assert "Not counted: “Colour”: no touchpoint's title stands in it" in answer.out
    as_json = call("feedback", path, "--into", hotel, "--json")
    assert (as_json.status, as_json.json["scores"]) == (2, [])
    assert hotel.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("measures:\n- {column: Rate it}", "plan.yaml:2:3: measures.0: the key metric is missing"),
        (
            "date: Submitted date\nmeasures:\n- {column: Rate it, metric: nps, touchpoint: spa}",
            "plan.yaml: measures.0: there is no touchpoint “spa” in the journey",
        ),
        (
            "date: When\nmeasures:\n- {column: Rate it, metric: nps, touchpoint: room}",
            "plan.yaml: there is no one column “When” in answers.csv",
        ),
    ],
)
def test_a_plan_that_is_wrong_is_told_by_its_place(
    call: Call, hotel: Path, answers: Path, tmp_path: Path, text: str, words: str
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(text, encoding="utf-8")
    answer = call("feedback", answers, "--into", hotel, "--plan", plan)
    assert (answer.status, answer.out) == (2, "")
    assert words in answer.err
    assert answer.err.count("\n") <= 6


def test_a_file_without_answers_is_refused(call: Call, hotel: Path, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    answer = call("feedback", path, "--into", hotel)
    assert answer.status == 2
    assert "picture.csv" in answer.err
    assert "fault of journeymap" not in answer.err
    missing = call("feedback", tmp_path / "none.csv", "--into", hotel)
    assert missing.status == 2
    assert "fault of journeymap" not in missing.err


def test_several_files_count_as_one_and_each_reason_names_its_file(
    call: Call, hotel: Path, answers: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(
        ANSWERS.splitlines()[0] + "\n1,2026-11-03 10:00:00,2,Check-in,5\n7,2026-11-05 10:00:00,4,Check-in,5\n"
    )
    document: dict[str, Any] = msgspec.json.decode(call("feedback", answers, other, "--into", hotel, "--json").out)
    assert document["rows"] == 8
    assert {"file": "other.csv", "reason": "the same response id came before", "lines": [2]} in document["left_out"]
    assert imported(hotel) == {"2026-11": {4: 1, 9: 1, 10: 1}, "2026-12": {0: 1}}
    assert [file.source for file in load(hotel).journey.imports] == ["answers.csv", "other.csv"]
