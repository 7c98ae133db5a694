"""The last step of an import: what will change and whether to believe it, before anything does; then what stays out.

A guide that is ready stands before it; the dialog imports its outcome and the quotations that were picked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journeymap.editing.errors import EditError
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_counting import Counting
from journeymap.feedback.importing import Outcome
from journeymap.feedback.plan_errors import PlanError
from journeymap.feedback.readers.errors import AnswersError
from journeymap.gui.importing import preview_notes as notes
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.preview_rows import WIDTHS, ChangeDelegate, ChangesModel, change_rows
from journeymap.gui.importing.preview_tabs import PreviewTabs
from journeymap.gui.importing.quotation_rows import Quotation
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Percent, mark, msg

_WAIT_MS = 200
"""How long counting may take before it is said that it does."""
_SIGN_PX, _BAR_PX = 15, 220
_ROOM_PX = 320
"""The height that the lower part needs to be used at ease."""
_LEGEND = mark("Upper bar: before. Lower bar: after. Bands are {level} intervals, ticks are targets.")


class PreviewPage(QWidget):
    """`altered` when the outcome, or what is quoted, is another; `grown` when there is more for Tab to go to. `outcome`
    is None until it was counted."""

    altered = Signal()
    grown = Signal()
    title = mark("Preview")

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        self.outcome: Outcome | None = None
        self._revision = -1
        self._job: Job | None = None
        self.head = _Head(session, self)
        # Every part is made where it stays: one that moves is dressed anew with all that is in it.
        self._pages = QStackedWidget(self)
        self._working = _Working(session, self._pages)
        self.split = QSplitter(Qt.Orientation.Vertical, self._pages)
        self._upper = QWidget(self.split)
        self.model = ChangesModel(session.speech, self)
        self.changes = CellTable(self.model, session.look, WIDTHS, self._upper, tall=True)
        self._delegate = ChangeDelegate(session.look, self.changes)
        self.changes.setItemDelegate(self._delegate)
        self.legend = PlainLabel(role="muted", parent=self._upper)
        self.tabs = PreviewTabs(guide, session, self.split)
        self.empty = EmptyState(session.speech, session.look, "", icon="info", parent=self._pages)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._put_together()
        self._wire()

    def _put_together(self) -> None:
        self._session.speech.say(self.changes, "setAccessibleName", mark("Scores before and after"))
        above = QVBoxLayout(self._upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(6)
        above.addWidget(self.changes, 1)
        above.addWidget(self.legend)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._upper)
        self.split.addWidget(self.tabs)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        for page in (self._working, self.empty, self.split):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        QWidget.setTabOrder(self.changes, self.tabs)
        QWidget.setTabOrder(self.tabs, self.tabs.copy)

    def _wire(self) -> None:
        self._soon.timeout.connect(self._show_working)
        self.tabs.altered.connect(self.altered)
        self.tabs.grown.connect(self.grown)
        self.tabs.turned.connect(self._share)
        self._session.speech.changed.connect(self._say)
        self._session.look.changed.connect(self._say)

    @property
    def complete(self) -> bool:
        """Whether there is something to import."""
        return self.outcome is not None and self.outcome.after is not None

    @property
    def picked(self) -> tuple[Quotation, ...]:
        """The quotations that go into the same step."""
        return self.tabs.quotations.picked

    def show_now(self) -> None:
        """Counts anew where the guide changed; nothing touches the journey."""
        if self._revision == self._guide.revision:
            return
        self._drop()
        self._revision, self.outcome = self._guide.revision, None
        if not self._guide.ready:
            self._fail(self._guide.missing)
            return
        self._soon.start()
        self._working.advance("", -1.0)
        self._job = self._session.jobs.start(_CountingWork(self._guide.counting()))
        self._job.advanced.connect(self._working.advance)
        self._job.done.connect(self._counted)
        self._job.failed.connect(self._failed)
        self.altered.emit()

    def stop(self) -> None:
        """Ends the counting; its outcome is of no use any more."""
        self._drop()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._job = None
        self._soon.stop()
        self.tabs.forget()

    @Slot()
    def _show_working(self) -> None:
        self._pages.setCurrentIndex(0)

    @Slot(object)
    def _counted(self, outcome: Outcome) -> None:
        if self.sender() is not self._job:
            return
        self._soon.stop()
        self._job, self.outcome = None, outcome
        self._fill(outcome)
        self.altered.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._soon.stop()
        self._job = None
        if isinstance(error, PlanError):
            self._fail([fault.message for fault in error.faults])
        elif isinstance(error, EditError | AnswersError):
            self._fail([error.message])
        else:
            self._fail([msg("The answers could not be counted: {reason}", reason=str(error))])

    def _fail(self, sentences: Sequence[Message]) -> None:
        self._pages.setCurrentWidget(self.empty)
        self.empty.set_words(sentences[0])
        self.head.say_nothing()
        self.altered.emit()

    def _fill(self, outcome: Outcome) -> None:
        rows = change_rows(outcome.changes, outcome.after) if outcome.after is not None else ()
        self.model.show(rows, self._guide.journey.currency)
        self._pages.setCurrentWidget(self.empty if outcome.all_before else self.split)
        if outcome.all_before:
            self.empty.set_words(mark("These files were counted before, so they are not counted again."))
        self._upper.setVisible(bool(rows))
        self.tabs.show_outcome(outcome)
        self._say()

    @Slot()
    def _say(self) -> None:
        """Everything in words, in the language spoken now."""
        if self.outcome is None:
            return
        self.head.say_outcome(self.outcome, self._guide)
        self.tabs.say()
        level = Percent(100 * self._guide.journey.confidence)
        self._session.speech.say(self.legend, "setText", msg(_LEGEND, level=level))

    @Slot()
    def _share(self) -> None:
        """Where room is scarce, quotations get more of it than lists."""
        if self.tabs.height() < self._session.look.px(_ROOM_PX):
            whole, below = max(self.split.height(), 100), 0.62 if self.tabs.quoting else 0.4
            self.split.setSizes([round(whole * (1 - below)), round(whole * below)])

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard begins at the scores that change, else at what lies open below."""
        super().focusInEvent(event)
        first = self.changes if self.changes.isVisible() else self.tabs.currentWidget()
        first.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter in a field is not left to the dialog's button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)


