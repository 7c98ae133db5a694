"""The real window off-screen on a sample: opened, edited by keys, saved, read again, drawn, reported; a line for each
step.

`__main__` calls it for the command `self-test`; it says whether window, files, fonts and drawing work on a machine.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.i18n import Translator, Word, mark, msg
from journeymap.paths import samples_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from journeymap.gui.app import Program
    from journeymap.gui.window.window import Window

SAMPLE = "hotel-stay.journey"
NEW_TITLE = "Self-test"
_PATIENCE_S = 30.0
_LEAST_COLOURS = 12


class FailedError(Exception):
    """A step did not do what it should."""


class Trial:
    """The program under trial, its window, and the file it works on."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.program = program
        self.folder = folder
        self.file = folder / SAMPLE
        self.window: Window

    def open(self) -> None:
        """Opens a copy of the sample in a window."""
        from journeymap.gui.window.window import Window

        shutil.copyfile(samples_dir() / SAMPLE, self.file)
        window = self.program.open_path(self.file)
        if not isinstance(window, Window):
            raise FailedError("no window")
        self.window = window
        wait(window.isVisible)

    def analyse(self) -> None:
        """Waits for the analysis, off the GUI thread."""
        wait(lambda: self.window.session.settled)
        if not self.window.session.analysis.findings:
            raise FailedError("no findings")

    def type_touchpoint(self) -> None:
        """Adds a touchpoint after another one and names it, by keys."""
        from PySide6.QtCore import Qt

        self.window.session.selection.pick("touchpoints", "check-in")
        self.window.canvas.setFocus()
        press(self.window.canvas, Qt.Key.Key_Return)
        wait(lambda: focus() is not self.window.canvas and hasattr(focus(), "text"))
        press(focus(), NEW_TITLE)
        press(focus(), Qt.Key.Key_Return)
        wait(lambda: bool(self._made()))
        press(focus(), Qt.Key.Key_Escape)
        if not any(link.target == self._made() for link in self.window.session.journey.links.values()):
            raise FailedError("not linked")

    def _made(self) -> str:
        touchpoints = self.window.session.journey.touchpoints
        return next((id for id, each in touchpoints.items() if each.title == NEW_TITLE), "")

    def set_importance(self) -> None:
        """Gives the touchpoint an importance, by a key."""
        from PySide6.QtCore import Qt

        self.window.session.selection.pick("touchpoints", self._made())
        self.window.canvas.setFocus()
        press(self.window.canvas, Qt.Key.Key_4)
        importance = self.window.session.journey.touchpoints[self._made()].importance
        if importance is None or importance.customer != 4:
            raise FailedError("no importance")

    def save(self) -> None:
        """Saves the file, by keys."""
        from PySide6.QtCore import Qt

        press(self.window.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        wait(lambda: not self.window.session.document.modified)

    def compare(self) -> None:
        """Reads the file again: it holds the very journey of the window."""
        from journeymap.storage.files import load

        if load(self.file).journey != self.window.session.journey:
            raise FailedError("the file differs")

    def draw(self) -> None:
        """Paints the window: a map has many colours, an empty window few."""
        picture = self.window.grab().toImage()
        places = ((x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7))
        if len({picture.pixel(x, y) for x, y in places}) < _LEAST_COLOURS:
            raise FailedError("nothing is drawn")

    def report(self) -> None:
        """Writes the report."""
        from journeymap.report import ReportOptions, write_report

        out = self.folder / "report.pdf"
        language = self.program.speech.language
        pages = write_report(self.window.session.journey, out, ReportOptions(language)).pages
        if not pages or not out.read_bytes().startswith(b"%PDF-"):
            raise FailedError("no report")

    def close(self) -> None:
        """Closes the window: nothing is left to ask."""
        if not self.window.close():
            raise FailedError("it stayed open")
        wait(lambda: not self.program.windows())


STEPS: tuple[tuple[str, Callable[[Trial], None]], ...] = (
    (mark("a sample opens in a window"), Trial.open),
    (mark("the gaps are worked out"), Trial.analyse),
    (mark("a touchpoint is added, named and linked by keys"), Trial.type_touchpoint),
    (mark("its importance is set by a key"), Trial.set_importance),
    (mark("the file is saved"), Trial.save),
    (mark("the file holds what the window shows"), Trial.compare),
    (mark("the map is drawn"), Trial.draw),
    (mark("the report is written"), Trial.report),
    (mark("the window closes"), Trial.close),
)
"""What is tried, in order; a step builds on those before it."""


def run(language: str) -> int:
    """Tries everything, and says in this language how each step went; 0 where all went well, else 1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    translator = Translator(language)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = str(folder)  # the person's own journals stay out of it
        program = _program(language)
        try:
            return _try_all(Trial(program, folder), translator)
        finally:
            program.end()


def _program(language: str) -> Program:
    from journeymap.gui.app import Program, application
    from journeymap.gui.session.preferences import Preferences
    from journeymap.settings import Settings

    app = application()
    app.setQuitOnLastWindowClosed(False)
    return Program(app, Preferences(Settings(language="id" if language == "id" else "en", appearance="light")))


def _try_all(trial: Trial, translator: Translator) -> int:
    for words, step in STEPS:
        try:
            step(trial)
        except Exception as error:
            failure = msg("failed: {step} ({reason})", step=Word(words), reason=f"{type(error).__name__}: {error}")
            sys.stderr.write(f"{translator.render(failure)}\n")
            return 1
        sys.stdout.write(f"{translator.render(msg('ok {step}', step=Word(words)))}\n")
    sys.stdout.write(translator.render(msg("All is well.")) + "\n")
    return 0


def wait(until: Callable[[], bool]) -> None:
    """Lets the window live until something is so. Raises `FailedError` where it does not come."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _PATIENCE_S
    while not until():
        if time.monotonic() > end:
            raise FailedError("it did not come")
        QApplication.processEvents()
        time.sleep(0.005)  # work off the GUI thread needs the interpreter too


def focus() -> QWidget:
    """What the keyboard writes to. Raises `FailedError` where that is nothing."""
    from PySide6.QtWidgets import QApplication

    found = QApplication.focusWidget()
    if found is None:
        raise FailedError("nothing has the focus")
    return found


def press(widget: QWidget, key: object, *modifiers: object) -> None:
    """Presses a key, or types a text, on a widget as a person would."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    do = QTest.keyClicks if isinstance(key, str) else QTest.keyClick
    do(widget, key, *modifiers)  # type: ignore[call-overload,arg-type]
    QApplication.processEvents()
