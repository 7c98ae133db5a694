"""The earlier versions of a file, kept when it was saved: looked at as a copy, taken back as one step, deleted.

`storage.backups` keeps them; the desk opens this for its own file, and anybody for another one that `kept_dialog`
lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Slot
from PySide6.QtWidgets import QWidget

from journeymap.editing.document import Document
from journeymap.gui.documents.asking import Choice, Question, ask
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.kept_dialog import KeptDialog, Looking
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.reading import read_patiently
from journeymap.gui.documents.versions_list import VersionsList
from journeymap.gui.documents.working import carry_out
from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import StoppedError
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.flow_layout import FlowLayout
from journeymap.gui.widgets.rows import Row
from journeymap.i18n import mark, msg, msg_count
from journeymap.storage.backups import Backup, KeptFile, backups_in, folder_of, forget_backups
from journeymap.storage.errors import visible
from journeymap.storage.files import Read


def show_kept(speech: Speech, look: Look, opener: Opener, window: QWidget, but: Path | None = None) -> None:
    """Lets the person choose a file that has earlier versions, and lists these; `but` is a folder to leave out."""
    try:
        found = carry_out(Looking(but), mark("Looking for earlier versions …"), speech, window)
    except StoppedError:
        return
    dialog = KeptDialog(found, speech, look, window)
    dialog.chosen.connect(partial(_show, speech, look, opener, window))
    dialog.open()


def _show(speech: Speech, look: Look, opener: Opener, window: QWidget, kept: KeptFile) -> None:
    EarlierDialog(kept.folder, kept.name, speech, look, opener, window).open()


def show_own(path: Path, session: Session, opener: Opener, window: QWidget) -> None:
    """Lists the earlier versions of the document's own file."""
    EarlierDialog(folder_of(path), path.name, session.speech, session.look, opener, window, session).open()


class EarlierDialog(Framed):
    """The versions in a folder of them, the latest first; Enter looks at one as a copy. With the `session` of the
    document whose file it is, one can be taken back."""

    def __init__(
        self,
        folder: Path,
        name: str,
        speech: Speech,
        look: Look,
        opener: Opener,
        window: QWidget,
        session: Session | None = None,
    ) -> None:
        lead = mark("Each is what the file held just before it was saved anew. They lie on this computer only.")
        self._name = visible(name, 80)
        super().__init__(msg("Earlier versions of {file}", file=self._name), lead, speech, look, window)
        self._folder, self._session, self._opener, self._window = folder, session, opener, window
        self._backups: Sequence[Backup] = ()
        self._key = ""
        self.list = VersionsList(look, parent=self)
        speech.say(self.list, "setAccessibleName", mark("Earlier versions"))
        self.list.current_row.connect(self._follow)
        self.list.pressed_row.connect(self._follow)
        self.list.doubleClicked.connect(self._open_copy)
        self.list.entered.connect(self._open_copy)
        self.nothing = EmptyState(speech, look, self._none_words(), icon="clock", parent=self)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nothing, 1)
        self._fill_sides()
        self._fill_buttons()
        self._fill()
        self.size_up(520, 460)
        self.list.setFocus()

    def _none_words(self) -> str:
        if self._session is None:
            return mark("There are none any more.")
        return mark("There are none yet. The first is kept when this file is saved.")

    def _fill_sides(self) -> None:
        holder = QWidget(self)
        row = FlowLayout(holder, 8)
        self.other, self.delete = self.side_button(mark("Of another file…")), self.side_button(mark("Delete these…"))
        self.other.setObjectName("other")
        self.delete.setObjectName("delete-all")
        self.other.clicked.connect(self._show_others)
        self.delete.clicked.connect(self._delete)
        for button in (self.other, self.delete):
            row.addWidget(button)
        self.content.addWidget(holder)

    def _fill_buttons(self) -> None:
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.back = self.add_button(mark("Go back to it"), name="back")
        self.back.setVisible(self._session is not None)
        self.copy = self.add_button(mark("Open as a copy"), primary=True, name="copy")
        self.back.clicked.connect(self._go_back)
        self.copy.clicked.connect(self._open_copy)

    def _fill(self) -> None:
        self._backups = backups_in(self._folder)
        some = bool(self._backups)
        for part in (self.back, self.copy, self.delete):
            part.setEnabled(some)
        self.list.setVisible(some)
        self.nothing.setVisible(not some)
        rows = [self._row(backup) for backup in self._backups]
        self.list.set_rows(rows)
        self.list.choose(rows[0].key if rows else "")
        self._follow(rows[0].key if rows else "")

    def _row(self, backup: Backup) -> Row:
        locale = self.speech.locale
        when = QDateTime.fromSecsSinceEpoch(int(backup.when.timestamp()))
        day, time = locale.toString(when.date(), QLocale.FormatType.LongFormat), locale.toString(when, "HH:mm:ss")
        words = self.speech.text(msg("{day}, {time}", day=day, time=time))
        return Row(str(backup.file), words, locale.formattedDataSize(backup.size), icon="clock")

    @Slot(str)
    def _follow(self, key: str) -> None:
        self._key = key

    def _chosen(self) -> Backup | None:
        return next((each for each in self._backups if str(each.file) == self._key), None)

    def _read(self) -> tuple[Backup, Read] | None:
        backup = self._chosen()
        read = None if backup is None else read_patiently(backup.file, self.speech, self)
        return None if backup is None or read is None else (backup, read)

    @Slot()
    def _open_copy(self) -> None:
        found = self._read()
        if found is not None:
            self.accept()
            self._opener.open_document(Document(found[1][0].journey))

    @Slot()
    def _go_back(self) -> None:
        found = self._read()
        if found is None or self._session is None:
            return
        self._session.document.replace(found[1][0].journey, msg("Go back to an earlier version"))
        self._session.notice(msg("This is the earlier version. Saving puts it in the file."), undo=True)
        self.accept()

    @Slot()
    def _show_others(self) -> None:
        self.accept()
        show_kept(self.speech, self.look, self._opener, self._window, self._folder)

    @Slot()
    def _delete(self) -> None:
        heading = msg_count(
            "Delete the earlier version of {file}?",
            "Delete all {count} earlier versions of {file}?",
            len(self._backups),
            file=self._name,
        )
        question = Question(
            heading,
            (mark("Nobody can bring them back. The file itself is not touched."),),
            (Choice("keep", mark("Keep them")),),
            last=Choice("delete", mark("Delete them"), "give-up"),
        )
        if ask(question, self.speech, self.look, self) == "delete":
            forget_backups(self._folder)
            self._fill()
