"""The panel of gaps: the newest analysis in, what falls short by priority out, each with the way to it and out of it.

The list is `gap_list`, the filters are `gap_filter_bar`, what is said of one gap is `gap_detail`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journeymap.analysis.results import Finding
from journeymap.editing.changes import ElementKey
from journeymap.editing.commands.actions import add_action
from journeymap.gui.panels.gap_detail import GapDetail
from journeymap.gui.panels.gap_filter import passing
from journeymap.gui.panels.gap_filter_bar import GapFilterBar
from journeymap.gui.panels.gap_list import GapList
from journeymap.gui.panels.gap_words import GapWords
from journeymap.gui.session.session import Session
from journeymap.gui.widgets.empty_state import EmptyState
from journeymap.gui.widgets.labels import PlainLabel
from journeymap.i18n import Number, mark, msg

STALE_AFTER_MS = 700
"""How long an analysis may take before the panel says that it is not up to date; most are done before."""
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
        head.setContentsMargins(18, 10, 18, 6)
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
        column.addWidget(self._parts(), 1)
        self.setFocusProxy(self.list)

    def _parts(self) -> QSplitter:
        framed = QWidget(self)
        self._stack = QStackedWidget(framed)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        around = QVBoxLayout(framed)
        around.setContentsMargins(7, 0, 1, 0)
        around.addWidget(self._stack)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        for part, share in ((framed, 1), (self.detail, 1)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), share)
        self._split.setChildrenCollapsible(False)
        self.detail.hide()
        return self._split

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

    @Slot()
    def refresh(self) -> None:
        """Follows the newest analysis; the gap at hand stays at hand, and the list where it is scrolled to."""
        analysis = self._session.analysis
        self._late.stop()
        # An empty journey lacks everything; listing that would not help whoever begins.
        self._findings = analysis.findings if analysis.journey.touchpoints else ()
        self._words = GapWords(analysis.journey, self._session.speech.translator)
        self._searched = {}
        self.filters.refresh()
        self._say_count()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        wanted = self.filters.wanted
        if wanted.words and not self._searched:
            self._searched = dict(enumerate(map(self._words.searched, self._findings)))
        found = passing(self._findings, wanted, self._searched)
        heaviest = max((finding.weight for finding in self._findings), default=1.0)
        self.list.gaps.show(found, self._words, heaviest)
        self.filters.show_count(len(found), len(self._findings))
        self._keep(found)
        self._mark_rows()
        self._show_empty(bool(found))

    def _keep(self, found: Sequence[Finding]) -> None:
        """The gap at hand is the one it was, where it is still there."""
        row = None if self._shown is None else _same(self._shown, found)
        self.list.choose(row)
        if row is None:
            self._hide_detail()
        else:
            self._show_detail(found[row])

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
        row = _same(finding, self.list.gaps.findings)
        if row is not None:
            self.list.bring(row)

    def _show_detail(self, finding: Finding) -> None:
        self._shown = finding
        self.detail.show_finding(finding, self._words)
        self.detail.show()

    def _hide_detail(self) -> None:
        self._shown = None
        self.detail.hide()

    @Slot(object)
    def go(self, finding: Finding) -> None:
        """Goes to what a gap is about, lights it up and says why it is one."""
        self.show_finding(finding)
        self._going = True
        key = _target(finding, self._session)
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
        if self.list.gaps.marked:
            self.list.bring(min(self.list.gaps.marked))

    def _mark_rows(self) -> None:
        about = _About(self._session)
        known = about.known()
        wanted = None if known is None else frozenset(map(id, known))
        rows = enumerate(self.list.gaps.findings) if about.anything and wanted != frozenset() else ()
        self.list.gaps.mark(
            frozenset(row for row, one in rows if (about(one) if wanted is None else id(one) in wanted))
        )

    @Slot()
    def _search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The slash key searches from anywhere in the panel but a field; Ctrl+Enter answers the gap that is shown."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.text() == "/":
            self._search()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._shown is not None:
            self.answer(self._shown)
        else:
            super().keyPressEvent(event)


class _About:
    """Whether a finding is about something that is selected."""

    def __init__(self, session: Session) -> None:
        self._session = session
        of = session.selection.of
        self._touchpoints, self._links, self._departments = map(set, map(of, ("touchpoints", "links", "departments")))

    @property
    def anything(self) -> bool:
        """Whether anything is selected that a finding can be about."""
        return bool(self._touchpoints or self._links or self._departments)

    def known(self) -> list[Finding] | None:
        """These findings as the session has them by element; None where each one has to be asked."""
        if self._departments:
            return None
        chosen = (("touchpoints", self._touchpoints), ("links", self._links))
        find = self._session.findings_about
        return [finding for mapping, ids in chosen for id in ids for finding in find(mapping, id)]

    def __call__(self, finding: Finding) -> bool:
        return (
            not self._touchpoints.isdisjoint(finding.touchpoints)
            or not self._links.isdisjoint(finding.links)
            or finding.department in self._departments
            or not self._departments.isdisjoint(finding.departments)
        )


def _target(finding: Finding, session: Session) -> ElementKey | None:
    """Where a gap is seen best: a hand-off at its link, anything else at its first touchpoint or department."""
    journey = session.journey
    kinds: Mapping[str, Sequence[str]] = {
        "links": finding.links if finding.family == "handoff" else (),
        "touchpoints": finding.touchpoints,
        "departments": (*finding.departments, finding.department),
    }
    found = ((mapping, id) for mapping, ids in kinds.items() for id in ids if id in getattr(journey, mapping))
    return next(found, None)


def _same(finding: Finding, among: Sequence[Finding]) -> int | None:
    """The place of the finding that says the same thing of the same elements, of several the one in the same words."""
    about = _about(finding)
    alike = [row for row, other in enumerate(among) if other.kind == finding.kind and _about(other) == about]
    worded = [row for row in alike if among[row].message == finding.message]
    return next(iter(worded or alike), None)


def _about(finding: Finding) -> tuple[object, ...]:
    series = finding.score.series if finding.score else None
    return (finding.touchpoints, finding.links, finding.departments, series)
