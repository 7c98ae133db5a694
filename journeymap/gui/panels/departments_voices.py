"""Both sides of a dispute: every department's part, its answer and all its words, below the list of departments.

`analysis.agreement` gathers the voices; the panel of departments says of which touchpoint.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.analysis.agreement import Said, Voice, disputes
from journeymap.departments.standing_words import voice_line
from journeymap.gui.panels.entry_panel import SIDE_PX, push_button
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import Hairline, PlainLabel, Role
from journeymap.i18n import Day, Message, mark, msg
from journeymap.model.words import Answer

_SILENT = mark("It has said nothing of it.")


class Voices(QWidget):
    """Hidden while there is no dispute to show. `wanted(str)`: the touchpoint whose card is to be shown."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.touchpoint = ""
        self.title = PlainLabel("", "strong", parent=self)
        self.go: QPushButton = push_button(session, mark("Show the card"), "", self)
        self.go.clicked.connect(self._wanted)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.speech.say(self._area, "setAccessibleName", mark("What each side says"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(Hairline(self))
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDE_PX, 4, SIDE_PX, 0)
        inside.addWidget(self.title)
        inside.addWidget(self._area, 1)
        inside.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(inside, 1)
        self.hide()

    @property
    def said(self) -> list[str]:
        """Every line that is shown, from top to bottom."""
        page = self._area.widget()
        return [label.full_text for label in page.findChildren(PlainLabel)] if page is not None else []

    def show_dispute(self, touchpoint: str) -> None:
        """Shows the voices on a touchpoint; nothing is shown where nobody disputes it."""
        journey = self.session.journey
        found = disputes(journey, (touchpoint,) if touchpoint in journey.touchpoints else ())
        self.touchpoint = touchpoint if found else ""
        self.setVisible(bool(found))
        if not found:
            return
        self.title.setText(self.session.text(msg("“{title}” is disputed", title=journey.touchpoints[touchpoint].title)))
        page = QWidget(self._area)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        for role, words in self._lines(found[0].voices):
            column.addWidget(PlainLabel(words, role, parent=page))
        column.addStretch(1)
        self._area.setWidget(page)

    def _lines(self, voices: tuple[Voice, ...]) -> Iterator[tuple[Role, str]]:
        text = self.session.text
        for each in voices:
            department = self.session.journey.departments.get(each.department)
            name = (department.name if department else "") or each.department
            yield "strong", text(voice_line(name, each))
            for said in each.said:
                yield "body", text(_quoted(said))
            if not each.said and each.answer is not Answer.ACCEPTED:
                yield "muted", text(_SILENT)

    def _wanted(self) -> None:
        self.wanted.emit(self.touchpoint)


def _quoted(said: Said) -> Message:
    """The words, and who said them when."""
    if said.by and said.day:
        return msg("“{words}” ({name}, {day})", words=said.words, name=said.by, day=Day(said.day, short=True))
    if said.by:
        return msg("“{words}” ({name})", words=said.words, name=said.by)
    if said.day:
        return msg("“{words}” ({day})", words=said.words, day=Day(said.day, short=True))
    return msg("“{words}”", words=said.words)
