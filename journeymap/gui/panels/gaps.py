"""The panel of gaps: the newest analysis in, what falls short by priority out, each with the way to it and out of it.

The list is `gap_list`, the filters are `gap_filter_bar`, what is said of one gap is `gap_detail`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from operator import attrgetter

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journeymap.analysis.results import Finding
from journeymap.editing.commands.actions import add_action
from journeymap.gui.panels.gap_about import About, place_of, target_of
from journeymap.gui.panels.gap_detail import GapDetail
from journeymap.gui.panels.gap_filter import passing
from journeymap.gui.panels.gap_filter_bar import GapFilterBar
from journeymap.gui.panels.gap_folding import folded
from journeymap.gui.panels.gap_list import GapList
from journeymap.gui.panels.gap_words import GapWords
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Number, mark, msg

STALE_AFTER_MS = 700
"""How long an analysis may take before the panel says that it is not up to date; most are done before."""
_MOST_SHARE = 0.4
"""Of the panel's height, for what is said of one gap."""
_NO_GAPS = mark("Nothing falls short.")
_NO_MAP = mark("Add touchpoints with scores and owners; what falls short is listed here.")
_NO_MATCH = mark("No gap fits what is searched.")


class GapsPanel(QWidget):
    """Gaps by priority. Enter or a click goes to one, Ctrl+Enter adds an action, / searches."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._findings: tuple[Finding, ...] = ()
        self._searched: dict[int, str] = {}
        self._rows: dict[int, int] = {}
        self._words = GapWords(session.analysis.journey, session.speech.translator)
        self._shown: Finding | None = None
        self._going = False
        self.count = PlainLabel(role="muted", parent=self)
        self.filters = GapFilterBar(session, self)
        self.list = GapList(session.look, self)
        self.empty = EmptyState(session.speech, session.look, _NO_MAP, icon="gap", parent=self)
        self.detail = GapDetail(session, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(STALE_AFTER_MS)
        self._lay_out()
        self._wire()
        self.refresh()

    def _lay_out(self) -> None:
        speech = self._session.speech
        heading = PlainLabel(role="strong", elide=True, parent=self)
        speech.say(heading, "setText", mark("Gaps"))
        speech.say(self.list, "setAccessibleName", mark("Gaps by priority"))
        self.count.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.addWidget(heading, 1)
        head.addWidget(self.count)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 12, 6)
        bar.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self._framed(), 1)
        column.addWidget(self.detail)
        self.setFocusProxy(self.list)

    def _framed(self) -> QWidget:
        framed = QWidget(self)
        self._stack = QStackedWidget(framed)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        around = QVBoxLayout(framed)
        around.setContentsMargins(7, 0, 1, 0)
        around.addWidget(self._stack)
        self.detail.hide()
        return framed

    def _wire(self) -> None:
        session = self._session
        session.analysed.connect(self.refresh)
        session.changed.connect(self._changed)
        session.selection.changed.connect(self._mark)
        session.speech.changed.connect(self.refresh)
        self._late.timeout.connect(self._say_count)
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(self.list.setFocus)
        self.list.walked.connect(self.show_finding)
        self.list.wanted.connect(self.go)
        self.list.answered.connect(self.answer)
        self.list.searching.connect(self._search)
        self.empty.pressed.connect(self.filters.clear)
        self.detail.wanted.connect(self._go_to_shown)
        self.detail.answered.connect(self._answer_shown)
        self.detail.opened.connect(self._open_action)
        self.detail.closed.connect(self.close_detail)
        session.look.changed.connect(self._fit_detail)

    @Slot()
    def refresh(self) -> None:
        """Follows the newest analysis; the gap at hand stays at hand, and the list where it is scrolled to."""
        analysis = self._session.analysis
        self._late.stop()
        # An empty journey lacks everything; listing that would not help whoever begins.
        self._findings = analysis.findings if analysis.journey.touchpoints else ()
        self._words = GapWords(analysis.journey, self._session.speech.translator, self._findings)
        self._searched = {}
        self.filters.refresh()
        self._say_count()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        wanted = self.filters.wanted
        if wanted.words and not self._searched:
            self._searched = dict(enumerate(map(self._words.searched, self._findings)))
        passed = passing(self._findings, wanted, self._searched)
        found, at_hand = folded(passed), self._shown or self.list.current
        heaviest = max(map(attrgetter("weight"), self._findings), default=1.0)
        self.list.gaps.show(found, self._words, heaviest)
        self._rows = dict(zip(map(id, found), count(), strict=False))
        self.filters.show_count(len(passed), len(self._findings))
        self._keep(at_hand, found)
        self._mark_rows()
        self._show_empty(bool(found))

    def _keep(self, at_hand: Finding | None, found: Sequence[Finding]) -> None:
        """The gap at hand is the one it was, where it is still there."""
        row = None if at_hand is None else place_of(at_hand, found)
        self.list.choose(row if self._shown is not None else None)
        if row is not None and self._shown is not None:
            self._show_detail(found[row])
            return
        self._hide_detail()
        if row is not None:
            self.list.stand_at(row)

    def _show_empty(self, any_shown: bool) -> None:
        self._stack.setCurrentWidget(self.list if any_shown else self.empty)
        if self._findings:
            self.empty.set_words(_NO_MATCH, mark("Show all"))
        else:
            self.empty.set_words(_NO_GAPS if self._session.analysis.journey.touchpoints else _NO_MAP)

    @Slot()
    def _say_count(self) -> None:
        count = Number(len(self._findings))
        late = not self._session.fresh and bool(self._session.analysis.journey.touchpoints)
        words = msg("{count} open, updating…", count=count) if late else msg("{count} open", count=count)
        self.count.setText(self._session.text(words))

    @Slot()
    def _changed(self) -> None:
        if not self._late.isActive():
            self._late.start()

    @Slot(object)
    def show_finding(self, finding: Finding) -> None:
        """Says all about a gap under the list."""
        self._show_detail(finding)
        self.detail.show_top()
        row = place_of(finding, self.list.gaps.findings)
        if row is not None:
            self.list.bring(row)

    def _show_detail(self, finding: Finding) -> None:
        self._shown = finding
        self.detail.show_finding(finding, self._words)
        self.detail.show()
        self._fit_detail()

    @Slot()
    def _fit_detail(self) -> None:
        """As high as its words, and the greater part of the panel stays the list's."""
        if self._shown is not None:
            self.detail.take_height(min(self.detail.height_for(self.width()), round(_MOST_SHARE * self.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_detail()

    @Slot()
    def close_detail(self) -> None:
        """Lets go of the gap that is shown; the keyboard stays at its row."""
        row = None if self._shown is None else place_of(self._shown, self.list.gaps.findings)
        self._hide_detail()
        self.list.choose(None)
        if row is not None:
            self.list.stand_at(row)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide_detail(self) -> None:
        self._shown = None
        self.detail.hide()

    @Slot(object)
    def go(self, finding: Finding) -> None:
        """Goes to what a gap is about, lights it up and says why it is one."""
        self.show_finding(finding)
        self._going = True
        key = target_of(finding, self._session)
        if key is not None:
            self._session.reveal(*key)
        self._going = False
        self._session.light_up(finding.touchpoints, finding.links)

    @Slot(object)
    def answer(self, finding: Finding) -> None:
        """Adds an action that closes a gap, and selects it, so that the inspector shows it."""
        journey = self._session.journey
        id = self._session.do(
            add_action,
            self._words.remedy(finding),
            [id for id in finding.touchpoints if id in journey.touchpoints],
            department=finding.department if finding.department in journey.departments else "",
            cause=finding.cause,
        )
        if id is not None:
            self._session.selection.pick("actions", id)

    @Slot()
    def _go_to_shown(self) -> None:
        if self._shown is not None:
            self.go(self._shown)

    @Slot()
    def _answer_shown(self) -> None:
        if self._shown is not None:
            self.answer(self._shown)

    @Slot(str)
    def _open_action(self, id: str) -> None:
        if id in self._session.journey.actions:
            self._session.selection.pick("actions", id)

    @Slot()
    def _mark(self) -> None:
        """Follows what is selected elsewhere: its gaps are marked, the first is scrolled into view."""
        self._mark_rows()
        if self._going:
            return
        about = About(self._session)
        if self._shown is not None and about.anything and not about(self._shown):
            self._hide_detail()
            self.list.choose(None)
        if self.list.gaps.marked:
            self.list.bring(min(self.list.gaps.marked))

    def _mark_rows(self) -> None:
        about = About(self._session)
        known = about.known() if about.anything else []
        if known is None:
            rows = frozenset(row for row, one in enumerate(self.list.gaps.findings) if about(one))
        else:
            rows = frozenset(row for one in known if (row := self._rows.get(id(one))) is not None)
        self.list.gaps.mark(rows)

    @Slot()
    def _search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def event(self, event: QEvent) -> bool:
        """Escape closes what is shown here before it means anything to the window."""
        overriding = event.type() is QEvent.Type.ShortcutOverride and self._shown is not None
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The slash key searches from anywhere in the panel but a field; Ctrl+Enter answers the gap that is shown,
        Escape closes it."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.text() == "/":
            self._search()
        elif event.key() == Qt.Key.Key_Escape and self._shown is not None:
            self.close_detail()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown is not None:
            self.answer(self._shown)
        else:
            super().keyPressEvent(event)