class _Head(QWidget):
    """The verdict first: how much is counted, what changes, and what becomes of counts that stand there already."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.headline = PlainLabel(role="heading", parent=self)
        self.subline = PlainLabel(role="quiet", parent=self)
        self.records = PlainLabel(parent=self)
        self._sign = QLabel(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.headline)
        column.addWidget(self.subline)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.records, 1)
        column.addLayout(line)

    def say_outcome(self, outcome: Outcome, guide: Guide) -> None:
        """Says what was counted."""
        speech = self._session.speech
        speech.say(self.headline, "setText", notes.headline(outcome))
        speech.say(self.subline, "setText", notes.subline(outcome))
        told = notes.records(outcome, guide)
        speech.say(self.records, "setText", told or "")
        self.subline.show()
        for label in (self.records, self._sign):
            label.setVisible(told is not None)
        side = self._session.look.px(_SIGN_PX)
        sign = self._session.look.icon("info", "accent").pixmap(QSize(side, side), self.devicePixelRatioF())
        self._sign.setPixmap(sign)

    def say_nothing(self) -> None:
        """Says that nothing can be counted; why stands below."""
        self._session.speech.say(self.headline, "setText", mark("Nothing can be counted yet"))
        for label in (self.subline, self.records, self._sign):
            label.hide()


class _CountingWork:
    """Counting as work of a job: told how far it is, stopped where the job is."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting

    def __call__(self, progress: Progress) -> Outcome:
        progress.check()
        return self._counting(partial(progress.say, mark("Counting the answers …")))


class _Working(QWidget):
    """What is shown while counting takes its time."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        words = PlainLabel(role="quiet", parent=self)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = self.bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(session.look.px(_BAR_PX))
        session.speech.say(words, "setText", mark("Counting the answers …"))
        session.speech.say(bar, "setAccessibleName", mark("Counting the answers …"))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    @Slot(object, float)
    def advance(self, _what: object, share: float) -> None:
        """How far the counting is, 0 to 1; at 0 nobody knows yet."""
        self.bar.setRange(0, 0 if share <= 0 else 100)
        self.bar.setValue(round(100 * max(share, 0.0)))
