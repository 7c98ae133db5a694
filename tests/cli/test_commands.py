"""Each command as people and scripts call it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from journeymap.settings import settings_file
from journeymap.storage import files
from journeymap.storage.backups import BackupRules
from journeymap.storage.files import load
from tests.cli.conftest import HOTEL, Call

SCORE_KEYS = [
    "touchpoint", "metric", "formula", "value", "low", "high", "n", "target", "gap", "verdict",
    "from", "to", "source", "segment", "current", "widest_case",
]  # fmt: skip
FINDING_KEYS = [
    "kind", "family", "severity", "verdict", "touchpoints", "links", "departments", "message", "cause", "department",
]  # fmt: skip


def test_scores_as_json(call: Call, hotel: Path) -> None:
    answer = call("scores", hotel, "--json")
    assert (answer.status, answer.err) == (0, "")
    (score,) = answer.json["scores"]
    assert list(score) == SCORE_KEYS
    assert score["value"] == -20
    assert (score["n"], score["target"], score["gap"], score["verdict"]) == (100, 30, -50, "gap")
    assert (score["from"], score["to"], score["current"]) == ("2026-07-01", "2026-10-31", True)


def test_scores_as_a_table(call: Call, hotel: Path) -> None:
    lines = call("scores", hotel).out.splitlines()
    assert lines[0].split() == ["Touchpoint", "Measure", "Score", "Interval", "Answers", "Target", "Verdict", "Period"]
    assert "-20" in lines[1]
    assert "+30" in lines[1]


def test_scores_speak_indonesian_numbers(call: Call, hotel: Path) -> None:
    assert "Oktober 2026" in call("scores", hotel, "--lang", "id").out


def test_check_as_json(call: Call, hotel: Path) -> None:
    document = call("check", hotel, "--json").json
    assert list(document) == ["findings", "problems", "flow"]
    assert all(list(finding) == FINDING_KEYS for finding in document["findings"])
    kinds = {finding["kind"] for finding in document["findings"]}
    assert {"experience.gap", "ownership.orphan", "coverage.missing-kind"} <= kinds
    assert document["flow"] == {"visits": {"check-in": 1.0, "room": 0.9}, "stays": 0.9}


def test_check_tells_problems(call: Call, hotel: Path) -> None:
    hotel.write_text(HOTEL.replace("stage: stay\n    end", "stage: nowhere\n    end"), encoding="utf-8")
    (problem,) = call("check", hotel, "--json").json["problems"]
    assert problem["path"] == "touchpoints.room.stage"


@pytest.mark.parametrize(("level", "status"), [("gap", 1), ("likely-gap", 1), ("any", 1)])
def test_check_fails_on_a_gap(call: Call, hotel: Path, level: str, status: int) -> None:
    assert call("check", hotel, "--fail-on", level).status == status


def test_check_does_not_fail_on_less(call: Call, hotel: Path) -> None:
    hotel.write_text(HOTEL.replace("{0: 40, 7: 40, 9: 20}", "{0: 1, 9: 99}"), encoding="utf-8")
    assert call("check", hotel, "--fail-on", "gap").status == 0
    assert call("check", hotel, "--fail-on", "any").status == 1
    assert call("check", hotel).status == 0


def test_a_broken_file_is_told_in_six_lines(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "broken.journey"
    touchpoints = "".join(f"  t{number}: {{title: T, votes: many}}\n" for number in range(9))
    path.write_text(f"journeymap: 1\ntitle: x\ntouchpoints:\n{touchpoints}", encoding="utf-8")
    answer = call("scores", path)
    assert answer.status == 2
    lines = answer.err.splitlines()
    assert len(lines) == 6
    assert lines[0].startswith(f"{path}:4:25: touchpoints.t0.votes: found ")
    assert lines[5] == "and 4 more"
    assert answer.out == ""


def test_a_missing_file_is_told_in_a_line(call: Call, tmp_path: Path) -> None:
    answer = call("check", tmp_path / "none.journey", "--json")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(str(tmp_path / "none.journey"))
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "chek"),
        (["check"], "FILE"),
        (["check", "x", "--fail-on", "bad"], "likely-gap"),
        (["check", "x", "--colour"], "--colour"),
        (["report", "x"], "--output"),
    ],
)
def test_a_call_that_does_not_fit(call: Call, words: list[str], said: str) -> None:
    answer = call(*words)
    assert answer.status == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert len(answer.err.splitlines()) <= 6


def test_layout_places_what_has_no_place(call: Call, hotel: Path, tmp_path: Path) -> None:
    hotel.write_text(HOTEL.replace("    end: stays", "    position: [200, 300]\n    end: stays"), encoding="utf-8")
    out = tmp_path / "placed.journey"
    assert call("layout", hotel, "-o", out).status == 0
    placed = load(out).journey.touchpoints
    assert placed["room"].position == (200, 300)
    assert placed["check-in"].position is not None
    assert hotel.read_text(encoding="utf-8").count("position") == 1


def test_layout_all_places_everything_anew(call: Call, hotel: Path) -> None:
    hotel.write_text(HOTEL.replace("    end: stays", "    position: [9999, 9999]\n    end: stays"), encoding="utf-8")
    assert call("layout", hotel, "--all").status == 0
    assert load(hotel).journey.touchpoints["room"].position != (9999, 9999)


def test_what_others_save_while_a_command_works_stays(call: Call, hotel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def quickly(*_: object) -> None:
        monkeypatch.undo()
        hotel.write_text("journeymap: 1\ntitle: Theirs\n", encoding="utf-8")

    monkeypatch.setattr(files, "_keep_backup", quickly)
    answer = call("snapshot", hotel, "--label", "Before")
    assert answer.status == 2
    assert "somebody else has changed the file meanwhile" in answer.err
    assert load(hotel).journey.title == "Theirs"


def test_damaged_settings_cost_no_earlier_versions(call: Call, hotel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules: list[object] = []
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text('{"backups": 2', encoding="utf-8")
    monkeypatch.setattr(files, "_keep_backup", lambda _, wanted: rules.append(wanted))
    assert call("snapshot", hotel, "--label", "Before").status == 0
    settings_file().unlink()
    assert rules == [BackupRules(500, 3650)]


def test_snapshot_then_diff(call: Call, hotel: Path, tmp_path: Path) -> None:
    before = tmp_path / "before.journey"
    before.write_bytes(hotel.read_bytes())
    assert call("snapshot", hotel, "--label", "Before the new desk").status == 0
    (snapshot,) = load(hotel).journey.snapshots.values()
    assert (snapshot.label, str(snapshot.taken)) == ("Before the new desk", "2026-11-01")
    changes = call("diff", before, hotel, "--json").json["changes"]
    assert [change["path"] for change in changes] == ["snapshots.s-2026-11"]
    assert changes[0]["before"] is None
    assert call("diff", hotel, hotel, "--json").json == {"changes": []}


def test_diff_names_fields(call: Call, hotel: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.journey"
    other.write_text(
        HOTEL.replace("{operations: accountable}", "{operations: accountable, service: consulted}"), encoding="utf-8"
    )
    changes = call("diff", hotel, other, "--json").json["changes"]
    assert changes == [{"path": "touchpoints.check-in.owners.service", "before": None, "after": "consulted"}]
    assert "+ touchpoints.check-in.owners.service" in call("diff", hotel, other).out


@pytest.mark.parametrize("language", ["en", "id"])
def test_new_makes_a_journey_that_opens(call: Call, tmp_path: Path, language: str) -> None:
    path = tmp_path / "new.journey"
    assert call("new", "-o", path, "--lang", language).status == 0
    loaded = load(path)
    assert loaded.journey.touchpoints
    assert loaded.journey.language.value == language
    assert not loaded.problems


def test_new_never_writes_over_a_file(call: Call, hotel: Path) -> None:
    answer = call("new", "-o", hotel)
    assert answer.status == 2
    assert hotel.read_text(encoding="utf-8") == HOTEL


def test_new_names_the_templates(call: Call, tmp_path: Path) -> None:
    answer = call("new", "-o", tmp_path / "x.journey", "--template", "spaceship")
    assert answer.status == 2
    assert "hotel" in answer.err


def test_a_newer_file_is_not_written_back(call: Call, hotel: Path) -> None:
    hotel.write_text(HOTEL.replace("journeymap: 1", "journeymap: 99"), encoding="utf-8")
    answer = call("snapshot", hotel, "--label", "x")
    assert answer.status == 2
    assert "99" in answer.err
    assert hotel.read_text(encoding="utf-8").startswith("journeymap: 99")


def test_export_by_ending(call: Call, hotel: Path, tmp_path: Path) -> None:
    for ending in ("svg", "csv", "xlsx", "pdf"):
        out = tmp_path / f"map.{ending}"
        assert call("export", hotel, out).status == 0
        assert out.stat().st_size > 200


def test_export_to_an_unknown_ending(call: Call, hotel: Path, tmp_path: Path) -> None:
    answer = call("export", hotel, tmp_path / "map.doc")
    assert answer.status == 2
    assert ".svg" in answer.err
    assert not (tmp_path / "map.doc").exists()


def test_exported_csv(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "scores.csv"
    call("export", hotel, out, "--lang", "en")
    (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert (row["Touchpoint"], row["Score"], row["Answers"], row["Verdict"]) == ("Check-in", "-20.0", "100", "gap")


def test_report_writes_a_pdf(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "gap.pdf"
    answer = call("report", hotel, "-o", out, "--lang", "id", "--paper", "letter")
    assert (answer.status, answer.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("option", "value"), [("--department", "legal"), ("--against", "last-year"), ("--as-of", "tomorrow")]
)
def test_report_refuses_what_is_not_there(call: Call, hotel: Path, tmp_path: Path, option: str, value: str) -> None:
    answer = call("report", hotel, "-o", tmp_path / "gap.pdf", option, value)
    assert answer.status == 2
    assert value in answer.err
    assert not (tmp_path / "gap.pdf").exists()


def test_report_to_a_place_that_is_not_there(call: Call, hotel: Path, tmp_path: Path) -> None:
    answer = call("report", hotel, "-o", tmp_path / "none" / "gap.pdf")
    assert answer.status == 2
    assert "Traceback" not in answer.err


def test_help_of_every_command(call: Call) -> None:
    from journeymap.cli.app import COMMANDS

    overview = call("--help")
    assert overview.status == 0
    for name, sentence in COMMANDS.items():
        assert sentence in " ".join(overview.out.split())
        assert call(name, "--help").status == 0


def test_help_in_indonesian(call: Call) -> None:
    text = call("report", "--help", "--lang", "id").out
    assert "Usage" not in text
    assert "PDF" in text


def test_version(call: Call) -> None:
    from journeymap import __version__

    assert call("--version").out.strip() == f"journeymap {__version__}"


def test_the_program_as_a_process(hotel: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "scores", str(hotel), "--json"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert msgspec.json.decode(done.stdout)["scores"]


def test_help_imports_none_of_the_heavy_rooms() -> None:
    code = (
        "import sys\nfrom journeymap.cli.app import run\nrun(['--help'])\n"
        "heavy = {'numpy', 'networkx', 'reportlab', 'pikepdf', 'babel', 'yaml', 'rich', 'xlsxwriter', 'fontTools'}\n"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
