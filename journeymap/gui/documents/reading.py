"""Reads a file into a document, off the GUI thread where it is large, and says in words what is wrong with it.

`storage` stands before it; the program opens a window with what comes out.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from journeymap.editing.document import Document
from journeymap.gui.documents.asking import tell
from journeymap.gui.documents.origin import Opened, Origin
from journeymap.gui.documents.working import carry_out
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Progress, StoppedError
from journeymap.gui.session.preferences import Preferences
from journeymap.i18n import mark, msg
from journeymap.storage.errors import JourneyFileError
from journeymap.storage.files import Read, read_file

LARGE_BYTES = 1024 * 1024
"""From this size on a file is read off the GUI thread."""


def _errand(path: Path, progress: Progress) -> Read:
    read = read_file(path)
    progress.check()
    return read


def read_patiently(path: Path, speech: Speech, parent: QWidget | None) -> Read | None:
    """As `read_file`; what is wrong is said, and None where nothing was read (or the person stopped it)."""
    try:
        if _size(path) <= LARGE_BYTES:
            return read_file(path)
        words = msg("Reading {file} …", file=path.name)
        read: Read = carry_out(partial(_errand, path), words, speech, parent)
    except JourneyFileError as error:
        tell(mark("This file cannot be opened"), error.lines(speech.translator), speech, parent=parent)
        return None
    except StoppedError:
        return None
    return read


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading says what is wrong


def read_document(path: Path, speech: Speech, preferences: Preferences, parent: QWidget | None = None) -> Opened | None:
    """The document in a file; None where it could not be read (the person was told) or they stopped it."""
    read = read_patiently(path.absolute(), speech, parent)
    if read is None:
        return None
    loaded, digest, text = read
    origin = Origin(digest, loaded.journey, loaded.problems, loaded.read_only_reason, text=text)
    return Opened(Document(loaded.journey, path.absolute()), origin)
