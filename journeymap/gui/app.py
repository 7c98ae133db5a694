"""The program with its windows: settings read, language and look put on, a window for each document.

`__main__` calls `run` with the files of the call; after it nothing but the windows.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.collector import collector_paused
from journeymap.gui.documents.origin import Origin
from journeymap.gui.look.look import Look
from journeymap.gui.look.qt_words import QtWords
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.collecting import Collecting
from journeymap.gui.session.preferences import Preferences
from journeymap.i18n import environment_language, msg
from journeymap.settings import Settings, load_settings, settings_file

if TYPE_CHECKING:  # imported when the first document is opened: the welcome screen is there before
    from journeymap.editing.document import Document
    from journeymap.gui.documents.recovery_dialog import RecoveryDialog
    from journeymap.gui.documents.welcome import Welcome
    from journeymap.gui.window.mishaps import Mishaps
    from journeymap.gui.window.window import Window
    from journeymap.storage.recovery import Recovered

BROKEN_PAIR = msg(
    "This version of the window's library (PySide6 6.12) stops at random with Python 3.11. Install an older one: "
    "{command}",
    command="pip install 'PySide6-Essentials<6.12'",
)
_LOOK_BACK_AFTER_MS = 200
_RESIZE_AFTER_MS = 120
_SWITCH_S = 0.0005
"""How long a thread may keep the others from running Python: Qt gives the lock away at every call, and a frame that
waits five milliseconds for it at each of many calls stutters while an analysis runs."""


class Program(QObject):
    """Every window of the program, and the language, look and settings they share; the `Opener` of all windows."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        settings = preferences.settings
        self.speech = Speech(settings.language or environment_language(), self)
        self.look = Look(app, settings.appearance, settings.text_scale, self)
        self._qt_words = QtWords(self.speech)
        self._jobs = Jobs(self)
        self._windows: list[Window] = []
        self._welcome: Welcome | None = None
        self._recovery: RecoveryDialog | None = None
        self._mishaps: Mishaps | None = None
        self._resizing = QTimer(self)
        self._resizing.setSingleShot(True)
        self._resizing.setInterval(_RESIZE_AFTER_MS)
        self._resizing.timeout.connect(self._wear)
        preferences.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, settings: Settings) -> None:
        """Language and colours at once; a size of text when no further step has come, for each costs a new layout."""
        self.speech.speak(settings.language or environment_language())
        if settings.appearance != self.look.appearance:
            self._wear()
        elif settings.text_scale != self.look.text_scale:
            self._resizing.start()

    @Slot()
    def _wear(self) -> None:
        self._resizing.stop()
        settings = self.preferences.settings
        self.look.wear(settings.appearance, settings.text_scale)

    def open_document(self, document: Document, origin: Origin = Origin()) -> QWidget:
        """A new window with this document."""
        from journeymap.gui.session.session import Session
        from journeymap.gui.window.window import Window

        with collector_paused():
            window = Window(Session(document, self.speech, self.look, self.preferences), self)
        gc.freeze()  # what was made just now stays: looking through it again and again would stall the window
        window.desk.begin(origin)
        window.closed.connect(self._forget)
        self._windows.append(window)
        self._bring(window)
        if self._welcome is not None:  # only now: the last window that closes ends the program
            self._welcome.close()
        return window

    def open_path(self, path: Path, near: QWidget | None = None) -> QWidget | None:
        """The window of a file: the one that has it open, else a new one; None where it could not be read."""
        from journeymap.gui.documents.reading import read_document

        found = self.window_of(path)
        if found is not None:
            self._bring(found)
            return found
        opened = read_document(path, self.speech, self.preferences, near or self._welcome)
        return None if opened is None else self.open_document(opened.document, opened.origin)

    def window_of(self, path: Path) -> QWidget | None:
        """The window that has this file open, None where none has."""
        return self._window_of(path)

    def _window_of(self, path: Path) -> Window | None:
        return next((window for window in self._windows if _has(window, path)), None)

    def welcome(self) -> QWidget:
        """The welcome screen, in front."""
        from journeymap.gui.documents.welcome import Welcome

        if self._welcome is None:
            self._welcome = Welcome(self.speech, self.look, self.preferences, self)
            self._welcome.destroyed.connect(self._no_welcome)
        self._bring(self._welcome)
        return self._welcome

    def windows(self) -> Sequence[QWidget]:
        """Every open document's window."""
        return tuple(self._windows)

    def quit(self) -> None:
        """Closes every window, each asking where something is not saved; stops at the first that stays."""
        if not all(window.close() for window in tuple(self._windows)):
            return
        for other in (self._welcome, self._recovery):
            if other is not None:
                other.close()

    def look_back(self) -> None:
        """Looks for what crashed processes left behind, off the GUI thread, and asks what is to become of it."""
        job = self._jobs.start(_LookingBack())
        job.done.connect(self._offer)

    def end(self) -> None:
        """Ends what runs for the program as a whole; the windows are closed already."""
        self._jobs.close()
        self.preferences.write()
        if self._mishaps is not None:
            self._mishaps.remove()

    @Slot()
    def watch_mishaps(self) -> None:
        """From now on errors that nobody expected are written down and said; until the program ends."""
        from journeymap.gui.window.mishaps import Mishaps

        self._mishaps = Mishaps(self.windows, self.speech, self.look, self)
        self._mishaps.install()

    @Slot(object)
    def _offer(self, found: tuple[Recovered, ...]) -> None:
        from journeymap.gui.documents.recovery_dialog import RecoveryDialog

        if found:
            self._recovery = RecoveryDialog(found, self.speech, self.look, None)
            self._recovery.recover.connect(self._recover)
            self._recovery.destroyed.connect(self._no_recovery)
            self._bring(self._recovery)

    @Slot(object)
    def _recover(self, work: Recovered) -> None:
        from journeymap.editing.document import Document
        from journeymap.gui.documents.recovering import origin_of

        other = None if work.path is None else self._window_of(work.path)
        if other is not None and not other.desk.settled():
            self._recover_beside(work)
            return
        self.open_document(Document(work.journey, work.path, saved=False), origin_of(work))
        if other is not None:
            other.close()  # it showed what the file holds, and nothing else

    def _recover_beside(self, work: Recovered) -> None:
        """Two windows must not write one file: this work gets no file until it is saved."""
        from journeymap.editing.document import Document

        window = self.open_document(Document(work.journey, saved=False), Origin(recovered=work))
        assert work.path is not None
        said = msg("{file} is open in another window. Save this recovered work in another file.", file=work.path.name)
        window.session.notice(said)  # type: ignore[attr-defined]

    @Slot()
    def _forget(self) -> None:
        window = self.sender()
        self._windows = [w for w in self._windows if w is not window]
        gc.unfreeze()
        self.preferences.write()

    @Slot()
    def _no_welcome(self) -> None:
        self._welcome = None

    @Slot()
    def _no_recovery(self) -> None:
        self._recovery = None

    def _bring(self, window: QWidget) -> None:
        window.show()
        window.raise_()
        window.activateWindow()


