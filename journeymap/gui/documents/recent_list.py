"""The recent files as a list: names and folders, those that are gone faded and said so; on the welcome screen and in
a dialog.

The settings remember the files; whether they are there is asked off the GUI thread, for a disk may be slow or away.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.documents.beginnings import RecentFile, recent_files
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech, showable
from journeymap.gui.session.background import Jobs, Progress
from journeymap.gui.session.preferences import Preferences
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import mark, msg


class RecentList(QWidget):
    """`pressed(object)` with the path that was chosen; a file that is gone can be chosen too, and is said to be.
    `earlier_wanted` where the person looks for earlier versions of files, be they listed or not."""

    pressed = Signal(object)
    earlier_wanted = Signal()

    def __init__(self, speech: Speech, look: Look, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech, self._preferences = speech, preferences
        self._jobs = Jobs(self)
        self._files: tuple[RecentFile, ...] = ()
        self.heading = PlainLabel("", "title", parent=self)
        speech.say(self.heading, "setText", mark("Recent files"))
        self.clear = QPushButton(self)
        self.clear.setProperty("look", "link")
        self.clear.setAutoDefault(False)
        speech.say(self.clear, "setText", mark("Clear the list"))
        self.earlier = QPushButton(self)
        self.earlier.setProperty("look", "link")
        self.earlier.setAutoDefault(False)
        speech.say(self.earlier, "setText", mark("Earlier versions of files…"))
        self.list = RowList(look, parent=self)
        speech.say(self.list, "setAccessibleName", mark("Recent files"))
        self.nothing = EmptyState(
            speech, look, mark("Files you open or save are listed here."), icon="file", parent=self
        )
        self._lay_out()
        self.clear.clicked.connect(self._clear)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.list.pressed_row.connect(self._press)
        preferences.changed.connect(self._follow)
        speech.changed.connect(self._fill)
        self._show(tuple(RecentFile(Path(name), True) for name in preferences.settings.recent))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def files(self) -> Sequence[RecentFile]:
        """What is listed."""
        return self._files

    def look(self) -> None:
        """Takes over what other processes of the program listed, and asks the disk which files are still there; until
        it answers, all are."""
        self._preferences.look_again()
        job = self._jobs.start(_Errand(self._preferences.settings.recent))
        job.done.connect(self._show)

    def close_down(self) -> None:
        """Waits for no answer any more; call before the list goes."""
        self._jobs.close()

    @Slot(object)
    def _show(self, files: tuple[RecentFile, ...]) -> None:
        self._files = files
        self._fill()

    @Slot()
    def _fill(self) -> None:
        self.list.set_rows([self._row(each) for each in self._files])
        self.list.setVisible(bool(self._files))
        self.clear.setVisible(bool(self._files))
        self.nothing.setVisible(not self._files)

    def _row(self, each: RecentFile) -> Row:
        folder = showable(_short(each.path.parent))
        detail = folder if each.there else self._speech.text(msg("not there any more: {folder}", folder=folder))
        return Row(
            _key(each.path),
            showable(each.path.name),
            detail,
            icon="file" if each.there else "error",
            faded=not each.there,
        )

    @Slot(str)
    def _press(self, key: str) -> None:
        path = next((each.path for each in self._files if _key(each.path) == key), None)
        if path is not None:
            self.pressed.emit(path)

    @Slot()
    def _clear(self) -> None:
        self._preferences.forget_recent()

    @Slot()
    def _follow(self) -> None:
        recent = self._preferences.settings.recent
        if recent != tuple(str(each.path) for each in self._files):
            known = {str(each.path): each for each in self._files}
            self._show(tuple(known.get(name, RecentFile(Path(name), True)) for name in recent))


class _Errand:
    """The names whose files are looked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __call__(self, progress: Progress) -> tuple[RecentFile, ...]:
        return recent_files(self._names)


def _key(path: Path) -> str:
    """The path as a row's key; Qt would drop letters of a name that is no text."""
    return str(path) if showable(str(path)) == str(path) else quote(os.fsencode(path))


def _short(folder: Path) -> str:
    """The folder as people know it, from their own folder on."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)
