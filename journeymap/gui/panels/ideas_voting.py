"""Dot-voting in the panel: how a round is begun and what came of it, and the ballot that goes from hand to hand.

`ideas_ballot` counts; the panel of ideas shows one of these two pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from journeymap.editing.commands.parking import clear_votes
from journeymap.gui.panels.entry_list import EntryList
from journeymap.gui.panels.entry_panel import push_button
from journeymap.gui.panels.entry_rows import Entry, EntryMemo
from journeymap.gui.panels.ideas_ballot import IDEAS, KINDS, Ballot, Candidate, results
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.choices import Chip, ChipRow
from journeymap.gui.widgets.labels import Hairline, PlainLabel
from journeymap.gui.widgets.search_field import SearchField
from journeymap.gui.widgets.spin_field import SpinField
from journeymap.i18n import Message, Word, mark, msg, msg_count

_ICONS: Mapping[str, str] = {"touchpoints": "touchpoint", IDEAS: "idea", "actions": "action"}
_ONE: Mapping[str, str] = {
    "touchpoints": mark("touchpoint"),
    IDEAS: mark("idea"),
    "actions": mark("action"),
}
_SEARCH_FROM = 12
_MOST_EACH = 50


class VotingStart(QWidget):
    """What is voted on, with how many votes, and what has votes so far. `begun(kinds)` begins a round; `opened` an
    element with votes."""

    begun = Signal(object)
    opened = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._memo = EntryMemo()
        speech, look = session.speech, session.look
        self.kinds = ChipRow(speech, parent=self)
        self.kinds.set_choices(KINDS)
        self.kinds.choose(("touchpoints", IDEAS))
        self.each = SpinField(look, 1, _MOST_EACH, self)
        self.hidden = Chip(speech, mark("Hide results while voting"), self)
        self.hidden.setChecked(True)
        self.begin = push_button(session, mark("Begin voting"), "primary", self)
        self.nothing = PlainLabel(role="alert", parent=self)
        self.total = PlainLabel(role="muted", parent=self)
        self.list = EntryList(speech, look, self, tall=True)
        self.clear = push_button(session, mark("Clear all votes"), "quiet", self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        speech = self._session.speech
        what, votes = PlainLabel(role="section", parent=self), PlainLabel(role="quiet", parent=self)
        speech.say(what, "setText", mark("What is voted on"))
        speech.say(votes, "setText", mark("Votes for each person"))
        speech.say(self.kinds, "setAccessibleName", mark("What is voted on"))
        speech.say(self.each, "setAccessibleName", mark("Votes for each person"))
        speech.say(self.list, "setAccessibleName", mark("Results"))
        self._heading = PlainLabel(role="strong", parent=self)
        speech.say(self._heading, "setText", mark("Results"))
        self._line = Hairline(self)
        number = QHBoxLayout()
        number.addWidget(votes, 1)
        number.addWidget(self.each)
        head = QHBoxLayout()
        head.setContentsMargins(0, 8, 0, 4)
        head.addWidget(self._heading, 1)
        head.addWidget(self.total)
        self.total.setWordWrap(False)
        column = _column(self)
        for part in (what, self.kinds, number, self.hidden, self.begin, self.nothing, self._line, head):
            column.addLayout(part) if isinstance(part, QLayout) else column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.clear)
        self._filler = QWidget(self)
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self._filler, 1)
        self.setFocusProxy(self.begin)

    def _wire(self) -> None:
        self.list.allow(opened=mark("Show"))
        self.list.opened.connect(self._open)
        self.begin.clicked.connect(self._begin)
        self.clear.clicked.connect(self._clear)
        self.each.valueChanged.connect(self._take_each)
        self.kinds.chosen_changed.connect(self._arm)
        self._session.preferences.changed.connect(self._show_each)
        self._show_each()

    def refresh(self) -> None:
        """Follows the journey."""
        found = results(self._session.journey)
        votes = sum(candidate.votes for candidate in found)
        language = self._session.speech.language
        self.list.set_rows([self._memo.entry(one.key, (one, language), partial(self._entry, one)) for one in found])
        self.total.setText(self._session.text(msg_count("{count} vote", "{count} votes", votes)))
        for part in (self._heading, self.total, self.list, self.clear, self._line):
            part.setVisible(bool(found))
        self._filler.setVisible(not found)
        self._arm()

    def _entry(self, candidate: Candidate) -> Entry:
        spoken = self._session.text(
            msg_count(
                "{title}, {kind}: {count} vote",
                "{title}, {kind}: {count} votes",
                candidate.votes,
                title=candidate.title,
                kind=Word(_ONE[candidate.mapping]),
            )
        )
        count = self._session.speech.translator.number(candidate.votes)
        return Entry(
            candidate.key,
            candidate.title,
            value=count,
            dots=candidate.votes,
            icon=_ICONS[candidate.mapping],
            spoken=spoken,
            wrap=True,
        )

    @Slot()
    def _arm(self) -> None:
        journey = self._session.journey
        any_there = any(getattr(journey, kind) for kind in self.kinds.chosen)
        self.begin.setEnabled(any_there)
        sentence = mark("Choose what is voted on.") if not self.kinds.chosen else mark("There is none of it yet.")
        self._session.speech.say(self.nothing, "setText", sentence)
        self.nothing.setVisible(not any_there)

    @Slot()
    def _begin(self) -> None:
        self.begun.emit(self.kinds.chosen)

    @Slot()
    def _clear(self) -> None:
        self._session.do(clear_votes)
        self._session.notice(msg("All votes were cleared."), undo=True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _take_each(self, votes: int) -> None:
        self._session.preferences.put(votes_each=votes)

    @Slot()
    def _show_each(self) -> None:
        self.each.setValue(self._session.preferences.settings.votes_each)

    @Slot(str)
    def _open(self, key: str) -> None:
        found = next((one for one in results(self._session.journey) if one.key == key), None)
        if found is not None:
            self.opened.emit(found.mapping, found.id)


class BallotPage(QWidget):
    """One person's turn: + and − give and take votes, Ctrl+Enter is the next person's turn. `ended` when all voted."""

    ended = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._memo = EntryMemo()
        self.ballot: Ballot | None = None
        self._hidden = True
        speech, look = session.speech, session.look
        self.person = PlainLabel(role="title", parent=self)
        self.left = PlainLabel(role="quiet", parent=self)
        self.search = SearchField(speech, look, mark("Search what is voted on"), self)
        self.list = EntryList(speech, look, self)
        self.next = push_button(session, mark("Next person"), "primary", self)
        self.end = push_button(session, mark("End voting"), "quiet", self)
        speech.say(self.list, "setAccessibleName", mark("What is voted on; plus and minus give and take votes"))
        speech.say(self.next, "setToolTip", mark("Next person (Ctrl+Enter)"))
        column = _column(self)
        for part in (self.person, self.left, self.search):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.next)
        column.addWidget(self.end)
        self.setFocusProxy(self.list)
        self.list.stepped.connect(self._step)
        self.search.textChanged.connect(self.refresh)
        self.next.clicked.connect(self._next)
        self.end.clicked.connect(self._end)

    def begin(self, kinds: tuple[str, ...], *, hidden: bool) -> None:
        """Begins a round with the first person's turn."""
        each = self._session.preferences.settings.votes_each
        self._hidden = hidden
        self.ballot = Ballot(self._session.document, kinds, each)
        self.search.clear()
        self.refresh()
        self._to_top()

    @Slot()
    def refresh(self) -> None:
        """Follows the journey; nothing while no round is on."""
        ballot = self.ballot
        if ballot is None:
            return
        ballot.follow()
        found, given = ballot.candidates(), ballot.given()
        words = self.search.text().casefold().split()
        self.search.setVisible(len(found) >= _SEARCH_FROM)
        shown = [one for one in found if all(word in one.title.casefold() for word in words)]
        basis = (self._hidden, self._session.speech.language)
        self.list.set_rows(
            [
                self._memo.entry(one.key, (one, given[one.key], basis), partial(self._entry, one, given[one.key]))
                for one in shown
            ]
        )
        text = self._session.text
        self.person.setText(text(msg("Person {number}", number=ballot.person)))
        self.left.setText(text(_left(max(ballot.each - sum(given.values()), 0))))

    def _entry(self, candidate: Candidate, given: int) -> Entry:
        text = self._session.text
        own = msg_count("{count} own vote", "{count} own votes", given)
        detail = "" if self._hidden else text(msg_count("{count} vote", "{count} votes", candidate.votes))
        spoken = text(msg("{title}, {kind}: {own}", title=candidate.title, kind=Word(_ONE[candidate.mapping]), own=own))
        return Entry(candidate.key, candidate.title, detail, given=given, spoken=spoken, wrap=self._hidden)

    @Slot(str, int)
    def _step(self, key: str, votes: int) -> None:
        if self.ballot is None:
            return
        self.list.choose(key)
        if not self.ballot.give(key, votes) and votes > 0:
            self.left.setText(self._session.text(mark("No votes left: take one back first, or pass the laptop on.")))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.left.full_text))

    @Slot()
    def _next(self) -> None:
        if self.ballot is not None:
            self.ballot.next_person()
            self.search.clear()
            self.refresh()
            self._to_top()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.person.full_text))

    @Slot()
    def _end(self) -> None:
        self.ballot = None
        self._session.document.seal()
        self.ended.emit()

    def _to_top(self) -> None:
        rows = self.list.rows.rows
        self.list.choose(rows[0].key if rows else "")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._next()
            return
        super().keyPressEvent(event)


def _left(votes: int) -> Message:
    return msg_count("{count} vote left", "{count} votes left", votes) if votes else msg("All votes given.")


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(12, 4, 12, 12)
    column.setSpacing(8)
    return column
