"""Every step of saving fails once, in every way a disk fails: afterwards the file is the old or the new one, whole."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from journeymap.model import Journey, Touchpoint
from journeymap.storage import files
from journeymap.storage.backups import BackupRules, backups_of
from journeymap.storage.errors import JourneyFileError

OLD = Journey(title="Old", touchpoints={"a": Touchpoint(title="A")})
NEW = Journey(title="New", touchpoints={str(at): Touchpoint(title="Sarapan") for at in range(300)})
RULES = BackupRules()
STEPS: tuple[tuple[Any, str], ...] = (
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (os, "open"),
    (os, "link"),
    (Path, "read_bytes"),
    (Path, "chmod"),
    (Path, "replace"),
    (Path, "mkdir"),
    (Path, "unlink"),
    (Path, "stat"),
)
Trouble = Callable[[], None]


@contextmanager
def troubled(turn: int, trouble: Trouble, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The `turn`-th step of all (from 1) meets trouble; the names of the steps that were taken."""
    taken: list[str] = []

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **named: Any) -> Any:
            taken.append(name)
            if len(taken) == turn:
                trouble()
            return real(*args, **named)

        return step

    with patch.context() as inner:
        for owner, name in STEPS:
            inner.setattr(owner, name, wrapped(name, getattr(owner, name)))
        yield taken


def fails(number: int) -> Trouble:
    def trouble() -> None:
        raise OSError(number, os.strerror(number))

    return trouble


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fresh(tmp_path: Path, turn: int) -> Path:
    folder = tmp_path / str(turn)
    folder.mkdir()
    path = folder / "hotel.journey"
    files.save(path, OLD)
    return path


def complaint(path: Path) -> JourneyFileError | None:
    """Saves; why that did not go."""
    try:
        files.save(path, NEW, RULES)
    except JourneyFileError as error:
        return error
    return None


def held(path: Path) -> Journey:
    return files.load(path).journey


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_whatever_step_fails_the_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    refused = 0
    for turn in range(1, 200):
        path = fresh(tmp_path, turn)
        with troubled(turn, fails(number), monkeypatch) as taken:
            said = complaint(path)
        saved = said is None
        assert saved or str(path) in str(said)
        assert held(path) == (NEW if saved else OLD)
        refused += not saved
        beside = sorted(each.name for each in path.parent.iterdir() if each != path)
        assert all(held(path.parent / name) == NEW for name in beside), "only whole files are left beside"
        assert len(beside) <= (0 if saved else 1)
        if len(taken) < turn:
            break
    assert len(taken) < turn, "every step was reached"
    assert refused >= 5


def test_a_drive_that_will_not_replace_leaves_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fresh(tmp_path, 0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: fails(errno.EPERM)())
        with pytest.raises(JourneyFileError, match="beside it") as caught:
            files.save(path, NEW)
    assert held(path) == OLD
    (other,) = (each for each in path.parent.iterdir() if each != path)
    assert other.name in str(caught.value)
    assert held(other) == NEW


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
def test_killed_at_any_step_the_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = None
    for turn in range(1, 200):
        path = fresh(tmp_path, turn)
        child = os.fork()
        if child == 0:
            with troubled(turn, dies, monkeypatch):
                files.save(path, NEW, RULES)
            os._exit(0)
        _, ended = os.waitpid(child, 0)
        assert held(path) in (OLD, NEW)
        if ended == 0:
            break
    assert ended == 0, "every step was reached"
    assert turn > 10
    assert held(path) == NEW


def test_what_a_file_held_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "hotel.journey"
    path.write_text("# a comment that no journey holds\njourneymap: 1\ntitle: Hotel\n", encoding="utf-8")
    assert files.save(path, NEW, RULES).told is None
    (backup,) = backups_of(path)
    assert "a comment" in backup.file.read_text(encoding="utf-8")
    assert backup.file.stat().st_mode & 0o077 == 0


def test_a_backup_that_cannot_be_kept_is_said_and_keeps_nobody_from_saving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fresh(tmp_path, 0)
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    told = files.save(path, NEW, RULES).told
    assert told is not None
    assert "could not be kept" in told.text
    assert held(path) == NEW
