"""The panel of ideas and votes: the parking lot, and dot-voting on touchpoints, ideas and actions.

`ideas_parking` and `ideas_voting` are its pages.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from journeymap.gui.panels.entry_panel import EntryPanel
from journeymap.gui.panels.ideas_ballot import IDEAS, idea_keys
from journeymap.gui.panels.ideas_parking import ParkingLot
from journeymap.gui.panels.ideas_voting import BallotPage, VotingStart
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Segmented
from journeymap.i18n import mark, msg_count

PARKING, VOTES = "parking", "votes"


class IdeasPanel(EntryPanel):
    """Two pages behind a switch; while a round of voting is on, the ballot stands in the place of the second."""

    watches: ClassVar[frozenset[str]] = frozenset({"journey", "touchpoints", "actions"})

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, mark("Ideas"), parent)
        self.pages = Segmented(session.speech, {PARKING: mark("Parking lot"), VOTES: mark("Votes")}, self)
        self.parking = ParkingLot(session, self)
        self.start = VotingStart(session, self)
        self.ballot = BallotPage(session, self)
        self._stack = QStackedWidget(self)
        for page in (self.parking, self.start, self.ballot):
            self._stack.addWidget(page)
        session.speech.say(self.pages, "setAccessibleName", mark("Ideas or votes"))
        self.inset(self.pages, bottom=8)
        self.column.addWidget(self._stack, 1)
        self.pages.chosen_changed.connect(self.show_page)
        self.start.begun.connect(self._begin)
        self.start.opened.connect(self._open)
        self.ballot.ended.connect(self._end)
        self.setFocusProxy(self.parking)

    def refresh(self) -> None:
        """Follows the journey."""
        ideas = self.session.journey.parking_lot
        self.remark.setText(self.session.text(msg_count("{count} idea", "{count} ideas", len(ideas))) if ideas else "")
        self.front.refresh()

    @property
    def front(self) -> ParkingLot | VotingStart | BallotPage:
        """The page that is seen; the others catch up when they are brought to the front."""
        if self.pages.chosen == PARKING:
            return self.parking
        return self.ballot if self.voting else self.start

    @property
    def voting(self) -> bool:
        """Whether a round is on."""
        return self.ballot.ballot is not None

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Brings the parking lot or the votes to the front."""
        self.pages.choose(page)
        self._stack.setCurrentWidget(self.front)
        self.setFocusProxy(self.front)
        self.front.refresh()

    @Slot(object)
    def _begin(self, kinds: tuple[str, ...]) -> None:
        self.ballot.begin(kinds, hidden=self.start.hidden.isChecked())
        self.show_page(VOTES)
        self.ballot.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _end(self) -> None:
        self.show_page(VOTES)
        self.start.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _open(self, mapping: str, id: str) -> None:
        if mapping != IDEAS:
            self.session.reveal(mapping, id)
            return
        self.show_page(PARKING)
        self.parking.list.choose(idea_keys(self.session.journey.parking_lot)[int(id)])
        self.parking.list.setFocus(Qt.FocusReason.OtherFocusReason)
