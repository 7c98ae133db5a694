"""Blind scoring: the window that goes from department to person to reveal, over the whole screen.

The window of the document opens it on its session; each person's round ends in one step of editing, or in nothing.
From the first question to the reveal nothing that marks come to is seen in the window of the document either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journeymap.editing.changes import ChangeSet
from journeymap.editing.commands.scores import cast_round, clear_all_views
from journeymap.gui.scoring.asking import AskingPage
from journeymap.gui.scoring.choosing import ChoosingPage
from journeymap.gui.scoring.crossroads import Crossroads
from journeymap.gui.scoring.revealing import RevealPage
from journeymap.gui.scoring.round import Round
from journeymap.gui.session.session import Session
from journeymap.i18n import Message, mark, msg, msg_count


class BlindScoring(QWidget):
    """A window of its own; `ended` comes when it closes. Closed in the middle of a round, it asks first."""

    ended = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("blindScoring")
        self.setAutoFillBackground(True)
        self._session = session
        self._department = ""
        self._hidden_before: frozenset[str] = frozenset()
        self._cleared: ChangeSet | None = None
        self._pages = QStackedWidget(self)
        self.choosing = ChoosingPage(session, self)
        self.asking = AskingPage(session, self)
        self.crossroads = Crossroads(session, self)
        self.revealing = RevealPage(session, self)
        for page in (self.choosing, self.asking, self.crossroads, self.revealing):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._ways: Mapping[str, Callable[[], object]] = {
            "person": self._next_person,
            "department": self.choose,
            "reveal": self.reveal,
            "keep": self._keep,
            "drop": self._drop,
            "go-on": self._go_on,
            "undo": self._undo,
            "close": self.close,
        }
        self._wire()

    def _wire(self) -> None:
        self._session.speech.say(self, "setWindowTitle", mark("Blind scoring"))
        self.choosing.chosen.connect(self.ask)
        self.choosing.reveal_wanted.connect(self.reveal)
        self.choosing.left.connect(self.close)
        self.asking.finished.connect(self._keep)
        self.asking.stopped.connect(self._stop)
        self.crossroads.taken.connect(self._take)
        self.revealing.left.connect(self.close)
        self.revealing.score_wanted.connect(self.choose)
        self.revealing.clear_wanted.connect(self._clear)
        self.revealing.shown.connect(self._show_on_map)

    def begin(self, *, reveal: bool = False) -> None:
        """Shows it over the whole screen: the departments, or the reveal."""
        if not self.in_a_round:
            if reveal:
                self.reveal()
            else:
                self.choose()
        self.showFullScreen()
        self.activateWindow()

    @property
    def page(self) -> QWidget | None:
        """The page in front."""
        return self._pages.currentWidget()

    @property
    def in_a_round(self) -> bool:
        """Whether somebody is marking, or asked whether to keep the marks."""
        return self.page is self.asking or (self.page is self.crossroads and "go-on" in self.crossroads.buttons)

    @property
    def order(self) -> tuple[str, ...]:
        """The touchpoints in journey order; what is newer than the analysis comes last."""
        there = self._session.journey.touchpoints
        return tuple(dict.fromkeys((*(id for id in self._session.analysis.order if id in there), *there)))

    @Slot()
    def choose(self) -> None:
        """Asks which department scores, or says what is missing for it."""
        journey = self._session.journey
        if journey.departments and journey.touchpoints:
            self._pages.setCurrentWidget(self.choosing)
            self.choosing.open_at(self._department)
        else:
            missing = _NO_TOUCHPOINTS if journey.departments else _NO_DEPARTMENTS
            self._offer(mark("Nothing to score yet"), missing, {"close": mark("Close")})

    @Slot(str)
    def ask(self, department: str) -> None:
        """Begins a round of one person of a department."""
        self._department = department
        self._hidden_before = self._session.unrevealed.touchpoints
        self._session.unrevealed.collect(self.order)
        self._pages.setCurrentWidget(self.asking)
        self.asking.begin(Round(department, self.order))

    @Slot()
    def reveal(self) -> None:
        """Shows who marked what, or says that nobody did."""
        if any(touchpoint.views for touchpoint in self._session.journey.touchpoints.values()):
            self._session.unrevealed.reveal()
            self._pages.setCurrentWidget(self.revealing)
            self.revealing.begin()
        else:
            ways = {"department": mark("Score blind…"), "close": mark("Close")}
            self._offer(mark("Nothing to reveal yet"), mark("Nobody has scored blind in this journey."), ways)

    @Slot()
    def _keep(self) -> None:
        """Ends the round: its marks become one step of the document."""
        round = self.asking.round
        if not round.answers:
            self._drop()
            return
        if self._session.do(cast_round, round.department, round.marks) is None:
            self._offer(mark("These marks could not be kept"), mark("The department is not there any more."), _ONWARD)
            return
        said = msg_count("{count} mark is counted.", "{count} marks are counted.", round.answers)
        hidden = msg("{counted} Nobody sees them before the reveal.", counted=said)
        person = msg("Next person of {department}", department=self._name(round.department))
        self._offer(mark("Thank you"), hidden, {"person": person, **_ONWARD})

    @Slot()
    def _stop(self) -> None:
        """Asks what becomes of what was answered so far."""
        count = self.asking.round.answers
        if not count:
            self._drop()
            return
        words = msg_count("{count} question is answered.", "{count} questions are answered.", count)
        keep, drop = mark("Keep what was answered"), mark("Drop it")
        self._offer(mark("Stop here?"), words, {"go-on": mark("Go on scoring"), "keep": keep, "drop": drop})

    def _offer(self, heading: str, words: str | Message, ways: Mapping[str, str | Message]) -> None:
        self._pages.setCurrentWidget(self.crossroads)
        self.crossroads.offer(heading, words, ways)

    @Slot(str)
    def _take(self, way: str) -> None:
        self._ways[way]()

    def _next_person(self) -> None:
        if self._department in self._session.journey.departments:
            self.ask(self._department)
        else:
            self.choose()

    def _drop(self) -> None:
        """Ends the round without a mark; nothing more is hidden than before it."""
        self._session.unrevealed.keep(self._hidden_before)
        self.asking.round = Round(self._department, ())
        self.choose()

    def _go_on(self) -> None:
        self._pages.setCurrentWidget(self.asking)
        self.asking.begin(self.asking.round)

    @Slot()
    def _clear(self) -> None:
        self._session.do(clear_all_views)
        self._cleared = self._session.document.top
        ways = {"undo": mark("Undo"), "department": mark("Score blind…"), "close": mark("Close")}
        self._offer(mark("All blind scores are cleared"), mark("The next round starts from nothing."), ways)

    def _undo(self) -> None:
        """Takes the clearing back, and no other step."""
        if self._session.document.top is self._cleared:
            self._session.document.undo()
        self.reveal()

    @Slot(str)
    def _show_on_map(self, id: str) -> None:
        self.close()
        self._session.reveal("touchpoints", id)

    def _name(self, department: str) -> str:
        known = self._session.journey.departments.get(department)
        return known.name or department if known else department

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape goes back one page, and asks in the middle of a round."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.page is self.asking:
            self._stop()
        elif "go-on" in self.crossroads.buttons and self.page is self.crossroads:
            self._go_on()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self.in_a_round and self.asking.round.answers:
            event.ignore()
            self._stop()
            return
        if self.in_a_round:
            self._session.unrevealed.keep(self._hidden_before)
        self.ended.emit()


_ONWARD = {"department": mark("Next department"), "reveal": mark("Reveal…"), "close": mark("Close")}
_NO_DEPARTMENTS = mark("This journey has no departments. Add them in the panel Journey first.")
_NO_TOUCHPOINTS = mark("This journey has no touchpoints. Put them on the map first.")
