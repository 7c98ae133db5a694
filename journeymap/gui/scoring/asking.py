"""The page that asks one person about one touchpoint at a time: satisfaction, then importance, each from 1 to 5.

A round stands before it; what was answered is never shown, only that it was. The window of blind scoring holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journeymap.analysis.blind import SIDES, Side
from journeymap.gui.scoring.round import Round
from journeymap.gui.session.digits import digit_of
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Word, mark, msg

QUESTIONS: Mapping[Side, str] = {
    "satisfaction": mark("How satisfied are customers here?"),
    "importance": mark("How important is this to customers?"),
}
ENDS: Mapping[Side, tuple[str, str]] = {
    "satisfaction": (mark("1 = not at all satisfied"), mark("5 = very satisfied")),
    "importance": (mark("1 = not at all important"), mark("5 = very important")),
}
_HINTS = mark("1 to 5 answer  ·  S skip  ·  Left back  ·  Right on  ·  Esc stop")
_WIDE_PX, _SHORT_LETTERS, _TITLE_LETTERS = 760, 50, 160


class MarkButton(QPushButton):
    """A mark to press; arrows belong to the page, which walks with them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leaves the arrows to the page."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Question(QWidget):
    """One question: its words, five marks, the words at both ends, and whether it was answered."""

    pressed = Signal(int)

    def __init__(self, session: Session, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._side = session, side
        self.words = PlainLabel("", "large", parent=self)
        self.state = PlainLabel("", "quiet", elide=True, parent=self)
        self.marks = {n: self._mark(n) for n in range(1, 6)}
        say = session.speech.say
        say(self.words, "setText", QUESTIONS[side])
        head, row, ends = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignBottom)
        row.setSpacing(14)
        for button in self.marks.values():
            row.addWidget(button, 1)
        for words, align in zip(ENDS[side], (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            label = PlainLabel("", "quiet", parent=self)
            label.setAlignment(align)
            say(label, "setText", words)
            ends.addWidget(label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (head, row, ends):
            column.addLayout(part)

    def _mark(self, n: int) -> MarkButton:
        button = MarkButton(str(n), self)
        button.setProperty("look", "vast")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self.pressed.emit, n))
        return button

    def set_state(self, *, asked: bool, answered: bool) -> None:
        """Whether this is the question asked, and whether it was answered; with what is never shown."""
        self._session.speech.say(self.state, "setText", mark("● answered") if answered else "")
        for n, button in self.marks.items():
            button.setEnabled(asked)
            named = msg("{mark}: {question}", mark=str(n), question=Word(QUESTIONS[self._side]))
            self._session.speech.say(button, "setAccessibleName", named)
        self.words.setEnabled(asked or answered)


class AskingPage(QWidget):
    """Walks a round by keys and clicks; `finished` when all is asked, `stopped` when the person wants to stop."""

    finished = Signal()
    stopped = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self.round = Round("", ())
        self.who = PlainLabel("", "title", elide=True, parent=self)
        self.count = PlainLabel("", "quiet", parent=self)
        self.count.setWordWrap(False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stage = PlainLabel("", "quiet", elide=True, parent=self)
        self.title = PlainLabel("", "vast", parent=self)
        self.questions = {side: Question(session, side, self) for side in SIDES}
        for side, question in self.questions.items():
            question.pressed.connect(partial(self._pressed, side))
        self._lay_out()
        session.speech.say(self.bar, "setAccessibleName", mark("How many touchpoints are done"))
        session.speech.changed.connect(self._show)
        session.changed.connect(self._follow)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.who, 1)
        head.addWidget(self.count)
        middle = QWidget(self)
        middle.setMaximumWidth(self._session.look.px(_WIDE_PX))
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        for part in (self.stage, self.title):
            inner.addWidget(part)
        inner.addSpacing(24)
        for question in self.questions.values():
            inner.addWidget(question)
            inner.addSpacing(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 28, 40, 24)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._scrolled(middle), 1)
        column.addLayout(self._foot())

    def _scrolled(self, middle: QWidget) -> QScrollArea:
        """The middle of the page; it scrolls where a long title meets very large text."""
        self._area = area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(middle, 1, 1)
        for outer, stretch in ((0, 1), (1, 8), (2, 1)):
            grid.setColumnStretch(outer, stretch)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(2, 1)
        area.setWidget(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        rows = ((mark("Back"), self.back), (mark("Skip"), self.skip), (mark("Stop"), self.stopped))
        self.buttons: list[QPushButton] = []
        hints: QLabel = PlainLabel("", "quiet", elide=True, parent=self)
        self._session.speech.say(hints, "setText", _HINTS)
        for words, doing in rows:
            button = MarkButton(self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._session.speech.say(button, "setText", words)
            button.clicked.connect(doing)
            self.buttons.append(button)
            row.addWidget(button)
        row.addSpacing(20)
        row.addWidget(hints, 1)
        return row

    def begin(self, round: Round) -> None:
        """Asks the first question of a round."""
        self.round = round
        self._show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def back(self) -> None:
        """The question before."""
        self.round.back()
        self._went()

    @Slot()
    def skip(self) -> None:
        """The next question, this one without an answer."""
        self.round.skip()
        self._went()

    def _pressed(self, side: Side, n: int) -> None:
        self.round.turn_to(side)
        self._answer(n)

    def _answer(self, n: int) -> None:
        self.round.answer(n)
        self._went()

    @Slot()
    def _went(self) -> None:
        # The focus must not stay on the mark that was pressed: it would tell the next person.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.round.done:
            self.finished.emit()
        else:
            self._show()

    @Slot()
    def _follow(self) -> None:
        """Leaves out what was deleted; at the end of the round not at once, for listeners do not edit."""
        if not self.isVisible() or self.round.done:
            return
        known = self._session.journey.touchpoints
        self.round.follow([id for id in self.round.order if id in known])
        if self.round.done:
            QTimer.singleShot(0, self, self._went)
        else:
            self._show()

    @Slot()
    def _show(self) -> None:
        round, journey = self.round, self._session.journey
        touchpoint = journey.touchpoints.get(round.touchpoint)
        if touchpoint is None:
            return
        stage = journey.stages.get(touchpoint.stage)
        self.who.setText(_name(self._session, round.department))
        self.count.setText(self._session.text(_place(round)))
        self.bar.setRange(0, len(round.order))
        self.bar.setValue(round.place)
        self.stage.setText(stage.title if stage else "")
        title = _shortened(touchpoint.title or round.touchpoint)
        self.title.setProperty("long", len(title) > _SHORT_LETTERS)
        self.title.set_role("vast")
        self.title.setText(title)
        for side, question in self.questions.items():
            question.set_state(asked=side == round.side, answered=round.answered(side))
        self._area.ensureWidgetVisible(self.questions[round.side])
        self._announce()

    def _announce(self) -> None:
        said = msg(
            "{touchpoint}, {place}. {question}",
            touchpoint=self.title.full_text,
            place=_place(self.round),
            question=Word(QUESTIONS[self.round.side]),
        )
        words = self._session.text(said)
        self.setAccessibleName(words)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits answer, S skips, arrows and Backspace walk; anything else goes on to the window."""
        doing = {
            Qt.Key.Key_Left: self.round.back,
            Qt.Key.Key_Backspace: self.round.back,
            Qt.Key.Key_Right: self.round.go_on,
            Qt.Key.Key_S: self.round.skip,
        }.get(Qt.Key(event.key()))
        if event.modifiers() & _NOT_OURS:
            event.ignore()
        elif digit := digit_of(event, QGuiApplication.platformName()):
            if not event.isAutoRepeat():
                self._answer(digit)
        elif doing is not None:
            doing()
            self._went()
        else:
            event.ignore()


_NOT_OURS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def _place(round: Round) -> Message:
    return msg("touchpoint {number} of {count}", number=round.place + 1, count=len(round.order))


def _name(session: Session, department: str) -> str:
    known = session.journey.departments.get(department)
    return known.name or department if known else department


def _shortened(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _TITLE_LETTERS else f"{line[:_TITLE_LETTERS]}…"
