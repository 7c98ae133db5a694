"""A monkey at the real window: random keys, clicks, wheels, drags, drops, undo, views and commands.

`python -m benchmarks.monkey [STEPS] [SEED]`. Nothing may raise, Qt may complain of nothing, the journey stays valid
and can be saved, and after closing the widgets are gone and the memory is back. A short run of it is a test.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl, qInstallMessageHandler
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget

from journeymap.editing.invariants import violations
from journeymap.gui.actions.table import ACTIONS
from journeymap.gui.app import Program, application
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.window.window import Window
from journeymap.paths import samples_dir
from journeymap.settings import Settings
from journeymap.storage.codec import dumps, loads

LEFT_OUT = {"file.quit", "file.close", "file.welcome", "file.new"}
"""What would end the monkey's window, or open another one."""

KEYS = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_F2),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Insert, Qt.Key.Key_PageDown, Qt.Key.Key_F6, Qt.Key.Key_Menu),
    *map(Qt.Key, range(Qt.Key.Key_0, Qt.Key.Key_9 + 1)),
    *map(Qt.Key, range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)),
)
HELD = (
    *(Qt.KeyboardModifier.NoModifier,) * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NOT_PRESSED = {
    (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
}
TEXTS = ("Sarapan", "=1+1", "a\tb\nc\td", "Antre 20 menit", "x" * 400, "\u202eRTL", "😀", "{name} %s <b>")


class Complaints:
    """What Qt and Python complained of."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._hook = sys.excepthook
        sys.excepthook = self._raised
        self._handler = qInstallMessageHandler(self._said)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.found.append("".join(traceback.format_exception(kind, error, trace)))

    def _said(self, kind: Any, context: Any, text: str) -> None:
        if "This plugin does not support" not in text:
            self.found.append(text)

    def end(self) -> None:
        """Hears no more."""
        sys.excepthook = self._hook
        qInstallMessageHandler(self._handler)


class Monkey:
    """One monkey at one window: `steps` random deeds from a seed, then quiet."""

    def __init__(self, window: Window, folder: Path, seed: int, steps: int) -> None:
        self.window, self.folder, self.left = window, folder, steps
        self.chance = random.Random(seed)
        self.deeds: list[str] = []
        self._canvas = self._top = window.canvas.view.viewport()
        self._ways: tuple[Callable[[], None], ...] = (
            *(self.key,) * 6,
            *(self.click,) * 4,
            *(self.on_map,) * 3,
            *(self.command,) * 2,
            self.wheel,
            self.drag,
            self.drop,
            self.paste,
            self.undo,
            self.choose,
        )

    def run(self) -> None:
        """Does all its deeds; dialogs that wait for an answer get random ones."""
        QTimer.singleShot(0, self._step)
        until = time.monotonic() + 3600
        while self.left > 0 and time.monotonic() < until:
            QApplication.processEvents()
        self.calm()

    def calm(self) -> None:
        """Closes whatever is open over the window."""
        for _ in range(50):
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is None:
                break
            over.close()
            QApplication.processEvents()
        if self.window.isVisible():
            QTest.keyClick(self._canvas, Qt.Key.Key_Escape)

    def _step(self) -> None:
        if self.left <= 0:
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is not None:  # the last deed waits for an answer
                QTimer.singleShot(0, self._step)
                over.close()
            return
        self.left -= 1
        QTimer.singleShot(0, self._step)  # before the deed: it may open a dialog with an event loop of its own
        deed = self.chance.choice(self._ways)
        self.deeds.append(deed.__name__)
        deed()

    def _target(self) -> QWidget:
        """Where a person's hands could be now: what is over the window, else any part of it."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is not None and self.chance.random() < 0.2:
            over.close() if isinstance(over, QDialog) else over.hide()
            return self._canvas
        # Held, for the parts are known to Python only as long as what they are parts of.
        top = self._top = over or QApplication.activeWindow() or self.window
        parts = [each for each in top.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        return self.chance.choice(parts) if parts else top

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))

    def key(self) -> None:
        """A key for whatever has the keyboard."""
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._canvas
        key, held = self.chance.choice(KEYS), self.chance.choice(HELD)
        if (key, held) not in NOT_PRESSED:
            QTest.keyClick(target, key, held)

    def click(self) -> None:
        """A click on anything."""
        widget = self._target()
        button = Qt.MouseButton.RightButton if self.chance.random() < 0.15 else Qt.MouseButton.LeftButton
        if not _closes(widget):
            QTest.mouseClick(widget, button, pos=self._place(widget))

    def on_map(self) -> None:
        """A click or double click on a card."""
        if QApplication.activeModalWidget() is None:
            at = self._place(self._canvas)
            deed = self.chance.choice((QTest.mouseClick, QTest.mouseClick, QTest.mouseDClick))
            deed(self._canvas, Qt.MouseButton.LeftButton, pos=at)

    def command(self) -> None:
        """A row of the menus."""
        row = self.chance.choice(ACTIONS)
        busy = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        if row.id not in LEFT_OUT and not busy and row.enabled(self.window):
            row.run(self.window)

    def wheel(self) -> None:
        """The wheel over the map."""
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier))
        at = QPointF(self._place(self._canvas))
        turned = QPoint(0, self.chance.choice((-240, -120, 120, 240)))
        glob = QPointF(self._canvas.mapToGlobal(at.toPoint()))
        event = QWheelEvent(
            at, glob, QPoint(), turned, Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(self._canvas, event)

    def drag(self) -> None:
        """A drag over the map, sometimes given up."""
        if QApplication.activeModalWidget() is not None:
            return
        places = [self._place(self._canvas) for _ in range(4)]
        QTest.mousePress(self._canvas, Qt.MouseButton.LeftButton, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(self._canvas, place)
        if self.chance.random() < 0.3:
            QTest.keyClick(self._canvas, Qt.Key.Key_Escape)
        QTest.mouseRelease(self._canvas, Qt.MouseButton.LeftButton, pos=places[-1])

    def drop(self) -> None:
        """A file dropped on the window."""
        if QApplication.activeModalWidget() is not None:
            return
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self.chance.choice(sorted(self.folder.iterdir()))))])
        if self.window.desk.takes(mime):
            self.window.desk.drop(mime)

    def paste(self) -> None:
        """A text into the clipboard, and pasted where the keyboard is."""
        QApplication.clipboard().setText(self.chance.choice(TEXTS))
        target = QApplication.focusWidget() or self._canvas
        QTest.keyClick(target, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def undo(self) -> None:
        """Some steps back, and some of them forth again."""
        document = self.window.session.document
        for verb in (document.undo, document.redo):
            for _ in range(self.chance.randrange(6)):
                verb()

    def choose(self) -> None:
        """Something is selected, so that there is something to do with it."""
        journey = self.window.session.journey
        mapping = self.chance.choice(("touchpoints", "links", "stages", "departments"))
        ids = list(getattr(journey, mapping))
        if ids:
            chosen = self.chance.sample(ids, self.chance.randint(1, min(len(ids), 3)))
            self.window.session.selection.choose([(mapping, id) for id in chosen])


def _closes(widget: QWidget) -> bool:
    """Whether a click would close the window or leave the program."""
    return isinstance(widget, QAbstractButton) and widget.objectName() in ("quit",)


def no_outside(patch: Callable[[Any, str, Any], object]) -> None:
    """File dialogs are given up, and nothing is opened outside."""
    patch(QFileDialog, "exec", lambda _: 0)
    patch(QDesktopServices, "openUrl", lambda _: False)


def let_go() -> None:
    """Everything that was to be deleted later goes now."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()


def close_all(program: Program) -> None:
    """Closes every window without a question."""
    for window in tuple(program.windows()):
        assert isinstance(window, Window)
        window.session.document.mark_saved()
        window.desk.may_close = lambda: True  # type: ignore[method-assign]
        window.close()
    let_go()


def sound(window: Window) -> None:
    """The journey is valid, and what is written is read back alike."""
    journey = window.session.journey
    assert violations(journey) == ()
    assert dumps(loads(dumps(journey)).journey) == dumps(journey)


def _resident_mb() -> float:
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20


def _open(program: Program, file: Path) -> Window:
    window = program.open_path(file)
    assert isinstance(window, Window)
    window.resize(1280, 800)
    until = time.monotonic() + 60
    while not window.session.settled and time.monotonic() < until:
        QApplication.processEvents()
    return window


def main(steps: int, seed: int) -> None:
    """Prints what the monkey did and what it left; fails where anything complained."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder / "own")
        files = folder / "files"
        files.mkdir()
        for sample in ("hotel-stay", "clinic-visit"):
            with suppress(FileNotFoundError):
                (files / f"{sample}.journey").write_bytes((samples_dir() / f"{sample}.journey").read_bytes())
        no_outside(setattr)
        program = Program(application(), Preferences(Settings(language="en", motion=False)))
        complaints = Complaints()
        before = 0.0
        # What is made once for the whole program, and modules that are imported late, come with the first rounds.
        for turn, deeds in enumerate((steps // 4, steps // 4, steps // 2)):
            window = _open(program, files / "hotel-stay.journey")
            monkey = Monkey(window, files, seed + turn, deeds)
            monkey.run()
            sound(window)
            del window, monkey
            close_all(program)
            widgets, memory = len(QApplication.allWidgets()), _resident_mb()
            print(
                f"{deeds} deeds (seed {seed + turn}): {widgets} widgets left, {memory:.0f} MB, before {before:.0f} MB"
            )
            grown, before = memory / before if before else 1.0, memory
        complaints.end()
        print(f"{len(complaints.found)} complaints; memory after closing {grown:.2f} of what it was")
        print("\n".join(complaints.found[:5]))
        sys.stdout.flush()
        os._exit(bool(complaints.found) or grown > 1.1)


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["20000"])[0]), int((sys.argv[2:] or [str(random.randrange(10**6))])[0]))
