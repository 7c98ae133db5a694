"""`journeymap merge` as people, scripts and Git call it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeymap.storage import files
from journeymap.storage.files import load
from tests.cli.conftest import HOTEL, Call
from tests.departments.filling_in import FilledIn

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def writing(name: str, *changes: tuple[str, str], text: str = HOTEL) -> Path:
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return writing


DESK = ("title: Check-in\n", "title: Check-in\n    channel: desk\n")
KIOSK = ("title: Check-in\n", "title: Check-in\n    channel: kiosk\n")
ASKED = ("title: Check-in\n", "title: Arrival\n    channel: app\n")
NOTES = ("  room:\n", "  room:\n    notes: Quiet\n")


def test_both_sides_changes_are_in_what_comes_out(call: Call, write: Write, tmp_path: Path) -> None:
    base, ours, theirs = write("a", text=HOTEL), write("b", DESK), write("c", NOTES)
    answer = call("merge", base, ours, theirs, "-o", tmp_path / "out.journey")
    assert (answer.status, answer.out, answer.err) == (0, "1 change came in.\n", "")
    merged = load(tmp_path / "out.journey").journey
    assert (merged.touchpoints["check-in"].channel, merged.touchpoints["room"].notes) == ("desk", "Quiet")


def test_conflicts_are_listed_and_ours_stands(call: Call, write: Write, tmp_path: Path) -> None:
    base, ours, theirs = write("a"), write("b", DESK), write("c", KIOSK, NOTES)
    out = tmp_path / "out.journey"
    answer = call("merge", base, ours, theirs, "-o", out)
    assert answer.status == 1
    assert answer.out.splitlines() == [
        "Touchpoint “Check-in”: Channel",
        "    before: –",
        "    ours: desk",
        "    theirs: kiosk",
        "1 change came in.",
        f"1 place was changed on both sides; {out} says there what OURS says.",
    ]
    merged = load(out).journey
    assert (merged.touchpoints["check-in"].channel, merged.touchpoints["room"].notes) == ("desk", "Quiet")
    again = call("merge", base, ours, theirs, "-o", out, "--json")
    assert (again.status, again.err) == (1, "")
    path = "touchpoints.check-in.channel"
    assert again.json == {
        "merged": 1,
        "conflicts": [{"path": path, "base": "", "ours": "desk", "theirs": "kiosk"}],
    }


def test_deletions_are_conflicts_with_nothing_on_one_side(call: Call, write: Write, tmp_path: Path) -> None:
    gone = write("b", text=HOTEL.split("  room:")[0])
    answer = call("merge", write("a"), gone, write("c", NOTES), "-o", tmp_path / "out.journey", "--json")
    (conflict,) = answer.json["conflicts"]
    assert (answer.status, conflict["path"], conflict["ours"]) == (1, "touchpoints.room", None)
    assert "room" not in load(tmp_path / "out.journey").journey.touchpoints


def test_out_may_be_ours_and_names_need_no_ending(call: Call, write: Write) -> None:
    ours = write(".merge_file_x", DESK)
    assert call("merge", write("a"), ours, write("c", NOTES), "-o", ours).status == 0
    assert load(ours).journey.touchpoints["room"].notes == "Quiet"


def test_what_others_save_to_ours_meanwhile_stays(call: Call, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = write("b.journey", DESK)

    def quickly(*_: object) -> None:
        monkeypatch.undo()
        ours.write_text("journeymap: 1\ntitle: Theirs\n", encoding="utf-8")

    monkeypatch.setattr(files, "_keep_backup", quickly)
    answer = call("merge", write("a"), ours, write("c", NOTES), "-o", ours)
    assert answer.status == 2
    assert "somebody else has changed the file meanwhile" in answer.err
    assert load(ours).journey.title == "Theirs"


def test_without_a_base_two_states_are_one_journey(call: Call, write: Write, tmp_path: Path) -> None:
    out, base = tmp_path / "out.journey", write("a", text="")
    assert call("merge", base, write("b"), write("c"), "-o", out, "--json").json["merged"] == 0
    assert load(out).journey == load(write("b")).journey
    answer = call("merge", base, write("b", DESK), write("c", KIOSK, NOTES), "-o", out, "--json")
    assert [each["path"] for each in answer.json["conflicts"]] == ["touchpoints.check-in.channel"]
    assert "what only one of them has was kept" in answer.err
    merged = load(out).journey
    assert merged.touchpoints.keys() == load(write("b")).journey.touchpoints.keys()
    assert (merged.touchpoints["check-in"].channel, merged.touchpoints["room"].notes) == ("desk", "Quiet")


@pytest.fixture
def sent(call: Call, hotel: Path, tmp_path: Path) -> Path:
    """A copy for operations, who renamed the check-in and gave it a channel."""
    path = tmp_path / "back.journey"
    assert call("pack", hotel, "--department", "operations", "-o", path).status == 0
    old, new = ASKED
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return path


def test_a_return_brings_its_base(call: Call, write: Write, sent: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.journey"
    ours = write("ours.journey", NOTES)
    answer = call("snapshot", ours, "--label", "Before")
    answer = call("merge", "-", ours, sent, "-o", out)
    assert (answer.status, answer.err) == (0, "")
    merged = load(out).journey
    assert (merged.touchpoints["check-in"].title, merged.touchpoints["room"].notes) == ("Arrival", "Quiet")
    assert merged.sent is None
    assert [each.label for each in merged.snapshots.values()] == ["Before"]
    assert call("merge", "-", out, sent, "-o", out, "--json").json == {"merged": 0, "conflicts": []}


def test_a_copy_with_a_named_base_deletes_no_snapshots(call: Call, hotel: Path, sent: Path, tmp_path: Path) -> None:
    call("snapshot", hotel, "--label", "Before")
    out = tmp_path / "out.journey"
    assert call("merge", hotel, hotel, sent, "-o", out).status == 0
    merged = load(out).journey
    assert (len(merged.snapshots), merged.touchpoints["check-in"].title, merged.sent) == (1, "Arrival", None)


def test_a_conflict_with_a_return_names_department_and_day(
    call: Call, write: Write, sent: Path, tmp_path: Path
) -> None:
    answer = call("merge", "-", write("ours.journey", DESK), sent, "-o", tmp_path / "out.journey")
    assert answer.status == 1
    lines = answer.out.splitlines()
    assert "    ours: desk" in lines
    assert any(line.startswith("    Operations, ") and line.endswith(": app") for line in lines)


def test_bad_input_leaves_nothing_behind(call: Call, write: Write, hotel: Path, sent: Path, tmp_path: Path) -> None:
    out, good = tmp_path / "out.journey", write("good")
    later = write("later", ("journeymap: 1", "journeymap: 9"))
    for words, said in (
        ((good, good, tmp_path / "none"), "there is no such file"),
        ((good, write("bad", text="touchpoints: ["), good), "bad:2:"),
        (("-", good, good), "it is no department's copy"),
        ((good, good, later), "a later journeymap"),
        ((good, later, good), "a later journeymap"),
        (
            ("-", write("other", ("title: Hotel stay", "title: Clinic"), text=HOTEL.split("departments:")[0]), sent),
            "another journey",
        ),
    ):
        answer = call("merge", *words, "-o", out)
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err
        assert len(answer.err.splitlines()) <= 6
        assert not out.exists()
    assert call("merge", good, good, good, "-o", tmp_path / "out.xlsx").status == 2


ANSWER = ("title: Check-in\n", "title: Check-in\n    responses:\n      operations: {answer: accepted, by: Sari}\n")


@pytest.fixture
def book(hotel: Path, tmp_path: Path) -> Path:
    """A workbook in which operations disputes the check-in, with an ending that says nothing."""
    filled = FilledIn(load(hotel).journey, "operations")
    filled.put("touchpoints", "check-in", answer="Disputed", note="=Not ours")
    path = tmp_path / "back"
    path.write_bytes(filled.bytes())
    return path


def test_a_returned_workbook_is_a_side_of_a_merge(
    call: Call, write: Write, hotel: Path, book: Path, tmp_path: Path
) -> None:
    ours, out = write("ours", NOTES, DESK), tmp_path / "out.journey"
    found = []
    for words in (("-", ours, book), (hotel, ours, book), (book, ours, book), (hotel, book, ours)):
        answer = call("merge", *words, "-o", out)
        assert (answer.status, answer.err) == (0, "")
        found.append(load(out).journey)
    assert all(each == found[0] for each in found)
    said = found[0].touchpoints["check-in"].responses["operations"]
    assert (said.note, found[0].touchpoints["room"].notes) == ("=Not ours", "Quiet")


def test_a_conflict_with_a_workbook_is_told_in_words(call: Call, write: Write, book: Path, tmp_path: Path) -> None:
    answer = call("merge", "-", write("ours", ANSWER), book, "-o", tmp_path / "out.journey", "--lang", "en")
    assert answer.status == 1
    assert answer.out.splitlines()[:4] == [
        "Touchpoint “Check-in”: Answers of departments, Operations",
        "    before: –",
        "    ours: Accepted (Sari)",
        "    Operations, 3 Nov 2026: Disputed: “=Not ours”, 3 Nov",
    ]


def test_a_damaged_workbook_is_refused(call: Call, write: Write, tmp_path: Path) -> None:
    bad = write("bad", text="PK\x03\x04 no workbook")
    for words in (("-", write("a"), bad), (write("a"), bad, write("b")), (bad, write("a"), write("b"))):
        answer = call("merge", *words, "-o", tmp_path / "out.journey")
        assert (answer.status, answer.err.startswith(f"{bad}: this workbook cannot be opened")) == (2, True)
        assert not (tmp_path / "out.journey").exists()


def test_text_prints_a_line_for_each_value(call: Call, write: Write) -> None:
    tally, notes = ("7: 40", "7: 41"), ("  room:\n", '  room:\n    notes: "Quiet\\nand dark"\n')
    plain, other = call("text", write("a")), call("text", write("b", tally, notes))
    assert plain.status == 0
    lines = plain.out.splitlines()
    assert lines[0] == "title: Hotel stay"
    assert "touchpoints.check-in.owners.operations: accountable" in lines
    assert {*other.out.splitlines()} - {*lines} == {
        'touchpoints.check-in.scores.nps[2026-07-01..2026-10-31 post-stay survey].counts: {"0":40,"7":41,"9":20}',
        r'touchpoints.room.notes: "Quiet\nand dark"',
    }
