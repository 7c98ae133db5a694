"""Which file: Qt's file dialogs with words of ours, opened in the folder that was last used for the purpose.

A purpose in, absolute paths out; the folder goes into the settings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QFileDialog, QWidget

from journeymap.gui.look.speech import Speech
from journeymap.gui.session.preferences import Preferences
from journeymap.i18n import mark

ENDING = ".journey"


class Purpose(msgspec.Struct, frozen=True):
    """What a file is picked for: the key of its folder in the settings, the title of the dialog, what kind of file it
    is in words, and its endings."""

    folder: str
    title: str
    kind: str
    endings: tuple[str, ...] = (ENDING,)


OPEN = Purpose("open", mark("Open journeys"), mark("Journeys"))
SAVE = Purpose("open", mark("Save the journey"), mark("Journeys"))
MERGE = Purpose("open", mark("Merge another copy of this journey"), mark("Journeys"))
REPORT = Purpose("report", mark("Where the report goes"), mark("PDF"), (".pdf",))


class Picking:
    """Asks for files near a window."""

    def __init__(self, speech: Speech, preferences: Preferences, parent: QWidget | None) -> None:
        self._speech, self._preferences, self._parent = speech, preferences, parent

    def to_open(self, purpose: Purpose = OPEN, *, several: bool = True, first: Path | None = None) -> list[Path]:
        """The files that the person chose; empty where they chose none. It begins at `first` where no folder was used
        for this yet."""
        dialog = self._dialog(purpose)
        if first is not None and purpose.folder not in self._preferences.settings.folders:
            dialog.setDirectory(str(first))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog, purpose)

    def to_save(self, purpose: Purpose, suggestion: str, folder: Path | None = None) -> Path | None:
        """Where the person wants the file; the dialog asks before it names one that is there. None where nowhere."""
        dialog = self._dialog(purpose)
        if folder is not None:
            dialog.setDirectory(str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(purpose.endings[0].lstrip("."))
        dialog.selectFile(suggestion)
        return next(iter(self._chosen(dialog, purpose)), None)

    def folder(self, purpose: Purpose) -> Path:
        """The folder last used for this."""
        return Path(_folder(self._preferences.settings.folders, purpose))

    def to_folder(self, purpose: Purpose, folder: Path) -> Path | None:
        """A folder that the person chose, beginning at this one; None where none."""
        dialog = self._dialog(purpose)
        dialog.setNameFilters([])
        dialog.setDirectory(str(folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        try:
            names = dialog.selectedFiles() if dialog.exec() else []
        finally:
            dialog.deleteLater()
        return next((Path(name) for name in names if name), None)

    def _dialog(self, purpose: Purpose) -> QFileDialog:
        words = self._speech.text
        dialog = QFileDialog(self._parent, words(purpose.title), _folder(self._preferences.settings.folders, purpose))
        patterns = " ".join(f"*{ending}" for ending in purpose.endings)
        dialog.setNameFilters([f"{words(purpose.kind)} ({patterns})", words(mark("All files (*)"))])
        return dialog

    def _chosen(self, dialog: QFileDialog, purpose: Purpose) -> list[Path]:
        try:
            if not dialog.exec():
                return []
            paths = [Path(name) for name in dialog.selectedFiles() if name]
        finally:
            dialog.deleteLater()
        if paths:
            self.remember(purpose, paths[0].parent)
        return paths

    def remember(self, purpose: Purpose, folder: Path) -> None:
        """Begins there the next time."""
        folders = {**self._preferences.settings.folders, purpose.folder: str(folder.absolute())}
        self._preferences.put(folders=folders)


def _folder(folders: Mapping[str, str], purpose: Purpose) -> str:
    known: Sequence[str | None] = (folders.get(purpose.folder), folders.get("open"))
    return next((folder for folder in known if folder and Path(folder).is_dir()), str(Path.home()))


def name_for(title: str, ending: str) -> str:
    """A file name made from a title: its letters and digits, all else as hyphens."""
    from journeymap.model.ids import slug

    return f"{slug(title, 'journey')}{ending}"
