"""Git itself, told to merge and compare journeys by this program, as the README says."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import journeymap
from journeymap.storage.files import load
from tests.cli.conftest import HOTEL

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")

Git = Callable[..., subprocess.CompletedProcess[str]]
PROGRAM = f"{shlex.quote(sys.executable)} -m journeymap"
DESK = HOTEL.replace("title: Check-in\n", "title: Check-in\n    channel: desk\n")
KIOSK = HOTEL.replace("title: Check-in\n", "title: Check-in\n    channel: kiosk\n")
QUIET = HOTEL.replace("    end: stays\n", "    end: stays\n    notes: Quiet\n")


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Git in a repository of its own, which nothing on this machine configures."""
    empty = dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull)
    who = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    room = str(Path(journeymap.__file__).parent.parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**kept, **empty, **who, "PYTHONPATH": room, "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}

    def running(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *words], cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8"
        )

    running("init", "-q", "-b", "main")
    running("config", "merge.journeymap.name", "journeys by id and field")
    running("config", "merge.journeymap.driver", f"{PROGRAM} merge %O %A %B -o %A")
    running("config", "diff.journeymap.textconv", f"{PROGRAM} text")
    (tmp_path / ".gitattributes").write_text("*.journey merge=journeymap diff=journeymap\n", encoding="utf-8")
    return running


@pytest.fixture
def file(git: Git, tmp_path: Path) -> Path:
    """A journey that is told the check-in's desk on `main`, its kiosk on `kiosk`, a note elsewhere on `quiet`."""
    path = tmp_path / "hotel.journey"
    commit(git, path, HOTEL)
    for branch, text in (("quiet", QUIET), ("kiosk", KIOSK)):
        git("checkout", "-q", "-b", branch, "main")
        commit(git, path, text)
    git("checkout", "-q", "main")
    commit(git, path, DESK)
    return path


def commit(git: Git, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    git("add", ".")
    assert git("commit", "-q", "-m", "A state").returncode == 0


def test_changes_that_do_not_meet_are_merged_and_committed(git: Git, file: Path) -> None:
    done = git("merge", "-q", "--no-edit", "quiet")
    assert done.returncode == 0, done.stderr
    merged = load(file).journey.touchpoints
    assert (merged["check-in"].channel, merged["room"].notes) == ("desk", "Quiet")
    assert git("status", "--porcelain").stdout == ""
    assert "+touchpoints.room.notes: Quiet" in git("diff", "HEAD^1", "HEAD").stdout.splitlines()


def test_a_conflict_leaves_a_sound_journey_and_git_says_so(git: Git, file: Path) -> None:
    done = git("merge", "--no-edit", "kiosk")
    assert done.returncode == 1
    assert "CONFLICT" in done.stdout
    assert "theirs: kiosk" in done.stdout
    loaded = load(file)
    assert loaded.problems == ()
    assert loaded.journey.touchpoints["check-in"].channel == "desk"
    assert git("status", "--porcelain").stdout == "UU hotel.journey\n"
