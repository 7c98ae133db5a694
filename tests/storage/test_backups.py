"""Which backups are made, which stay, and that nothing else in their folder is touched."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.storage.backups import (
    BackupRules,
    backups_in,
    backups_of,
    folder_of,
    keep_backup,
    kept_files,
    thin_out_all,
    wanted_backups,
)
from journeymap.storage.bounds import MAX_FILE_BYTES

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 60 * 24 * 120).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True)


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    rules = BackupRules()
    assert keep_backup(path, rules) is None, "there is no file yet"
    for at, text in enumerate(("one", "one", "two")):
        path.write_text(text)
        keep_backup(path, rules, NOW + timedelta(hours=at))
    assert [each.file.read_text() for each in backups_of(path)] == ["two", "one"]
    assert [each.when for each in backups_of(path)] == [NOW + timedelta(hours=2), NOW]


def test_files_of_one_name_in_two_folders_have_backups_of_their_own(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hotel.journey").write_text(name)
        keep_backup(tmp_path / name / "hotel.journey", BackupRules(), NOW)
    (only,) = backups_of(tmp_path / "a" / "hotel.journey")
    assert only.file.read_text() == "a"


def test_a_link_has_the_backups_of_its_file(tmp_path: Path) -> None:
    path, link = tmp_path / "hotel.journey", tmp_path / "link.journey"
    path.write_text("one")
    link.symlink_to(path)
    keep_backup(link, BackupRules(), NOW)
    assert len(backups_of(path)) == 1


def test_none_are_kept_where_nobody_wants_them(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    path.write_text("one")
    assert keep_backup(path, BackupRules(number=0)) is None
    assert not folder_of(path).exists()


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    path.write_text("one")
    keep_backup(path, BackupRules(number=1), NOW)
    stranger = folder_of(path) / "notes.journey"
    stranger.write_text("mine")
    path.write_text("two")
    keep_backup(path, BackupRules(number=1), NOW + timedelta(days=1))
    assert [each.file.read_text() for each in backups_of(path)] == ["two"]
    assert stranger.read_text() == "mine"


@given(MOMENTS, st.integers(1, 40), st.integers(1, 100))
def test_which_stay(moments: list[datetime], number: int, days: int) -> None:
    rules = BackupRules(number, days)
    wanted = wanted_backups(moments, rules, NOW)
    assert wanted <= set(moments)
    assert len(wanted) <= number
    assert not moments or max(moments) in wanted, "the latest always stays"
    assert all(NOW - each <= timedelta(days=days) for each in wanted - {max(moments, default=NOW)})
    assert wanted_backups(wanted, rules, NOW) == wanted, "what stays once stays again"


def test_a_long_day_of_saving_keeps_its_morning() -> None:
    morning = NOW - timedelta(hours=8)
    moments = [morning + timedelta(minutes=at) for at in range(480)]
    assert morning in wanted_backups(moments, BackupRules(), NOW)


def test_a_clock_that_was_ahead_costs_no_new_backup(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    rules = BackupRules(number=3)
    for at in range(3):
        path.write_text(f"ahead {at}")
        keep_backup(path, rules, NOW + timedelta(days=400 + at))
    path.write_text("now")
    kept = keep_backup(path, rules, NOW)
    assert kept is not None
    assert kept.exists()


def test_what_is_no_journey_by_its_size_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "film.journey"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        keep_backup(path, BackupRules())


@pytest.fixture
def own_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


def written(path: Path, *ages: timedelta) -> Path:
    """A file that was written over once for each of these ages."""
    for at, age in enumerate(ages):
        path.write_text(str(at))
        keep_backup(path, BackupRules(number=500, days=3650), NOW - age)
    return path


@pytest.mark.usefixtures("own_folder")
def test_what_is_kept_of_renamed_and_deleted_files_is_found(tmp_path: Path) -> None:
    hotel = written(tmp_path / "hotel.journey", timedelta(days=2), timedelta(days=1))
    shop = written(tmp_path / "shop.journey", timedelta(hours=1))
    old = written(tmp_path / "An old one.journey", timedelta(days=3))
    (folder_of(old) / "of.json").unlink()
    hotel.rename(tmp_path / "inn.journey")
    shop.unlink()
    found = kept_files()
    assert [(each.name, each.path, each.count) for each in found] == [
        ("shop.journey", shop, 1),
        ("hotel.journey", hotel, 2),
        ("an-old-one.journey", None, 1),
    ]
    assert backups_in(found[1].folder)[0].file.read_text() == "1"


@pytest.mark.usefixtures("own_folder")
@pytest.mark.parametrize("note", [b"", b"{", b'{"path": "/elsewhere/x.journey"}', b'{"path": "\\u0000"}', b"[" * 9999])
def test_a_note_that_says_nothing_of_use_costs_only_the_name(tmp_path: Path, note: bytes) -> None:
    path = written(tmp_path / "hotel.journey", timedelta(days=1))
    (folder_of(path) / "of.json").write_bytes(note)
    (only,) = kept_files()
    assert (only.name, only.path) == ("hotel.journey", None)


@pytest.mark.usefixtures("own_folder")
def test_old_ones_of_all_files_go(tmp_path: Path) -> None:
    hotel = written(tmp_path / "hotel.journey", *(timedelta(days=at) for at in (200, 150, 100, 1)))
    shop = written(tmp_path / "shop.journey", timedelta(days=300), timedelta(days=200))
    thin_out_all(BackupRules(), NOW)
    assert len(backups_of(hotel)) == 1
    assert [each.file.read_text() for each in backups_of(shop)] == ["1"], "the last one stays: it may be all there is"


@pytest.mark.usefixtures("own_folder")
def test_none_removes_what_is_there(tmp_path: Path) -> None:
    hotel = written(tmp_path / "hotel.journey", timedelta(days=200), timedelta(days=1))
    shop = written(tmp_path / "shop.journey", timedelta(days=1))
    mine = folder_of(shop) / "mine.txt"
    mine.write_text("mine")
    keep_backup(hotel, BackupRules(number=0))
    assert not folder_of(hotel).exists()
    assert backups_of(shop)
    thin_out_all(BackupRules(number=0))
    assert not backups_of(shop)
    assert mine.exists()
