"""The wheel in a process of its own: large graphs go out through a pipe, heights come back or nothing does.

The wheel holds the interpreter's lock while it works and needs minutes for some graphs (a hub with 300 links:
10 s). A child process keeps the window alive and can be ended, with everything it started, when the time is up.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from journeymap.analysis.layout import layered

CHILD_FLAG = "--layout-child"
"""In a packaged program, which has no `-P`, the program itself is started with this flag and calls `main`."""


def main() -> int:
    """Answer one task from the standard input on the standard output; returns the exit code."""
    sys.stdout.write(json.dumps(layered.centres(json.load(sys.stdin))))
    return 0


def centres_in_child(task: layered.Task, limit_s: float) -> list[float] | None:
    """What `layered.centres` answers, or None where it failed or took longer than `limit_s` seconds."""
    try:
        process = _start()
    except OSError:
        return None
    try:
        answer, _ = process.communicate(json.dumps(task), timeout=limit_s)
    except (subprocess.TimeoutExpired, OSError, ValueError):
        return None
    finally:
        _end(process)
    return _heights(answer, len(task["sizes"])) if process.returncode == 0 else None


def _start() -> "subprocess.Popen[str]":
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, CHILD_FLAG] if frozen else [sys.executable, "-P", str(Path(layered.__file__))]
    windows = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        start_new_session=os.name == "posix",
        creationflags=windows,
    )


def _end(process: "subprocess.Popen[str]") -> None:
    """End the child and, where the system has process groups, whatever it started."""
    if process.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError, ValueError):
        process.communicate()


def _heights(answer: str, count: int) -> list[float] | None:
    try:
        heights = json.loads(answer)
    except ValueError:
        return None
    sound = isinstance(heights, list) and len(heights) == count
    return heights if sound and all(isinstance(y, int | float) for y in heights) else None