class _LookingBack:
    """Reads the journals of processes that died, and clears what else they left."""

    def __call__(self, progress: Progress) -> tuple[Recovered, ...]:
        from journeymap.gui.documents.previews import clear_previews
        from journeymap.gui.documents.recording import recovery_dir
        from journeymap.storage.recovery import recoverable

        clear_previews()
        folder = recovery_dir()
        return recoverable(folder) if folder.is_dir() else ()


def _has(window: Window, path: Path) -> bool:
    from journeymap.storage.files import same_file

    mine = window.session.document.path
    return mine is not None and same_file(mine, path)


def run(files: Sequence[str]) -> int:
    """Opens the files in windows, or the welcome screen, and stays until the last window is closed; exit status."""
    if refusal := unfit():
        sys.stderr.write(f"{refusal}\n")
        return 2
    sys.setswitchinterval(_SWITCH_S)
    app = application()
    path = settings_file()
    program = Program(app, Preferences(load_settings(path), path))
    Collecting(program)
    program.watch_mishaps()
    opened = [program.open_path(Path(file)) for file in files]
    if not any(opened):
        program.welcome()
    QTimer.singleShot(_LOOK_BACK_AFTER_MS, program, program.look_back)
    status = app.exec()
    program.end()
    return status


def application() -> QApplication:
    """The one application object, named for the desktop."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("journeymap")
    app.setDesktopFileName("journeymap")
    app.setQuitOnLastWindowClosed(True)
    return app


def unfit() -> str:
    """Why the window cannot run here, in the language of the environment; an empty text where it can."""
    from journeymap.i18n import Translator

    broken = pyside_version.startswith("6.12.") and sys.version_info < (3, 12)
    return Translator(environment_language()).render(BROKEN_PAIR) if broken else ""
