"""What this version does not know or use lives through every command that writes, and is told by those that read."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import pytest

from journeymap.storage.files import load
from tests.cli.conftest import Call

STRANGE = """\
journeymap: 1
x-first: "01"
title: Strange
as_of: 2026-11-01
departments:
  it:
    x-room: [b, {c: 0x10}]
    name: IT
    colour: reddish
x-between:
  deep:
  - er
touchpoints:
  check-in:
    title: Check-in
    kind: spaceship
    promises:
    - {text: Five minutes, made_at: nowhere, x-of: promise}
    owners: {it: accountable, ghosts: consulted}
    scores:
    - metric: nps
      x-how: ~
      counts: {0: 4, 11: 5}
      evidence: rumour
    x-text: |
      two
      lines
    comments:
    - {by: Sari, x-mood: good}
  room:
    title: Room
imports:
- {sha256: 9f2c, x-size: 12}
x-last: {}
"""


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    path = tmp_path / "strange.journey"
    path.write_text(STRANGE, encoding="utf-8")
    return path


def added(before: str, after: str) -> list[str]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in lines if line.startswith("- ")]
    return [line[2:] for line in lines if line.startswith("+ ")]


def test_layout_adds_positions_and_changes_nothing_else(call: Call, strange: Path) -> None:
    assert call("layout", strange).status == 0
    new = added(STRANGE, strange.read_text(encoding="utf-8"))
    assert [line.split(":")[0] for line in new] == ["    position", "    position"]


def test_a_snapshot_is_one_place_and_holds_what_is_unread(call: Call, strange: Path) -> None:
    assert call("snapshot", strange, "--label", "x: #1").status == 0
    text = strange.read_text(encoding="utf-8")
    before, place, snapshot = text.partition("snapshots:\n")
    assert place
    assert before == STRANGE
    for kept in ("x-first", "x-room", "kind: spaceship", "ghosts: consulted", "evidence: rumour", "x-how: ~", "x-size"):
        assert kept in snapshot
    for gone in ("comments", "Sari"):
        assert gone not in snapshot
    (taken,) = load(strange).journey.snapshots.values()
    assert (taken.label, taken.taken) == ("x: #1", date(2026, 11, 1))


def test_problems_have_the_paths_of_the_file(call: Call, strange: Path) -> None:
    problems = call("check", strange, "--json").json["problems"]
    assert [problem["path"] for problem in problems] == [
        "departments.it.colour",
        "touchpoints.check-in.kind",
        "touchpoints.check-in.promises.0.made_at",
        "touchpoints.check-in.owners.ghosts",
        "touchpoints.check-in.scores.0.counts.11",
        "touchpoints.check-in.scores.0.evidence",
    ]


def test_differences_in_what_is_unread(call: Call, strange: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    other.write_text(STRANGE.replace("kind: spaceship", "kind: boat").replace("x-last: {}", "x-last: {a: [1]}"))
    assert call("diff", strange, other, "--json").json["changes"] == [
        {"path": "touchpoints.check-in.kind", "before": "spaceship", "after": "boat"},
        {"path": "x-last.a", "before": None, "after": ["1"]},
    ]
    assert "~ touchpoints.check-in.kind: spaceship → boat" in call("diff", strange, other).out


def test_a_later_version_is_read_with_a_sentence_and_never_written(call: Call, strange: Path) -> None:
    later = STRANGE.replace("journeymap: 1", "journeymap: 2").replace("title: Room", "title: Room\n    votes: {a: b}")
    strange.write_text(later, encoding="utf-8")
    for words in (["check", strange], ["check", strange, "--json"], ["scores", strange], ["scores", strange, "--json"]):
        answer = call(*words)
        assert answer.status == 0
        assert "version 2" in answer.err
        assert len(answer.err.splitlines()) == 1
    answers, out = strange.with_name("answers.csv"), strange.with_name("out.journey")
    answers.write_text("Date,Room (1-5)\n2026-10-01,4\n", encoding="utf-8")
    for words in (
        ["layout", strange],
        ["snapshot", strange, "--label", "x"],
        ["feedback", answers, "--into", strange],
        ["pack", strange, "--all", "-o", strange.parent],
        ["merge", strange, strange, strange, "-o", out],
        ["merge", "-", strange, strange, "-o", out],
    ):
        answer = call(*words)
        assert answer.status == 2
        assert "later journeymap" in answer.err
    assert sorted(strange.parent.iterdir()) == sorted((answers, strange))
    assert strange.read_text(encoding="utf-8") == later


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"])
def test_line_ends_and_byte_order_marks_are_no_content(call: Call, strange: Path, change: object) -> None:
    call("layout", strange)
    plain = strange.read_bytes()
    strange.write_bytes(change(plain.decode()).encode())  # type: ignore[operator]
    assert call("layout", strange, "--all").status == 0
    assert strange.read_bytes() == plain
