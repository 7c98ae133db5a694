"""The panel of departments: who owns, accepted, disputes and is silent; each department unfolds its touchpoints.

`departments.agreement` works it out of the journey and of what this machine remembers to have sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from journeymap.departments.agreement import Standing, standings
from journeymap.departments.sendings import Sending, sendings_of
from journeymap.gui.panels.departments_rows import key_of, parts_of_key, rows_of
from journeymap.gui.panels.departments_voices import Voices
from journeymap.gui.panels.entry_panel import EntryPanel
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.rows import RowList
from journeymap.i18n import mark, msg

_NONE = mark("There are no departments yet. Add them in the panel of the journey.")
_UNREAD: tuple[Path | None, bool] = (None, False)


class DepartmentsPanel(EntryPanel):
    """Enter or a click on a department selects and unfolds it; on a touchpoint, it goes to its card."""

    watches: ClassVar[frozenset[str]] = frozenset({"departments", "touchpoints", "links"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Departments"), parent)
        self.list = RowList(session.look, parent=self)
        self.empty = EmptyState(session.speech, session.look, _NONE, icon="department", parent=self)
        self.voices = Voices(session, self)
        self._unfolded = ""
        self._standings: tuple[Standing, ...] = ()
        self._sendings: tuple[Sending, ...] = ()
        self._read = _UNREAD
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.column.addWidget(self._stack, 3)
        self.column.addWidget(self.voices, 2)
        session.speech.say(self.list, "setAccessibleName", mark("Departments"))
        self.setFocusProxy(self.list)
        self.list.pressed_row.connect(self.go)
        self.list.current_row.connect(self._show_voices)
        self.voices.wanted.connect(self._go_to_card)
        session.sent.connect(self._sent)
        session.stored.connect(self._stored)
        session.look.changed.connect(self.renew)

    def refresh(self) -> None:
        """Shows where every department stands now."""
        self._standings = standings(self.session.journey, self._remembered())
        self._show_rows()
        silent = sum(each.silent for each in self._standings)
        self.remark.setText(self.session.text(msg("{count} silent", count=silent)) if silent else "")
        self._stack.setCurrentWidget(self.list if self._standings else self.empty)
        self._show_voices(self.list.current_key)

    def _remembered(self) -> tuple[Sending, ...]:
        """What this machine remembers of the journey's file, read once."""
        path = self.session.document.path
        if self._read != (path, True):
            self._sendings = sendings_of(path) if path is not None else ()
            self._read = (path, True)
        return self._sendings

    def _show_rows(self) -> None:
        self.list.set_rows(tuple(rows_of(self.session, self._standings, (self._unfolded,))))

    @Slot()
    def _sent(self) -> None:
        self._read = _UNREAD
        self.renew()

    @Slot()
    def _stored(self) -> None:
        if self._read[1] and self._read[0] != self.session.document.path:
            self.renew()

    @Slot(str)
    def go(self, key: str) -> None:
        """Selects a department and unfolds its touchpoints, or folds them again; goes to a touchpoint's card."""
        department, touchpoint = parts_of_key(key)
        if touchpoint:
            self._go_to_card(touchpoint)
            return
        self._unfolded = "" if self._unfolded == department else department
        self.session.selection.pick("departments", department)
        self._show_rows()
        self.list.choose(key_of(department))

    @Slot(str)
    def _go_to_card(self, touchpoint: str) -> None:
        self.session.reveal("touchpoints", touchpoint)

    @Slot(str)
    def _show_voices(self, key: str) -> None:
        self.voices.show_dispute(parts_of_key(key)[1])
