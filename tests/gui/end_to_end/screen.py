"""A virtual screen with a window manager and a message bus of its own, and the program on it as people start it.

Tests drive it with keys through `Keyboard` and wait for windows and files, never for a time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[3]
TOOLS = ("Xvfb", "xdotool", "openbox", "dbus-run-session")
_POLL_S = 0.1
_LIMIT_S = 60.0
_SIZE = "1440x900x24"
R = TypeVar("R")


def missing_tools() -> str:
    """What of the programs that a virtual screen needs is not here, with commas; an empty text where nothing is."""
    return ", ".join(tool for tool in TOOLS if shutil.which(tool) is None)


def wait_for(look: Callable[[], R | None], what: str, screen: Screen | None = None, limit_s: float = _LIMIT_S) -> R:
    """The first answer of `look` that is not empty; AssertionError with a picture of the screen after the limit."""
    end = time.monotonic() + limit_s
    while not (found := look()):
        if screen is not None:
            screen.check()
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit_s:.0f} s for {what}{screen.evidence() if screen else ''}")
        time.sleep(_POLL_S)
    return found


@contextmanager
def _running(words: list[str], environment: Mapping[str, str], **more: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own; the whole group ends with the block."""
    process = subprocess.Popen(words, env=dict(environment), start_new_session=True, **more)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


class Screen:
    """A display: its environment, its windows by name, and a picture of it where something went wrong."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        self.environment, self.folder = dict(environment), folder
        self.program: subprocess.Popen[bytes] | None = None
        self.keyboard = Keyboard(self)

    def tool(self, *words: str) -> str:
        """What xdotool says to these words; an empty text where it finds nothing."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def active(self) -> str:
        """The title of the window that has the keyboard."""
        return self.tool("getactivewindow", "getwindowname")

    def wait_active(self, words: str) -> str:
        """Waits until a window with these words in its title has the keyboard; the whole title."""
        return wait_for(lambda: self._active_with(words), f"the window {words!r} (active: {self.active()!r})", self)

    def _active_with(self, words: str) -> str:
        title = self.active()
        return title if words in title else ""

    def wait_file(self, path: Path) -> Path:
        """Waits until a file is there and holds something."""
        wait_for(lambda: path.is_file() and path.stat().st_size > 0, f"the file {path.name}", self)
        return path

    def check(self) -> None:
        """AssertionError where the program has ended with an error."""
        if self.program is not None and (status := self.program.poll()):
            raise AssertionError(f"the program ended with {status}{self.evidence()}")

    def evidence(self) -> str:
        """Where the picture of the screen and what the program wrote are to be found, for a message."""
        picture = self.folder / "screen.png"
        if shutil.which("import"):
            subprocess.run(
                ["import", "-window", "root", str(picture)], env=self.environment, capture_output=True, check=False
            )
        said = self.folder / "program.log"
        words = said.read_text(errors="replace")[-2000:] if said.is_file() else ""
        return f"; the screen: {picture}; the program said: {words!r}"

    @contextmanager
    def start(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """The program with these words, until the block ends."""
        words = [sys.executable, "-m", "journeymap", *arguments]
        with (self.folder / "program.log").open("wb") as log:
            more = {"stdout": log, "stderr": subprocess.STDOUT, "cwd": ROOT}
            with _running(words, self.environment, **more) as process:
                self.program = process
                yield process
                self.program = None

    def wait_end(self) -> int:
        """The exit status of the program, once it has ended by itself."""
        process = self.program
        assert process is not None
        wait_for(lambda: process.poll() is not None, "the end of the program", self)
        return process.returncode


class Keyboard:
    """Presses keys on a screen; `strokes` counts those that are no letters of a text."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self.strokes = 0

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, as xdotool names them (`ctrl+s`)."""
        self.strokes += len(keys)
        self._screen.tool("key", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Types a text."""
        self._screen.tool("type", "--delay", "10", text)

    def let_go(self) -> None:
        """Forgets the strokes counted so far."""
        self.strokes = 0


def _own_folders(home: Path) -> dict[str, str]:
    names = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    folders = {name: str(home / name.lower()) for name in names}
    for folder in folders.values():
        Path(folder).mkdir(mode=0o700, parents=True)
    return folders


def _environment(home: Path) -> dict[str, str]:
    """That of this process without what would make the program another: no desktop, English, folders of its own."""
    dropped = (
        "WAYLAND_DISPLAY",
        "DBUS_SESSION_BUS_ADDRESS",
        "AT_SPI_BUS_ADDRESS",
        "PYTEST_CURRENT_TEST",
        "QT_IM_MODULE",
    )
    own = ("QT_", "XDG_", "GTK_", "LC_")
    kept = {k: v for k, v in os.environ.items() if k not in dropped and not k.startswith(own)}
    return {
        **kept,
        **_own_folders(home),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LANGUAGE": "en",
        "PYTHONFAULTHANDLER": "1",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "NO_AT_BRIDGE": "0",
        "XAUTHORITY": str(home / "none"),
    }


@contextmanager
def _display(environment: Mapping[str, str]) -> Iterator[str]:
    """A virtual screen on a display number that nobody has."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with _running(words, environment, pass_fds=(writer,), **quiet), os.fdopen(reader) as told:
        os.close(writer)
        number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def _bus(environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a message bus that lives as long as the block."""
    words = ["dbus-run-session", "--", "sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat"]
    more = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with _running(words, environment, **more) as process:
        assert process.stdout is not None
        yield process.stdout.readline().decode().strip()


@contextmanager
def virtual_screen(folder: Path) -> Iterator[Screen]:
    """A screen, a window manager and a bus; everything ends with the block."""
    environment = _environment(folder / "home")
    with _display(environment) as display:
        environment["DISPLAY"] = display
        with _bus(environment) as address:
            environment["DBUS_SESSION_BUS_ADDRESS"] = address
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            with _running(["openbox"], environment, **quiet):
                screen = Screen(environment, folder)
                wait_for(lambda: screen.tool("get_num_desktops"), "the window manager", screen)
                yield screen
