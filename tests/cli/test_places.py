"""Where results may go: never over the journey they are made from, never half, and told by the name people know."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymap.settings import Settings, save_settings, settings_file
from journeymap.storage.backups import backups_of
from journeymap.storage.files import load
from journeymap.storage.sharing import Note, take_note
from tests.cli.conftest import HOTEL, Call


def test_a_report_never_takes_its_journeys_place(call: Call, hotel: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(hotel)
    for out in (hotel, link):
        answer = call("report", hotel, "-o", out)
        assert answer.status == 2
        assert str(out) in answer.err
    assert hotel.read_text(encoding="utf-8") == HOTEL


def test_a_report_is_not_given_a_journeys_ending(call: Call, hotel: Path, tmp_path: Path) -> None:
    answer = call("report", hotel, "-o", tmp_path / "other.journey")
    assert answer.status == 2
    assert not (tmp_path / "other.journey").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["report", "{file}", "-o", "{out}.pdf"],
        ["export", "{file}", "{out}.svg"],
        ["new", "-o", "{out}.journey"],
        ["layout", "{file}", "-o", "{out}.journey"],
    ],
    ids=lambda words: words[0],
)
def test_a_folder_that_is_not_there_is_told_before_any_work(
    call: Call, hotel: Path, tmp_path: Path, words: list[str]
) -> None:
    out = tmp_path / "none" / "result"
    answer = call(*(word.format(file=hotel, out=out) for word in words))
    assert (answer.status, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    assert line.startswith(str(out))
    assert ".tmp" not in line


@pytest.mark.parametrize("words", [["report", "{file}", "-o", "{out}"], ["new", "-o", "{out}"]], ids=lambda w: w[0])
def test_a_folder_is_no_result(call: Call, hotel: Path, tmp_path: Path, words: list[str]) -> None:
    answer = call(*(word.format(file=hotel, out=tmp_path) for word in words))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{tmp_path}: ")


def test_layout_with_nothing_to_place_leaves_the_file_alone(call: Call, hotel: Path) -> None:
    assert call("layout", hotel).status == 0
    remark = f"# placed by hand\n{hotel.read_text(encoding='utf-8')}"
    hotel.write_text(remark, encoding="utf-8")
    assert call("layout", hotel).status == 0
    assert hotel.read_text(encoding="utf-8") == remark


def test_a_folder_that_may_not_be_written_is_told_before_any_work(
    call: Call, hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeymap.cli.files.os.access", lambda place, how: False)
    answer = call("report", hotel, "-o", tmp_path / "gap.pdf")
    assert answer.status == 2
    assert answer.err.startswith(f"{tmp_path / 'gap.pdf'}: this place may not be ")
    assert not (tmp_path / "gap.pdf").exists()


def test_a_protected_file_is_told_and_left_alone(call: Call, hotel: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.svg"
    out.write_text("final", encoding="utf-8")
    out.chmod(0o444)
    hotel.chmod(0o444)
    for words, place in ((["export", hotel, out], out), (["snapshot", hotel, "--label", "Q3"], hotel)):
        answer = call(*words)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith(f"{place}: ")
    assert (out.read_text(encoding="utf-8"), hotel.read_text(encoding="utf-8")) == ("final", HOTEL)


@pytest.mark.parametrize(("number", "kept"), [(0, 0), (1, 1)])
def test_how_many_earlier_versions_are_kept_is_a_setting(
    call: Call, hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kept: int
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    save_settings(settings_file(), Settings(backups=number))
    for label in ("one", "two"):
        assert call("snapshot", hotel, "--label", label).status == 0
    assert len(backups_of(hotel)) == kept


def test_who_has_the_file_open_is_told_and_it_is_written_all_the_same(
    call: Call, hotel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", os.getppid)
        taken = take_note(hotel, "Sari\u202e")
    assert isinstance(taken, Note)
    left_over = hotel.with_name(f".{hotel.name}.abcd1234.journey-tmp")
    left_over.touch()
    os.utime(left_over, (1, 1))
    for words in (["snapshot", hotel, "--label", "Before"], ["layout", hotel]):
        answer = call(*words)
        assert answer.status == 0
        assert f"Sari\\u202e has {hotel.name} open on" in answer.err
    assert load(hotel).journey.snapshots
    assert not left_over.exists()
    assert "open on" not in call("layout", hotel, "-o", tmp_path / "out.journey").err
    taken.release()
    assert "open on" not in call("snapshot", hotel, "--label", "After").err
