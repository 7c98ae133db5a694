"""The program as a process: closed pipes, poor terminals, Ctrl+C, completion; no traceback ever."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.journeys import synthetic_journey
from journeymap.storage.files import save
from tests.cli.conftest import HOTEL

PROGRAM = [sys.executable, "-m", "journeymap"]
ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    return {**plain, "LANGUAGE": "en", **more}


def called(*words: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)], capture_output=True, check=False, cwd=ROOT, env=environment(**more)
    )


def test_a_reader_who_leaves_changes_nothing(hotel: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, "check", str(hotel), "--fail-on", "gap"],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_full_disk_behind_the_output_is_told(hotel: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as out:
        done = subprocess.run(
            [*PROGRAM, "scores", str(hotel)],
            stdout=out,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            check=False,
            env=environment(),
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"standard output: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_every_encoding_takes_every_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "title.journey"
    path.write_text(HOTEL.replace("Check-in", "Ćheck → 入住 😀"), encoding="utf-8")
    lines = called("scores", path, PYTHONIOENCODING=encoding)
    assert (lines.returncode, lines.stderr) == (0, b"")
    document = json.loads(called("check", path, "--json", PYTHONIOENCODING=encoding).stdout)
    assert any("Ćheck → 入住 😀" in finding["message"] for finding in document["findings"])


def test_terminal_commands_in_texts_are_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "title.journey"
    path.write_text(HOTEL.replace("title: Check-in", r'title: "Check\e[2J\nin"'), encoding="utf-8")
    for command in ("check", "scores"):
        out = called(command, path).stdout
        assert b"\x1b" not in out
        assert b"Check\\x1b[2J in" in out


def test_signs_that_turn_letters_around_are_written_out(tmp_path: Path) -> None:
    turned, title = tmp_path / "turned.journey", "exe\u202egnp\x9b 👩\u200d🍳"
    turned.write_text(HOTEL.replace("title: Check-in", f'title: "{title}"'.replace("\x9b", r"\x9b")), encoding="utf-8")
    plain = tmp_path / "plain.journey"
    plain.write_text(HOTEL, encoding="utf-8")
    said = [
        called(*words).stdout.decode() for words in (("check", turned), ("diff", plain, turned), ("scores", turned))
    ]
    assert all("exe\\u202egnp\\x9b 👩\u200d🍳" in each for each in said)
    said.append(called("text", turned).stdout.decode())
    exact = [called(*words, "--json").stdout.decode() for words in (("check", turned), ("diff", plain, turned))]
    assert not [each for each in (*said, *exact) if "\u202e" in each or "\x9b" in each]
    assert r'"exe\u202egnp\u009b' in said[-1]
    assert title in [change["after"] for change in json.loads(exact[1])["changes"]]


def test_ctrl_c_ends_quietly_with_nothing_half_written(tmp_path: Path) -> None:
    """Of a journey whose report takes long enough to be stopped, however busy the machine is."""
    large, folder = tmp_path / "large.journey", tmp_path / "out"
    save(large, synthetic_journey(300, told=True))
    folder.mkdir()
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "report", str(large), "-o", str(folder / "gap.pdf")],
        stdout=subprocess.DEVNULL, stderr=terminal, cwd=ROOT, env=environment(), preexec_fn=heeding_the_signal,
    )  # fmt: skip
    os.close(terminal)
    shown = os.read(controller, 100)
    process.send_signal(signal.SIGINT)
    try:
        while more := os.read(controller, 4000):
            shown += more
    except OSError:
        pass
    os.close(controller)
    assert process.wait() == 130
    assert b"Traceback" not in shown
    assert b"Stopped." in shown
    assert list(folder.iterdir()) == []


def heeding_the_signal() -> None:
    """What a shell starts in the background inherits that the signal is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_no_home_is_no_hindrance(hotel: Path, tmp_path: Path) -> None:
    environment_of_a_service = {"PATH": os.environ["PATH"], "LANGUAGE": "en"}
    done = subprocess.run(
        [*PROGRAM, "export", str(hotel), str(tmp_path / "map.svg")], capture_output=True, cwd=ROOT, check=False,
        env=environment_of_a_service,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("journeymap s", "scores\nsnapshot\nself-test"),
        ("journeymap report --p", "--paper"),
        ("journeymap feedback x --into y --old a", "add"),
        ("journeymap check x --fail-on l", "likely-gap"),
    ],
)
def test_bash_completes_commands_options_and_words(line: str, offered: str) -> None:
    words = line.split()
    done = called(_JOURNEYMAP_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert done.stdout.decode().strip() == offered


@pytest.mark.parametrize(
    ("shell", "mark"), [("bash", b"complete -o default"), ("zsh", b"#compdef"), ("fish", b"--command")]
)
def test_the_script_of_a_named_shell(shell: str, mark: bytes) -> None:
    done = called("--show-completion", shell)
    assert done.returncode == 0
    assert mark in done.stdout


def test_a_shell_that_cannot_complete_is_told() -> None:
    done = called("--show-completion", "cmd")
    assert done.returncode == 2
    assert b"bash" in done.stderr
