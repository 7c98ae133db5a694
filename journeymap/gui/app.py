"""The program with its windows: settings read, language and look put on, a window for each document.

`__main__` calls `run` with the files of the call; after it nothing but the windows.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from journeymap.collector import collector_paused
from journeymap.gui.documents.origin import Origin
from journeymap.gui.documents.thinning import Thinning
from journeymap.gui.look.look import Look
from journeymap.gui.look.qt_words import QtWords
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.collecting import Collecting
from journeymap.gui.session.preferences import Preferences
from journeymap.i18n import Message, Translator, environment_language, mark, msg
from journeymap.settings import Settings, read_settings, settings_file

if TYPE_CHECKING:  # imported when the first document is opened: the welcome screen is there before
    from journeymap.editing.document import Document
    from journeymap.gui.documents.recovery_dialog import RecoveryDialog
    from journeymap.gui.documents.welcome import Welcome
    from journeymap.gui.window.mishaps import Mishaps
    from journeymap.gui.window.window import Window
    from journeymap.storage.recovery import LeftBehind, Recovered

BROKEN_PAIR = msg(
    "This version of the window's library (PySide6 6.12) stops at random with Python 3.11. Install an older one: "
    "{command}",
    command="pip install 'PySide6-Essentials<6.12'",
)
_CANNOT_START = mark("Something in the program went wrong, and its window cannot be shown. More is written in {file}.")
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
        self._thinning = Thinning(preferences, self._jobs, self)

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

        session = Session(document, self.speech, self.look, self.preferences)
        try:
            with collector_paused():
                window = Window(session, self)
            self._begin(window, origin)
        except Exception:
            with suppress(Exception):
                session.close()
            raise
        if self._welcome is not None:  # only now: the last window that closes ends the program
            self._welcome.close()
        return window

    def _begin(self, window: Window, origin: Origin) -> None:
        """Shows a window that was made just now; one that cannot be shown is none, and leaves its file alone."""
        gc.freeze()  # what was made just now stays: looking through it again and again would stall the window
        try:
            window.desk.begin(origin)
            window.closed.connect(self._forget)
            self._windows.append(window)
            self._bring(window)
        except Exception:
            self._windows = [each for each in self._windows if each is not window]
            if origin.recovered is None:  # recovered work stays on the disk, closing would give it up
                with suppress(Exception):
                    window.desk.close()
            window.hide()
            window.deleteLater()
            raise

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
        """Looks for what crashed processes left behind, off the GUI thread, and asks what is to become of it; clears
        away earlier versions that nobody wants any more."""
        job = self._jobs.start(_LookingBack())
        job.done.connect(self._offer)
        self._thinning.begin()

    def begin(self, files: Sequence[str], trouble: Message | None = None) -> None:
        """The windows of the files of the call, else the welcome screen; whatever goes wrong with a file, the program
        stays. `trouble` says what of the settings could not be read; a sound file of them is written soon."""
        for file in files:
            self._open_at_start(Path(file))
        if not any(window.isVisible() for window in self._windows):
            self.welcome()
        if trouble is not None:
            self._say_above(trouble)
            self.preferences.repair()
            self._thinning.distrust()
        QTimer.singleShot(_LOOK_BACK_AFTER_MS, self, self.look_back)

    def _open_at_start(self, path: Path) -> None:
        try:
            self.open_path(path)
        except Exception as error:
            if self._mishaps is None:
                raise
            said = msg(
                "Something in the program went wrong, so {file} could not be opened. The file is as it was.",
                file=path.name,
            )
            self._mishaps.take(type(error), error, error.__traceback__, said)

    def _say_above(self, trouble: Message) -> None:
        """In a bar of the first window, else of the welcome screen."""
        from journeymap.gui.documents.bars import Bars

        bars = self._windows[0].desk.bar if self._windows else self._welcome.bars if self._welcome else None
        if isinstance(bars, Bars):
            bars.put("settings", "settings", trouble)

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
    def _offer(self, found: LeftBehind) -> None:
        from journeymap.gui.documents.recovery_dialog import RecoveryDialog

        if found.works or found.unreadable:
            self._recovery = RecoveryDialog(found.works, self.speech, self.look, None, found.unreadable)
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

    def __call__(self, progress: Progress) -> LeftBehind:
        from journeymap.gui.documents.previews import clear_previews
        from journeymap.gui.documents.recording import recovery_dir
        from journeymap.storage.recovery import left_behind

        clear_previews()
        return left_behind(recovery_dir())


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
    try:
        program = _begun(app, files)
    except Exception as error:
        return _cannot_start(error)
    status = app.exec()
    program.end()
    return status


def _begun(app: QApplication, files: Sequence[str]) -> Program:
    path = settings_file()
    settings, trouble = read_settings(path)
    program = Program(app, Preferences(settings, path))
    Collecting(program)
    program.watch_mishaps()
    program.begin(files, trouble)
    return program


def _cannot_start(error: Exception) -> int:
    """Says that there will be no window, in one of the system's own; exit status."""
    from journeymap.gui.window.mishaps import log_file, places_of, write_down

    with suppress(OSError):
        write_down(places_of(error))
    sentence = Translator(environment_language()).text(_CANNOT_START, file=str(log_file()))
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{sentence}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "journeymap", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return 1


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
    broken = pyside_version.startswith("6.12.") and sys.version_info < (3, 12)
    return Translator(environment_language()).render(BROKEN_PAIR) if broken else ""
