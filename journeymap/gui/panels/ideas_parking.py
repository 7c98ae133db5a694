"""The parking lot: ideas nobody has placed yet, typed as fast as people talk, edited, dropped and put on the map.

The journey stands before it; the panel of ideas shows it beside the voting.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journeymap.editing.commands.parking import edit_parked, park, place_parked, remove_parked
from journeymap.gui.panels.entry_add import AddField
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_panel import add_each, push_button, refusal_of, tell_removed
from journeymap.gui.panels.entry_rows import Entry
from journeymap.gui.panels.ideas_ballot import idea_keys
from journeymap.gui.session.mime import IDEA
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.i18n import Message, mark, msg, msg_count


class ParkingLot(QWidget):
    """The field, the list, and the way onto the map."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._keys: tuple[str, ...] = ()
        speech, look = session.speech, session.look
        self.field = AddField(speech, look, mark("An idea, then Enter"), self._add, stays=True, parent=self)
        self.list = EntryList(speech, look, self)
        sentence = mark("Ideas that belong nowhere yet wait here, until they are placed on the map.")
        self.empty = EmptyState(speech, look, sentence, icon="idea", parent=self)
        self.place = push_button(session, mark("Place on the map"), "", self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._session.speech.say(self.list, "setAccessibleName", mark("Parked ideas"))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        for widget, side, stretch in ((self.field, 12, 0), (self._stack, 8, 1), (self.place, 12, 0)):
            part = QVBoxLayout()
            part.setContentsMargins(side, 0, side, 6)
            part.addWidget(widget)
            column.addLayout(part, stretch)
        self.setFocusProxy(self.field)

    def _wire(self) -> None:
        self.list.allow_rename(self._rename)
        self.list.allow(opened=mark("Place on the map"), removed=mark("Delete"))
        self.list.allow_carry(self.carried)
        self.list.opened.connect(self.put_on_map)
        self.list.removed.connect(self._remove)
        self.list.chosen.connect(self._arm)
        self.place.clicked.connect(self._place_current)
        self.field.left.connect(self.list.setFocus)

    def refresh(self) -> None:
        """Follows the journey."""
        ideas = self._session.journey.parking_lot
        self._keys = idea_keys(ideas)
        self.list.set_rows(
            [self._entry(key, idea.text, idea.votes) for key, idea in zip(self._keys, ideas, strict=True)]
        )
        self._stack.setCurrentWidget(self.list if ideas else self.empty)
        self.place.setVisible(bool(ideas))
        self._arm()

    def _entry(self, key: str, text: str, votes: int) -> Entry:
        said = self._session.text(msg_count("{count} vote", "{count} votes", votes)) if votes else ""
        return Entry(key, text, value=said, wrap=True)

    @Slot()
    def _arm(self) -> None:
        self.place.setEnabled(bool(self.list.current_key))

    def place_of(self, key: str) -> int:
        """The place of an idea in the parking lot, counted from 0."""
        return self._keys.index(key)

    def carried(self, key: str) -> QMimeData:
        """An idea as it is dragged onto the map, or as words into another program."""
        data = QMimeData()
        place = self.place_of(key)
        data.setData(IDEA, str(place).encode("utf-8"))
        data.setText(self._session.journey.parking_lot[place].text)
        return data

    def _add(self, texts: Sequence[str]) -> Message | None:
        refusal = add_each(self._session, texts, park)
        if refusal is None:
            self.list.scrollToBottom()
        return refusal

    def _rename(self, key: str, text: str) -> Message | None:
        return refusal_of(self._session, edit_parked, self.place_of(key), text=text)

    @Slot(str)
    def _remove(self, key: str) -> None:
        place = self.place_of(key)
        text = self._session.journey.parking_lot[place].text
        self._session.do(remove_parked, place)
        tell_removed(self._session, text)

    @Slot()
    def _place_current(self) -> None:
        if self.list.current_key:
            self.put_on_map(self.list.current_key)

    @Slot(str)
    def put_on_map(self, key: str) -> None:
        """Makes a touchpoint of an idea, in the stage that is selected, and goes there."""
        place = self.place_of(key)
        text = self._session.journey.parking_lot[place].text
        id = self._session.do(place_parked, place, stage=self._stage())
        if id is not None:
            self._session.reveal("touchpoints", id)
            self._session.notice(msg("“{text}” is on the map now.", text=text), undo=True)

    def _stage(self) -> str:
        """The stage that is selected, or that of the selected touchpoint; none for none."""
        selection, journey = self._session.selection, self._session.journey
        touchpoint = journey.touchpoints.get(selection.one("touchpoints"))
        return touchpoint.stage if touchpoint else selection.one("stages")
