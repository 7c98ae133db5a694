"""The page that asks which department scores next; it tells how many people scored already, never how.

The window of blind scoring holds it and begins a round with what was chosen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journeymap.analysis.blind import SIDES
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.gui.widgets.rows import Row, RowList
from journeymap.i18n import Message, mark, msg, msg_count
from journeymap.model import Journey

_WIDE_PX = 560


class ChoosingPage(QWidget):
    """`chosen(str)`: a department's id; `reveal_wanted` and `left` from the buttons below."""

    chosen = Signal(str)
    reveal_wanted = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        heading = PlainLabel("", "vast", parent=self)
        words = PlainLabel("", "quiet", parent=self)
        self.list = RowList(session.look, cards=True, parent=self)
        self.list.pressed_row.connect(self.chosen)
        say = session.speech.say
        say(heading, "setText", mark("Which department scores now?"))
        say(words, "setText", mark("Each person marks every touchpoint alone. Nobody sees a mark before the reveal."))
        say(self.list, "setAccessibleName", mark("Departments"))
        inner = QWidget(self)
        inner.setMaximumWidth(session.look.px(_WIDE_PX))
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        for part in (heading, words):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 48, 40, 28)
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        session.changed.connect(self.refresh)
        session.speech.changed.connect(self.refresh)
        session.look.changed.connect(self.refresh)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.reveal = QPushButton(self)
        self.leave = QPushButton(self)
        for button, words, signal in (
            (self.leave, mark("Close"), self.left),
            (self.reveal, mark("Reveal…"), self.reveal_wanted),
        ):
            self._session.speech.say(button, "setText", words)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.insertStretch(1, 1)
        return row

    def open_at(self, department: str) -> None:
        """Shows the departments with this one, or the first, under the keyboard."""
        self.refresh()
        ids = list(self._session.journey.departments)
        if ids:
            self.list.choose(department if department in ids else ids[0])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Shows the departments as they are now."""
        journey, theme = self._session.journey, self._session.look.theme
        people = {id: people_of(journey, id) for id in journey.departments}
        self.list.set_rows(
            [
                Row(
                    id,
                    known.name or id,
                    self._session.text(_said(people[id])),
                    colour=known.colour or theme.department(n),
                )
                for n, (id, known) in enumerate(journey.departments.items())
            ]
        )
        self.reveal.setEnabled(any(people.values()))


def people_of(journey: Journey, department: str) -> int:
    """How many people of a department scored: the most marks on any one question, for no names are kept."""
    views = [t.views[department] for t in journey.touchpoints.values() if department in t.views]
    return max((sum(getattr(view, side).values()) for view in views for side in SIDES), default=0)


def _said(people: int) -> Message:
    if not people:
        return msg("nobody scored yet")
    return msg_count("{count} person scored", "{count} people scored", people)
