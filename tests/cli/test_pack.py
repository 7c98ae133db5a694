"""`journeymap pack` as people call it: what a department is sent, and what this machine remembers of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journeymap.departments.returns import read_return
from journeymap.departments.sending import base_of
from journeymap.departments.sendings import sendings_of
from journeymap.storage.files import load
from tests.cli.conftest import Call


def test_a_department_is_sent_a_journey(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "operations.journey"
    answer = call("pack", hotel, "--department", "operations", "-o", out)
    assert (answer.status, answer.out, answer.err) == (0, f"{out}\n", "")
    copy = load(out).journey
    assert copy.sent is not None
    assert copy.sent.department == "operations"
    assert base_of(copy) == load(hotel).journey
    (sending,) = sendings_of(hotel)
    assert (sending.department, sending.file) == ("operations", "operations.journey")
    assert sending.day <= date.today()


def test_a_department_is_known_by_its_name(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.journey"
    assert call("pack", hotel, "--department", "guest service", "-o", out).status == 0
    assert getattr(load(out).journey.sent, "department", None) == "service"


def test_all_departments_are_sent_workbooks(call: Call, hotel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    answer = call("pack", hotel, "--all", "-o", folder, "--lang", "id")
    names = ["hotel-stay-operations.xlsx", "hotel-stay-guest-service.xlsx"]
    assert answer.out.splitlines() == [str(folder / name) for name in names]
    for name, department in zip(names, ("operations", "service"), strict=True):
        found = read_return(folder / name, load(hotel).journey)
        assert (found.department, found.kind, found.theirs) == (department, "workbook", found.base)
    assert [each.file for each in sendings_of(hotel)] == names
    again = call("pack", hotel, "--all", "-o", folder, "--lang", "en")
    assert (again.status, len(sendings_of(hotel))) == (2, 2)
    assert f"{names[0]} is there already" in again.err


def test_a_department_is_sent_a_sheet_of_paper(call: Call, hotel: Path, tmp_path: Path) -> None:
    assert call("pack", hotel, "--department", "operations", "-o", tmp_path / "out.pdf").status == 0
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    answer = call("merge", "-", hotel, tmp_path / "out.pdf", "-o", tmp_path / "out.journey")
    assert (answer.status, "this is a PDF" in answer.err) == (2, True)


def test_all_departments_are_sent_what_was_asked_for(call: Call, hotel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert call("pack", hotel, "--all", "--kind", "journey", "-o", folder).status == 0
    assert {each.name for each in folder.iterdir()} == {
        "hotel-stay-operations.journey",
        "hotel-stay-guest-service.journey",
    }


def test_calls_that_make_no_sense(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.journey"
    for words, said in (
        (
            ("--department", "nobody", "-o", out),
            "There is no department nobody. The file holds operations and service.",
        ),
        (("--department", "operations", "-o", tmp_path / "out.doc"), "this ending is not known"),
        (("--department", "operations", "-o", hotel), "would take the place of the journey"),
        (("-o", out), "Name one department with --department, or all of them with --all."),
        (("--department", "operations", "--all", "-o", tmp_path), "Name one department"),
        (("--all", "-o", tmp_path / "none"), "there is no such folder"),
    ):
        answer = call("pack", hotel, *words)
        assert (answer.status, answer.out) == (2, "")
        assert said in answer.err
    assert not out.exists()
    assert not sendings_of(hotel)


def test_a_file_of_a_later_version_is_not_sent(call: Call, hotel: Path, tmp_path: Path) -> None:
    hotel.write_text(hotel.read_text(encoding="utf-8").replace("journeymap: 1", "journeymap: 9"), encoding="utf-8")
    answer = call("pack", hotel, "--department", "operations", "-o", tmp_path / "out.journey")
    assert answer.status == 2
    assert "later journeymap" in answer.err
