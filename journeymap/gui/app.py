"""The program with its windows: settings read, language and look put on, a window for each document.

`__main__` calls `run` with the files of the call; after it nothing but the windows.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from journeymap import paths
from journeymap.editing.document import Document
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.reading import read_document
from journeymap.gui.look.look import Look
from journeymap.gui.look.qt_words import QtWords
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.i18n import environment_language, msg
from journeymap.settings import FILE_NAME, Settings, load_settings
from journeymap.storage.recovery import Recovered

BROKEN_PAIR = msg(
    "This version of the window's library (PySide6 6.12) stops at random with Python 3.11. Install an older one: "
    "{command}",
    command="pip install 'PySide6-Essentials<6.12'",
)


class Program(QObject, Opener):
    """Every window of the program, and the language, look and settings they share."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        settings = preferences.settings
        self.speech = Speech(settings.language or environment_language(), self)
        self.look = Look(app, settings.appearance, settings.text_scale, self)
        self._qt_words = QtWords(self.speech, self)
        app.installTranslator(self._qt_words)
        self._windows: list[QWidget] = []
        self._welcome: QWidget | None = None
        preferences.changed.connect(self._wear)

    @Slot(object)
    def _wear(self, settings: Settings) -> None:
        self.speech.speak(settings.language or environment_language())
        self.look.wear(settings.appearance, settings.text_scale)

    def open_document(self, document: Document, recovered: Recovered | None = None) -> QWidget:
        """A new window with this document."""
        from journeymap.gui.window.window import Window

        window = Window(Session(document, self.speech, self.look, self.preferences), self)
        window.desk.begin(recovered)
        window.closed.connect(self._forget)
        self._windows.append(window)
        if self._welcome is not None:
            self._welcome.close()
        self._bring(window)
        return window

    def open_path(self, path: Path, near: QWidget | None = None) -> QWidget | None:
        """The window of a file: the one that has it open, else a new one; None where it could not be read."""
        found = next((w for w in self._windows if _has(w, path)), None)
        if found is not None:
            self._bring(found)
            return found
        document = read_document(path, self.speech, self.preferences, near or self._welcome)
        return None if document is None else self.open_document(document)

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
        if all(window.close() for window in tuple(self._windows)) and self._welcome is not None:
            self._welcome.close()

    @Slot()
    def _forget(self) -> None:
        window = self.sender()
        self._windows = [w for w in self._windows if w is not window]
        self.preferences.write()

    @Slot()
    def _no_welcome(self) -> None:
        self._welcome = None

    def _bring(self, window: QWidget) -> None:
        window.show()
        window.raise_()
        window.activateWindow()


def _has(window: QWidget, path: Path) -> bool:
    from journeymap.gui.window.window import Window

    mine = window.session.document.path if isinstance(window, Window) else None
    return mine is not None and mine.resolve() == path.resolve()


def run(files: Sequence[str]) -> int:
    """Opens the files in windows, or the welcome screen, and stays until the last window is closed; exit status."""
    if refusal := unfit():
        sys.stderr.write(f"{refusal}\n")
        return 2
    app = application()
    path = paths.config_dir() / FILE_NAME
    settings = load_settings(path)
    program = Program(app, Preferences(settings, path))
    opened = [program.open_path(Path(file)) for file in files]
    if not any(opened):
        program.welcome()
    status = app.exec()
    program.preferences.write()
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
