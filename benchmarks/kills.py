"""Kills the real program while it edits and saves a large journey, again and again, and looks at what is left.

`python -m benchmarks.kills [RUNS] [TOUCHPOINTS]`. Afterwards the file must be a whole state that the program saved,
and the recovered work must lack no edit older than a second. Run by hand for the record; a few runs are a test.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from benchmarks.journeys import synthetic_journey
from journeymap.storage.codec import loads
from journeymap.storage.files import save
from journeymap.storage.recovery import recoverable

EDIT_MS, SAVE_EVERY = 15, 25
NAMED = "title "
RECOVERY = Path("journeymap") / "recovery"


OWED_S = 1.0


class Left(NamedTuple):
    """What a kill left: the number of the edit in the file and in the recovered work, and how old the oldest edit
    was that is in neither, in seconds (0 where none is missing)."""

    in_file: int
    recovered: int
    missing_s: float

    @property
    def kept(self) -> bool:
        """Whether nothing older than a second is missing."""
        return self.missing_s <= OWED_S


def kill_once(folder: Path, after_s: float, touchpoints: int, *, journal: bool = False) -> Left:
    """One run of the program in a folder of its own, killed so long after it was ready; with `journal` not before
    its recovery journal stands on the disk."""
    file, log, state = folder / "large.journey", folder / "edits.log", folder / "state"
    save(file, synthetic_journey(touchpoints, told=True))
    log.touch()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(state)}
    environment["XDG_CONFIG_HOME"] = str(folder / "config")
    words = [sys.executable, "-m", "benchmarks.kills", "--child", str(file), str(log)]
    child = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(child, lambda: log.stat().st_size > 0)
        _wait(child, lambda: not journal or any((state / RECOVERY).glob("*.journal")))
        time.sleep(after_s)
    finally:
        child.send_signal(signal.SIGKILL)
        killed = time.time()
        child.wait()
    return _left(file, log, state, killed)


def _wait(child: subprocess.Popen[bytes], come: Callable[[], bool]) -> None:
    until = time.monotonic() + 120
    while not come():
        if child.poll() is not None or time.monotonic() > until:
            raise RuntimeError("the program did not begin to edit")
        time.sleep(0.02)


def _left(file: Path, log: Path, state: Path, killed: float) -> Left:
    loaded = loads(file.read_bytes(), file.name)
    assert loaded.problems == (), "the file is whole"
    lines = [line.split() for line in log.read_text().splitlines(keepends=True) if line.endswith("\n")]
    found = recoverable(state / RECOVERY)
    recovered = max((_number(each.journey.title) for each in found), default=0)
    strays = [each.name for each in file.parent.glob(".*.journey-tmp")]
    assert len(strays) <= 1, strays
    in_file = _number(loaded.journey.title)
    newest = max(in_file, recovered)
    missing = (killed - float(moment) for number, moment in lines if int(number) > newest)
    return Left(in_file, recovered, max(missing, default=0.0))


def _number(title: str) -> int:
    return int(title.removeprefix(NAMED)) if title.startswith(NAMED) else 0


def _child(file: Path, log: Path) -> None:
    """The real window with the file, renaming the journey and saving it for ever."""
    from PySide6.QtCore import QTimer

    from journeymap.editing.commands.settings import rename_journey
    from journeymap.gui.app import Program, application
    from journeymap.gui.session.preferences import Preferences
    from journeymap.gui.window.window import Window
    from journeymap.settings import Settings

    app = application()
    program = Program(app, Preferences(Settings(language="en")))
    window = program.open_path(file)
    assert isinstance(window, Window)
    number = os.open(log, os.O_WRONLY | os.O_APPEND)
    done = 0

    def edit() -> None:
        nonlocal done
        done += 1
        window.session.document.seal()
        window.session.do(rename_journey, f"{NAMED}{done}")
        os.write(number, f"{done} {time.time()}\n".encode())
        if done % SAVE_EVERY == 0:
            window.desk.save()

    clock = QTimer(interval=EDIT_MS)
    clock.timeout.connect(edit)
    clock.start()
    app.exec()


def main(runs: int, touchpoints: int) -> None:
    """Prints one line for all runs; fails where anything was lost."""
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    lost, saved, oldest = [], 0, 0.0
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            left = kill_once(Path(folder), chance.uniform(0, 2.5), touchpoints)
        saved, oldest = saved + (left.in_file > 0), max(oldest, left.missing_s)
        if not left.kept:
            lost.append((run, left))
        print(f"\r{run + 1} of {runs}, lost {len(lost)}", end="", flush=True)
    print(
        f"\n{runs} kills (seed {seed}), {touchpoints} touchpoints: every file whole, {saved} saved; oldest edit "
        f"missing {oldest:.2f} s; lost more than {OWED_S:g} s: {lost}"
    )
    sys.exit(bool(lost))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int((sys.argv[1:] or ["200"])[0]), int((sys.argv[2:] or ["1000"])[0]))
