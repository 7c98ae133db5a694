"""Ways to begin: a blank journey, a template, a sample, files and recent files; each in a window of its own.

Actions and the welcome screen ask here; the program opens the windows.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journeymap.editing.document import Document
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.picking import Picking
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.session.session import Session
from journeymap.i18n import mark
from journeymap.model import Journey
from journeymap.model.words import Language
from journeymap.paths import samples_dir
from journeymap.storage.files import load
from journeymap.storage.templates import EMPTY, template_journey


def template_document(name: str, speech: Speech, preferences: Preferences) -> Document:
    """A new document from a template in the window's language, with the author and organisation of the settings.

    It counts as saved: closing it untouched loses nothing. Raises `UnknownTemplateError`, `JourneyFileError`.
    """
    from msgspec.structs import replace

    journey = template_journey(name, speech.language)
    settings = preferences.settings
    named = replace(journey, author=settings.author, organisation=settings.organisation)
    return Document(replace(named, language=Language(speech.language)))


def sample_document(name: str) -> Document:
    """A copy of a sample, without a file of its own: the samples stay as they are. Raises `JourneyFileError`."""
    return Document(load(samples_dir() / f"{name}.journey").journey)


def blank_document(speech: Speech, preferences: Preferences) -> Document:
    """A new journey without anything in it; never fails, whatever the installation lacks."""
    try:
        return template_document(EMPTY, speech, preferences)
    except Exception:  # the program must start a journey even where its own files are damaged
        return Document(Journey(title=speech.text(mark("New journey")), language=Language(speech.language)))


class Starting(QObject):
    """Opens documents for one window."""

    def __init__(self, session: Session, opener: Opener, picking: Picking, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._opener, self._picking, self._window = session, opener, picking, window

    def new(self) -> None:
        """A blank journey."""
        self._opener.open_document(blank_document(self._session.speech, self._session.preferences))

    def open(self) -> None:
        """Files that the person chooses."""
        for path in self._picking.to_open():
            self._opener.open_path(path, self._window)

    def open_recent(self) -> None:
        """One of the recent files, chosen from a list."""
        from journeymap.gui.documents.recent_dialog import RecentDialog

        RecentDialog(self._session, self._opener, self._window).open()

    def open_template(self, name: str) -> None:
        """A new journey from a template."""
        self._opener.open_document(template_document(name, self._session.speech, self._session.preferences))

    def open_sample(self, name: str) -> None:
        """A copy of a sample."""
        self._opener.open_document(sample_document(name))

    def remember(self, path: Path | None) -> None:
        """Puts the file before the other recent ones."""
        if path is not None:
            self._session.preferences.opened(path)
