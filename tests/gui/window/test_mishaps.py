"""Errors that nobody expected: a private log, one calm sentence for each, and the document goes on."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeymap.editing.commands.settings import rename_journey
from journeymap.gui.app import Program
from journeymap.gui.documents.asking import QuestionBox
from journeymap.gui.session.background import Progress
from journeymap.gui.window import mishaps
from journeymap.gui.window.mishaps import Mishaps, log_file, write_down
from journeymap.gui.window.window import Window
from journeymap.storage.files import load

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


@pytest.fixture
def watching(program: Program) -> Iterator[Mishaps]:
    before = sys.excepthook, threading.excepthook
    program.watch_mishaps()
    assert program._mishaps is not None
    yield program._mishaps
    program._mishaps.remove()
    sys.excepthook, threading.excepthook = before


def _raised(text: str = "while painting") -> Raised:
    try:
        raise ValueError(text)
    except ValueError as error:
        return type(error), error, error.__traceback__


def _happens(raised: Raised) -> None:
    sys.excepthook(*raised)
    QApplication.processEvents()


def test_an_error_is_written_down_and_said_once(
    watching: Mishaps, window: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []
    window.session.noticed.connect(lambda message, _: said.append(window.session.text(message)))
    for _ in range(3):
        _happens(_raised())
    assert said == ["Something in the program went wrong. Your work is kept; you can go on editing and saving."]
    written = log_file().read_text("utf-8")
    assert written.count("\nValueError\n") == 1
    assert "while painting" not in written, "an error's words may quote what people wrote"
    assert "_raised" in written
    on_terminal = capsys.readouterr().err
    assert on_terminal.count("\nValueError\n") == 1
    assert "while painting" not in on_terminal
    if os.name == "posix":
        assert stat.S_IMODE(log_file().stat().st_mode) == 0o600
    window.session.do(rename_journey, "Still editable")
    assert window.session.journey.title == "Still editable"


def test_without_a_journal_nothing_is_promised(watching: Mishaps, window: Window) -> None:
    window.session.preferences.put(autosave=False)
    _happens(_raised())
    assert window.toast.words.full_text.endswith("You can go on editing; save your work soon.")


def test_before_a_document_a_box_says_it(watching: Mishaps, program: Program, qtbot: QtBot) -> None:
    program.welcome()
    _happens(_raised())
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QuestionBox)]
    box.close()


def test_ended_by_the_keyboard_is_no_mishap(watching: Mishaps, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr(watching, "_before", lambda *raised: ended.append(raised[0]))
    _happens((KeyboardInterrupt, KeyboardInterrupt(), None))
    assert ended == [KeyboardInterrupt]
    assert not log_file().exists()
    assert not window.toast.isVisible()


def test_the_log_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mishaps, "MOST_BYTES", 5_000)
    for _ in range(20):
        write_down("x" * 50_000)
    files = sorted(log_file().parent.glob("errors*"))
    assert len(files) == 2
    assert all(file.stat().st_size < 30_000 for file in files)


def test_the_program_takes_its_hook_back(program: Program) -> None:
    before = sys.excepthook, threading.excepthook
    program.watch_mishaps()
    assert sys.excepthook != before[0]
    assert threading.excepthook != before[1]
    program.end()
    assert (sys.excepthook, threading.excepthook) == before


def test_the_hook_costs_the_start_no_window() -> None:
    code = "import sys, journeymap.gui.window.mishaps; sys.exit('journeymap.gui.window.window' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


class Broken(QWidget):
    """Raises wherever Qt calls it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        raise ValueError("paint")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            raise ValueError("event")
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.User:
            raise ValueError("filter")
        return False

    @Slot()
    def slot(self) -> None:
        raise ValueError("slot")


class Work(QThread):
    def run(self) -> None:
        raise ValueError("thread")


def _errand(progress: Progress) -> None:
    raise ValueError("pool")


def _raise() -> None:
    raise ValueError("Python's own thread")


def _break(where: str, window: Window) -> QThread | None:
    broken = Broken(window)
    if where == "paint":
        broken.show()
    elif where == "event":
        QApplication.postEvent(broken, QEvent(QEvent.Type.User))
    elif where == "filter":
        window.toast.installEventFilter(broken)
        QApplication.postEvent(window.toast, QEvent(QEvent.Type.User))
    elif where == "slot":
        QTimer.singleShot(0, broken.slot)
    elif where == "python":
        threading.Thread(target=_raise).start()
    elif where == "pool":
        window.session.jobs.start(_errand)
    else:
        work = Work(window)
        work.start()
        return work
    return None


@pytest.mark.parametrize("where", ["paint", "event", "filter", "slot", "pool", "thread", "python"])
def test_wherever_it_happens_it_is_said_and_the_document_can_be_saved(
    watching: Mishaps, window: Window, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    said: list[str] = []
    window.session.noticed.connect(lambda message, _: said.append(window.session.text(message)))
    thread = _break(where, window)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Something in the program went wrong. Your work is kept")
    window.session.do(rename_journey, "Still editable")
    window.desk.saving.write(tmp_path / "kept.journey")
    assert load(tmp_path / "kept.journey").journey.title == "Still editable"
    assert thread is None or thread.wait(20_000)
