"""The window as people feel it: first picture, opening, edits until seen, and pauses while an analysis runs.

`python -m benchmarks.window` prints a table by the clock, medians of several runs. The first picture is of whole
processes with bytecode caches, in turn with a bare window; with Xvfb there it is measured on that too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle, pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.journeys import synthetic_journey
from benchmarks.live_speed import placed
from journeymap import paths
from journeymap.analysis.analyse import analyse
from journeymap.model import Journey
from journeymap.storage.files import save

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journeymap.gui.app import Program
    from journeymap.gui.window.window import Window

Row = tuple[str, str, str]
_RUNS = 7
_EDITS = 15
_LIMIT_S = 60.0
_TICK_MS = 5
_SIZE = (1440, 900)

# Ends the process when a top window was painted for the first time, and says when that was.
_UNTIL_PAINTED = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QTimer.singleShot(0, QApplication.quit)
            QApplication.instance().removeEventFilter(self)
        return False
"""
_BARE = f"""{_UNTIL_PAINTED}
from PySide6.QtWidgets import QWidget
app = QApplication([])
first = First()
app.installEventFilter(first)
window = QWidget()
window.resize{_SIZE}
window.show()
app.exec()
"""
_OURS = f"""{_UNTIL_PAINTED}
from journeymap.gui import app as program
app = program.application()
first = First()
app.installEventFilter(first)
sys.exit(program.run(sys.argv[1:]))
"""


