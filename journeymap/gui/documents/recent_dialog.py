"""The recent files in a dialog of their own, for a window that has a document already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from journeymap.gui.documents.frame import Framed
from journeymap.gui.documents.opener import Opener
from journeymap.gui.documents.recent_list import RecentList
from journeymap.gui.session.session import Session
from journeymap.i18n import mark


class RecentDialog(Framed):
    """Enter or a click opens the file."""

    def __init__(self, session: Session, opener: Opener, window: QWidget) -> None:
        super().__init__(mark("Open a recent file"), "", session.speech, session.look, window)
        self._opener, self._window = opener, window
        self.recent = RecentList(session.speech, session.look, session.preferences, self)
        self.recent.pressed.connect(self._open)
        self.recent.earlier_wanted.connect(self._show_earlier)
        self.content.addWidget(self.recent, 1)
        self.buttons.addStretch(1)
        self.add_button(mark("Close"), name="close").clicked.connect(self.reject)
        self.size_up(520, 460)
        self.recent.look()
        self.recent.list.setFocus()

    @Slot(object)
    def _open(self, path: Path) -> None:
        self.accept()
        self._opener.open_path(path, self._window)

    @Slot()
    def _show_earlier(self) -> None:
        from journeymap.gui.documents.earlier_dialog import show_kept

        self.accept()
        show_kept(self.speech, self.look, self._opener, self._window)

    def done(self, result: int) -> None:
        """Ends what is still asked of the disk."""
        self.recent.close_down()
        super().done(result)
