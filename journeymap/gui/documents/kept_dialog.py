"""The files of which earlier versions lie on this computer, also those that were renamed or deleted: one is chosen.

`storage.backups` knows them; `earlier_dialog` shows the versions of the one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.versions_list import VersionsList
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Progress
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import Day, Message, mark, msg_count
from journeymap.replacing import is_there
from journeymap.storage.backups import KeptFile, kept_files
from journeymap.storage.errors import visible


class Kept(msgspec.Struct, frozen=True):
    """A file with earlier versions, and whether it is still there."""

    file: KeptFile
    there: bool


class Looking:
    """Finds them, in the order in which they were saved last; `but` is the folder of the file that is left out."""

    def __init__(self, but: Path | None = None) -> None:
        self._but = but

    def __call__(self, progress: Progress) -> tuple[Kept, ...]:
        found = []
        for kept in kept_files():
            progress.check()
            if kept.folder != self._but:
                found.append(Kept(kept, kept.path is None or is_there(kept.path)))
        return tuple(found)


class KeptDialog(Framed):
    """`chosen(object)` with the `KeptFile`."""

    chosen = Signal(object)

    def __init__(self, found: Sequence[Kept], speech: Speech, look: Look, window: QWidget) -> None:
        lead = mark("Files of this computer, also those that were renamed or deleted since.")
        super().__init__(mark("Earlier versions of which file?"), lead, speech, look, window)
        self._found = {str(each.file.folder): each for each in found}
        self.list = VersionsList(look, parent=self)
        speech.say(self.list, "setAccessibleName", mark("Files with earlier versions"))
        none = mark("There are none. The first is kept when a file is saved anew.")
        nothing = EmptyState(speech, look, none, icon="clock", parent=self)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(nothing, 1)
        self.list.setVisible(bool(found))
        nothing.setVisible(not found)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.show_them = self.add_button(mark("Show them"), primary=True, name="show")
        self.show_them.setEnabled(bool(found))
        for asked in (self.show_them.clicked, self.list.entered, self.list.doubleClicked):
            asked.connect(self._choose)
        self.list.set_rows([self._row(key, each) for key, each in self._found.items()])
        self.list.choose(next(iter(self._found), ""))
        self.size_up(560, 480)
        self.list.setFocus()

    def _row(self, key: str, each: Kept) -> Row:
        detail = self.speech.text(_words(each))
        icon = "file" if each.there else "error"
        return Row(key, visible(each.file.name, 120), detail, icon=icon, faded=not each.there)

    @Slot()
    def _choose(self) -> None:
        each = self._found.get(self.list.current_key)
        if each is not None:
            self.accept()
            self.chosen.emit(each.file)


def _words(each: Kept) -> Message:
    file, day = each.file, Day(each.file.latest.astimezone().date())
    if file.path is None:
        return msg_count("{count} version, of {day}", "{count} versions, the latest of {day}", file.count, day=day)
    folder = visible(str(file.path.parent), 200)
    if each.there:
        return msg_count(
            "{count} version, of {day}: {folder}",
            "{count} versions, the latest of {day}: {folder}",
            file.count,
            day=day,
            folder=folder,
        )
    return msg_count(
        "not there any more; {count} version, of {day}: {folder}",
        "not there any more; {count} versions, the latest of {day}: {folder}",
        file.count,
        day=day,
        folder=folder,
    )
