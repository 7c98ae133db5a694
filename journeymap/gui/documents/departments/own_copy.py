"""The bar over a copy that was made for a department: for whom it is, what it asks, how it goes back.

The desk makes it and lets it begin; `session.answering` knows what is asked.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from journeymap.gui.documents.bars import Bars
from journeymap.gui.session.answering import answering_for, asked, go_to_next, light_up_ours, unanswered
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg, msg_count

MATTER = "own-copy"
BACK = "send-back"


class OwnCopy(QObject):
    """Shows nothing in a window of any other journey. `save` saves the document, False where it was not saved."""

    def __init__(self, session: Session, bars: Bars, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._bars, self._save = session, bars, save

    def begin(self) -> None:
        """Puts up the bar and lights up what is theirs, where the document is such a copy."""
        if not answering_for(self._session):
            return
        doings = (
            (mark("Go to the next that asks"), self.go_on),
            (mark("Show ours"), self.show_ours),
            (mark("Save and send back…"), self.send_back),
        )
        self._bars.put(MATTER, "department", self._state(), doings)
        self._session.changed.connect(self._follow)
        self._follow()
        self.show_ours()

    @Slot()
    def _follow(self) -> None:
        bar = self._bars.shown(MATTER)
        if bar is None:
            return  # the person took it away
        if not answering_for(self._session):
            self._bars.drop(MATTER)
            return
        bar.buttons[0].setVisible(bool(unanswered(self._session)))  # there is no next one to go to
        bar.say(self._state())

    def _state(self) -> Message:
        session = self._session
        name = session.journey.departments[answering_for(session)].name or answering_for(session)
        count, left = len(asked(session)), len(unanswered(session))
        if not left:
            return msg("This copy is for {department}. All of it is answered.", department=name)
        return msg_count(
            "This copy is for {department}: of {asked} touchpoints of yours, {count} asks for your answer.",
            "This copy is for {department}: of {asked} touchpoints of yours, {count} ask for your answer.",
            left,
            department=name,
            asked=count,
        )

    @Slot()
    def go_on(self) -> None:
        """Goes to the next touchpoint that asks for an answer."""
        go_to_next(self._session)

    @Slot()
    def show_ours(self) -> None:
        """Lights up the department's touchpoints."""
        light_up_ours(self._session)

    @Slot()
    def send_back(self) -> None:
        """Saves the copy, and says how it gets back."""
        path = self._session.document.path if self._save() else None
        if path is None:
            return
        said = msg("Saved. Now send {file} back to whoever sent it to you, as it is.", file=path.name)
        self._bars.put(BACK, "export", said, ((mark("Show in its folder"), self._show_folder),))

    @Slot()
    def _show_folder(self) -> None:
        path = self._session.document.path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