def _environment(home: str, **more: str) -> dict[str, str]:
    """That of this process with caches allowed and folders of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), home)
    return {**kept, **own, **more}


def _first_pictures(platform: Mapping[str, str]) -> dict[str, float]:
    """Seconds from the start of the process to its end right after the first picture; median, all in turn."""
    hotel = str(paths.samples_dir() / "hotel-stay.journey")
    calls = {"bare": [_BARE], "welcome": [_OURS], "hotel": [_OURS, hotel]}
    taken: dict[str, list[float]] = {name: [] for name in calls}
    with tempfile.TemporaryDirectory() as home:
        for _ in range(_RUNS + 1):
            for name, words in calls.items():
                begun = time.perf_counter()
                command = [sys.executable, "-c", *words]
                subprocess.run(command, check=True, capture_output=True, env=_environment(home, **platform))
                taken[name].append(time.perf_counter() - begun)
    return {name: median(times[1:]) for name, times in taken.items()}


@contextmanager
def _virtual_screen() -> Iterator[str]:
    """The name of a display of its own."""
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    process = subprocess.Popen(words, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


def start_rows() -> Iterator[Row]:
    """First pictures, off-screen and on a virtual screen."""
    yield from _start_rows("off-screen", {"QT_QPA_PLATFORM": "offscreen"})
    if shutil.which("Xvfb"):
        with _virtual_screen() as display:
            yield from _start_rows("Xvfb", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})


def _start_rows(where: str, platform: Mapping[str, str]) -> Iterator[Row]:
    found = _first_pictures(platform)
    for name, words in (("welcome", "welcome screen"), ("hotel", "sample hotel")):
        yield f"first picture, {words}, {where}", f"{found[name]:.2f} s (bare {found['bare']:.2f})", "0.5 s"


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _LIMIT_S
    while not done() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _program() -> Program:
    from journeymap.gui.app import Program, application
    from journeymap.gui.session.preferences import Preferences
    from journeymap.settings import Settings

    return Program(application(), Preferences(Settings(appearance="light", motion=False)))


def _shown(window: QWidget) -> Window:
    """The window, large and painted."""
    from PySide6.QtWidgets import QApplication

    from journeymap.gui.window.window import Window

    assert isinstance(window, Window)
    window.resize(*_SIZE)
    QApplication.processEvents()
    window.canvas.view.viewport().repaint()
    return window


def _end(program: Program, window: Window) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    window.session.document.mark_saved()
    window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def with_places(size: int) -> Journey:
    """A journey of that many touchpoints, each with its place on the map."""
    return placed(analyse(synthetic_journey(size))).journey


def open_rows(program: Program, folder: Path) -> Iterator[Row]:
    """A file until its map is painted; the file of the first run warms up what is imported late."""
    file = folder / "1000.journey"
    save(file, with_places(1000))
    taken = []
    for _ in range(4):
        begun = time.perf_counter()
        opened = program.open_path(file)
        assert opened is not None
        window = _shown(opened)
        taken.append(time.perf_counter() - begun)
        _until(lambda window=window: window.session.settled)  # type: ignore[misc]
        _end(program, window)
    yield "open a file of 1,000 touchpoints until painted", f"{median(taken[1:]):.2f} s", "0.6 s"


def edit_rows(program: Program, size: int) -> Iterator[Row]:
    """An edit of the real window until its canvas has painted it, and its undo; no analysis runs meanwhile."""
    from journeymap.editing.document import Document

    window = _shown(program.open_document(Document(with_places(size))))
    _until(lambda: window.session.settled)
    window.session._analysing.ask = lambda: None  # type: ignore[method-assign]
    window.canvas.view.set_zoom(1.0)
    ids = list(window.session.journey.touchpoints)[size // 2 : size // 2 + _EDITS + 2]
    for name, edit in _edits(window).items():
        seen, undone = [], []
        for id in ids:
            window.session.selection.pick("touchpoints", id)
            window.canvas.view.centerOn(window.canvas.board.card_rect(id).center())
            _paint(window)
            seen.append(_seen_ms(window, lambda edit=edit, id=id: edit(id)))  # type: ignore[misc]
            _paint(window)
            undone.append(_seen_ms(window, window.session.undo))
        words = f"{median(seen[2:]):.1f} ms (undo {median(undone[2:]):.1f})"
        yield f"{name}, {size:,} touchpoints, until seen", words, "10 ms"
    _end(program, window)


def _edits(window: Window) -> dict[str, Callable[[str], object]]:
    from journeymap.editing.commands import touchpoints
    from journeymap.editing.commands.workshop import mark_importance

    document, marks = window.session.document, cycle((1, 2, 3, 4, 5))
    return {
        "rename": lambda id: touchpoints.rename_touchpoint(document, id, f"Another title {next(marks)}"),
        "add a linked one": lambda id: touchpoints.add_after(document, id, "The next touchpoint"),
        "delete": lambda id: touchpoints.delete_touchpoints(document, (id,)),
        "importance": lambda id: mark_importance(document, (id,), next(marks)),
    }


def _paint(window: Window) -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    window.canvas.view.finish_picture()  # what a pan still had to draw is no part of an edit
    window.canvas.view.viewport().repaint()


def _seen_ms(window: Window, edit: Callable[[], object]) -> float:
    """Milliseconds of an edit with everything that follows it at once, and the painting of the canvas."""
    begun = time.perf_counter()
    edit()
    window.canvas.view.viewport().repaint()
    return (time.perf_counter() - begun) * 1000


def pause_rows(program: Program, size: int) -> Iterator[Row]:
    """The longest pause of the window while a journey is analysed, and until its results are shown."""
    from PySide6.QtCore import QTimer

    from journeymap.editing.document import Document

    window = _shown(program.open_document(Document(with_places(size))))
    _until(lambda: window.session.settled)
    ticks: list[float] = []
    timer = QTimer(window)
    timer.setInterval(_TICK_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    taken: list[float] = []
    window.session.analysed.connect(lambda _: taken.append(time.perf_counter()))
    _edits(window)["rename"](next(iter(window.session.journey.touchpoints)))
    timer.start()
    begun = time.perf_counter()
    _until(lambda: bool(taken) and time.perf_counter() > taken[-1] + 0.5)
    timer.stop()
    before, after = (
        _longest_ms([t for t in ticks if t < taken[0]]),
        _longest_ms([t for t in ticks if t >= taken[0] - 0.02]),
    )
    yield f"analysis of {size:,} off the GUI thread", f"{taken[0] - begun:.2f} s", ""
    yield f"longest pause while {size:,} are analysed", f"{before:.0f} ms", "16 ms"
    yield f"longest pause while its results are shown, {size:,}", f"{after:.0f} ms", ""
    _end(program, window)


def _longest_ms(ticks: list[float]) -> float:
    return max((later - earlier for earlier, later in pairwise(ticks)), default=0.0) * 1000


def rows() -> Iterator[Row]:
    """The whole table."""
    yield from start_rows()
    program = _program()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        yield from open_rows(program, Path(folder))
        yield from edit_rows(program, 5000)
        for size in (1000, 5000):
            yield from pause_rows(program, size)
    program.end()


def main() -> None:
    """Prints the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"{'what':<58} {'measured':>24}  aimed for")
    for name, measured, aim in rows():
        print(f"{name:<58} {measured:>24}  {aim}", flush=True)


if __name__ == "__main__":
    main()
