"""The last step of an import: what will change and whether to believe it, before anything does; then what stays out.

A guide that is ready stands before it; the dialog imports its outcome and the quotations that were picked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journeymap.editing.errors import EditError
from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Comment
from journeymap.feedback.importing import Outcome
from journeymap.feedback.plan_errors import PlanError
from journeymap.gui.importing import preview_notes as notes
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.cells import CellRows
from journeymap.gui.importing.preview_rows import WIDTHS, ChangeDelegate, ChangesModel, change_rows
from journeymap.gui.importing.quotation_rows import Quotation
from journeymap.gui.importing.quotations import Quotations
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Message, Number, Percent, mark, msg

_WAIT_MS = 200
_SIGN_PX = 15
_ROOM_PX = 320
"""The height that the lower part needs to be used at ease."""


class PreviewPage(QWidget):
    """`altered` when the outcome, or what is quoted, is another. `outcome` is None until it was counted."""

    altered = Signal()
    title = mark("Preview")

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        self.outcome: Outcome | None = None
        self._revision = -1
        self._job: Job | None = None
        self._reading: Job | None = None
        self._make_parts()
        self._put_together()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT_MS)
        self._soon.timeout.connect(self._show_working)
        self._wire()
        self.setFocusProxy(self.changes)

    def _make_parts(self) -> None:
        session = self._session
        speech, look = session.speech, session.look
        self.headline = PlainLabel(role="heading", parent=self)
        self.subline = PlainLabel(role="quiet", parent=self)
        self.records = PlainLabel(role="body", parent=self)
        self._sign = QLabel(self)
        self.model = ChangesModel(speech, self)
        self.changes = CellTable(self.model, look, WIDTHS, self, tall=True)
        self._delegate = ChangeDelegate(look, self.changes)
        self.changes.setItemDelegate(self._delegate)
        self.legend = PlainLabel(role="muted", parent=self)
        self._left_out = CellRows(notes.LEFT_OUT, speech, self)
        self._counted_rows = CellRows(notes.COUNTED, speech, self)
        self._unused = CellRows(notes.UNUSED, speech, self)
        self._before = CellRows(notes.BEFORE, speech, self)
        self.left_out = CellTable(self._left_out, look, notes.LEFT_OUT_WIDTHS, self)
        self.counted = CellTable(self._counted_rows, look, notes.COUNTED_WIDTHS, self)
        self.unused = CellTable(self._unused, look, notes.UNUSED_WIDTHS, self, tall=True)
        self.before = CellTable(self._before, look, notes.BEFORE_WIDTHS, self)
        self.copy = QToolButton(self)
        self.quotations = Quotations(session, self)
        self.empty = EmptyState(speech, look, "", icon="info", parent=self)

    def _put_together(self) -> None:
        say = self._session.speech.say
        say(self.changes, "setAccessibleName", mark("Scores before and after"))
        say(self.left_out, "setAccessibleName", mark("What is left out"))
        say(self.left_out, "setNothing", mark("Nothing is left out."))
        say(self.counted, "setNothing", mark("Nothing is counted."))
        say(self.unused, "setNothing", mark("Every column is used."))
        say(self.counted, "setAccessibleName", mark("What is counted"))
        say(self.unused, "setAccessibleName", mark("Columns not used"))
        say(self.before, "setAccessibleName", mark("Files counted before"))
        say(self.copy, "setAccessibleName", mark("Copy all lines that are left out"))
        say(self.copy, "setToolTip", mark("Copy every line that is left out, with its reason, for a spreadsheet"))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        for part in (self.left_out, self.counted, self.unused, self.before, self.quotations):
            self.tabs.addTab(part, "")
        self._session.look.icon_for(self.copy, "copy")
        self.tabs.setCornerWidget(self.copy)
        self._upper = QWidget(self)
        above = QVBoxLayout(self._upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(6)
        above.addWidget(self.changes, 1)
        above.addWidget(self.legend)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._upper)
        self.split.addWidget(self.tabs)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self._pages = QStackedWidget(self)
        for page in (self._working(), self.empty, self.split):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head())
        column.addWidget(self._pages, 1)

    def _head(self) -> QWidget:
        head = QWidget(self)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.headline)
        column.addWidget(self.subline)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.records, 1)
        column.addLayout(line)
        return head

    def _working(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        words = PlainLabel(role="quiet", parent=page)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._session.speech.say(words, "setText", mark("Counting the answers …"))
        bar = QProgressBar(page)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(self._session.look.px(220))
        self._session.speech.say(bar, "setAccessibleName", mark("Counting the answers …"))
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _wire(self) -> None:
        self.copy.clicked.connect(self.copy_lines)
        self.quotations.altered.connect(self._quoted)
        self.tabs.currentChanged.connect(self._turned)
        self._session.speech.changed.connect(self._say)
        self._session.look.changed.connect(self._say)

    @property
    def complete(self) -> bool:
        """Whether there is something to import."""
        return self.outcome is not None and self.outcome.after is not None

    @property
    def picked(self) -> tuple[Quotation, ...]:
        """The quotations that go into the same step."""
        return self.quotations.picked

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
        self._job = self._session.jobs.start(_Work(self._guide.counting()))
        self._job.done.connect(self._counted)
        self._job.failed.connect(self._failed)
        self.altered.emit()

    def _drop(self) -> None:
        for job in (self._job, self._reading):
            if job is not None:
                job.stop()
        self._job = self._reading = None
        self._soon.stop()

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
        self._look_for_comments()
        self.altered.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._soon.stop()
        self._job = None
        if isinstance(error, PlanError):
            self._fail([fault.message for fault in error.faults])
        elif isinstance(error, EditError):
            self._fail([error.message])
        else:
            self._fail([msg("The answers could not be counted: {reason}", reason=str(error))])

    def _fail(self, sentences: Sequence[Message]) -> None:
        self._pages.setCurrentWidget(self.empty)
        self.empty.set_words(sentences[0])
        self._session.speech.say(self.headline, "setText", mark("Nothing can be counted yet"))
        for label in (self.subline, self.records, self._sign):
            label.hide()
        self.altered.emit()

    def _fill(self, outcome: Outcome) -> None:
        """Shows what was counted; where nothing is left out, all that is counted lies open."""
        rows = change_rows(outcome.changes, outcome.after) if outcome.after is not None else ()
        self.model.show(rows, self._guide.journey.currency)
        self.copy.setEnabled(bool(outcome.counted.left_out))
        self._pages.setCurrentWidget(self.empty if outcome.all_before else self.split)
        if outcome.all_before:
            self.empty.set_words(mark("These files were counted before, so they are not counted again."))
        self._upper.setVisible(bool(rows))
        if self.tabs.currentWidget() in (self.left_out, self.counted):
            self.tabs.setCurrentWidget(self.left_out if outcome.counted.left_out else self.counted)
        self._say()

    @Slot()
    def _say(self) -> None:
        """Everything in words, in the language spoken now."""
        outcome = self.outcome
        if outcome is None:
            return
        speech, say = self._session.speech, self._session.speech.say
        self._left_out.show(notes.left_out_rows(outcome, speech))
        self._unused.show(notes.unused_rows(self._guide.columns, speech))
        self._before.show(notes.before_rows(outcome, speech))
        self._counted_rows.show(notes.counted_rows(outcome, self._guide.journey, speech))
        self.headline.setText(notes.headline(outcome, speech))
        self.subline.setText(notes.subline(outcome, speech))
        told = notes.records(outcome, self._guide)
        self.records.setText(speech.text(told) if told else "")
        self.subline.show()
        for label in (self.records, self._sign):
            label.setVisible(told is not None)
        side = self._session.look.px(_SIGN_PX)
        sign = self._session.look.icon("info", "accent").pixmap(QSize(side, side), self.devicePixelRatioF())
        self._sign.setPixmap(sign)
        level = Percent(100 * self._guide.journey.confidence)
        say(self.legend, "setText", msg(_LEGEND, level=level))
        self._name_tabs(outcome)

    def _name_tabs(self, outcome: Outcome) -> None:
        """The numbers stand on the tabs, so that nothing is hidden behind them."""
        left = sum(len(each.lines) for each in outcome.counted.left_out)
        counts = (left, self._counted_rows.count, self._unused.count, self._before.count, len(self.picked))
        for at, (words, count) in enumerate(zip(_TABS, counts, strict=True)):
            self.tabs.setTabText(at, self._session.text(msg(words, count=Number(count))))
        self.tabs.setTabVisible(self.tabs.indexOf(self.before), bool(self._before.count))
        self.tabs.setTabVisible(self.tabs.indexOf(self.quotations), bool(notes.texts(self._guide.columns)))

    @Slot()
    def _quoted(self) -> None:
        self._guide.by_hand = True  # what was picked would be lost
        if self.outcome is not None:
            self._name_tabs(self.outcome)
        self.altered.emit()

    @Slot()
    def _turned(self) -> None:
        self.copy.setVisible(self.tabs.currentWidget() is self.left_out)
        if self.tabs.height() < self._session.look.px(_ROOM_PX):
            self._share()
        self._look_for_comments()

    def _share(self) -> None:
        """Quotations need more room than lists."""
        whole = max(self.split.height(), 100)
        below = 0.62 if self.tabs.currentWidget() is self.quotations else 0.4
        self.split.setSizes([round(whole * (1 - below)), round(whole * below)])

    @Slot()
    def _look_for_comments(self) -> None:
        """Reads the comments when they are first looked at."""
        wanted = self.tabs.currentWidget() is self.quotations and self.outcome is not None
        if wanted and self._reading is None:
            self._reading = self._session.jobs.start(_Work(self._guide.comments))
            self._reading.done.connect(self._read)

    @Slot(object)
    def _read(self, comments: Sequence[Comment]) -> None:
        if self.sender() is self._reading:
            self.quotations.show_comments(comments)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter in a field is not left to the dialog's button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)

    @Slot()
    def copy_lines(self) -> None:
        """Puts every line that is left out with its reason on the clipboard."""
        if self.outcome is not None:
            QGuiApplication.clipboard().setText(notes.left_out_text(self.outcome, self._session.speech))
            self._session.notice(msg("Copied."))


_LEGEND = mark("Upper bar: before. Lower bar: after. Bands are {level} intervals, ticks are targets.")
_TABS = (
    mark("Left out ({count})"),
    mark("Counted ({count})"),
    mark("Not used ({count})"),
    mark("Counted before ({count})"),
    mark("Quotations ({count})"),
)


class _Work:
    """A function as work of a job."""

    def __init__(self, function: Callable[[], object]) -> None:
        self._function = function

    def __call__(self, progress: Progress) -> object:
        progress.check()
        return self._function()
