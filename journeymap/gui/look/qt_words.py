"""Qt's own words (buttons, menus of text fields, file, colour and calendar dialogs) from our catalogues.

Qt ships no Indonesian translation. `Speech` stands before it; installed as a translator, Qt asks it for every word.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QTranslator

from journeymap.gui.look.speech import Speech
from journeymap.i18n import mark

WORDS: tuple[str, ...] = (
    # Buttons
    mark("OK"),
    mark("&OK"),
    mark("Cancel"),
    mark("&Cancel"),
    mark("Open"),
    mark("&Open"),
    mark("Save"),
    mark("&Save"),
    mark("Save All"),
    mark("Close"),
    mark("&Close"),
    mark("Apply"),
    mark("Reset"),
    mark("Help"),
    mark("Discard"),
    mark("Don't Save"),
    mark("Close without Saving"),
    mark("&Yes"),
    mark("Yes to &All"),
    mark("&No"),
    mark("N&o to All"),
    mark("Abort"),
    mark("Retry"),
    mark("Ignore"),
    mark("Restore Defaults"),
    mark("Show Details..."),
    mark("Hide Details..."),
    # Menus of text fields
    mark("&Undo"),
    mark("&Redo"),
    mark("Cu&t"),
    mark("&Copy"),
    mark("&Paste"),
    mark("Delete"),
    mark("&Delete"),
    mark("Select All"),
    mark("&Step up"),
    mark("Step &down"),
    # The dialog for files
    mark("Look in:"),
    mark("Back"),
    mark("Go back"),
    mark("Forward"),
    mark("Go forward"),
    mark("Parent Directory"),
    mark("Go to the parent directory"),
    mark("Create New Folder"),
    mark("Create a New Folder"),
    mark("List View"),
    mark("Change to list view mode"),
    mark("Detail View"),
    mark("Change to detail view mode"),
    mark("Sidebar"),
    mark("Files"),
    mark("File &name:"),
    mark("Files of type:"),
    mark("Directory:"),
    mark("&Choose"),
    mark("&Rename"),
    mark("Show &hidden files"),
    mark("&New Folder"),
    mark("New Folder"),
    mark("Find Directory"),
    mark("Save As"),
    mark("All Files (*)"),
    mark("Directories"),
    mark("Recent Places"),
    mark("My Computer"),
    mark("Computer"),
    mark("Remove"),
    mark("Name"),
    mark("Size"),
    mark("Type"),
    mark("Kind"),
    mark("Date Modified"),
    mark("Drive"),
    mark("File"),
    mark("Folder"),
    mark("File Folder"),
    mark("Show "),
    mark("%1 File"),
    mark("%1 bytes"),
    mark("%1 KB"),
    mark("%1 MB"),
    mark("%1 already exists.\nDo you want to replace it?"),
    mark("%1\nFile not found.\nPlease verify the correct file name was given."),
    mark("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    mark("Are you sure you want to delete '%1'?"),
    mark("Could not delete directory."),
    # The dialog for colours
    mark("Select Color"),
    mark("&Basic colors"),
    mark("&Custom colors"),
    mark("&Add to Custom Colors"),
    mark("&Pick Screen Color"),
    mark("Hu&e:"),
    mark("&Sat:"),
    mark("&Val:"),
    mark("&Red:"),
    mark("&Green:"),
    mark("Bl&ue:"),
    mark("A&lpha channel:"),
    mark("&HTML:"),
    # Printing, docks, tabs, scrolling
    mark("Scroll Left"),
    mark("Scroll Right"),
    mark("Scroll here"),
    mark("Left edge"),
    mark("Right edge"),
    mark("Top"),
    mark("Bottom"),
    mark("Page left"),
    mark("Page right"),
    mark("Page up"),
    mark("Page down"),
    mark("Scroll left"),
    mark("Scroll right"),
    mark("Scroll up"),
    mark("Scroll down"),
    mark("Close Tab"),
    mark("Float"),
    mark("Undocks and re-attaches the dock widget"),
    mark("Closes the dock widget"),
    # Calendar
    mark("Previous month"),
    mark("Next month"),
)
"""Qt's words as its sources write them, `&` before the letter of the key."""
# Elsewhere "Open" says how far an action is, which other languages say with another word than the verb.
_SAID_AS: Mapping[str, str] = {"Open": "&Open"}


class QtWords(QTranslator):
    """Answers Qt in the language of the window; Qt keeps its own words where we have none."""

    def __init__(self, speech: Speech) -> None:
        super().__init__(speech)
        self._speech = speech
        self._known = frozenset(WORDS)
        QCoreApplication.installTranslator(self)
        speech.changed.connect(self._say_again)

    def isEmpty(self) -> bool:  # noqa: N802
        """Never: an empty translator would not be asked."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Qt's word in the language of the window; None where it is not in the table."""
        text = source.decode() if isinstance(source, bytes) else source
        return self._speech.text(_SAID_AS.get(text, text)) if text in self._known else None

    def _say_again(self) -> None:
        # Installing sends every widget the event by which Qt's own dialogs change their words.
        QCoreApplication.removeTranslator(self)
        QCoreApplication.installTranslator(self)
