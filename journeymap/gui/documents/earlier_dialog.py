"""The earlier versions of a file that were kept when it was saved: looked at as a copy, or taken back as one step.

`storage.backups` keeps them; the desk opens this for its own file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journeymap.editing.document import Document
from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.reading import read_patiently
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import mark, msg
from journeymap.storage.backups import Backup, backups_of
from journeymap.storage.files import Read


class Versions(RowList):
    """A list in which a click only chooses; `entered` comes with Enter."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class EarlierDialog(Framed):
    """The versions, the latest first; Enter looks at one as a copy."""

    def __init__(self, path: Path, session: Session, opener: Opener, window: QWidget) -> None:
        lead = mark("Each is what the file held just before it was saved anew. They lie on this computer only.")
        super().__init__(msg("Earlier versions of {file}", file=path.name), lead, session.speech, session.look, window)
        self._session, self._opener, self._window = session, opener, window
        self._backups: Sequence[Backup] = backups_of(path)
        self._key = ""
        self.list = Versions(session.look, parent=self)
        session.speech.say(self.list, "setAccessibleName", mark("Earlier versions"))
        self.list.current_row.connect(self._follow)
        self.list.pressed_row.connect(self._follow)
        self.list.doubleClicked.connect(self._open_copy)
        self.list.entered.connect(self._open_copy)
        nothing = EmptyState(
            session.speech,
            session.look,
            mark("There are none yet. The first is kept when this file is saved."),
            icon="clock",
            parent=self,
        )
        self.content.addWidget(self.list, 1)
        self.content.addWidget(nothing, 1)
        self.list.setVisible(bool(self._backups))
        nothing.setVisible(not self._backups)
        self._fill_buttons()
        self._fill()
        self.size_up(520, 460)
        self.list.setFocus()

    def _fill_buttons(self) -> None:
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.back = self.add_button(mark("Go back to it"), name="back")
        self.copy = self.add_button(mark("Open as a copy"), primary=True, name="copy")
        self.back.clicked.connect(self._go_back)
        self.copy.clicked.connect(self._open_copy)
        for button in (self.back, self.copy):
            button.setEnabled(bool(self._backups))

    def _fill(self) -> None:
        locale = self._session.speech.locale
        rows = []
        for backup in self._backups:
            when = QDateTime.fromSecsSinceEpoch(int(backup.when.timestamp()))
            day, time = locale.toString(when.date(), QLocale.FormatType.LongFormat), locale.toString(when, "HH:mm:ss")
            words = self._session.text(msg("{day}, {time}", day=day, time=time))
            rows.append(Row(str(backup.file), words, locale.formattedDataSize(backup.size), icon="clock"))
        self.list.set_rows(rows)
        self._follow(rows[0].key if rows else "")

    @Slot(str)
    def _follow(self, key: str) -> None:
        self._key = key

    def _chosen(self) -> Backup | None:
        return next((each for each in self._backups if str(each.file) == self._key), None)

    def _read(self) -> tuple[Backup, Read] | None:
        backup = self._chosen()
        read = None if backup is None else read_patiently(backup.file, self._session.speech, self)
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
        if found is None:
            return
        self._session.document.replace(found[1][0].journey, msg("Go back to an earlier version"))
        self._session.notice(msg("This is the earlier version. Saving puts it in the file."), undo=True)
        self.accept()
