"""The lower part of the preview: what is left out, counted, not used and counted before, and quotations to pick.

`preview_notes` makes the rows; how many there are stands on the tabs, so that nothing is hidden behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from journeymap.feedback.guide import Guide
from journeymap.feedback.guide_values import Comment
from journeymap.feedback.importing import Outcome
from journeymap.gui.importing import preview_notes as notes
from journeymap.gui.importing.cell_table import CellTable
from journeymap.gui.importing.cells import CellRows
from journeymap.gui.importing.quotations import Quotations
from journeymap.gui.look.speech import Speech
from journeymap.gui.session.background import Job, Progress
from journeymap.gui.session.session import Session
from journeymap.i18n import Number, mark, msg

LEFT_OUT, COUNTED, UNUSED, BEFORE = "left-out", "counted", "unused", "before"
Rows = Callable[[Outcome, Guide, Speech], list[notes.Cells]]


class Work:
    """A function as work of a job."""

    def __init__(self, function: Callable[[], object]) -> None:
        self._function = function

    def __call__(self, progress: Progress) -> object:
        progress.check()
        return self._function()


class _Tab(msgspec.Struct, frozen=True):
    """A table on a tab: the tab's words, its name, what it says without rows, its columns and how its rows are made."""

    words: str
    name: str
    nothing: str
    headings: tuple[str, ...]
    widths: tuple[tuple[int, int], ...]
    rows: Rows
    tall: bool = False


_TABS: Mapping[str, _Tab] = {
    LEFT_OUT: _Tab(
        mark("Left out ({count})"),
        mark("What is left out"),
        mark("Nothing is left out."),
        notes.LEFT_OUT,
        notes.LEFT_OUT_WIDTHS,
        lambda outcome, guide, speech: notes.left_out_rows(outcome, speech),
    ),
    COUNTED: _Tab(
        mark("Counted ({count})"),
        mark("What is counted"),
        mark("Nothing is counted."),
        notes.COUNTED,
        notes.COUNTED_WIDTHS,
        lambda outcome, guide, speech: notes.counted_rows(outcome, guide.journey, speech),
    ),
    UNUSED: _Tab(
        mark("Not used ({count})"),
        mark("Columns not used"),
        mark("Every column is used."),
        notes.UNUSED,
        notes.UNUSED_WIDTHS,
        lambda outcome, guide, speech: notes.unused_rows(guide.columns, speech),
        tall=True,
    ),
    BEFORE: _Tab(
        mark("Counted before ({count})"),
        mark("Files counted before"),
        "",
        notes.BEFORE,
        notes.BEFORE_WIDTHS,
        lambda outcome, guide, speech: notes.before_rows(outcome, speech),
    ),
}
_QUOTATIONS = mark("Quotations ({count})")


class PreviewTabs(QTabWidget):
    """`altered` when other quotations are picked; `turned` when another tab lies open; `grown` when there is more for
    Tab to go to."""

    altered = Signal()
    grown = Signal()
    turned = Signal()

    def __init__(self, guide: Guide, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide, self._session = guide, session
        self._outcome: Outcome | None = None
        self._reading: Job | None = None
        self._models = {key: CellRows(tab.headings, session.speech, self) for key, tab in _TABS.items()}
        self.tables = {key: self._table(key, tab) for key, tab in _TABS.items()}
        self.quotations = Quotations(session, self)
        self.copy = QToolButton(self)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        for part in (*self.tables.values(), self.quotations):
            self.addTab(part, "")
        self._dress()
        self.copy.clicked.connect(self.copy_lines)
        self.quotations.altered.connect(self._quoted)
        self.quotations.grown.connect(self.grown)
        self.currentChanged.connect(self._turned)

    def _table(self, key: str, tab: _Tab) -> CellTable:
        table = CellTable(self._models[key], self._session.look, tab.widths, self, tall=tab.tall)
        self._session.speech.say(table, "setAccessibleName", tab.name)
        self._session.speech.say(table, "setNothing", tab.nothing)
        return table

    def _dress(self) -> None:
        say = self._session.speech.say
        say(self.tabBar(), "setAccessibleName", mark("What lies open below the scores"))
        say(self.copy, "setAccessibleName", mark("Copy all lines that are left out"))
        say(self.copy, "setToolTip", mark("Copy every line that is left out, with its reason, for a spreadsheet"))
        self._session.look.icon_for(self.copy, "copy")
        self.setCornerWidget(self.copy)

    @property
    def quoting(self) -> bool:
        """Whether the quotations lie open."""
        return self.currentWidget() is self.quotations

    def rows(self, key: str) -> CellRows:
        """The rows of a table, by its key."""
        return self._models[key]

    def show_outcome(self, outcome: Outcome) -> None:
        """Shows what was counted; where nothing is left out, all that is counted lies open."""
        self._outcome = outcome
        self.copy.setEnabled(bool(outcome.counted.left_out))
        if self.currentWidget() in (self.tables[LEFT_OUT], self.tables[COUNTED]):
            self.setCurrentWidget(self.tables[LEFT_OUT if outcome.counted.left_out else COUNTED])
        self.say()
        self._read_comments()

    def forget(self) -> None:
        """What was counted and read is of an older guide; what was picked stays."""
        self._outcome = None
        if self._reading is not None:
            self._reading.stop()
            self._reading = None

    def say(self) -> None:
        """Everything in words, in the language spoken now."""
        if self._outcome is None:
            return
        for key, tab in _TABS.items():
            self._models[key].take(tab.rows(self._outcome, self._guide, self._session.speech))
        self.setTabVisible(self.indexOf(self.tables[BEFORE]), bool(self._models[BEFORE].count))
        self.setTabVisible(self.indexOf(self.quotations), bool(notes.texts(self._guide.columns)))
        self._name()

    def _name(self) -> None:
        if self._outcome is None:
            return
        counts = {key: self._models[key].count for key in _TABS}
        counts[LEFT_OUT] = sum(each.count for each in self._outcome.counted.left_out)
        text = self._session.text
        for at, (key, tab) in enumerate(_TABS.items()):
            self.setTabText(at, text(msg(tab.words, count=Number(counts[key]))))
        self.setTabText(len(_TABS), text(msg(_QUOTATIONS, count=Number(len(self.quotations.picked)))))

    @Slot()
    def _quoted(self) -> None:
        self._guide.by_hand = True  # what was picked would be lost
        self._name()
        self.altered.emit()

    @Slot()
    def _turned(self) -> None:
        self.copy.setVisible(self.currentWidget() is self.tables[LEFT_OUT])
        self._read_comments()
        self.turned.emit()

    def _read_comments(self) -> None:
        """Reads the comments when they are first looked at."""
        if self.quoting and self._outcome is not None and self._reading is None:
            self._reading = self._session.jobs.start(Work(self._guide.comments))
            self._reading.done.connect(self._read)

    @Slot(object)
    def _read(self, comments: Sequence[Comment]) -> None:
        if self.sender() is self._reading:
            self.quotations.show_comments(comments)

    @Slot()
    def copy_lines(self) -> None:
        """Puts every line that is left out with its reason on the clipboard."""
        if self._outcome is not None:
            QGuiApplication.clipboard().setText(notes.left_out_text(self._outcome, self._session.speech))
            self._session.notice(msg("Copied."))
