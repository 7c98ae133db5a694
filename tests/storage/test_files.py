"""Loading from and saving to the disk: whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from journeymap.model import Journey
from journeymap.storage import files
from journeymap.storage.errors import JourneyFileError

OLD = Journey(title="Old")
NEW = Journey(title="New", vision="Tamu\nmerasa ditunggu")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)
    files.save(path, NEW)
    assert files.load(path).journey == NEW
    assert names(tmp_path) == ["hotel.journey"]


def test_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)
    path.chmod(0o640)
    files.save(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)
    path.chmod(0o444)
    with pytest.raises(JourneyFileError, match="could not be saved and is as it was"):
        files.save(path, NEW)
    assert files.load(path).journey == OLD
    assert names(tmp_path) == ["hotel.journey"]


def test_a_new_file_has_the_mode_that_the_user_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    before = os.umask(0o027)
    try:
        files.save(path, OLD)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "hotel.journey", tmp_path / "link.journey"
    files.save(real, OLD)
    link.symlink_to(real)
    files.save(link, NEW)
    assert link.is_symlink()
    assert files.load(real).journey == NEW
    assert names(tmp_path / "real") == ["hotel.journey"]


@pytest.mark.parametrize("step", ["fsync", "read_back"])
def test_a_failure_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "read_back":
        monkeypatch.setattr(Path, "read_bytes", lambda self: b"title")
    else:
        monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(JourneyFileError, match="is as it was") as caught:
        files.save(path, NEW)
    monkeypatch.undo()
    assert str(path) in str(caught.value)
    assert files.load(path).journey == OLD
    assert names(tmp_path) == ["hotel.journey"]


def test_half_a_character_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    with pytest.raises(JourneyFileError, match="half of a character"):
        files.save(path, Journey(title="\ud800"))
    assert names(tmp_path) == []


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(JourneyFileError, match="could not be saved"):
        files.save(tmp_path / "none" / "hotel.journey", OLD)


def test_files_that_cannot_be_loaded(tmp_path: Path) -> None:
    for path, words in (
        (tmp_path / "none.journey", "no such file"),
        (tmp_path, "this is a folder"),
        (Path(os.devnull), "device or a pipe"),
        (Path("a\0b"), "cannot be read"),
    ):
        with pytest.raises(JourneyFileError, match=words) as caught:
            files.load(path)
        assert len(str(caught.value).splitlines()) == 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 10)
    with pytest.raises(JourneyFileError, match="MB"):
        files.load(path)


def test_errors_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    path.write_text("journeymap: 1\ntitle: [T]\n", encoding="utf-8")
    with pytest.raises(JourneyFileError) as caught:
        files.load(path)
    assert str(caught.value) == f"{path}:2:8: title: found a list of one item, expected text"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="this system attaches nothing to files")
def test_what_is_attached_to_a_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    files.save(path, OLD)
    try:
        os.setxattr(path, "user.tags", b"workshop")
    except OSError:
        pytest.skip("this disk attaches nothing to files")
    files.save(path, NEW)
    assert os.getxattr(path, "user.tags") == b"workshop"


def test_another_name_of_the_file_keeps_what_it_held(tmp_path: Path) -> None:
    path, other = tmp_path / "hotel.journey", tmp_path / "kept.journey"
    files.save(path, OLD)
    os.link(path, other)
    files.save(path, NEW)
    assert (files.load(path).journey, files.load(other).journey) == (NEW, OLD)


@pytest.mark.parametrize("stem", ["x" * 240, "\u4f60" * 80])
def test_the_longest_names_are_saved_also_where_the_drive_will_not_replace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stem: str
) -> None:
    path = tmp_path / f"{stem}.journey"
    files.save(path, OLD)
    files.save(path, NEW)

    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(JourneyFileError, match="beside it"):
        files.save(path, OLD)
    assert files.load(path).journey == NEW
    assert [files.load(each).journey for each in tmp_path.iterdir() if each != path] == [OLD]


def test_what_others_saved_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    files.save(path, Journey(title="As it was"))
    read = files.read_file(path)
    files.save(path, Journey(title="Theirs"))
    theirs = path.read_bytes()
    with pytest.raises(files.ChangedMeanwhileError):
        files.save(path, Journey(title="Mine"), over=read.digest)
    assert path.read_bytes() == theirs
    assert [each.name for each in tmp_path.iterdir()] == ["a.journey"]


def test_what_is_as_it_was_read_or_gone_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.journey"
    files.save(path, Journey(title="As it was"))
    saved = files.save(path, Journey(title="Mine"), over=files.read_file(path).digest)
    path.unlink()
    files.save(path, Journey(title="Again"), over=saved.digest)
    assert files.load(path).journey.title == "Again"
