"""Nothing ever goes over the network: the system's own record of the program's calls says so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from journeymap.paths import samples_dir

OUTSIDE = re.compile(r"^\d+ +(?:connect|sendto|sendmsg|bind)\(.*AF_INET6?\b", re.MULTILINE)
HOTEL = str(samples_dir() / "hotel-stay.journey")


def traced(words: list[str], log: Path, folder: Path) -> str:
    """The calls about networks that a whole run of the program made, children too."""
    tracer = shutil.which("strace")
    if tracer is None:
        pytest.skip("strace is not here")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder)}
    command = [tracer, "-f", "-qq", "-e", "trace=%network", "-o", str(log), sys.executable, "-m", "journeymap", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    if "ptrace" in done.stderr:
        pytest.skip("this system lets nobody trace a process")
    assert done.returncode == 0, done.stderr
    return log.read_text(errors="replace")


def test_the_record_shows_what_goes_out(tmp_path: Path) -> None:
    """The measure itself: a call that does go out is seen."""
    tracer = shutil.which("strace")
    if tracer is None:
        pytest.skip("strace is not here")
    log = tmp_path / "calls"
    out = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"
    words = [tracer, "-f", "-qq", "-e", "trace=%network", "-o", str(log), sys.executable, "-c", out]
    if "ptrace" in subprocess.run(words, capture_output=True, text=True, timeout=60).stderr:
        pytest.skip("this system lets nobody trace a process")
    assert OUTSIDE.search(log.read_text())


def test_a_report_goes_nowhere(tmp_path: Path) -> None:
    assert not OUTSIDE.search(traced(["report", HOTEL, "-o", str(tmp_path / "out.pdf")], tmp_path / "calls", tmp_path))


def test_answers_go_nowhere(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("Date,Check-in: how satisfied were you? (1-5)\n" + "2026-10-01,4\n" * 20, encoding="utf-8")
    words = ["feedback", str(answers), "--into", HOTEL, "--dry-run"]
    assert not OUTSIDE.search(traced(words, tmp_path / "calls", tmp_path))


@pytest.mark.skipif(find_spec("PySide6") is None, reason="needs the window")
def test_the_window_goes_nowhere(tmp_path: Path) -> None:
    assert not OUTSIDE.search(traced(["self-test"], tmp_path / "calls", tmp_path))
