"""Questions and bad news for the person, in words and with buttons of ours; every other module of this room asks here.

A question in, the id of the answer out. Esc and closing the box are always the answer that does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journeymap.gui.look.look import Look
from journeymap.gui.look.speech import Sentence, Speech
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, mark

CANCEL = ""
"""The answer that does nothing."""

_ROLES = {
    "do": QDialogButtonBox.ButtonRole.AcceptRole,
    "give-up": QDialogButtonBox.ButtonRole.DestructiveRole,
    "stay": QDialogButtonBox.ButtonRole.RejectRole,
}
_ICON_PX = 28
_WIDTH_PX = 440


class Choice(msgspec.Struct, frozen=True):
    """An answer: its id, its words, and whether it does the thing (`do`), gives something up (`give-up`) or does
    nothing (`stay`)."""

    id: str
    text: str
    role: str = "do"


STAY = Choice(CANCEL, mark("Cancel"), "stay")
CLOSE = Choice(CANCEL, mark("Close"), "stay")


class Question(msgspec.Struct, frozen=True):
    """What is asked: a heading, lines of explanation, and the answers; the first is the one that Enter gives."""

    heading: str | Message
    lines: tuple[str | Message, ...] = ()
    choices: tuple[Choice, ...] = ()
    icon: str = "help"
    last: Choice = STAY


class QuestionBox(QDialog):
    """A question on the screen; `answer` is the id of the button that was pressed."""

    def __init__(self, question: Question, speech: Speech, look: Look | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.answer = CANCEL
        self.setWindowTitle("journeymap")
        heading = PlainLabel("", "title", parent=self)
        speech.say(heading, "setText", question.heading)
        speech.say(self, "setAccessibleName", question.heading)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(heading)
        for line in question.lines:
            words.addWidget(_line(line, speech, self))
        top = QHBoxLayout()
        top.setSpacing(16)
        if look is not None:
            top.addWidget(_sign(question.icon, look, self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(20)
        column.addLayout(top)
        column.addWidget(self._buttons(question, speech))
        self.setMinimumWidth(_WIDTH_PX if look is None else look.px(_WIDTH_PX))

    def _buttons(self, question: Question, speech: Speech) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.buttons: dict[str, QPushButton] = {}
        for choice in (*question.choices, question.last):
            button = QPushButton(box)
            button.setObjectName(f"answer.{choice.id or 'cancel'}")
            speech.say(button, "setText", choice.text)
            box.addButton(button, _ROLES[choice.role])
            self.buttons[choice.id] = button
        first = (*question.choices, question.last)[0]
        self.buttons[first.id].setDefault(True)
        self.buttons[first.id].setFocus()
        box.clicked.connect(self._clicked)
        return box

    def _clicked(self, pressed: QWidget) -> None:
        self.answer = next(id for id, button in self.buttons.items() if button is pressed)
        self.done(QDialog.DialogCode.Accepted if self.answer else QDialog.DialogCode.Rejected)


def _line(line: Sentence, speech: Speech, parent: QWidget) -> QLabel:
    label = PlainLabel("", "body", parent=parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    speech.say(label, "setText", line)
    return label


def _sign(icon: str, look: Look, parent: QWidget) -> QLabel:
    sign = QLabel(parent)
    sign.setPixmap(look.icon(icon, "accent").pixmap(QSize(look.px(_ICON_PX), look.px(_ICON_PX))))
    return sign


def ask(question: Question, speech: Speech, look: Look | None = None, parent: QWidget | None = None) -> str:
    """Asks and waits; the id of the answer, `CANCEL` where the person wants nothing to happen."""
    box = QuestionBox(question, speech, look, parent)
    box.exec()
    box.deleteLater()
    return box.answer


def tell(
    heading: str | Message,
    lines: Sequence[str | Message],
    speech: Speech,
    look: Look | None = None,
    parent: QWidget | None = None,
) -> None:
    """Says what went wrong and waits until it was read."""
    ask(Question(heading, tuple(lines), icon="warning", last=CLOSE), speech, look, parent)
