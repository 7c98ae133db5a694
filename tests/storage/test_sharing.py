"""Who has a file open, told by a note beside it."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

import msgspec
import pytest

from journeymap.storage import sharing
from journeymap.storage.sharing import Holder, Note, holder_of, note_of, take_note


def note(found: Note | Holder) -> Note:
    assert isinstance(found, Note)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hotel.journey"


@pytest.fixture
def sari(path: Path, monkeypatch: pytest.MonkeyPatch) -> Note:
    """The note of somebody whose program runs in another process: the one that started these tests."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "getpid", os.getppid)
        return note(take_note(path, "Sari"))


def test_the_second_is_told_who_was_first(path: Path, sari: Note) -> None:
    second = take_note(path, "Budi")
    assert isinstance(second, Holder)
    assert (second.who, second.process) == ("Sari", os.getppid())
    sari.release()
    assert not note_of(path).exists()
    assert note(take_note(path, "Budi")).holder.who == "Budi"


def test_who_insists_takes_the_place_and_the_first_notices(path: Path, sari: Note) -> None:
    second = note(take_note(path, "Budi", force=True))
    assert not sari.refresh()
    sari.release()
    assert second.refresh(), "giving up the first takes nothing from the second"
    second.release()


def test_another_window_of_this_program_is_nobody_else(path: Path) -> None:
    first, second = note(take_note(path)), note(take_note(path))
    first.release()
    assert second.refresh()


def test_a_note_of_a_dead_process_counts_for_nothing(path: Path) -> None:
    first = note(take_note(path, "Sari"))
    pid = os.fork() if hasattr(os, "fork") else 0
    if pid == 0 and hasattr(os, "fork"):
        os._exit(0)
    os.waitpid(pid, 0)
    gone = msgspec.structs.replace(first.holder, process=pid)
    note_of(path).write_bytes(msgspec.json.encode(gone))
    assert holder_of(path) is None
    assert note(take_note(path, "Budi")).holder.who == "Budi"


def test_a_note_from_elsewhere_counts_as_long_as_it_lives(path: Path) -> None:
    holder = note(take_note(path, "Sari")).holder
    note_of(path).write_bytes(msgspec.json.encode(msgspec.structs.replace(holder, where="laptop-2", process=1)))
    assert holder_of(path) is not None
    old = time.time() - sharing.STALE_S - 60
    os.utime(note_of(path), (old, old))
    assert holder_of(path) is None


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 5000, b'{"who": 3}'])
def test_a_note_that_nobody_understands_keeps_nobody_out(path: Path, content: bytes) -> None:
    note_of(path).write_bytes(content)
    assert holder_of(path) is None
    assert note(take_note(path)).written


def test_a_note_is_never_written_through_a_link(path: Path) -> None:
    other = path.parent / "diary.txt"
    other.write_text("mine")
    note_of(path).symlink_to(other)
    assert holder_of(path) is None
    mine = note(take_note(path, "Budi"))
    assert mine.written
    assert other.read_text() == "mine"
    mine.release()
    assert other.exists()
    assert not os.path.lexists(note_of(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_note_that_is_a_pipe_holds_nobody_up(path: Path) -> None:
    os.mkfifo(note_of(path))
    assert holder_of(path) is None


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00", "9999-12-31T23:59:59+00:00"])
def test_a_note_of_any_time_and_process_is_read(path: Path, since: str) -> None:
    told = {"who": "", "where": platform.node(), "since": since, "process": 10**30 // 7**20, "token": ""}
    note_of(path).write_bytes(msgspec.json.encode(told))
    assert holder_of(path) is None, "no process has that number"
    note_of(path).write_bytes(msgspec.json.encode({**told, "where": "laptop-2"}))
    holder = holder_of(path)
    assert holder is not None
    assert holder.since.timestamp()


def test_where_nothing_can_be_written_nobody_is_kept_out(tmp_path: Path) -> None:
    found = note(take_note(tmp_path / "none" / "hotel.journey"))
    assert not found.written
    assert found.refresh()
    found.release()


def test_a_note_from_the_future_goes_stale_too(path: Path) -> None:
    holder = note(take_note(path, "Sari")).holder
    note_of(path).write_bytes(msgspec.json.encode(msgspec.structs.replace(holder, where="laptop-2", process=1)))
    ahead = time.time() + sharing.STALE_S + 60
    os.utime(note_of(path), (ahead, ahead))
    assert holder_of(path) is None


def test_names_in_a_note_are_shown_on_one_line_and_as_they_are(path: Path) -> None:
    holder = note(take_note(path, "Sari" * 1000)).holder
    assert len(holder.who) == len("Sari") * 50
    shown = msgspec.structs.replace(holder, who="Sari\n\u202eidub", where="x" * 3000)
    assert shown.name == "Sari\\n\\u202eidub"
    assert len(shown.machine) == 60
